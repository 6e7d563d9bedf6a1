import { distribution } from '../../../engine/answers.ts'
import { columnVariable, scored } from '../../../engine/terms.ts'
import { quantile7 } from '../../../numeric/order.ts'
import type { Note, Protection, Row } from '../../../result/result.ts'
import { baseColumn, column, confidenceField, figure, intervalColumns, message, people, percentOf, quoted } from '../../columns.ts'
import { countBy, groupCell, groupColumn, groupingOf, isPersonal, ofGroup, withTotal } from '../../grouping.ts'
import { sharedMessages } from '../../messages.ts'
import { RefusalError, type Method, type OptionsSchema } from '../../method.ts'
import { messages } from './messages.ts'
import { extremesOf, meanInterval, summaryOf } from './moments.ts'

const id = 'describe/summary'
const options = {
  measures: { type: 'measure', many: true, min: 1 },
  by: { type: 'category', many: false, optional: true },
  lower: { type: 'number', min: 0, max: 1, integer: false, default: 0.25 },
  upper: { type: 'number', min: 0, max: 1, integer: false, default: 0.75 },
  confidence: confidenceField,
} as const satisfies OptionsSchema

/** Location and spread of whatever may be averaged, in all or by groups, each from its own valid cases. */
export const summary: Method<typeof options> = {
  id,
  version: '1',
  options,
  weights: 'frequency',
  references: [
    { id: 'student1908', text: 'Student (1908). The probable error of a mean. Biometrika, 6, 1–25.' },
    { id: 'hyndman1996', text: 'Hyndman, R. J., & Fan, Y. (1996). Sample quantiles in statistical packages. The American Statistician, 50, 361–365, definition 7.' },
  ],
  messages: { ...sharedMessages, ...messages },

  async run(ask, { measures, by, lower, upper, confidence }, codebook) {
    const variables = measures.map((name) => columnVariable(codebook, name))
    const [sizes, tables] = await Promise.all([ask(countBy(by)), Promise.all(variables.map((variable) => ask(countBy(by, scored(variable)))))])
    const grouping = groupingOf(codebook, by, sizes)
    const rows: Row[] = []
    const extremes: NonNullable<Protection['extremes']>[number][] = []
    const notes: Note[] = [...grouping.notes]
    const reversed = variables.filter((variable) => variable.reversed)
    if (reversed.length > 0) notes.push({ message: message(`${id}.asCounted`, { items: quoted(reversed.map(({ label }) => label)) }) })
    const described = variables.flatMap((variable, v) =>
      withTotal(grouping).map((group) => {
        const values = distribution(ofGroup(tables[v]!, by, group))
        const found = summaryOf(values)
        const interval = meanInterval(found, confidence)
        const quantile = (p: number) => (found.n > 0 ? quantile7(values, p) : null)
        const ends = { lower: quantile(lower), upper: quantile(upper) }
        // Steps of a scale and scores lead to nobody; an exact number may.
        if (variable.kind === 'number' && variable.score === null) extremes.push(...extremesOf(values, found, lower, upper).map((one) => ({ ...one, row: rows.length })))
        if (found.n === 0) notes.push({ message: message('methods.nobody'), row: rows.length })
        else if (found.n < 2) notes.push({ message: message('methods.oneCase'), row: rows.length })
        rows.push({
          variable: variable.label,
          ...groupCell(grouping, group),
          ...found,
          missing: group.n - found.n,
          ciLower: interval?.lower ?? null,
          ciUpper: interval?.upper ?? null,
          range: found.n > 0 ? found.max! - found.min! : null,
          quantileLower: ends.lower,
          quantileUpper: ends.upper,
          iqr: found.n > 0 ? ends.upper! - ends.lower! : null,
          base: found.n,
        })
        return { variable, group, found, interval }
      }),
    )
    if (!described.some(({ found }) => found.n > 0)) {
      throw new RefusalError(message(`${id}.refused.empty`, { measures: variables.map(({ label }) => label) }), message(`${id}.refused.empty.help`))
    }
    const quantileTitle = (p: number) => message(`${id}.quantile`, { percent: percentOf(p) })
    const all = variables.length === 1 ? described.find(({ group }) => group.index === null) : undefined
    return {
      summary:
        all?.interval && all.found.mean !== null
          ? message(`${id}.summary.one`, {
              measure: all.variable.label,
              mean: figure(all.found.mean, 'score'),
              n: people(all.found.n),
              lower: figure(all.interval.lower, 'score'),
              upper: figure(all.interval.upper, 'score'),
              level: percentOf(confidence),
            })
          : variables.length > 1
            ? message(`${id}.summary.many`, { measures: variables.length })
            : null,
      cases: grouping.cases,
      parts: [
        {
          kind: 'table',
          id: 'summary',
          title: grouping.by ? message(`${id}.table.by`, { by: grouping.by.label }) : message(`${id}.table`),
          columns: [
            column('variable', 'label'),
            ...groupColumn(grouping),
            column('n', 'count'),
            column('missing', 'count'),
            column('mean', 'score'),
            ...intervalColumns('score', confidence),
            column('sd', 'score'),
            column('stdError', 'score', 'result.stdError', { hidden: true }),
            column('variance', 'score', 'result.variance', { hidden: true }),
            column('sum', 'estimate', 'methods.sum', { hidden: true }),
            column('min', 'score'),
            { name: 'quantileLower', title: quantileTitle(lower), quantity: 'score' },
            column('median', 'score'),
            { name: 'quantileUpper', title: quantileTitle(upper), quantity: 'score' },
            column('max', 'score'),
            column('range', 'score', `${id}.range`, { hidden: true }),
            column('iqr', 'score', `${id}.iqr`, { hidden: true }),
            baseColumn,
          ],
          rows,
          notes,
          pivot: null,
          protection: { base: 'base', group: grouping.by && 'group', cells: null, personal: variables.some((variable) => isPersonal(variable, grouping.by)), extremes },
          refused: null,
        },
      ],
      formulas: ['sd', 'interval', 'quantile'].map((formula) => message(`${id}.formula.${formula}`)),
    }
  },
}
