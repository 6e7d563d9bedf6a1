import type { CodedVariable, Variable } from './codebook.ts'
import type { Study } from './study.ts'
import { compose, wholeOf } from './compose.ts'
import { checkEthics } from './ethics.ts'
import { checkPlaces, checkReferences } from './check-references.ts'
import { allOptions } from './find.ts'
import { canonicalJson, sha256Hex, utf8 } from './hash.ts'
import { studyShape } from './shape.ts'
import { StudyError } from './study-error.ts'

/** A study of 20,000 units is about 6 MB. */
export const MAX_BYTES = 16 * 1024 * 1024
const MAX_DEPTH = 32

declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string }

/**
 * A study from an untrusted value, made anew: its shape, everything its names point at, and what may not be asked.
 * Options that come from the study (channels, income bands, units) are filled in; stated already, they must be the same.
 * Throws {@link StudyError} naming the place.
 */
export function readStudy(value: unknown): Study {
  const shaped = studyShape(value, '')
  checkPlaces(shaped)
  const study = withOptions(shaped)
  checkReferences(study)
  checkEthics(study)
  if (study.modules.length > 0) {
    // Whoever publishes may choose all of them: what may then be asked is checked before anything is offered.
    const chosen = withOptions(compose(study, { ...wholeOf(study), modules: study.modules.map(({ id }) => id) }))
    checkReferences(chosen)
    checkEthics(chosen)
  }
  return study
}

/** What is published: one file of canonical JSON, the same bytes for the same study. */
export function publishedBytes(study: Study): Uint8Array {
  return utf8(canonicalJson(study))
}

/** SHA-256 (hex) of the published file; it stands in every link and with every answer. */
export function studyHash(study: Study): string {
  return sha256Hex(publishedBytes(study))
}

/** A study from a published file: untrusted bytes, which must be exactly what {@link publishedBytes} wrote. Throws {@link StudyError}. */
export function readPublished(bytes: Uint8Array): Study {
  const study = readStudy(parsed(bytes))
  const again = publishedBytes(study)
  if (again.length !== bytes.length || again.some((byte, at) => byte !== bytes[at])) throw new StudyError('notCanonical', '')
  return study
}

/** JSON from untrusted bytes. Depth is measured before parsing, so that no nesting can exhaust the stack. */
export function parsed(bytes: Uint8Array): unknown {
  if (bytes.length > MAX_BYTES) throw new StudyError('tooLarge', '', { n: bytes.length, max: MAX_BYTES })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new StudyError('notUtf8', '')
  }
  if (depthOf(text) > MAX_DEPTH) throw new StudyError('tooDeep', '')
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new StudyError('notJson', '')
  }
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth)
    else if (char === '}' || char === ']') depth--
  }
  return deepest
}

function withOptions(study: Study): Study {
  const filled = (variable: CodedVariable, path: string): CodedVariable => {
    const options = allOptions(study, variable)
    if (options.length < 2) throw new StudyError('noOptions', path, { name: variable.name })
    if (variable.options.length > 0 && canonicalJson(variable.options) !== canonicalJson(options)) {
      throw new StudyError('optionsFromStudy', `${path}.options`, { name: variable.name })
    }
    return { ...variable, options }
  }
  const codebooks = study.codebooks.map((codebook, c) => ({
    ...codebook,
    variables: codebook.variables.map(
      (variable, v): Variable =>
        variable.kind === 'coded' && variable.optionsFrom !== null ? filled(variable, `codebooks[${c}].variables[${v}]`) : variable,
    ),
  }))
  return { ...study, codebooks }
}
