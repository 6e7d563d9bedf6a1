import type { Counted } from './given.ts'
import { maskText } from './mask.ts'
import { isOther } from './tools/heading.ts'

/** In fewer rows than this an answer that stands once tells nothing: all are rare. */
const FEWEST_ROWS = 20
/** So many rows for each that hold an answer make it rare. */
const RARE = 50

const FIRST_PERSON = /\b(I|I['’]?m|I['’]ve|me|my|mine|myself)\b|我|俺|咱/
/** Not the stops of "e.g." and "etc.". */
const SENTENCE = /[?？!！;；。…]|\.\.\.|(?<!\betc)(?<=[A-Za-z]{3})\.(\s|$)/i
const rareIn = (all: number, n: number): boolean => all >= RARE * n && n <= 2

/**
 * Answers that few gave and that read like somebody's own words: as sentences, longer than all others and in the first person, much longer,
 * or naming somebody. What begins or ends like a frequent answer is one of the questionnaire.
 */
export function ownWords(answers: readonly Counted[]): ReadonlySet<string> {
  const { all, frequent, rare } = parted(answers)
  if (frequent.length < 2 || all < FEWEST_ROWS) return new Set()
  const longest = Math.max(...frequent.map(({ text }) => widthOf(text)))
  const reads = ({ text }: Counted): boolean =>
    SENTENCE.test(text) || (widthOf(text) > longest && (FIRST_PERSON.test(text) || (widthOf(text) > 2 * longest && widthOf(text) >= 30))) || maskText(text).masked.length > 0
  return new Set(rare.filter((one) => !isAlike(one.text, frequent, longest) && reads(one)).map(({ text }) => text))
}

/**
 * Where a tool writes what people add into the same cell: the rare answers, where they are many beside the frequent ones, whatever they say.
 * A list of a questionnaire has few answers that hardly anybody gave.
 */
export function rareTail(answers: readonly Counted[]): ReadonlySet<string> {
  const { all, frequent, rare } = parted(answers)
  const tail = rare.filter(({ text, n }) => rareIn(all, n) && !isOther(text))
  if (frequent.length < 2 || tail.length < 2 || tail.length * 3 < answers.length) return new Set()
  const longest = Math.max(...frequent.map(({ text }) => widthOf(text)))
  return new Set(tail.filter(({ text }) => !isAlike(text, frequent, longest)).map(({ text }) => text))
}

function parted(answers: readonly Counted[]): { readonly all: number; readonly frequent: readonly Counted[]; readonly rare: readonly Counted[] } {
  const all = answers.reduce((sum, { n }) => sum + n, 0)
  const isRare = ({ text, n }: Counted): boolean => n > 0 && !isOther(text) && (n === 1 || rareIn(all, n))
  return { all, frequent: answers.filter((one) => one.n > 0 && !isRare(one)), rare: answers.filter(isRare) }
}

/** Chinese characters are twice as wide, and say twice as much. */
const widthOf = (text: string): number => text.length + (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0)

/** No longer than the others, with the first word or the first or last two characters of one of them; a number beside numbers. */
function isAlike(text: string, frequent: readonly Counted[], longest: number): boolean {
  const ends = (of: string): readonly string[] => (/^\d+$/.test(of) ? ['number'] : /[\u4e00-\u9fff]/.test(of) ? [`^${of.slice(0, 2)}`, `${of.slice(-2)}$`] : [`^${/^\S+/.exec(of)?.[0].toLowerCase() ?? ''}`])
  const known = new Set(frequent.flatMap((one) => ends(one.text)))
  return widthOf(text) <= longest && ends(text).some((end) => known.has(end))
}
