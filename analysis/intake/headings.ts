type Row = readonly string[]

/**
 * Which of the first rows of a file are what: `skip` rows above the headings that belong to nothing (a title, an empty row), then
 * `headings` rows of headings: 3 and 2 for Qualtrics, 2 for SurveyMonkey and for headings merged over several columns, else 1;
 * 0 where the first row is data like those below it. `rows`: the first twenty or so as the file has them, ragged or not.
 */
export function headingsOf(rows: readonly Row[]): { readonly skip: number; readonly headings: number } {
  const skip = titleRows(rows)
  const rest = rows.slice(skip)
  if (rest.length === 0) return { skip: 0, headings: 0 }
  return { skip, headings: qualtrics(rest) ?? (secondRowOfHeadings(rest) ? 2 : likeData(rest) ? 0 : 1) }
}

const filled = (cell: string | undefined): cell is string => cell !== undefined && cell.trim() !== ''
const filledOf = (row: Row): readonly string[] => row.filter(filled)
const widthOf = (rows: readonly Row[]): number => rows.reduce((widest, row) => Math.max(widest, filledOf(row).length), 0)

/** Rows at the top with one filled cell over a table of three columns or more, or two (a name and its value) over six or more. */
function titleRows(rows: readonly Row[]): number {
  const width = widthOf(rows)
  let skip = 0
  while (skip < rows.length && isTitle(rows[skip]!, rows[skip + 1], width)) skip++
  return skip === rows.length ? 0 : skip
}

function isTitle(row: Row, next: Row | undefined, width: number): boolean {
  const cells = filledOf(row)
  if (cells.length === 0) return true
  if (cells.length > 2 || (next && answersRow(next))) return false
  if (cells.length === 1) return width >= 3
  return width >= 6 && filled(row[0]) && filled(row[1]) && !RESPONDENT.test(cells[0]!)
}

const IMPORT_ID = /^\s*\{\s*"ImportId"\s*:/
const RESPONSE_ID = /^(R|FS)_[0-9A-Za-z]{5,}$/

/** Rows of headings of a Qualtrics file; null where it is none. The row of texts may be in any language, or have been taken out by hand. */
function qualtrics(rows: readonly Row[]): number | null {
  const ids = rows.slice(0, 3).findIndex((row) => row.filter((cell) => IMPORT_ID.test(cell)).length * 2 > filledOf(row).length && filledOf(row).length > 0)
  if (ids >= 0) return ids + 1
  const first = rows[0]!
  const second = rows[1]
  const key = first.findIndex((cell) => /^ResponseID$/i.test(cell.trim()))
  const legacy = first.findIndex((cell) => cell.trim() === 'V1')
  if (legacy >= 0 && second?.[legacy]?.trim() === 'ResponseID') return 2
  if (key < 0 || !second || !first.some((cell) => /^(StartDate|EndDate|RecordedDate|Finished|Progress)$/.test(cell.trim()))) return null
  return RESPONSE_ID.test(second[key]?.trim() ?? '') || first.some((cell, i) => /Date$/.test(cell) && isNumeric(second[i])) ? 1 : 2
}

const RESPONDENT = /^(respondent[ _]?id|collector[ _]?id|id de(l)? (répondant|encuestado)|befragten[- ]?id|teilnehmer[- ]?id|受访者 ?id|答卷人 ?id)$/i
const RESPONSE =
  /^(response|open-ended response|antwort|offene antwort|beantwortung mit offenem ende|réponse|réponse libre|réponse ouverte|respuesta|respuesta abierta|risposta|risposta libera|resposta|resposta aberta|antwoord|open antwoord|回复|回答|答复|开放式(回复|回答|答复)|自由回答|other \(please specify\))$/i

/** Whether a row is the second of SurveyMonkey's: "Response" under questions of one column. */
function answersRow(row: Row): boolean {
  return row.some((cell) => RESPONSE.test(cell.trim()) && !/^other/i.test(cell.trim()))
}

/** A second row of headings: it says what a heading merged over several columns leaves open, or "Response" where nothing is open. */
function secondRowOfHeadings(rows: readonly Row[]): boolean {
  const [first, second] = [rows[0]!, rows[1]]
  const below = rows.slice(2)
  if (!second || below.some((row) => sameTexts(row, second))) return false
  const begin = Math.max(0, first.findIndex(filled))
  const open = second.map((_, i) => i).filter((i) => i > begin && !filled(first[i]))
  const told = open.filter((i) => filled(second[i]))
  if (answersRow(second) && !below.some(answersRow)) return true
  if (told.length === 0 || told.length < open.length - (filled(second.at(-1)) ? 0 : 1)) return false
  if (first.slice(0, 3).some((cell) => RESPONDENT.test(cell.trim())) && !filled(second[0])) return true
  return told.length >= 2 && !filledOf(second).some(isNumeric) && first.some((cell, i) => filled(cell) && isNoValue(second[i], below, i))
}

/** What stands in the second row is no value of its column: nothing where the rows below hold something, or a text over numbers. */
function isNoValue(cell: string | undefined, below: readonly Row[], i: number): boolean {
  const values = below.map((row) => row[i]).filter(filled)
  return values.length > 0 && (!filled(cell) || values.every(isNumeric))
}

function sameTexts(a: Row, b: Row): boolean {
  return a.length === b.length && a.every((cell, i) => cell === b[i])
}

/** Whether the first row is one of data: nothing but numbers, or texts that come again below in their columns and numbers over numbers. */
function likeData(rows: readonly Row[]): boolean {
  const [first, ...below] = rows
  const cells = first!.map((cell, i) => ({ cell: cell.trim(), values: below.map((row) => row[i]?.trim()).filter(filled) })).filter(({ cell }) => cell !== '')
  if (cells.length === 0 || below.length === 0) return false
  const typed = cells.filter(({ cell }) => isNumeric(cell))
  if (typed.length === cells.length) return !isCount(cells.map(({ cell }) => cell))
  const texts = cells.filter(({ cell }) => !isNumeric(cell))
  if (texts.some(({ values }) => values.length > 0 && values.every(isNumeric))) return false
  const again = texts.filter(({ cell, values }) => values.includes(cell)).length
  if (typed.length === 0) return texts.length >= 2 && below.length >= 3 && again === texts.length
  return typed.every(({ values }) => values.every(isNumeric)) && again * 2 >= texts.length && again > 0
}

/** Headings that are numbers one after the other, from 0, from 1 or years: 1, 2, 3 or 2019, 2020, 2021. */
function isCount(cells: readonly string[]): boolean {
  return /^(0|1|19\d\d|20\d\d)$/.test(cells[0]!) && cells.length >= 3 && cells.every((cell, i) => /^\d+$/.test(cell) && (i === 0 || Number(cell) === Number(cells[i - 1]) + 1))
}

const NUMBER = /^[+-]?(\d[\d,]*\.?\d*|\.\d+)([eE][+-]?\d+)?%?$/
const DAY = /^(\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([T ].*)?$/
const CLOCK = /^\d{1,2}:\d{2}(:\d{2})?$/

/** A number, a day or a time of day. */
function isNumeric(cell: string | undefined): boolean {
  const text = cell?.trim() ?? ''
  return text.length <= 60 && (NUMBER.test(text) || DAY.test(text) || CLOCK.test(text))
}
