import type { Column, Table } from '../../../analysis/dataset/dataset.ts'
import type { Codebook, CodedVariable, NumberVariable } from '../../../analysis/study/codebook.ts'
import type { Text } from '../../../analysis/study/text.ts'

const text = (words: string): Text => ({ 'zh-CN': `${words}（中）`, en: words })
type Answers = readonly (number | null)[]

/** A column given as codes (null = missing), or as numbers. */
export type Made =
  | ({ readonly codes: readonly number[]; readonly answers: Answers } & Partial<Omit<CodedVariable, 'kind' | 'name' | 'options'>>)
  | ({ readonly numbers: Answers } & Partial<Omit<NumberVariable, 'kind' | 'name'>>)

const named = (name: string) => ({ name, text: text(`${name}?`), label: text(name), role: 'opinion' as const, sensitive: false, note: null })

/** A small table for tests, with the codebook that goes with it. */
export function tableOf(columns: { readonly [name: string]: Made }, scales: Codebook['scales'] = [], name = 'people'): Table {
  const variables: (CodedVariable | NumberVariable)[] = []
  const made: { [name: string]: Column } = {}
  let rows = 0
  for (const [column, spec] of Object.entries(columns)) {
    if ('codes' in spec) {
      const { codes, answers, ...rest } = spec
      rows = answers.length
      variables.push({
        ...named(column),
        kind: 'coded',
        level: 'ordinal',
        options: codes.map((code) => ({ code, label: text(`${column}=${code}`) })),
        optionsFrom: null,
        waysOut: [],
        bounds: { min: Math.min(...codes), max: Math.max(...codes) },
        reversed: false,
        right: null,
        ...rest,
      })
      made[column] = {
        kind: 'coded',
        index: Uint8Array.from(answers, (code) => (code === null ? 0 : codes.indexOf(code) + 1)),
        reasons: Int8Array.from(answers, (code) => (code === null ? -6 : 0)),
      }
    } else {
      const { numbers, ...rest } = spec
      rows = numbers.length
      variables.push({ ...named(column), kind: 'number', bounds: null, reversed: false, integer: false, unit: null, score: null, ...rest })
      made[column] = {
        kind: 'number',
        values: Float64Array.from(numbers, (number) => number ?? 0),
        known: Uint8Array.from(numbers, (number) => (number === null ? 0 : 1)),
        reasons: Int8Array.from(numbers, (number) => (number === null ? -6 : 0)),
      }
    }
  }
  const codebook: Codebook = { id: name, title: text(name), variables, derived: [], scales, quasiIdentifiers: [], passages: {} }
  return { name, rows, codebook, columns: made, respondent: 'resident' }
}
