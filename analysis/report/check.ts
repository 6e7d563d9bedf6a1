import type { ChartPart, Completed, Result, TablePart } from '../result/result.ts'

/** A method broke the contract of results. Always our bug. */
class BrokenResult extends Error {
  constructor(method: string, what: string) {
    super(`${method} broke the contract of results: ${what}`)
    this.name = 'BrokenResult'
  }
}

/**
 * A copy of plain data that JSON and structuredClone keep as it is. Throws on NaN, Infinity, undefined and on objects of any
 * class (a typed array would come back from JSON as something else). A negative zero becomes zero.
 */
function plainCopy<T>(value: T, path: string, method: string): T {
  const copy = (one: unknown, at: string): unknown => {
    if (one === null || typeof one === 'string' || typeof one === 'boolean') return one
    if (typeof one === 'number') {
      if (!Number.isFinite(one)) throw new BrokenResult(method, `${at} is ${one}`)
      return one + 0
    }
    if (Array.isArray(one)) return one.map((entry, i) => copy(entry, `${at}[${i}]`))
    if (typeof one === 'object' && Object.getPrototypeOf(one) === Object.prototype) {
      return Object.fromEntries(Object.entries(one).map(([name, entry]) => [name, copy(entry, `${at}.${name}`)]))
    }
    throw new BrokenResult(method, `${at} is ${one === undefined ? 'undefined' : `no plain data (${Object.prototype.toString.call(one)})`}`)
  }
  return copy(value, path) as T
}

/** Every cell of every row is there, and one that is null has a note on its row. */
function checkTable(part: TablePart, method: string): void {
  const names = part.columns.map(({ name }) => name)
  const broken = (what: string) => new BrokenResult(method, `table ${part.id}: ${what}`)
  if (new Set(names).size !== names.length) throw broken('two columns of one name')
  if (part.refused && part.rows.length) throw broken('rows in a refused part')
  const wanted = [part.pivot, part.protection?.base, part.protection?.group, part.protection?.cells?.row, part.protection?.cells?.column, part.protection?.cells?.count]
  const unknown = wanted.find((name) => typeof name === 'string' && !names.includes(name))
  if (unknown) throw broken(`names a column ${unknown} that it has not`)
  // A cell that disclosure control emptied is listed as hidden; a note of the table then says why.
  const noted = new Set([...part.notes, ...(part.hidden ?? [])].map(({ row, column }) => `${row ?? ''} ${column ?? ''}`))
  for (const { row, column } of part.notes) {
    if (row !== undefined && !(row in part.rows)) throw broken(`a note on row ${row}, which it has not`)
    if (column !== undefined && !names.includes(column)) throw broken(`a note on column ${column}, which it has not`)
  }
  part.rows.forEach((cells, row) => {
    const extra = Object.keys(cells).find((name) => !names.includes(name))
    if (extra !== undefined) throw broken(`row ${row} has a cell ${extra}, but there is no such column`)
    for (const name of names) {
      if (!(name in cells)) throw broken(`row ${row} has no cell ${name}`)
      if (cells[name] === null && !noted.has(`${row} `) && !noted.has(`${row} ${name}`)) throw broken(`row ${row} has no ${name} and no note says why`)
    }
  })
}

function checkChart(part: ChartPart, completed: Completed, method: string): void {
  const broken = (what: string) => new BrokenResult(method, `chart ${part.id}: ${what}`)
  const tableAt = (id: string) => {
    const table = completed.parts.find((one) => one.id === id)
    if (table?.kind !== 'table') throw broken(`there is no table ${id}`)
    return table
  }
  const { idiom } = part
  const names = tableAt(part.table).columns.map(({ name }) => name)
  const used = idiom.is === 'divergingBars' ? [idiom.group, idiom.code, idiom.label, idiom.proportion, idiom.n] : [idiom.group, idiom.panel, idiom.estimate, idiom.lower, idiom.upper, idiom.n]
  if (idiom.is === 'divergingBars') tableAt(idiom.top)
  const unknown = used.find((name) => name !== null && !names.includes(name))
  if (unknown) throw broken(`table ${part.table} has no column ${unknown}`)
}

/**
 * The result as it may leave a method: plain data, every number finite, no empty cell without a reason, parts that refer to each
 * other, cases that add up. Throws where a method broke this.
 */
export function checked<R extends Result>(result: R): R {
  const method = result.provenance.method
  const copy = plainCopy(result, 'result', method)
  const { used, excluded, selected } = copy.cases
  const all = excluded.reduce((sum, { n }) => sum + n, used)
  if (all !== selected) throw new BrokenResult(method, `${used} cases used and ${all - used} excluded are not the ${selected} selected`)
  if (copy.status === 'completed') {
    const completed: Completed = copy
    const ids = completed.parts.map(({ id }) => id)
    if (new Set(ids).size !== ids.length) throw new BrokenResult(method, `two parts of one id: ${ids.join(', ')}`)
    for (const part of completed.parts) {
      if (part.kind === 'table') checkTable(part, method)
      if (part.kind === 'chart') checkChart(part, completed, method)
    }
  }
  return copy
}
