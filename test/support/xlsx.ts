// Workbooks part by part: what no program at hand writes, and what a hostile one would.
import { zipSync } from 'fflate'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const links = (all: string): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`
const link = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${LINKS}/${type}" Target="${target}"/>`

export interface XlsxFile {
  /** What stands in `<sheetData>` of each sheet, or a whole document. */
  readonly sheets: { readonly [name: string]: string }
  /** What stands in `<sst>`. */
  readonly strings?: string
  /** What stands in `<styleSheet>`. */
  readonly styles?: string
  /** Attributes of `<workbookPr>` and of sheets. */
  readonly book?: string
  readonly states?: { readonly [sheet: string]: string }
  /** Parts put beside or in place of these. */
  readonly parts?: { readonly [name: string]: string | Uint8Array }
}

const sheetXml = (data: string): string => (data.startsWith('<?xml') || data.includes('worksheet') ? data : `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`)

/** The parts of a workbook, as they would be packed. */
export function xlsxParts({ sheets, strings, styles, book = '', states = {}, parts = {} }: XlsxFile): { readonly [name: string]: Uint8Array } {
  const names = Object.keys(sheets)
  const texts: { [name: string]: string | Uint8Array } = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': links(link('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr ${book}/><sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i + 1}"${states[name] ? ` state="${states[name]}"` : ''}/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links(
      names.map((_, i) => link(`s${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
        (strings === undefined ? '' : link('t', 'sharedStrings', 'sharedStrings.xml')) +
        (styles === undefined ? '' : link('y', 'styles', 'styles.xml')),
    ),
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheets[name]!)])),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...parts,
  }
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? new TextEncoder().encode(text) : text]))
}

export const xlsxBytes = (file: XlsxFile): Uint8Array<ArrayBuffer> => new Uint8Array(zipSync(xlsxParts(file)))

/** Where the entry of a part stands in the directory of an archive. */
export function entryOf(bytes: Uint8Array, name: string): number {
  const wanted = new TextEncoder().encode(name)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = 0; at + 46 + wanted.length <= bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && wanted.every((byte, i) => bytes[at + 46 + i] === byte)) return at
  }
  throw new RangeError(`no part ${name}`)
}
