import type { RawTable } from '../raw.ts'
import { countNames, headed, heading, type Fact, type ToolShape } from './heading.ts'
import { byName } from './unknown.ts'

/** Columns before the questions of an export of ours. */
const LEADING: { readonly [name: string]: Fact } = {
  row: 'rowId',
  resp_id: 'rowId',
  study: 'administrative',
  study_hash: 'administrative',
  form: 'administrative',
  wave: 'administrative',
  batch: 'administrative',
  unit_id: 'unit',
  languages: 'administrative',
  language: 'administrative',
  aids: 'administrative',
  day: 'day',
  consent: 'administrative',
  synthetic: 'administrative',
  unit: 'administrative',
  mode: 'mode',
  layout: 'administrative',
  status: 'administrative',
}
const MARKERS = new Set(['study', 'study_hash', 'synthetic'])

/** Scores stand behind the items they were computed from, and are computed again. */
function isScore(raw: RawTable, name: string): boolean {
  const scale = /^(.+)_(MEAN|100)$/.exec(name)?.[1]
  return scale !== undefined && raw.columns.some((column) => headed(column).startsWith(scale) && /^\d+$/.test(headed(column).slice(scale.length)))
}

export const ours: ToolShape = {
  tool: 'ours',
  fits: (raw) => raw.reading.headings === 1 && countNames(raw, MARKERS) === MARKERS.size,
  headings: (raw) =>
    byName(raw, () => '').map((one, i) => {
      const name = headed(raw.columns[i]!)
      const fact = LEADING[name.toLowerCase()] ?? (isScore(raw, name) ? 'administrative' : null)
      return fact ? heading({ code: one.code, stem: one.stem, fact }) : one
    }),
}
