import { cellsWhere, distribution, margin, total } from '../../../engine/answers.ts'
import { columnVariable, given } from '../../../engine/terms.ts'
import type { ColumnVariable } from '../../../dataset/dataset.ts'
import type { CountTable } from '../../../engine/query.ts'
import type { Note, Row } from '../../../result/result.ts'
import { baseColumn, column, confidenceField, figure, intervalColumns, message, people, percentOf } from '../../columns.ts'
import { welchT } from '../../compare/means/compare.ts'
import { summaryOf } from '../../describe/summary/moments.ts'
import { countBy, groupCell, groupColumn, groupingOf, isPersonal, ofGroup, withTotal, type Grouping } from '../../grouping.ts'
import { sharedMessages } from '../../messages.ts'
import { RefusalError, type Method, type OptionsSchema } from '../../method.ts'
import { designEffect } from './estimate.ts'
import { messages } from './messages.ts'

const id = 'quality/listExperiment'
const options = {
  control: { type: 'measure', many: false, optional: false },
  treatment: { type: 'measure', many: false, optional: false },
  by: { type: 'category', many: false, optional: true },
  confidence: confidenceField,
} as const satisfies OptionsSchema

/** People per list below which an interval is rarely of use. */
const FEW = 500

/**
 * Share of people of whom a sensitive statement is true, from two random halves: one counts how many of J neutral statements are true,
 * the other how many of the same J and the sensitive one (item count technique). A person's own answer is known only where all or none of the longer list is true.
 */
export const listExperiment: Method<typeof options> = {
  id,
  version: '1',
  options,
  weights: 'frequency',
  references: [
    { id: 'miller1984', text: 'Miller, J. D. (1984). A new survey technique for studying deviant behavior (Doctoral dissertation, George Washington University).' },
    { id: 'blair2012', text: 'Blair, G., & Imai, K. (2012). Statistical analysis of list experiments. Political Analysis, 20, 47–77.' },
  ],
  messages: { ...sharedMessages, ...messages },

  async run(ask, { control, treatment, by, confidence }, codebook) {
    const [short, long] = [columnVariable(codebook, control), columnVariable(codebook, treatment)]
    const statements = statementsOf(short, long)
    const [sizes, told] = await Promise.all([ask(countBy(by)), ask(countBy(by, given(short), given(long)))])
    const grouping = groupingOf(codebook, by, sizes)
    const everybody = armsIn(by === null ? told : margin(told, [1, 2]))
    refuseWrongArms(everybody, short, long)

    const described = withTotal(grouping).map((group) => {
      const arms = armsIn(ofGroup(told, by, group))
      const [c, t] = [summaryOf(arms.control), summaryOf(arms.treatment)]
      const sample = ({ n, mean, variance }: typeof c) => ({ n, mean: mean ?? 0, variance })
      const test = c.n > 1 && t.n > 1 ? welchT(sample(t), sample(c), confidence) : null
      return { group, arms, c, t, estimate: c.mean === null || t.mean === null ? null : t.mean - c.mean, test }
    })
    const notes: Note[] = [...grouping.notes]
    const rows = described.map(({ group, c, t, estimate, test }, row): Row => {
      if (!test) notes.push({ message: message(c.n > 1 && t.n > 1 ? `${id}.noSpread` : `${id}.oneArm`), row })
      return {
        ...groupCell(grouping, group),
        nControl: c.n,
        meanControl: c.mean,
        nTreatment: t.n,
        meanTreatment: t.mean,
        estimate,
        stdError: test?.stdError ?? null,
        ciLower: test?.lower ?? null,
        ciUpper: test?.upper ?? null,
        base: behind(c, t),
      }
    })
    const smaller = Math.min(everybody.control.n, everybody.treatment.n)
    if (smaller < FEW) notes.push({ message: message(`${id}.few`, { n: people(smaller) }) })
    described.forEach(({ estimate }, row) => {
      if (estimate !== null && (estimate < 0 || estimate > 1)) notes.push({ message: message(`${id}.outside`), row, column: 'estimate' })
    })

    const checkNotes: Note[] = [{ message: message(`${id}.extremes`) }]
    const checks = described.map(({ group, arms, c, t }, row): Row => {
      const usable = c.n > 0 && t.n > 0
      const effect = usable ? designEffect(arms.control, arms.treatment, statements) : null
      if (!usable) checkNotes.push({ message: message(`${id}.oneArm`), row })
      else if (effect!.pValue === null) checkNotes.push({ message: message(`${id}.noTest`), row })
      const share = (value: number) => {
        const at = arms.control.values.indexOf(value)
        return c.n === 0 ? null : at === -1 ? 0 : arms.control.counts[at]! / c.n
      }
      return { ...groupCell(grouping, group), floor: share(0), ceiling: share(statements), smallest: effect?.smallest ?? null, pValue: effect?.pValue ?? null, base: behind(c, t) }
    })
    const personal = [short, long].some((variable) => isPersonal(variable, grouping.by))
    const protection = { base: 'base', group: grouping.by && 'group', cells: null, personal } as const
    const overall = described.at(-1)!
    return {
      summary: overall.test
        ? message(`${id}.summary`, {
            share: figure(overall.estimate!, 'proportion'),
            level: percentOf(confidence),
            lower: figure(overall.test.lower, 'proportion'),
            upper: figure(overall.test.upper, 'proportion'),
            control: people(overall.c.n),
            treatment: people(overall.t.n),
          })
        : null,
      cases: casesOf(grouping, described.at(-1)!),
      parts: [
        {
          kind: 'table',
          id: 'estimate',
          title: grouping.by ? message(`${id}.table.by`, { by: grouping.by.label }) : message(`${id}.table`),
          columns: [
            ...groupColumn(grouping),
            column('nControl', 'count', `${id}.nControl`),
            column('meanControl', 'score', `${id}.meanControl`),
            column('nTreatment', 'count', `${id}.nTreatment`),
            column('meanTreatment', 'score', `${id}.meanTreatment`),
            column('estimate', 'proportion', `${id}.estimate`),
            column('stdError', 'proportion', 'result.stdError'),
            ...intervalColumns('proportion', confidence),
            baseColumn,
          ],
          rows,
          notes,
          pivot: null,
          protection,
          refused: null,
        },
        {
          kind: 'table',
          id: 'checks',
          title: message(`${id}.checks`),
          columns: [
            ...groupColumn(grouping),
            column('floor', 'proportion', `${id}.floor`),
            column('ceiling', 'proportion', `${id}.ceiling`),
            column('smallest', 'proportion', `${id}.smallest`),
            column('pValue', 'pValue', `${id}.pDesign`),
            baseColumn,
          ],
          rows: checks,
          notes: checkNotes,
          pivot: null,
          protection,
          refused: null,
        },
      ],
      formulas: ['estimate', 'design'].map((formula) => message(`${id}.formula.${formula}`)),
    }
  },
}

/** The smaller list, which has to be large enough. A group with one list only is still somebody: its numbers are in the total, and 0 would say nobody. */
const behind = (c: { readonly n: number }, t: { readonly n: number }): number => Math.min(c.n, t.n) || Math.min(1, c.n + t.n)

/** J, the number of statements on the short list, by the declared ends of both counts. */
function statementsOf(short: ColumnVariable, long: ColumnVariable): number {
  const [c, t] = [short.bounds, long.bounds]
  if (short.reversed || long.reversed || c?.min !== 0 || t?.min !== 0 || t.max !== c.max + 1) {
    throw new RefusalError(message(`${id}.refused.lists`, { control: short.label, treatment: long.label }), message(`${id}.refused.both.help`))
  }
  return c.max
}

/** The answers to each list and the people who answered both, from counts by [short, long]. */
function armsIn(told: CountTable) {
  const only = (d: number) => distribution(margin(cellsWhere(told, (keys) => keys[d] !== null), [d]))
  return { control: only(0), treatment: only(1), both: total(cellsWhere(told, (keys) => !keys.includes(null))), neither: total(cellsWhere(told, (keys) => keys.every((key) => key === null))) }
}

function refuseWrongArms({ control, treatment, both }: ReturnType<typeof armsIn>, short: ColumnVariable, long: ColumnVariable): void {
  if (both > 0) {
    throw new RefusalError(message(`${id}.refused.both`, { n: people(both), control: short.label, treatment: long.label }), message(`${id}.refused.both.help`))
  }
  for (const [arm, list] of [[control, short], [treatment, long]] as const) {
    if (arm.n < 2) throw new RefusalError(message(`${id}.refused.arm`, { list: list.label, n: people(arm.n) }), message(`${id}.refused.arm.help`))
  }
}

function casesOf({ cases }: Grouping, { arms }: { readonly arms: ReturnType<typeof armsIn> }): Grouping['cases'] {
  if (arms.neither === 0) return cases
  return { used: cases.used - arms.neither, excluded: [...cases.excluded, { reason: message(`${id}.excluded`), n: arms.neither }] }
}
