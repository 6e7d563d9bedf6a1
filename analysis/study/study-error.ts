import type { StudyMessage } from './messages.ts'

export type MessageValues = { readonly [name: string]: string | number }

/**
 * What was handed in is not a study. `code` is the key of the sentence in {@link studyMessages}, `path` the place in the
 * document ("codebooks[0].variables[3].options"; "study" for the whole), `values` what the sentence names.
 */
export class StudyError extends Error {
  readonly code: StudyMessage
  readonly path: string
  readonly values: MessageValues
  constructor(code: StudyMessage, path: string, values: MessageValues = {}) {
    super(`${code} at ${path || 'study'}`)
    this.name = 'StudyError'
    this.code = code
    this.path = path || 'study'
    this.values = values
  }
}
