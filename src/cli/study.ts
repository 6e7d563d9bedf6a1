import { readPublished } from '../../analysis/study/publish.ts'
import { StudyError } from '../../analysis/study/study-error.ts'
import { studyMessages } from '../../analysis/study/messages.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { studies } from '../../surveys/index.ts'
import { textsIn } from '../i18n/texts.ts'
import { InputError } from './errors.ts'
import { bytesOf } from './files.ts'

/** Ids of the studies that ship, for sentences. */
export const shipped = studies.map(({ id }) => id).join(', ')

/** A study that ships, by its id, or a published study file, by its path. */
export function studyNamed(name: string, lang: Lang): Study {
  const ships = studies.find(({ id }) => id === name)
  if (ships) return ships
  return studyIn(name, lang, (why) => (why === 'ENOENT' ? new InputError('noStudy', { study: name, studies: shipped }) : new InputError('noFile', { file: name, why })))
}

/** The study in a published file. */
export function studyIn(path: string, lang: Lang, wrong?: (why: string) => Error): Study {
  const bytes = bytesOf(path, wrong)
  try {
    return readPublished(bytes)
  } catch (error) {
    if (!(error instanceof StudyError)) throw error
    throw new InputError('badStudy', { file: path, path: error.path, why: textsIn(lang, studyMessages)(error.code, error.values) })
  }
}
