/** Letters, digits and underscore, a letter first: valid as a column in SPSS, R, Stata, pandas and SQL. */
export const NAME = /^[A-Za-z][A-Za-z0-9_]*$/
export const NAME_LENGTH = 32

/** Ids of studies, forms, pages, blocks, units and cases: they stand in file names and addresses. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9-]*$/
export const ID_LENGTH = 64

/** Words SPSS refuses as a variable name. */
const SPSS = ['ALL', 'AND', 'BY', 'EQ', 'GE', 'GT', 'LE', 'LT', 'NE', 'NOT', 'OR', 'TO', 'WITH']

/** Columns every table has beside the questions: facts of the fieldwork. */
export const COLLECTION_NAMES = ['UNIT', 'MODE', 'LAYOUT', 'STATUS', 'LANGUAGE', 'WAVE'] as const

/** Columns that stand before the items in an export. */
const EXPORT = ['row', 'resp_id', 'study', 'study_hash', 'form', 'wave', 'batch', 'unit_id', 'languages', 'aids', 'day', 'consent', 'synthetic']

/** Every object answers to these: an item of such a name would seem answered by everybody. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype)

const reserved = new Set([...SPSS, ...COLLECTION_NAMES, ...EXPORT, ...INHERITED].map((name) => name.toLowerCase()))

/** Whether a name, whatever its case, is taken by a reserved word or a column that is added to every table. */
export function isReservedName(name: string): boolean {
  return reserved.has(name.toLowerCase())
}
