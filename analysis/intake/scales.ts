import type { Scale } from '../study/codebook.ts'
import { LANGS } from '../study/text.ts'
import { orderOf, wordsOf } from './likert.ts'
import type { MappedCoded } from './map.ts'
import type { Draft } from './questions.ts'
import { labelOf, plainText, sameWords } from './wording.ts'

const SOURCE = 'Proposed from the columns of the file: rows of one question with the same answers. Nobody has examined it.'
const FEWEST_ITEMS = 3
const MOST_ITEMS = 50
const FEWEST_POINTS = 4
/** Names that number the questions of a whole file, and so hold nothing together. */
const NUMBERING = /^(q|v|x|a|b|c|f|s|t|var|item|items|qu|qs|ques|question|questions|col|column|field|frage|answer|resp|response)$/i

/** Sub-questions of LimeSurvey are numbered in every question. */
const SUB_QUESTION = /^SQ$/

/** A scale before it and its items have names: the items by their place among the drafts. */
export interface DraftScale {
  readonly wanted: string
  readonly items: readonly number[]
  readonly scale: Omit<Scale, 'name' | 'items'>
}

/**
 * Scales that a file suggests: at least three rows of one matrix with the same ordered answers, four or more. Rows named by
 * construct ("percEmp1", "percEmp2" among others) make a scale per construct. Reversed items cannot be seen from words.
 */
export function scalesOf(drafts: readonly Draft[]): readonly DraftScale[] {
  const groups = new Map<string, { readonly items: number[]; readonly wanted: string }>()
  drafts.forEach((draft, i) => {
    const { variable, matrix } = draft
    if (!matrix || matrix.ranking || variable.kind !== 'coded' || variable.bounds === null || variable.options.length < FEWEST_POINTS || variable.role !== 'opinion') return
    const key = `${matrix.key} ${JSON.stringify(variable.options.map(({ code, label }) => [code, label.en]))}`
    const group = groups.get(key) ?? { items: [], wanted: matrix.wanted }
    groups.set(key, group)
    group.items.push(i)
  })
  return [...groups.values()].flatMap(({ items, wanted }) => byConstruct(items, drafts, wanted)).filter(({ items }) => items.length >= FEWEST_ITEMS && items.length <= MOST_ITEMS).map(({ items, wanted }) => scaleOf(items, wanted, drafts))
}

function byConstruct(items: readonly number[], drafts: readonly Draft[], wanted: string): readonly { readonly items: readonly number[]; readonly wanted: string }[] {
  if (NUMBERING.test(wanted)) return []
  const constructs = items.map((i) => /(?:^|_)([A-Za-z]{2,})_?\d+$/.exec(drafts[i]!.wanted)?.[1] ?? '').map((name) => (SUB_QUESTION.test(name) ? '' : name))
  const found = [...new Set(constructs)]
  if (found.length === 1 && found[0] !== '' && wanted.endsWith(found[0]!)) return [{ items, wanted }]
  const own = found.filter((name) => name !== '').map((name) => ({ items: items.filter((_, k) => constructs[k] === name), wanted: name }))
  return found.length > 1 && own.some((one) => one.items.length >= FEWEST_ITEMS) && !constructs.includes('') ? own : [{ items, wanted: found.length === 1 && found[0] !== '' ? found[0]! : wanted }]
}

/** Whether the codes that a file declares run from the most to the least (1 very satisfied … 5 very dissatisfied): a high score then says the opposite. */
function falls({ options }: Pick<MappedCoded, 'options'>): boolean {
  const rising = options.toSorted((a, b) => a.code - b.code).map(({ label }) => label)
  return LANGS.some((lang) => {
    const words = rising.map((label) => label[lang]).filter((text) => !/^-?\d+$/.test(text)).map((text) => text.replace(/^\d{1,2} ?[.、:=)-]? ?(?=\D)/, ''))
    const ordered = words.length < 2 ? null : orderOf(wordsOf(words))
    const places = words.map((text) => ordered?.points.findIndex(({ word }) => word?.texts.includes(text)) ?? -1)
    return ordered !== null && places.every((place, i) => place >= 0 && (i === 0 || place < places[i - 1]!))
  })
}

function scaleOf(items: readonly number[], wanted: string, drafts: readonly Draft[]): DraftScale {
  const { matrix, variable } = drafts[items[0]!]!
  const label = labelOf(matrix!.stem) || plainText(wanted)
  return {
    wanted,
    items,
    scale: {
      label: sameWords(label || `${variable.label.en} …`),
      kind: 'reflective',
      high: falls(variable as Omit<MappedCoded, 'name'>) ? (matrix!.high === 'good' ? 'bad' : 'good') : matrix!.high,
      atLeast: Math.ceil(items.length / 2),
      bounds: (variable as Omit<MappedCoded, 'name'>).bounds!,
      source: SOURCE,
    },
  }
}
