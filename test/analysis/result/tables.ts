import { TOTAL, type Completed, type Message, type Part, type ResultColumn, type Row, type TablePart } from '../../../analysis/result/result.ts'

/** Small results to put through disclosure and the renderers. */
export const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const title = (key: string, values?: Message['values']): Message => (values ? { key, values } : { key })
const TITLES: { readonly [name: string]: string } = { unit: 'group', totalProportion: 'proportion', pAdjusted: 'pValue', cumulative: 'proportion' }
export const column = (name: string, quantity: ResultColumn['quantity'], more: Partial<ResultColumn> = {}): ResultColumn => ({
  name,
  title: title(`result.${TITLES[name] ?? name}`, name.startsWith('ci') ? { level: 95 } : undefined),
  quantity,
  ...more,
})

export function completed(parts: readonly Part[], more: Partial<Completed> = {}): Completed {
  return {
    status: 'completed',
    title: title('result.scale'),
    summary: null,
    cases: { total: 100, selected: 100, used: 90, excluded: [{ reason: title('result.missing.dontKnow'), n: 10 }] },
    parts,
    formulas: [],
    references: [],
    provenance: { method: 'compare/means', version: '1', table: 'resident', options: {}, filter: [], weight: null, data: '9c417be2', synthetic: false },
    refused: null,
    ...more,
  }
}

export function table(more: Partial<TablePart> & Pick<TablePart, 'columns' | 'rows'>): TablePart {
  return { kind: 'table', id: 'table', title: title('result.scale'), notes: [], pivot: null, protection: null, refused: null, ...more }
}

export const districts = ['甲', '乙', '丙', '丁'].map((sign, i) => text(`示例${sign}区`, `Demo ${'ABCD'[i]}`))

/** Means by district with the total of all; sizes and means as given. */
export function means(sizes: readonly number[], of: readonly number[] = sizes.map((_, i) => 3 + i / 10)): TablePart {
  const n = sizes.reduce((a, b) => a + b, 0)
  const rows: Row[] = sizes.map((size, i) => ({ unit: districts[i]!, n: size, mean: size === 0 ? null : of[i]!, sd: 0.9 }))
  const mean = sizes.reduce((sum, size, i) => sum + size * of[i]!, 0) / n
  return table({
    id: 'means',
    columns: [column('unit', 'label'), column('n', 'count'), column('mean', 'score'), column('sd', 'score')],
    rows: [...rows, { unit: TOTAL, n, mean, sd: 0.95 }],
    protection: { base: 'n', group: 'unit', cells: null, personal: false },
  })
}

/** A cross-table with its margins, percentages of all three kinds, expected counts and adjusted residuals, from counts by row and column. */
export function crossTable(counts: readonly (readonly number[])[], more: { readonly personal: boolean; readonly base?: 'column' }): TablePart {
  const rowSums = counts.map((row) => row.reduce((a, b) => a + b, 0))
  const columnSums = counts[0]!.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0))
  const all = rowSums.reduce((a, b) => a + b, 0)
  const rows: Row[] = []
  for (let i = 0; i <= counts.length; i++) {
    for (let j = 0; j <= columnSums.length; j++) {
      const inRow = rowSums[i] ?? all
      const inColumn = columnSums[j] ?? all
      const n = i < counts.length ? (counts[i]![j] ?? inRow) : inColumn
      const cell = i < counts.length && j < columnSums.length
      const expected = (inRow * inColumn) / all
      rows.push({
        row: i < counts.length ? text(`第${i}行`, `row ${i}`) : TOTAL,
        column: j < columnSums.length ? districts[j]! : TOTAL,
        n,
        base: more.base === 'column' ? inColumn : all,
        rowProportion: inRow === 0 ? null : n / inRow,
        columnProportion: inColumn === 0 ? null : n / inColumn,
        totalProportion: n / all,
        expected: cell ? expected : null,
        adjustedResidual: cell && expected > 0 && inRow < all && inColumn < all ? (n - expected) / Math.sqrt(expected * (1 - inRow / all) * (1 - inColumn / all)) : null,
        pAdjusted: cell ? 0.5 - i / 100 - j / 1000 : null,
        cumulative: cell && inColumn > 0 ? counts.slice(0, i + 1).reduce((sum, row) => sum + row[j]!, 0) / inColumn : null,
      })
    }
  }
  return table({
    id: 'cells',
    columns: [
      column('row', 'label'),
      column('column', 'label'),
      column('n', 'count'),
      column('base', 'count', { hidden: true }),
      ...['rowProportion', 'columnProportion', 'totalProportion'].map((name) => column(name, 'proportion')),
      column('expected', 'estimate'),
      column('adjustedResidual', 'statistic'),
      column('pAdjusted', 'pValue'),
      column('cumulative', 'proportion'),
    ],
    rows,
    protection: { base: 'base', group: 'column', cells: { row: 'row', column: 'column', count: 'n' }, personal: more.personal },
  })
}
