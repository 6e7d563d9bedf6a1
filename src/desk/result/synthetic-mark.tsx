import { useResultWords } from './words.ts'

/** Stands at the caption of every table and figure of invented data. */
export function SyntheticMark() {
  return <span className="synthetic-mark">{useResultWords()({ key: 'result.synthetic' })}</span>
}
