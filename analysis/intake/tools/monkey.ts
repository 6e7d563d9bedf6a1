import { headed, heading, isOther, type Fact, type Heading, type ToolShape } from './heading.ts'
import { squeezed, type RawTable } from '../raw.ts'
import { numbered, plainText } from '../wording.ts'
import { factOf } from './facts.ts'

const RESPONDENT = /^(respondent[ _]?id|id de(l)? (répondant|encuestado)|befragten[- ]?id|teilnehmer[- ]?id|受访者 ?id|答卷人 ?id)$/i
const COLLECTOR = /^(collector[ _]?id|收集器 ?id)$/i
const LEADING: { readonly [name: string]: Fact } = {
  'ip address': 'administrative',
  ip_address: 'administrative',
  'email address': 'administrative',
  email_address: 'administrative',
  'first name': 'administrative',
  first_name: 'administrative',
  'last name': 'administrative',
  last_name: 'administrative',
  'custom data 1': 'administrative',
  custom_1: 'administrative',
}
const WHOLE = /^(response|open-ended response|antwort|offene antwort|beantwortung mit offenem ende|réponse|réponse (libre|ouverte)|respuesta|respuesta abierta|risposta|risposta libera|resposta|resposta aberta|antwoord|open antwoord|回复|回答|答复|开放式(回复|回答|答复)|自由回答)$/i

/**
 * Two rows of headings: the question, blank where it goes on, and below it "Response", an option or a row. Any file with headings
 * merged in this way is read alike.
 */
export function mergedHeadings(raw: RawTable): readonly Heading[] {
  let question = ''
  let begin = 0
  const read = raw.columns.map((column, i) => {
    const own = plainText(column.headings[0] ?? '')
    if (own !== '' || i === 0) [question, begin] = [own, i]
    const { number, words } = numbered(question)
    return { number, words, begin, part: plainText(column.headings[1] ?? '') }
  })
  return read.map(({ number, words, begin: first, part }, i) => {
    const alone = read.filter((other) => other.begin === first).length === 1
    const name = squeezed(words).toLowerCase()
    const fact = alone && (part === '' || WHOLE.test(part)) ? (RESPONDENT.test(name) ? 'rowId' : COLLECTOR.test(name) ? 'administrative' : part === '' ? (LEADING[name] ?? factOf(name)) : null) : null
    const beside = read.filter((other, k) => other.begin === first && k !== i)
    // One answer, and the line behind "other".
    if (WHOLE.test(part) && beside.length > 0 && beside.every((other) => isOther(other.part))) return heading({ number, stem: words === '' ? part : words })
    const whole = part === '' || WHOLE.test(part) || (alone && part === words)
    if (whole) return heading({ number, stem: words === '' ? part : words, fact, group: alone ? null : `@${first}`, row: alone ? null : words === '' ? null : part || `${i - first + 1}` })
    return heading({ number, stem: words, row: part, group: `@${first}`, other: isOther(part) })
  })
}

export const surveyMonkey: ToolShape = {
  tool: 'surveyMonkey',
  fits: ({ reading, columns }) =>
    reading.headings === 2 && (columns.slice(0, 3).some((column) => RESPONDENT.test(headed(column))) || columns.some((column) => WHOLE.test(headed(column, 1)))),
  headings: mergedHeadings,
}
