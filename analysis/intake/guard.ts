import { fieldName, fieldOf, traitField } from '../study/fields.ts'
import { askedBy, BIRTH, IDENTIFYING, isOfOneself, TRAIT_ANSWERS, TRAITS } from '../study/identifying.ts'
import type { Guarded } from '../study/study.ts'
import { guessColumn, type Guess } from './guess.ts'
import { isBirthDate, isPersonName, isPrecise, isWesternName, SIGNS, TRAIT_SIGNS } from './identifiers.ts'
import { comparedText } from './map.ts'
import { noAnswer } from './no-answer.ts'
import type { RawColumn, RawTable } from './raw.ts'

/** Why a column is left out of an import. `keepable`: a person may keep it by typing a reason; ethnicity and religion never. */
export interface Guard {
  readonly what: Guarded
  readonly found: 'heading' | 'values'
  readonly keepable: boolean
}

/** As many distinct texts are looked at; a column of more is judged by its first. */
const LOOKED_AT = 500

interface Looked {
  readonly headings: readonly string[]
  readonly texts: readonly { readonly text: string; readonly n: number }[]
  readonly cells: number
  readonly guess: Guess
  /** Labels that the file declares, by value. */
  readonly declared: ReadonlyMap<string, string>
}

/**
 * What a column would say about who somebody is, by its headings or by what stands in it; null where nothing points at that. It uses the
 * patterns by which studies are refused, and more: a column is a field with a short name ("IPAddress", 姓名) or a question that asks for
 * such a thing and has no answers to choose from; or enough of its cells are of such a kind. Statements to agree with may speak of it all.
 */
export function guardOf(column: RawColumn): Guard | null {
  const before = known.get(column)
  if (before !== undefined) return before
  const looked = look(column)
  const guard = guarded(byValues(looked), 'values') ?? guarded(byHeading(looked), 'heading')
  known.set(column, guard)
  return guard
}

/**
 * {@link guardOf} a column of a file. Where a heading is merged over several columns (its question stands above the first of them alone),
 * the others are judged with its words as well: "Black" says little, "Race [Black]" all.
 */
export function guardIn({ columns }: Pick<RawTable, 'columns'>, column: RawColumn): Guard | null {
  return guardOf(column) ?? mergedGuards(columns).get(column) ?? null
}

const merged = new WeakMap<readonly RawColumn[], ReadonlyMap<RawColumn, Guard>>()
function mergedGuards(columns: readonly RawColumn[]): ReadonlyMap<RawColumn, Guard> {
  const before = merged.get(columns)
  if (before) return before
  const found = new Map<RawColumn, Guard>()
  let question = ''
  for (const column of columns) {
    const [first = '', ...below] = column.headings
    const own = below.filter((heading) => heading.trim() !== '').join(' ')
    if (first.trim() !== '') question = first
    else if (question !== '' && own !== '') {
      const guard = guardOf({ ...column, headings: [`${question} [${own}]`] })
      if (guard) found.set(column, guard)
    }
  }
  merged.set(columns, found)
  return found
}

/** A column never changes, and is asked about by proposing, showing and applying alike: one of a million texts is looked at once. */
const known = new WeakMap<RawColumn, Guard | null>()

function guarded(what: Guarded | null, found: Guard['found']): Guard | null {
  return what && { what, found, keepable: what !== 'ethnicity' && what !== 'religion' }
}

function look(column: RawColumn): Looked {
  const first = { ...column, values: column.values.slice(0, LOOKED_AT), counts: column.counts.subarray(0, LOOKED_AT) }
  const texts = first.values.map((value, i) => ({ text: comparedText(value), n: first.counts[i]! })).filter(({ text }) => noAnswer(text, 'unknown') === null)
  return { headings: headingsOf(column), texts, cells: texts.reduce((sum, { n }) => sum + n, 0), guess: guessed(first), declared: new Map(column.declared?.labels.map(({ value, label }) => [comparedText(value), label])) }
}

/** Whatever tool wrote the file: small negative numbers are taken for no answer where they would make an opinion something else. */
function guessed(column: RawColumn): Guess {
  const guess = guessColumn(column, 'unknown')
  return guess.kind === 'likeMissing' ? guessColumn(column, 'wjxNumber') : guess
}

/** Of a path ("household/respondent_name") the name at its end as well. */
const headingsOf = ({ headings, declared }: RawColumn): readonly string[] =>
  [...headings, ...(declared ? [declared.name, declared.label ?? ''] : [])].filter((heading) => heading.trim() !== '' && !/^\s*\{"ImportId"/.test(heading)).flatMap((heading) => [heading, ...(/[^/\s]\/[^/\s]/.test(heading) ? [heading.slice(heading.lastIndexOf('/') + 1)] : [])])

// By values

const ENOUGH: { readonly [what in Guarded]?: number } = { ip: 0.5, email: 0.3, idNumber: 0.3, phone: 0.3, coordinates: 0.3, account: 0.3, address: 0.3 }

function byValues(looked: Looked): Guarded | null {
  const { texts, cells } = looked
  if (cells === 0) return null
  const sign = SIGNS.find(([what, is]) => texts.filter(({ text }) => is(text)).length >= Math.max(1, texts.length * ENOUGH[what]!))
  return sign?.[0] ?? traitIn(labelsOf(looked)) ?? (areNames(looked) ? 'name' : null)
}

/** What the cells mean: their texts, or the labels a file declares for them. */
function labelsOf({ texts, declared }: Looked): Looked['texts'] {
  return declared.size === 0 ? texts : texts.map(({ text, n }) => ({ text: declared.get(text) ?? text, n }))
}

const SIGNS_BETWEEN = /[┋;；|、\n]|[,，] ?/
const partsOf = (text: string): readonly string[] => [text, ...text.split(SIGNS_BETWEEN).map((part) => part.trim())]

/** A trait that most cells state. */
function traitIn(texts: Looked['texts']): Guarded | null {
  if (texts.length > 80) return null
  const cells = texts.reduce((sum, { n }) => sum + n, 0)
  const found = TRAIT_SIGNS.find(({ is, sure }) => {
    const stated = texts.filter(({ text }) => partsOf(text).some(is))
    return stated.reduce((sum, { n }) => sum + n, 0) >= cells * 0.6 && sure([...new Set(stated.flatMap(({ text }) => partsOf(text)).filter(is))])
  })
  return found?.what ?? null
}

/** A heading about somebody who comes up again and again: who asked, who came, who is in charge. */
const OF_SOMEBODY = /(员|民警|警官|辅警|负责人|联系人|户主|楼长|组长|所长|谁)[:：?？]?$|^(interviewer|enumerator|surveyor|(your |visiting |contact )?officer|contact( person)?|supervisor|who\b.*)\??$/i

/** Names of people: hardly any comes twice, or nearly all texts are names; under a heading about somebody most are enough. */
function areNames(looked: Looked): boolean {
  const { texts, cells, headings } = looked
  const [zh, en] = [isPersonName, isWesternName].map((is) => labelsOf(looked).filter(({ text }) => is(text)).length / Math.max(1, texts.length)) as [number, number]
  if (texts.length >= 8 && cells <= texts.length * 1.5) return zh >= 0.7 || en >= 0.5
  if (headings.some((heading) => OF_SOMEBODY.test(heading.trim()))) return texts.length >= 2 && (zh >= 0.7 || en >= 0.5)
  return texts.length >= 5 && (zh >= 0.95 || en >= 0.8)
}

// By headings

/** Kinds whose cells have a shape of their own: where none of them has it, the column is something else ("Phone: iPhone, Android"). */
const SHAPED: readonly Guarded[] = ['ip', 'email', 'phone', 'idNumber']

function byHeading(looked: Looked): Guarded | null {
  const { headings, texts, guess } = looked
  const born = headings.some((heading) => [heading, fieldName(heading)].some((words) => askedBy(words, BIRTH).length > 0))
  if (born && !isOption(guess, texts) && texts.some(({ text }) => isBirthDate(text))) return 'birthDate'
  const fields = headings.map(fieldOf).filter((what) => what !== null)
  const field = fields.find((what) => isField(what, looked))
  if (field) return field
  if (isOpen(guess)) {
    const asked = headings.flatMap((heading) => askedBy(heading, IDENTIFYING))
    if (asked.length > 0 && !(texts.length > 0 && arePlaces(texts))) return asked[0]!
  }
  return traitAsked(looked)
}

const isOpen = (guess: Guess): boolean => guess.kind !== 'coded'

function isField(what: Guarded, { texts, guess }: Looked): boolean {
  if (what === 'coordinates') return texts.some(({ text }) => isPrecise(text))
  if (guess.kind === 'coded' && (guess.level === 'ordinal' || isYesNo(guess))) return texts.some(({ text }) => SIGNS.some(([kind, is]) => kind === what && is(text)))
  if (what === 'name') return !arePlaces(texts)
  if (SHAPED.includes(what) && guess.kind === 'coded') return texts.some(({ text }) => SIGNS.some(([kind, is]) => kind === what && is(text)))
  return what !== 'account' || guess.kind !== 'coded' || guess.options.length > 5
}

const isYesNo = (guess: Extract<Guess, { kind: 'coded' }>): boolean =>
  guess.options.length === 2 && guess.options.every(({ label, values }) => ['Yes', 'No', '0', '1', '2'].includes(label.en) || /^(yes|no|0|1|2|是|否|有|没有|not selected|未选)$/i.test(values[0] ?? ''))

const OF_A_PLACE = /(区|县|市|镇|乡|村|街道|社区|居委会|路|派出所|分局)$|\b(district|county|ward|city|town|township|borough|sub-?district|village|community|precinct|street)$/i
const arePlaces = (texts: Looked['texts']): boolean => texts.length > 0 && texts.filter(({ text }) => OF_A_PLACE.test(text)).length >= texts.length * 0.6

/** Ethnicity, religion and political membership, asked for in a heading or offered as an option of it. */
function traitAsked({ headings, guess, texts }: Looked): Guarded | null {
  const option = isOption(guess, texts)
  const parts = headings.map((heading) => (option ? optionApart(heading) : { question: heading, option: '' }))
  for (const { question, option: own } of parts) {
    const offered = own === '' ? undefined : askedBy(own, TRAIT_ANSWERS)[0]
    if (offered) return offered
    if (isStatement(guess) && !isOfOneself(question)) continue
    const asked = traitField(question) ?? askedBy(question, TRAITS)[0]
    if (asked) return asked
  }
  return null
}

/** A statement to agree with: an order of words that may be averaged. Bare numbers may be codes of anything. */
function isStatement(guess: Guess): boolean {
  return guess.kind === 'coded' && guess.bounds !== null && guess.options.some(({ label }) => !/^-?\d+$/.test(label.en))
}

/** Whether a column is one option of a question: chosen or not. */
function isOption(guess: Guess, texts: Looked['texts']): boolean {
  return guess.kind === 'empty' || texts.length <= 1 || (guess.kind === 'coded' && (isYesNo(guess) || texts.length === 2))
}

/** "Which disciplines? [Theology]", "3、关注哪些群体(少数民族)", "问题—选项": the question and the option. */
function optionApart(heading: string): { readonly question: string; readonly option: string } {
  const text = heading.trim()
  const found = /^(.*)\[([^\]]*)\]$/s.exec(text) ?? /^(.*)[(（]([^()（）]*)[)）]$/s.exec(text) ?? /^(.*?)(?:—+|:\s|：|\s-\s|\s–\s)([^—]*)$/s.exec(text)
  return found && found[1]!.trim() !== '' ? { question: found[1]!, option: found[2]! } : { question: text, option: '' }
}
