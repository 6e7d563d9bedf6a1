import { category } from '../../../engine/terms.ts'
import { wilson } from '../../../numeric/proportion.ts'
import type { ChartPart, Message, Note, Part, Row, TablePart } from '../../../result/result.ts'
import type { CodedVariable, Scale } from '../../../study/codebook.ts'
import { missingReason, MISSING, MISSING_CODES, type MissingCode } from '../../../study/missing.ts'
import { baseColumn, column, confidenceField, figure, hiddenIf, intervalColumns, message, people, percentOf, quoted } from '../../columns.ts'
import { codedVariable, countBy, groupCell, groupColumn, groupingOf, isPersonal, ofGroup, withTotal, type Group, type Grouping } from '../../grouping.ts'
import { sharedMessages } from '../../messages.ts'
import { RefusalError, type Method, type OptionsSchema } from '../../method.ts'
import { badScaleOf, boxOf, boxShare, ordered, type Box } from './boxes.ts'
import { messages } from './messages.ts'
import { answersOf, reasonsIn, sharesOf, type Answers } from './shares.ts'

const id = 'describe/frequencies'
const options = {
  variables: { type: 'category', many: true, min: 1 },
  by: { type: 'category', many: false, optional: true },
  boxes: { type: 'number', min: 1, max: 10, integer: true, default: 2 },
  confidence: confidenceField,
  charts: { type: 'flag', default: false },
} as const satisfies OptionsSchema

/** What one group answered to one question, and why others did not. */
interface Told {
  readonly group: Group
  readonly answers: Answers
  readonly reasons: ReadonlyMap<MissingCode, number>
}
interface Described {
  readonly variable: CodedVariable
  /** Its scale, where high scores are bad news. */
  readonly badScale: Scale | null
  readonly told: readonly Told[]
}
interface Context {
  readonly grouping: Grouping
  readonly boxes: number
  readonly confidence: number
  readonly charts: boolean
}

/**
 * How often each answer was given to one or several questions, in all or by groups; missing answers by reason; for ordered
 * variables the share of the best and the worst `boxes` categories with the Wilson interval. With `charts`, each variable
 * has tables and diverging bars of its own.
 */
export const frequencies: Method<typeof options> = {
  id,
  version: '1',
  options,
  weights: 'frequency',
  references: [
    { id: 'wilson1927', text: 'Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association, 22, 209–212.' },
    { id: 'newcombe1998', text: 'Newcombe, R. G. (1998). Two-sided confidence intervals for the single proportion: comparison of seven methods. Statistics in Medicine, 17, 857–872, method 3.' },
  ],
  messages: { ...sharedMessages, ...messages },

  async run(ask, { variables, by, boxes, confidence, charts }, codebook) {
    const asked = variables.map((name) => codedVariable(codebook, name))
    const [sizes, tables, reasons] = await Promise.all([
      ask(countBy(by)),
      Promise.all(variables.map((name) => ask(countBy(by, category(name))))),
      Promise.all(variables.map((name) => ask(countBy(by, { is: 'reason', column: name })))),
    ])
    const grouping = groupingOf(codebook, by, sizes)
    const context: Context = { grouping, boxes, confidence, charts }
    const groups = charts ? grouping.groups : withTotal(grouping)
    const described = asked.map((variable, v): Described => ({
      variable,
      badScale: badScaleOf(codebook, variable),
      told: groups.map((group) => ({
        group,
        answers: answersOf(ofGroup(tables[v]!, by, group), variable.options.length),
        reasons: reasonsIn(ofGroup(reasons[v]!, by, group)),
      })),
    }))
    if (!described.some(({ told }) => told.some(({ answers }) => answers.valid > 0))) {
      throw new RefusalError(message(`${id}.refused.empty`, { variables: asked.map(({ label }) => label) }), message(`${id}.refused.empty.help`))
    }
    return {
      summary: summaryOf(described, context),
      cases: grouping.cases,
      parts: partsOf(described, context),
      formulas: [message(`${id}.formula.shares`), message(`${id}.formula.wilson`)],
    }
  },
}

/** What stands together in a table: all variables, but each by itself where it is drawn or its cells need protection. */
function chunksOf(described: readonly Described[], { grouping, charts }: Context): readonly { readonly suffix: string; readonly chunk: readonly Described[] }[] {
  const alone = described.filter(({ variable }) => charts || isPersonal(variable, grouping.by))
  const together = described.filter((one) => !alone.includes(one))
  return [...(together.length > 0 ? [{ suffix: '', chunk: together }] : []), ...alone.map((one) => ({ suffix: `.${one.variable.name}`, chunk: [one] }))]
}

function partsOf(described: readonly Described[], context: Context): readonly Part[] {
  const tables = chunksOf(described, context).flatMap(({ suffix, chunk }): readonly Part[] => {
    const table = frequencyTable(chunk, suffix, context)
    const top = boxTable(chunk, 'top', suffix, context)
    const chart = context.charts && top ? chartOf(chunk[0]!, table, top, context) : null
    return [...(chart ? [chart] : []), table, ...(top ? [top] : [])]
  })
  const bottom = boxTable(described, 'bottom', '', context)
  return [...tables, ...(bottom ? [bottom] : []), answeredTable(described, context)]
}

/** "Title of the table", "title, by group", "variable: title" or "variable: title, by group". */
function titleOf(kind: string, chunk: readonly Described[], { grouping }: Context): Message {
  const about = message(`${id}.${kind}${grouping.by ? '.by' : ''}`, grouping.by ? { by: grouping.by.label } : undefined)
  return chunk.length === 1 ? message(`${id}.of`, { variable: chunk[0]!.variable.label, about }) : about
}
const variableColumn = (chunk: readonly Described[]) => column('variable', 'label', 'result.variable', hiddenIf(chunk.length === 1))
const pivotOf = ({ grouping }: Context): string | null => (grouping.by ? 'group' : null)

function frequencyTable(chunk: readonly Described[], suffix: string, context: Context): TablePart {
  const { grouping } = context
  const rows: Row[] = []
  const notes: Note[] = [{ message: message(`${id}.base`) }, ...grouping.notes]
  for (const { variable, told } of chunk) {
    for (const { group, answers } of told) {
      sharesOf(answers).forEach((share, place) => {
        if (share.validProportion === null) notes.push({ message: message('methods.nobody'), row: rows.length })
        const { code, label } = variable.options[place]!
        rows.push({ variable: variable.label, ...groupCell(grouping, group), code, category: label, ...share, base: answers.valid })
      })
    }
  }
  const ordinal = chunk.every(({ variable }) => variable.level === 'ordinal')
  const personal = chunk.some(({ variable }) => isPersonal(variable, grouping.by))
  return {
    kind: 'table',
    id: `frequencies${suffix}`,
    title: titleOf('table', chunk, context),
    columns: [
      variableColumn(chunk),
      ...groupColumn(grouping),
      column('code', 'label', 'result.code', { hidden: true }),
      column('category', 'label'),
      column('n', 'count'),
      column('proportion', 'proportion', 'result.allProportion', hiddenIf(grouping.by !== null)),
      column('validProportion', 'proportion'),
      column('cumulative', 'proportion', `${id}.cumulative`, hiddenIf(!ordinal || grouping.by !== null)),
      baseColumn,
    ],
    rows,
    notes,
    pivot: pivotOf(context),
    protection: { base: 'base', group: grouping.by && 'group', cells: personal ? { row: 'category', column: 'group', count: 'n' } : null, personal },
    refused: null,
  }
}

/** Share of the best or worst categories; null where no variable of the chunk has an order with something left outside the box. */
function boxTable(chunk: readonly Described[], end: 'top' | 'bottom', suffix: string, context: Context): TablePart | null {
  const { grouping, boxes, confidence } = context
  const boxed = chunk.flatMap((one) => {
    const box = boxOf(one.variable, one.badScale !== null, boxes, end)
    return box ? [{ ...one, box }] : []
  })
  if (boxed.length === 0) return null
  const rows: Row[] = []
  const bad = [...new Set(boxed.flatMap(({ badScale }) => badScale ?? []))].map(({ label }) => label)
  const notes: Note[] = [{ message: message(`${id}.validOnly`) }, ...(bad.length > 0 ? [{ message: message(`${id}.bad`, { scales: quoted(bad) }) }] : [])]
  for (const { variable, told, box } of boxed) {
    if (variable.reversed) notes.push({ message: message(`${id}.reversed`, { variable: variable.label }) })
    for (const { group, answers } of told) {
      const share = boxShare(answers, box, confidence)
      if (!share) notes.push({ message: message('methods.nobody'), row: rows.length })
      rows.push({
        variable: variable.label,
        ...groupCell(grouping, group),
        counted: countedIn(box),
        n: share?.n ?? null,
        base: answers.valid,
        proportion: share?.proportion ?? null,
        ciLower: share?.lower ?? null,
        ciUpper: share?.upper ?? null,
      })
    }
  }
  return {
    kind: 'table',
    id: `${end}${suffix}`,
    title: boxed.length === 1 ? message(`${id}.box.of`, { variable: boxed[0]!.variable.label, counted: countedIn(boxed[0]!.box) }) : titleOf(end, chunk, context),
    columns: [
      variableColumn(boxed),
      ...groupColumn(grouping),
      column('counted', 'label', `${id}.counted`, hiddenIf(boxed.length === 1)),
      column('n', 'count'),
      column('base', 'count', 'result.valid'),
      column('proportion', 'proportion'),
      ...intervalColumns('proportion', confidence),
    ],
    rows,
    notes,
    pivot: boxed.length > 1 ? pivotOf(context) : null,
    protection: { base: 'base', group: grouping.by && 'group', cells: null, personal: boxed.some(({ variable }) => isPersonal(variable, grouping.by)) },
    refused: null,
  }
}

const countedIn = ({ options: labels }: Box): Message => message(`${id}.labels`, { labels: labels.map(({ label }) => label) })

/** Cases, valid answers, and missing ones by reason: one row per variable and group. Reasons that nobody has are left out. */
function answeredTable(chunk: readonly Described[], context: Context): TablePart {
  const { grouping } = context
  const met = MISSING_CODES.filter((code) => chunk.some(({ told }) => told.some(({ reasons }) => reasons.get(code)! > 0)))
  const rows = chunk.flatMap(({ variable, told }) =>
    told.map(({ group, answers, reasons }): Row => ({
      variable: variable.label,
      ...groupCell(grouping, group),
      n: answers.valid + answers.missing,
      valid: answers.valid,
      missing: answers.missing,
      ...Object.fromEntries(met.map((code) => [missingReason(code), reasons.get(code)!])),
    })),
  )
  return {
    kind: 'table',
    id: 'answered',
    title: titleOf('answered', chunk, context),
    columns: [
      variableColumn(chunk),
      ...groupColumn(grouping),
      column('n', 'count', `${id}.cases`),
      column('valid', 'count'),
      column('missing', 'count'),
      ...met.map((code) => column(missingReason(code), 'count', `result.missing.${missingReason(code)}`)),
    ],
    rows,
    notes: [],
    pivot: null,
    protection: { base: 'n', group: grouping.by && 'group', cells: null, personal: chunk.some(({ variable }) => isPersonal(variable, grouping.by)) },
    refused: null,
  }
}

function chartOf({ variable, badScale }: Described, table: TablePart, top: TablePart, { grouping, confidence }: Context): ChartPart | null {
  if (grouping.by === null || grouping.groups.length === 0) return null
  const codes = ordered(variable, badScale !== null).map(({ code }) => code)
  const half = Math.floor(codes.length / 2)
  return {
    kind: 'chart',
    id: `chart.${variable.name}`,
    title: message(`${id}.chart`, { variable: variable.label, by: grouping.by.label }),
    alt: message(`${id}.chart.alt`, { variable: variable.label, by: grouping.by.label, counted: top.rows[0]!['counted'] as Message, level: percentOf(confidence) }),
    table: table.id,
    idiom: {
      is: 'divergingBars',
      group: 'group',
      groups: grouping.by.options.map(({ label }) => label),
      code: 'code',
      label: 'category',
      proportion: 'validProportion',
      n: 'base',
      top: top.id,
      negative: codes.slice(0, half),
      neutral: codes.length % 2 === 1 ? codes[half]! : null,
      positive: codes.slice(codes.length - half),
    },
    refused: null,
  }
}

/** What all groups together answered, and how many were asked and did not answer. */
function everybody(told: readonly Told[]): Answers & { readonly unanswered: number } {
  const groups = told.filter(({ group }) => told.length === 1 || group.index !== null)
  const sum = (of: (one: Told) => number) => groups.reduce((total, one) => total + of(one), 0)
  return {
    counts: groups[0]!.answers.counts.map((_, place) => sum(({ answers }) => answers.counts[place]!)),
    valid: sum(({ answers }) => answers.valid),
    missing: sum(({ answers }) => answers.missing),
    unanswered: sum(({ answers, reasons }) => answers.missing - reasons.get(MISSING.notAsked)! - reasons.get(MISSING.notInVersion)!),
  }
}

/** One sentence; null where two answers, or all groups, are level and none can be named. */
function summaryOf(described: readonly Described[], { grouping, boxes, confidence }: Context): Message | null {
  const variables = described.length
  if (variables > 1) {
    const shares = described.flatMap(({ variable, told }) => {
      const { valid, unanswered } = everybody(told)
      return valid + unanswered > 0 ? [{ variable, share: unanswered / (valid + unanswered) }] : []
    })
    const most = shares.toSorted((a, b) => b.share - a.share)[0]!
    if (most.share === 0) return message(`${id}.summary.allAnswered`, { variables })
    return message(`${id}.summary.many`, { variables, variable: most.variable.label, share: figure(most.share, 'proportion') })
  }
  const { variable, badScale, told } = described[0]!
  const box = boxOf(variable, badScale !== null, boxes, 'top')
  const groups = told.filter(({ group, answers }) => group.index !== null && answers.valid > 0)
  if (grouping.by && box && groups.length > 1) {
    const shares = groups.map(({ group, answers }) => ({ group, ...boxShare(answers, box, confidence)! })).toSorted((a, b) => b.proportion - a.proportion)
    const [high, low] = [shares[0]!, shares.at(-1)!]
    if (high.proportion === low.proportion) return null
    const end = (name: string, { group, proportion, lower, upper }: typeof high) => ({
      [name]: group.label,
      [`${name}Share`]: figure(proportion, 'proportion'),
      [`${name}Lower`]: figure(lower, 'proportion'),
      [`${name}Upper`]: figure(upper, 'proportion'),
    })
    return message(`${id}.summary.groups`, { variable: variable.label, counted: countedIn(box), level: percentOf(confidence), ...end('high', high), ...end('low', low) })
  }
  const { counts, valid } = everybody(told)
  const n = Math.max(...counts)
  if (counts.indexOf(n) !== counts.lastIndexOf(n)) return null
  const { lower, upper } = wilson(n, valid, confidence)
  return message(`${id}.summary.one`, {
    variable: variable.label,
    n: people(valid),
    category: variable.options[counts.indexOf(n)]!.label,
    share: figure(n / valid, 'proportion'),
    lower: figure(lower, 'proportion'),
    upper: figure(upper, 'proportion'),
    level: percentOf(confidence),
  })
}
