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
}
const MARKERS = new Set(['study', 'study_hash', 'synthetic'])

export const ours: ToolShape = {
  tool: 'ours',
  fits: (raw) => raw.reading.headings === 1 && countNames(raw, MARKERS) === MARKERS.size,
  headings: (raw) => byName(raw, () => '').map((one, i) => {
    const fact = LEADING[headed(raw.columns[i]!).toLowerCase()]
    return fact ? heading({ code: one.code, stem: one.stem, fact }) : one
  }),
}
