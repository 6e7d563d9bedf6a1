import type { RawTable } from '../raw.ts'
import { numbered, plainText, sharedWords } from '../wording.ts'
import { countNames, headed, heading, isOther, runs, type Fact, type Heading, type ToolShape } from './heading.ts'

/** Columns before the questions, by name and (the third row) by import id, in lower case. */
const LEADING: { readonly [name: string]: Fact } = {
  startdate: 'administrative',
  enddate: 'administrative',
  status: 'administrative',
  ipaddress: 'administrative',
  progress: 'administrative',
  'duration (in seconds)': 'seconds',
  duration: 'seconds',
  finished: 'administrative',
  recordeddate: 'day',
  responseid: 'rowId',
  _recordid: 'rowId',
  responseset: 'administrative',
  recipientlastname: 'administrative',
  recipientfirstname: 'administrative',
  recipientemail: 'administrative',
  emailaddress: 'administrative',
  name: 'administrative',
  externalreference: 'administrative',
  externaldatareference: 'administrative',
  locationlatitude: 'administrative',
  locationlongitude: 'administrative',
  locationaccuracy: 'administrative',
  distributionchannel: 'administrative',
  userlanguage: 'language',
}
const NAMES = new Set(Object.keys(LEADING))
const TIMER = /_(First Click|Last Click|Page Submit|Click Count)$/
/** The order in which things were shown, uploaded files, the browser: as the name of the column or, in lower case, its import id. */
const BOOKKEEPING = /_DO(_\w+)?$|_(Browser|Version|Operating System|Resolution)$/
const BOOKKEEPING_ID = /_do$|_file_(id|name|size|type)$|_(browser|version|os|resolution)$/
const CHOICE = /\s+[-–]\s+(Selected Choice|Ausgewählte Option|Choix sélectionné|Opción seleccionada|已选择的选项|选定选项)/

const importId = (raw: RawTable, i: number): string => /"ImportId"\s*:\s*"([^"]*)"/.exec(raw.columns[i]!.headings.find((text) => text.includes('"ImportId"')) ?? '')?.[1]?.toLowerCase() ?? ''

/** Name of the question a column belongs to: "Q5" of "Q5_1", "Q5_1_2", "Q3_4_TEXT". */
const questionOf = (code: string): string => code.replace(/_TEXT$/, '').replace(/(_x?\d+)+$/, '')

function qualtricsHeadings(raw: RawTable): readonly Heading[] {
  const codes = raw.columns.map((column) => headed(column))
  const texts = raw.columns.map((column) => plainText(column.headings.slice(1).find((text) => !text.includes('"ImportId"')) ?? '').replace(CHOICE, ''))
  const facts = raw.columns.map((_, i) => factOf(codes[i]!, importId(raw, i)))
  const groups = codes.map((code, i) => (facts[i] === null && questionOf(code) !== '' ? questionOf(code) : null))
  return runs(groups).flatMap((places) => {
    const members = places.filter((i) => !/_TEXT$/.test(codes[i]!))
    const shared = members.length > 1 ? sharedWords(members.map((i) => texts[i]!)) : null
    return places.map((i) => {
      const [code, text] = [codes[i]!, texts[i]!]
      const { number, words } = numbered(text)
      if (members.length < 2 && !/_TEXT$/.test(code)) return heading({ code, number, stem: words, fact: facts[i]! })
      const other = /_TEXT$/.test(code)
      const row = other ? text.replace(/\s+[-–]\s+Text$/i, '').replace(/^.*\s[-–]\s/, '') : (shared?.own[members.indexOf(i)] ?? text)
      return heading({ code, number: null, stem: shared ? numbered(shared.stem).words : other ? words : '', row: row || code, group: `${groups[i]}@${places[0]}`, other: other || (isOther(row) && members.length < 2) })
    })
  })
}

function factOf(code: string, id: string): Fact | null {
  return TIMER.test(code) || BOOKKEEPING.test(code) || BOOKKEEPING_ID.test(id) ? 'administrative' : ((id ? LEADING[id] : undefined) ?? LEADING[code.toLowerCase()] ?? (/^Q_[A-Z]/.test(code) ? 'administrative' : null))
}

export const qualtrics: ToolShape = {
  tool: 'qualtrics',
  fits: (raw) => raw.columns.some((_, i) => importId(raw, i) !== '') || (countNames(raw, NAMES) >= 4 && raw.columns.some((column) => /^ResponseID$/i.test(headed(column)))),
  headings: qualtricsHeadings,
}

/** The format before 2017: V1 … V10 and then the questions, their names above their texts. */
export const qualtricsLegacy: ToolShape = {
  tool: 'qualtricsLegacy',
  fits: ({ columns }) => columns.some((column) => /^V1$/.test(headed(column)) && /^ResponseID$/i.test(headed(column, 1))),
  headings: (raw) => {
    const named = raw.columns.map((column) => (/^V\d+$/.test(headed(column)) && NAMES.has(headed(column, 1).toLowerCase()) ? { ...column, headings: [headed(column, 1), headed(column, 1)] } : column))
    const read = qualtricsHeadings({ ...raw, columns: named })
    // Nothing says when it was recorded but the end.
    return read.map((one, i) => (headed(named[i]!).toLowerCase() === 'enddate' ? { ...one, fact: 'day' as const } : one))
  },
}
