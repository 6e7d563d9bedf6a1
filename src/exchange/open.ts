import type { Aside } from '../../analysis/dataset/dataset.ts'
import { parsed, studyHash } from '../../analysis/study/publish.ts'
import { readResponse } from '../../analysis/study/read-response.ts'
import type { Envelope, Given } from '../../analysis/study/response.ts'
import { StudyError } from '../../analysis/study/study-error.ts'
import type { Study } from '../../analysis/study/study.ts'

/** Ids of answers: uuid v4, lower case. They say nothing about who, where or when. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** What a reader of untrusted input makes of it; null where it refuses. */
function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof StudyError) return null
    throw error
  }
}

/** A text property of an untrusted value. */
function textAt(value: unknown, key: string): string | null {
  const found: unknown = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as { [key: string]: unknown })[key] : null
  return typeof found === 'string' ? found : null
}

/**
 * Opens envelopes: those that hold a response to this very version of the study under a uuid are `given`, in the order they came;
 * the others are counted in `aside`, by why and by table (the table is '' where not even that can be read). An answer to another
 * version answers other questions: it counts as of another study. The envelopes themselves stay where they are.
 */
export function readEnvelopes(study: Study, envelopes: readonly Envelope[]): { readonly given: readonly Given[]; readonly aside: readonly Aside[] } {
  const hash = studyHash(study)
  const given: Given[] = []
  const aside: Aside[] = []
  for (const { id, bytes } of envelopes) {
    const value = attempt(() => parsed(bytes))
    const other = textAt(value, 'study')
    const isOther = other !== null && other !== study.id
    const response = UUID.test(id) && !isOther ? attempt(() => readResponse(value, study)) : null
    const table = isOther ? '' : (study.forms.find((form) => form.id === textAt(value, 'form'))?.codebook ?? '')
    if (response?.studyHash === hash) given.push({ id, response })
    else aside.push({ table, reason: isOther || response ? 'otherStudy' : 'unreadable', n: 1 })
  }
  return { given, aside }
}
