import type { Aside, Dataset } from '../../analysis/dataset/dataset.ts'
import { datasetFromResponses } from '../../analysis/dataset/from-responses.ts'
import type { Given } from '../../analysis/study/response.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { generate } from '../../analysis/synthetic/generate.ts'
import { readExport } from '../exchange/csv-import.ts'
import { datasetIn, isDataset } from './dataset.ts'
import { InputError, UsageError } from './errors.ts'
import { bytesOf } from './files.ts'
import { studyNamed } from './study.ts'

/** A study and its data, as the command line names them. */
export interface AtHand {
  readonly study: Study
  readonly dataset: Dataset
}

/**
 * The study of that name with its data: those in its folder where a file was imported, else from exported files, each of which may be
 * named with the table it must be of (`resident=FILE`), else, for a study whose answers are made, from its generator.
 */
export async function atHand(name: string, sources: readonly string[], lang: Lang): Promise<AtHand> {
  if (isDataset(name)) {
    if (sources.length > 0) throw new UsageError('dataInside', { folder: name })
    return datasetIn(name, lang)
  }
  const study = studyNamed(name, lang)
  return { study, dataset: datasetOf(study, sources) }
}

function datasetOf(study: Study, sources: readonly string[]): Dataset {
  if (sources.length === 0) return datasetFromResponses(study, madeFor(study))
  if (study.imported) throw new InputError('importedStudy', { study: study.id })
  const given: Given[] = []
  const aside: Aside[] = []
  for (const source of sources) {
    const { table, path } = sourceOf(study, source)
    const read = readExport(study, { name: path, bytes: bytesOf(path) })
    if (table !== null && read.table !== table) throw new InputError('otherTable', { file: path, found: read.table || 'aside', asked: table })
    given.push(...read.given)
    aside.push(...read.aside)
  }
  return datasetFromResponses(study, given, aside)
}

/** The answers that come with a study. */
export function madeFor(study: Study): readonly Given[] {
  if (study.imported) throw new InputError('importedStudy', { study: study.id })
  if (study.generator === null) throw new UsageError('dataNeeded', { study: study.id })
  return generate(study)
}

/** `resident=FILE` only where the study has such a table: a path may hold an equals sign. */
function sourceOf(study: Study, source: string): { readonly table: string | null; readonly path: string } {
  const at = source.indexOf('=')
  const table = source.slice(0, at)
  return at > 0 && study.codebooks.some(({ id }) => id === table) ? { table, path: source.slice(at + 1) } : { table: null, path: source }
}
