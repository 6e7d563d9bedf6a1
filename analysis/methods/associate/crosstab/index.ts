import { cellsWhere, countAt } from '../../../engine/answers.ts'
import { category } from '../../../engine/terms.ts'
import { TOTAL, type Cell, type Message, type Note, type ResultColumn, type Row, type TablePart } from '../../../result/result.ts'
import type { CodedVariable } from '../../../study/codebook.ts'
import { baseColumn, column, figure, hiddenIf, message, people } from '../../columns.ts'
import { codedVariable, isPersonal } from '../../grouping.ts'
import { sharedMessages } from '../../messages.ts'
import { RefusalError, type Method, type OptionsSchema } from '../../method.ts'
import { association, expectedCounts, marginsOf, residuals, withoutEmpty, type Association, type Counts } from './association.ts'
import { messages } from './messages.ts'

const id = 'associate/crosstab'
const options = {
  rows: { type: 'category', many: false, optional: false },
  columns: { type: 'category', many: false, optional: false },
  adjust: { type: 'choice', of: ['holm', 'bonferroni', 'BH', 'none'] },
} as const satisfies OptionsSchema
type Adjust = (typeof options.adjust.of)[number]

/** Two categorical variables crossed: counts, percentages, the test of independence, and which cells stand out. */
export const crosstab: Method<typeof options> = {
  id,
  version: '1',
  options,
  weights: 'frequency',
  references: [
    { id: 'agresti2013', text: 'Agresti, A. (2013). Categorical data analysis (3rd ed.). Wiley, secs. 3.2–3.3.' },
    { id: 'cramer1946', text: 'Cramér, H. (1946). Mathematical methods of statistics. Princeton University Press, sec. 21.9.' },
    { id: 'haberman1973', text: 'Haberman, S. J. (1973). The analysis of residuals in cross-classified tables. Biometrics, 29, 205–220.' },
    { id: 'holm1979', text: 'Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics, 6, 65–70.' },
  ],
  messages: { ...sharedMessages, ...messages },

  async run(ask, { rows: rowsName, columns: columnsName, adjust }, codebook) {
    const rows = codedVariable(codebook, rowsName)
    const columns = codedVariable(codebook, columnsName)
    const labels = { rows: rows.label, columns: columns.label }
    if (rows === columns) throw new RefusalError(message(`${id}.refused.same`, labels), message(`${id}.refused.help`))
    const table = await ask({ ask: 'count', by: [category(rowsName), category(columnsName)], where: [], whole: false, weight: null })
    const counts = rows.options.map((_, r) => columns.options.map((__, c) => countAt(table, r + 1, c + 1)))
    const { total } = marginsOf(counts)
    const missing = cellsWhere(table, (keys) => keys.includes(null)).n.reduce((sum, n) => sum + n, 0)
    if (total === 0) throw new RefusalError(message(`${id}.refused.empty`, labels), message(`${id}.refused.help`))
    const found = association(withoutEmpty(counts).counts)
    return {
      summary: found && summaryOf(found, total, labels),
      cases: { used: total, excluded: missing > 0 ? [{ reason: message(`${id}.missing`, labels), n: missing }] : [] },
      parts: [countTable(rows, columns, counts), testTable(rows, columns, counts, found), residualTable(rows, columns, counts, adjust)],
      formulas: ['chiSquare', 'v', 'residual'].map((formula) => message(`${id}.formula.${formula}`)),
    }
  },
}

/** One line of the table: a category, or the total. */
interface Line {
  readonly label: Cell
  /** Null: the total. */
  readonly place: number | null
}
const linesOf = (variable: CodedVariable): readonly Line[] => [...variable.options.map(({ label }, place): Line => ({ label, place })), { label: TOTAL, place: null }]

/** Title, protection and the two label columns that both tables of cells share. */
function frame(rows: CodedVariable, columns: CodedVariable, kind: 'table' | 'residuals'): Pick<TablePart, 'kind' | 'id' | 'title' | 'pivot'> {
  return { kind: 'table', id: kind, title: message(`${id}.${kind}`, { rows: rows.label, columns: columns.label }), pivot: 'column' }
}
const labelColumns = (rows: CodedVariable, columns: CodedVariable): readonly ResultColumn[] => [
  { ...column('row', 'label'), title: message(`${id}.variable`, { variable: rows.label }) },
  { ...column('column', 'label'), title: message(`${id}.variable`, { variable: columns.label }) },
]
/** The people whose answers a cell is a part of: those of its column, or of its row where the rows are the groups. */
const groupsAre = (rows: CodedVariable, columns: CodedVariable): 'row' | 'column' => (isGroups(rows) && !isGroups(columns) ? 'row' : 'column')

function countTable(rows: CodedVariable, columns: CodedVariable, counts: Counts): TablePart {
  const margins = marginsOf(counts)
  const groups = groupsAre(rows, columns)
  const cells: Row[] = []
  const notes: Note[] = []
  const dropped = [...rows.options.filter((_, r) => margins.rows[r] === 0), ...columns.options.filter((_, c) => margins.columns[c] === 0)]
  if (dropped.length > 0) notes.push({ message: message(`${id}.dropped`, { labels: dropped.map(({ label }) => label) }) })
  for (const { label: row, place: r } of linesOf(rows)) {
    for (const { label: inColumn, place: c } of linesOf(columns)) {
      const rowTotal = r === null ? margins.total : margins.rows[r]!
      const columnTotal = c === null ? margins.total : margins.columns[c]!
      const n = r === null ? columnTotal : c === null ? rowTotal : counts[r]![c]!
      if (rowTotal === 0) notes.push({ message: message(`${id}.emptyLine`), row: cells.length, column: 'rowProportion' })
      if (columnTotal === 0) notes.push({ message: message(`${id}.emptyLine`), row: cells.length, column: 'columnProportion' })
      cells.push({
        row,
        column: inColumn,
        n,
        rowProportion: rowTotal > 0 ? n / rowTotal : null,
        columnProportion: columnTotal > 0 ? n / columnTotal : null,
        base: groups === 'row' ? rowTotal : columnTotal,
      })
    }
  }
  return {
    ...frame(rows, columns, 'table'),
    columns: [
      ...labelColumns(rows, columns),
      column('n', 'count'),
      column('rowProportion', 'proportion', 'result.rowProportion', hiddenIf(groups === 'column')),
      column('columnProportion', 'proportion', 'result.columnProportion', hiddenIf(groups === 'row')),
      baseColumn,
    ],
    rows: cells,
    notes,
    protection: { base: 'base', group: groups, cells: { row: 'row', column: 'column', count: 'n' }, personal: isPersonal(rows, columns) },
    refused: null,
  }
}

/** Cells that have a part in the test: what would be expected, how far the count is from it, and how sure that is. Hidden as a whole where a count is. */
function residualTable(rows: CodedVariable, columns: CodedVariable, counts: Counts, adjust: Adjust): TablePart {
  const { counts: full, rows: filledRows, columns: filledColumns } = withoutEmpty(counts)
  const expected = expectedCounts(full)
  const tested = residuals(full, adjust)
  const margins = marginsOf(full)
  const groups = groupsAre(rows, columns)
  const cells = filledRows.flatMap((r, i) =>
    filledColumns.map((c, j): Row => ({
      row: rows.options[r]!.label,
      column: columns.options[c]!.label,
      expected: expected[i]![j]!,
      adjustedResidual: tested?.[i]![j]!.residual ?? null,
      pValue: tested?.[i]![j]!.pValue ?? null,
      pAdjusted: tested?.[i]![j]!.pAdjusted ?? null,
      base: groups === 'row' ? margins.rows[i]! : margins.columns[j]!,
    })),
  )
  return {
    ...frame(rows, columns, 'residuals'),
    columns: [
      ...labelColumns(rows, columns),
      column('expected', 'estimate', 'result.expected', { hidden: true }),
      column('adjustedResidual', 'statistic'),
      column('pValue', 'pValue', 'result.pValue', { hidden: true }),
      column('pAdjusted', 'pValue', `methods.pAdjusted.${adjust}`),
      baseColumn,
    ],
    rows: tested ? cells : [],
    notes: tested ? [{ message: message(`${id}.residual`) }] : [],
    protection: { base: 'base', group: null, cells: null, personal: isPersonal(rows, columns) },
    refused: tested ? null : oneLine(rows, columns, counts),
  }
}

/** Why there is no test: which variable has people in one category only. */
function oneLine(rows: CodedVariable, columns: CodedVariable, counts: Counts): Message {
  const margins = marginsOf(counts)
  const filled = (variable: CodedVariable, sums: readonly number[]) => ({ variable, options: variable.options.filter((_, place) => sums[place]! > 0) })
  const one = [filled(rows, margins.rows), filled(columns, margins.columns)].find(({ options: left }) => left.length < 2)!
  return message(`${id}.refused.oneLine`, { variable: one.variable.label, label: one.options[0]!.label })
}

/** Whether a variable says who people are rather than what they answered: its categories are the groups whose size is the base. */
const isGroups = ({ role }: CodedVariable): boolean => role === 'collection' || role === 'attribute'

function testTable(rows: CodedVariable, columns: CodedVariable, counts: Counts, found: Association | null): TablePart {
  const { total } = marginsOf(counts)
  const part: Omit<TablePart, 'rows' | 'notes' | 'refused'> = {
    kind: 'table',
    id: 'test',
    title: message(`${id}.test`, { rows: rows.label, columns: columns.label }),
    columns: [
      column('n', 'count'),
      column('statistic', 'statistic', 'result.chiSquare'),
      column('df', 'df'),
      column('pValue', 'pValue'),
      column('estimate', 'coefficient', 'result.cramersV'),
      column('minExpected', 'estimate', `${id}.minExpected`),
      column('below5', 'count', `${id}.below5`, { hidden: true }),
      column('below5Share', 'proportion', `${id}.below5Share`),
    ],
    pivot: null,
    protection: { base: 'n', group: null, cells: null, personal: isPersonal(rows, columns) },
  }
  if (!found) return { ...part, rows: [], notes: [], refused: oneLine(rows, columns, counts) }
  const share = found.below5 / found.cells
  // Cochran's rule of thumb (1954, Biometrics 10:417): no more than a fifth of the expected counts below 5.
  const expectation = message(`${id}.${share > 0.2 ? 'sparse' : 'enough'}`, { cells: people(found.cells), below: people(found.below5), least: figure(found.minExpected, 'estimate') })
  return {
    ...part,
    rows: [
      { n: total, statistic: found.statistic, df: found.df, pValue: found.pValue, estimate: found.v, minExpected: found.minExpected, below5: found.below5, below5Share: share },
    ],
    notes: [{ message: expectation }],
    refused: null,
  }
}

function summaryOf({ statistic, df, pValue, v }: Association, n: number, labels: NonNullable<Message['values']>): Message {
  return message(`${id}.summary.${pValue < 0.05 ? 'related' : 'unrelated'}`, {
    ...labels,
    df: figure(df, 'df'),
    n: people(n),
    statistic: figure(statistic, 'statistic'),
    p: figure(pValue, 'pValue'),
    v: figure(v, 'coefficient'),
  })
}
