import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Dataset } from '../../analysis/dataset/dataset.ts'
import type { Imported, ImportedText } from '../../analysis/intake/applied.ts'
import type { RawTable } from '../../analysis/intake/raw.ts'
import { readMap } from '../../analysis/intake/read-map.ts'
import { sha256Hex, utf8 } from '../../analysis/study/hash.ts'
import { publishedBytes, studyHash } from '../../analysis/study/publish.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { studies } from '../../surveys/index.ts'
import { datasetFiles } from '../exchange/dataset-export.ts'
import { dataFileNames, readDataset } from '../exchange/dataset-import.ts'
import type { ReadingSource } from '../exchange/reading/index.ts'
import type { ExportFile } from '../exchange/table-files.ts'
import { InputError } from './errors.ts'
import { blobOf } from './files.ts'
import { checkFolder, indexOf, type FolderKind } from './folder.ts'
import { studyIn } from './study.ts'

/** A folder that holds an imported file: the study made of it, the mapping, what became of everything, and the data as an export has them. */
export const DATASET_FOLDER: FolderKind = { index: 'import.json', format: 'linli-dataset/1' }
const STUDY_FILE = 'study.json'
export const MAP_FILE = 'map.json'

/** An imported study with its data. */
export interface ImportedData {
  readonly study: Study
  readonly dataset: Dataset
  readonly texts: readonly ImportedText[]
}

const json = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`)

/** All files of the folder; equal imports give equal bytes, a mapping that was proposed and the same one read again too. */
export function filesOf({ study, dataset, texts, problems, problemCount, map }: Imported, raw: RawTable): readonly ExportFile[] {
  const { kind, sha256, tool, respondent, rows, setAside, lostCells, rest, leftOut, kept } = study.imported!
  const files = [{ name: STUDY_FILE, bytes: publishedBytes(study) }, { name: MAP_FILE, bytes: json(readMap(map)) }, ...datasetFiles(study, dataset, texts)]
  const index = {
    format: DATASET_FOLDER.format,
    kind,
    sha256,
    study: { id: study.id, version: study.version, hash: studyHash(study) },
    data: dataset.hash,
    tool,
    respondent,
    reading: raw.reading,
    counts: { rows, columns: raw.columns.length, variables: map.variables.length, texts: texts.length, setAside, lostCells, problems: problemCount },
    rest,
    leftOut,
    kept,
    notes: raw.notes ?? [],
    problems,
    files: files.map(({ name }) => name),
    sums: Object.fromEntries(files.map(({ name, bytes }) => [name, sha256Hex(bytes)])),
  }
  return [...files, { name: DATASET_FOLDER.index, bytes: json(index) }]
}

/** What the index of a dataset has to say before it is written again or read. */
interface Index {
  readonly sha256: string
  readonly study: string
  readonly data: string
  readonly sums: { readonly [name: string]: unknown }
}

function datasetIndex(folder: string): Index | null {
  const found = indexOf(folder, DATASET_FOLDER)
  if (!found) return null
  const { sha256, study, data, sums } = found
  const id = typeof study === 'object' && study !== null && 'id' in study ? study.id : null
  if (typeof sha256 !== 'string' || typeof id !== 'string' || typeof data !== 'string' || typeof sums !== 'object' || sums === null) return null
  return { sha256, study: id, data, sums: sums as Index['sums'] }
}

/** Refuses, before any work, a folder in which no dataset can be written. */
export const checkDatasetFolder = (folder: string): void => checkFolder(folder, DATASET_FOLDER)

/**
 * Whether an import has still to be written into a folder: not where it lies there already, byte for byte. `ownMap`: its mapping is the one
 * in the folder, edited there. Otherwise a folder with another dataset, or with files that somebody changed, is refused.
 */
export function toWrite(folder: string, files: readonly ExportFile[], { study }: Imported, ownMap: boolean): boolean {
  checkDatasetFolder(folder)
  const index = datasetIndex(folder)
  if (!index) return true
  const changed = Object.keys(index.sums).filter((name) => sumOf(join(folder, name)) !== index.sums[name] && !(ownMap && name === MAP_FILE))
  if (index.study !== study.id && !(ownMap && index.sha256 === study.imported!.sha256)) throw new InputError('otherDataset', { folder, sha256: index.sha256.slice(0, 12) })
  if (files.every(({ name, bytes }) => sumOf(join(folder, name)) === sha256Hex(bytes))) return false
  if (changed.includes(MAP_FILE)) throw new InputError('changedMap', { folder, file: join(folder, MAP_FILE) })
  if (changed[0] !== undefined) throw new InputError('changedDataset', { folder, file: changed[0] })
  return true
}

const sumOf = (file: string): string | null => (existsSync(file) ? sha256Hex(readFileSync(file)) : null)

/** Whether a path that names a study is the folder of an import; a study that ships goes before it. */
export const isDataset = (name: string): boolean => !studies.some(({ id }) => id === name) && (statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false)

/** Reads a folder that an import was written into. The data have to be those that were imported. */
export async function datasetIn(folder: string, lang: Lang): Promise<ImportedData> {
  const index = datasetIndex(folder)
  if (!index) throw new InputError('noDataset', { folder, file: DATASET_FOLDER.index })
  const study = studyIn(join(folder, STUDY_FILE), lang)
  if (!study.imported || study.id !== index.study) throw new InputError('noDataset', { folder, file: STUDY_FILE })
  const { codes, text, aside } = dataFileNames(study)
  const source = async (name: string): Promise<ReadingSource> => ({ name: join(folder, name), blob: await blobOf(join(folder, name)) })
  const files = { codes: await source(codes), text: text === null ? null : await source(text), aside: await source(aside) }
  return { study, ...(await readDataset(study, files, index.data)) }
}
