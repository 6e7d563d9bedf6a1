import type { ColumnVariable } from '../dataset/dataset.ts'
import { scaleOf, type Codebook } from '../study/codebook.ts'
import type { Text } from '../study/text.ts'

/** What a measure is called where its unit stands beside it: the mean score of a scale goes by the name of the scale. */
export function measureLabel(codebook: Codebook, variable: ColumnVariable): Text {
  return variable.kind === 'number' && variable.score?.as === 'mean' ? scaleOf(codebook, variable.score.scale).label : variable.label
}
