import { columnsOf, type ImportMap } from '../../analysis/intake/map.ts'
import type { RawTable, Reading } from '../../analysis/intake/raw.ts'
import { FileError } from './file-error.ts'

/**
 * The file as the mapping says it is read, unless that does not fit: the same questionnaire may have been saved in another way. The first
 * reading that finds every column of the mapping is taken, else the one that finds most; a file that is UTF-8 is so whatever the mapping
 * says. `read` reads the file as wanted, null = as it is found to be; `tableOf` is the table of what it gives. Throws the first FileError where no reading succeeds.
 */
export async function readLike<F>({ variables, unit, leftOut, reading }: ImportMap, read: (wanted: Partial<Reading> | null) => Promise<F>, tableOf: (file: F) => RawTable): Promise<F> {
  const { skip, headings, encoding, sheet } = reading
  const columns = new Set([...variables.flatMap(columnsOf), ...(unit ? [unit.column] : []), ...leftOut.map(({ column }) => column)].filter((column) => column !== null))
  const known = (file: F): number => tableOf(file).columns.filter(({ key }) => columns.has(key)).length
  const unicode = (file: F): boolean => tableOf(file).reading.encoding?.startsWith('utf') ?? false
  let best: F | null = null
  let fault: FileError | null = null
  for (const wanted of [reading, null, { skip, headings, ...(sheet === null ? {} : { sheet }) }]) {
    try {
      const file = await read(wanted)
      const surer = wanted === null && best !== null && unicode(file) && known(file) === known(best)
      if (best === null || known(file) > known(best) || surer) best = file
      if (known(best) === columns.size && (wanted === null || encoding === null || unicode(best))) return best
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      fault ??= error
    }
  }
  if (best === null) throw fault!
  return best
}
