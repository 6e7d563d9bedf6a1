import type { RawTable } from '../raw.ts'
import { numbered, plainText, withoutKinds } from '../wording.ts'
import { bracketed } from './lime-survey.ts'
import { factOf } from './facts.ts'
import { headed, heading, isOther, type Heading, type ToolShape } from './heading.ts'

const TIMESTAMP = /^(timestamp|时间戳(记)?|時間戳記|zeitstempel|horodateur|marca temporal|carimbo de data\/hora|informazioni cronologiche|tijdstempel|タイムスタンプ|타임스탬프|отметка времени)$/i
const MOMENT = /\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}.*\d{1,2}:\d{2}/

/** Full questions as headings; a grid has "Question [row]". */
export function bracketHeadings(raw: RawTable): readonly Heading[] {
  return raw.columns.map((column) => {
    const words = withoutKinds(plainText(column.headings[0] ?? ''))
    const { number, words: text } = numbered(words)
    const inner = bracketed(text)
    if (inner && inner.row !== '' && inner.stem !== '') return heading({ number, stem: inner.stem, row: inner.row, group: inner.stem, other: isOther(inner.row) })
    return heading({ number, stem: text, fact: TIMESTAMP.test(text) ? 'day' : factOf(text), other: isOther(/\s[-–—]\s+([^-–—]+)$/.exec(text)?.[1] ?? '') })
  })
}

export const googleForms: ToolShape = {
  tool: 'googleForms',
  fits: ({ reading, columns }) => reading.headings === 1 && columns.slice(0, 2).some((column) => TIMESTAMP.test(headed(column)) && column.values.some((value) => MOMENT.test(value))),
  headings: bracketHeadings,
}
