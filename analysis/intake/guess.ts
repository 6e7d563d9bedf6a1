import { dayIn } from './cell.ts'
import { areNearlyAll, type Counted, type Given, type Guess } from './given.ts'
import { guessDeclared } from './guess-declared.ts'
import { guessNumbers } from './guess-numbers.ts'
import { guessNames, guessOrder, guessScaleBesideWords } from './guess-options.ts'
import { comparedText, type MappedMissing, type Tool } from './map.ts'
import { noAnswer, usualNoAnswers } from './no-answer.ts'
import type { RawColumn } from './raw.ts'

export type { Guess } from './given.ts'

/**
 * Guesses what a column is. An answer nobody chose counts where the scale is known: its options and bounds are there all the same. For
 * columns that share their answers (a matrix) give their texts as one column, so that all get one scale. Scales begin with their lowest
 * or most negative answer, whatever the order of the file; what a file declares (SPSS) keeps its codes.
 */
export function guessColumn(column: RawColumn, tool: Tool): Guess {
  const given = givenBy(column, tool)
  if (given.answers.length === 0) return { kind: 'empty' }
  return guessDeclared(given, column.declared) ?? guessDays(given) ?? guessOrder(given) ?? guessNumbers(given) ?? guessScaleBesideWords(given) ?? guessNames(given) ?? { kind: 'text', missing: given.missing }
}

function givenBy({ values, counts, headings }: RawColumn, tool: Tool): Given {
  const byText = new Map<string, number>()
  values.forEach((value, i) => {
    const text = comparedText(value)
    byText.set(text, (byText.get(text) ?? 0) + counts[i]!)
  })
  for (const text of usualNoAnswers(tool)) if (!byText.has(text)) byText.set(text, 0)
  const answers: Counted[] = []
  const missing: MappedMissing[] = []
  for (const [text, n] of byText) {
    const reason = noAnswer(text, tool)
    if (reason) missing.push({ value: text, reason })
    else answers.push({ text, n })
  }
  return { answers, missing, heading: headings.join(' '), tool }
}

const monthsIn = (answers: Given['answers'], order: 'mdy' | 'dmy'): number => new Set(answers.map(({ text }) => Math.floor((dayIn(text, order) ?? 0) / 100))).size

const OF_TIME = /日期|时间|date|\bday\b|time/i

function guessDays({ answers, missing, heading }: Given): Guess | null {
  const first = answers.slice(0, 50)
  const orders = (['ymd', 'mdy', 'dmy'] as const).filter((order) => first.filter(({ text }) => dayIn(text, order) !== null).length * 2 > first.length)
  if (orders.length === 0 || (answers.every(({ text }) => /^\d+$/.test(text)) && !OF_TIME.test(heading))) return null
  const fits = orders.filter((order) => areNearlyAll(answers, (text) => dayIn(text, order) !== null))
  // Where month and day cannot be told apart: full stops are written where the day comes first, and answers come in within few months.
  const order = fits.length > 1 && (answers.some(({ text }) => /^\d{1,2}\.\d/.test(text)) || 2 * monthsIn(answers, 'dmy') <= monthsIn(answers, 'mdy')) ? 'dmy' : fits[0]
  if (order === undefined || new Set(answers.map(({ text }) => dayIn(text, order))).size < 2) return null
  return { kind: 'day', order, missing }
}
