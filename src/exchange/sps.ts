import { missingReason, MISSING_CODES } from '../../analysis/study/missing.ts'
import { utf8 } from '../../analysis/study/hash.ts'
import type { Lang, Text } from '../../analysis/study/text.ts'
import { utf8Length, type FileColumn } from './file-column.ts'
import { exportMessages as say, spsMessages } from './messages.ts'

/** Columns of 0 and 1 that are the options of one question. */
export interface AnswerSet {
  readonly name: string
  readonly label: Text
  readonly members: readonly string[]
}

/**
 * Bytes of a label as it stands in the syntax. The IBM SPSS Statistics Command Syntax Reference allows 256 for a variable and 120 for a
 * value (VARIABLE LABELS, VALUE LABELS), and says that no line should be longer than 256 (Running Commands), which takes off
 * indent, quotation marks and full stop; PSPP ends at 255.
 */
const VARIABLE_LABEL = 250
const VALUE_LABEL = 120
/** The widest text a variable may be. */
const WIDEST = 32767

/**
 * A text in apostrophes, those inside doubled, cut to so many bytes between characters. What is cut goes from the middle: at the end
 * stands what tells the options of one question apart.
 */
function label(text: string, most: number): string {
  const chars = Array.from(text, (char) => (char === "'" ? "''" : char))
  if (utf8Length(chars.join('')) <= most) return `'${chars.join('')}'`
  const room = most - utf8Length('…')
  const head = within(chars, Math.ceil(room * 0.6))
  const tail = within(chars.toReversed(), room - utf8Length(head.join('')))
  return `'${head.join('')}…${tail.toReversed().join('')}'`
}

/** As many of the first as fit. */
function within(chars: readonly string[], bytes: number): readonly string[] {
  let left = bytes
  const end = chars.findIndex((char) => (left -= utf8Length(char)) < 0)
  return end === -1 ? chars : chars.slice(0, end)
}

/**
 * SPSS syntax that opens a CSV file of the same folder with its labels and missing values, in one language; one command per variable, so
 * that a wrong one is found. UTF-8 with byte-order mark, CRLF. PSPP runs it as it is. Programs of this kind read a file line by line:
 * a cell with a line break cannot be read by any syntax, so the file must have none.
 */
export function syntaxOf(file: string, columns: readonly FileColumn[], sets: readonly AnswerSet[], lang: Lang): Uint8Array {
  const texts = columns.flatMap(({ name, holds }) => (holds.is === 'text' ? [{ name, ...holds }] : []))
  const numbers = columns.flatMap(({ name, holds }) => (holds.is === 'number' ? [{ name, ...holds }] : []))
  const missing = MISSING_CODES.map((code) => ` ${code} ${label(say[missingReason(code)][lang], VALUE_LABEL)}`)
  const lines = [
    ...[spsMessages.opens[lang].replace('{{file}}', file), spsMessages.folder[lang]].map((sentence) => `* ${sentence}`),
    `* CD 'C:\\data'.`,
    'SET DECIMAL=DOT.',
    'GET DATA',
    '  /TYPE=TXT',
    `  /FILE='${file}'`,
    "  /ENCODING='UTF8'",
    '  /ARRANGEMENT=DELIMITED',
    '  /DELIMITERS=","',
    `  /QUALIFIER='"'`,
    '  /FIRSTCASE=2',
    '  /VARIABLES=',
    // Without decimals a format never moves a point; those shown are set below.
    ...columns.map(({ name, holds }, i) => `    ${name} ${holds.is === 'text' ? `A${Math.min(WIDEST, Math.max(1, holds.bytes))}` : holds.integer ? `F${holds.width}.0` : 'F24.0'}${i === columns.length - 1 ? '.' : ''}`),
    ...(texts.length > 0 ? [`* ${spsMessages.apostrophe[lang]}`] : []),
    ...texts.map(({ name }) => `IF (SUBSTR(${name}, 1, 1) = "'") ${name} = SUBSTR(${name}, 2).`),
    ...texts.flatMap(({ name, bytes }) => (bytes > WIDEST ? [`* ${spsMessages.cut[lang].replace('{{name}}', name)}`] : [])),
    ...numbers.flatMap(({ name, integer }) => (integer ? [] : [`FORMATS ${name} (F12.4).`])),
    ...columns.flatMap(({ name, label: text }) => [`VARIABLE LABELS ${name}`, `  ${label(text[lang], VARIABLE_LABEL)}.`]),
    ...numbers.flatMap(({ name, options, missing: some }) => {
      const values = [...options.map((option) => ` ${option.code} ${label(option.label[lang], VALUE_LABEL)}`), ...(some ? missing : [])]
      return values.length === 0 ? [] : [`VALUE LABELS ${name}`, ...values.map((value, i) => ` ${value}${i === values.length - 1 ? '.' : ''}`)]
    }),
    ...numbers.flatMap(({ name, missing: some }) => (some ? [`MISSING VALUES ${name} (LO THRU -1).`] : [])),
    ...numbers.map(({ name, level }) => `VARIABLE LEVEL ${name} (${level.toUpperCase()}).`),
    ...sets.flatMap(({ name, label: text, members }) => [
      `MRSETS /MDGROUP NAME=$${name} CATEGORYLABELS=VARLABELS VALUE=1`,
      `  LABEL=${label(text[lang], VARIABLE_LABEL - 10)}`,
      `  VARIABLES=${members.join('\r\n    ')}.`,
    ]),
    'EXECUTE.',
  ]
  return utf8(`\uFEFF${lines.join('\r\n')}\r\n`)
}
