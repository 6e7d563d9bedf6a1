import type { Result, TablePart } from '../result/result.ts'
import { layout, titlesOf, type Align, type BodyCell, type Show } from './layout.ts'
import { blocksOf, casesWords } from './page.ts'
import { widthOf } from './width.ts'

/** A table in plain text, columns under each other in a font of equal widths; Chinese counts two. For a terminal and the clipboard. */
export function tableText(table: TablePart, show: Show): string {
  const grid = layout(table, show)
  if (grid.refused !== null) return `${grid.caption}\n${grid.refused}\n`
  const titles = titlesOf(grid.head)
  const spanners = titles.map(({ under }, at) => (under && titles[at - 1]?.under !== under ? under.text : ''))
  const headings = [...(grid.head.length > 1 ? [spanners] : []), titles.map(({ title }) => withMarks(title.text, title.marks))]
  const rows = [...headings, ...grid.body.map((row) => row.map(cellText))]
  const widths = grid.align.map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ''))))
  const line = (row: readonly string[]): string => row.map((text, at) => padded(text, widths[at]!, grid.align[at]!)).join('  ').trimEnd()
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2))
  const notes = grid.notes.map(({ mark, text }) => (mark === null ? text : `${mark}) ${text}`))
  return [grid.caption, rule, ...headings.map(line), rule, ...rows.slice(headings.length).map(line), rule, ...notes, ''].join('\n')
}

/** A result in plain text: what was found, its tables, its cases. Charts are left out. */
export function resultText(result: Result, show: Show): string {
  const pieces = blocksOf(result, '', 0, show).flatMap((block) => {
    switch (block.is) {
      case 'table':
        return [tableText(block.table, show)]
      case 'refusal':
        return [`${[block.refusal.title, block.refusal.reason, block.refusal.help].filter((text) => text !== null).join('\n')}\n`]
      case 'words':
        return [`${block.text}\n`]
      case 'chart':
        return []
    }
  })
  return [
    ...(result.provenance.synthetic ? [`${show.say({ key: 'result.synthetic' })}\n`] : []),
    ...(result.summary ? [`${show.say(result.summary)}\n`] : []),
    ...pieces,
    `${casesWords(result, show)}\n`,
  ].join('\n')
}

const cellText = ({ kind, text, marks }: BodyCell): string => (kind === 'same' ? '' : withMarks(text, marks))
const withMarks = (text: string, marks: readonly string[]): string => (marks.length > 0 ? `${text} ${marks.join(',')})` : text)

function padded(text: string, width: number, align: Align): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'right' ? space + text : text + space
}
