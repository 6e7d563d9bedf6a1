import type { Aside, Dataset } from '../../analysis/dataset/dataset.ts'
import { datasetFromResponses } from '../../analysis/dataset/from-responses.ts'
import type { Given } from '../../analysis/study/response.ts'
import type { Study } from '../../analysis/study/study.ts'
import { generate } from '../../analysis/synthetic/generate.ts'
import { readExport } from '../exchange/csv-import.ts'
import { InputError, UsageError } from './errors.ts'
import { bytesOf } from './study.ts'

/**
 * The data of a study: from exported files, each of which may be named with the table it must be of (`resident=FILE`), or, for a
 * study whose answers are made, from its generator where no file is given.
 */
export function datasetOf(study: Study, sources: readonly string[]): Dataset {
  if (sources.length === 0) return datasetFromResponses(study, madeFor(study))
  const given: Given[] = []
  const aside: Aside[] = []
  for (const source of sources) {
    const { table, path } = sourceOf(study, source)
    const read = readExport(study, { name: path, bytes: bytesOf(path, (why) => new InputError('noFile', { file: path, why })) })
    if (table !== null && read.table !== table) throw new InputError('otherTable', { file: path, found: read.table || 'aside', asked: table })
    given.push(...read.given)
    aside.push(...read.aside)
  }
  return datasetFromResponses(study, given, aside)
}

/** The answers that come with a study. */
export function madeFor(study: Study): readonly Given[] {
  if (study.generator === null) throw new UsageError('dataNeeded', { study: study.id })
  return generate(study)
}

/** `resident=FILE` only where the study has such a table: a path may hold an equals sign. */
function sourceOf(study: Study, source: string): { readonly table: string | null; readonly path: string } {
  const at = source.indexOf('=')
  const table = source.slice(0, at)
  return at > 0 && study.codebooks.some(({ id }) => id === table) ? { table, path: source.slice(at + 1) } : { table: null, path: source }
}
