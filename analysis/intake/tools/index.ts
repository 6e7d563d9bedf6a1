import type { RawTable } from '../raw.ts'
import { googleForms } from './google-forms.ts'
import type { ToolShape } from './heading.ts'
import { kobo } from './kobo.ts'
import { limeSurvey } from './lime-survey.ts'
import { ours } from './ours.ts'
import { qualtrics, qualtricsLegacy } from './qualtrics.ts'
import { spss } from './spss.ts'
import { surveyMonkey } from './monkey.ts'
import { unknown } from './unknown.ts'
import { wjxNumber, wjxText } from './wjx.ts'

/** In the order in which a file is tried: what is hardest to mistake first. */
const SHAPES: readonly ToolShape[] = [spss, ours, qualtrics, qualtricsLegacy, wjxNumber, wjxText, kobo, limeSurvey, surveyMonkey, googleForms, unknown]

/** The tool a file comes from, by its shape. */
export function shapeOf(raw: RawTable): ToolShape {
  return SHAPES.find((shape) => shape.fits(raw))!
}
