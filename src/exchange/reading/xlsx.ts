import { FileError } from '../file-error.ts'
import { kindOfFormat, type NumberKind } from './formats.ts'
import { sheetEvents, stringEvents, type SheetEvents } from './sheet.ts'
import type { ReadingSource } from './source.ts'
import { openZip, type Zip, type ZipPart } from './unzip.ts'
import { attributeOf, openXml, type XmlEvents } from './xml.ts'

/** Hears how far reading is, in bytes of the file out of all that are needed, and may take its time. */
export type Progress = (done: number, of: number) => Promise<void>

/** A workbook of any kind: its sheets by name, and the rows of one. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[]
  /** Tells rows until there are no more, or `stop` says that it is enough. */
  read(sheet: number, events: SheetEvents, progress: Progress, stop: () => boolean): Promise<void>
}

/** Opens a workbook in the format of ECMA-376 (.xlsx, .xlsm). Throws {@link FileError}. */
export async function openXlsx(source: ReadingSource): Promise<Workbook> {
  const parts = partsOf(source.name, await openZip(source))
  const main = await parts.main()
  const links = await parts.links(main)
  const { sheets, from1904 } = await bookOf(parts, main, links)
  let shared: Promise<{ readonly strings: readonly string[]; readonly styles: readonly NumberKind[] }> | null = null

  return {
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    async read(index, events, progress, stop) {
      const { name: sheet, part } = sheets[index]!
      const strings = parts.linked(links, 'sharedStrings')
      const before = shared === null ? (strings?.packed ?? 0) : 0
      const of = before + part.packed
      shared ??= sharedOf(parts, links, (done) => progress(done, of))
      const context = { file: source.name, sheet, from1904, ...(await shared) }
      await parts.parse(part, sheetEvents(context, events), (done) => progress(before + done, of), stop)
    },
  }
}

async function sharedOf(parts: Parts, links: readonly Link[], progress: (done: number) => Promise<void>): Promise<{ readonly strings: readonly string[]; readonly styles: readonly NumberKind[] }> {
  const strings: string[] = []
  const stringPart = parts.linked(links, 'sharedStrings')
  if (stringPart) await parts.parse(stringPart, stringEvents(strings, () => parts.broken(stringPart.name)), progress)
  const styles: NumberKind[] = []
  const stylePart = parts.linked(links, 'styles')
  if (stylePart) await parts.parse(stylePart, styleEvents(styles))
  return { strings, styles }
}

interface Link {
  readonly id: string
  /** Last word of its type: "worksheet", "styles" … the same in both dialects of the format. */
  readonly type: string
  readonly target: string
}

interface Parts {
  /** The workbook itself. */
  main(): Promise<ZipPart>
  links(of: ZipPart): Promise<readonly Link[]>
  linked(links: readonly Link[], type: string): ZipPart | null
  part(name: string): ZipPart | null
  parse(part: ZipPart, events: XmlEvents, progress?: (packed: number) => Promise<void>, stop?: () => boolean): Promise<void>
  broken(part: string): FileError
}

function partsOf(file: string, zip: Zip): Parts {
  const broken = (part: string): FileError => new FileError('workbookBroken', file, {}, { part })

  async function parse(part: ZipPart, events: XmlEvents, progress?: (packed: number) => Promise<void>, stop: () => boolean = () => false): Promise<void> {
    const xml = openXml(events, () => broken(part.name))
    let decoder: TextDecoder | null = null
    for await (const { bytes, packed } of part.read()) {
      decoder ??= decoderFor(bytes)
      xml.write(decoded(decoder, bytes, () => broken(part.name)))
      if (stop()) return
      await progress?.(packed)
    }
    xml.write(decoded(decoder, null, () => broken(part.name)))
    xml.end()
  }

  async function links(of: ZipPart | null): Promise<readonly Link[]> {
    const folder = of ? of.name.slice(0, of.name.lastIndexOf('/') + 1) : ''
    const part = zip.part(`${folder}_rels/${of ? of.name.slice(folder.length) : ''}.rels`)
    if (!part) return []
    const found: Link[] = []
    await parse(part, {
      open(name, tag) {
        const [id, type, target] = [attributeOf(tag, 'Id'), attributeOf(tag, 'Type'), attributeOf(tag, 'Target')]
        if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return
        if (attributeOf(tag, 'TargetMode') !== 'External') found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: targetOf(folder, target) })
      },
      close() {},
      text() {},
    })
    return found
  }

  const linked = (all: readonly Link[], type: string): ZipPart | null => {
    const link = all.find((l) => l.type === type)
    return link ? zip.part(link.target) : null
  }

  return {
    parse,
    links,
    linked,
    broken,
    part: (name) => zip.part(name),
    async main() {
      const part = linked(await links(null), 'officeDocument') ?? zip.part('xl/workbook.xml')
      if (part && /(^|\/)workbook[^/]*\.xml$/i.test(part.name)) return part
      const packed = !part && zip.part('mimetype') === null && zip.names.some((name) => /\.(xlsx|xlsm|xls|et|csv|tsv|txt|sav|zsav|zip)$/i.test(name))
      throw new FileError(packed ? 'zipPacked' : 'notWorkbook', file)
    },
  }
}

/** A target is a path from the folder of what links to it, or from the root. */
function targetOf(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** XML is UTF-8 unless it begins with the mark of UTF-16. */
function decoderFor(bytes: Uint8Array): TextDecoder {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(label, { fatal: true })
}

/** `bytes` null = the end, where nothing may be left over. */
function decoded(decoder: TextDecoder | null, bytes: Uint8Array | null, broken: () => Error): string {
  try {
    return bytes ? decoder!.decode(bytes, { stream: true }) : (decoder?.decode() ?? '')
  } catch (error) {
    if (error instanceof TypeError) throw broken()
    throw error
  }
}

interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly part: ZipPart
}

async function bookOf(parts: Parts, main: ZipPart, links: readonly Link[]): Promise<{ readonly sheets: readonly Sheet[]; readonly from1904: boolean }> {
  const sheets: Sheet[] = []
  let from1904 = false
  await parts.parse(main, {
    open(name, tag) {
      // Extensions have an element of the same name.
      if (name === 'workbookPr') from1904 ||= /^(1|true|on)$/.test(attributeOf(tag, 'date1904') ?? '')
      if (name !== 'sheet') return
      const link = links.find(({ id }) => id === attributeOf(tag, 'id'))
      // Sheets of charts, dialogs and macros hold no cells.
      if (link && link.type !== 'worksheet') return
      const part = link ? parts.part(link.target) : null
      const title = attributeOf(tag, 'name') ?? ''
      if (!part) throw parts.broken(link?.target ?? title)
      sheets.push({ name: title, hidden: (attributeOf(tag, 'state') ?? 'visible') !== 'visible', part })
    },
    close() {},
    text() {},
  })
  if (sheets.length === 0) throw parts.broken(main.name)
  return { sheets, from1904 }
}

/** Hears the styles: what the number format of each style of cells makes of a number. */
function styleEvents(styles: NumberKind[]): XmlEvents {
  const codes = new Map<number, string>()
  let within = ''
  return {
    open(name, tag) {
      if (name === 'numFmts' || name === 'cellXfs') within = name
      else if (name === 'numFmt' && within === 'numFmts') codes.set(Number(attributeOf(tag, 'numFmtId')), attributeOf(tag, 'formatCode') ?? '')
      else if (name === 'xf' && within === 'cellXfs') {
        const id = Number(attributeOf(tag, 'numFmtId') ?? 0)
        styles.push(kindOfFormat(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === within) within = ''
    },
    text() {},
  }
}
