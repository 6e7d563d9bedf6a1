import type { MissingCode } from './missing.ts'
import type { Mode } from './study.ts'
import type { Lang } from './text.ts'

/** A code, several codes, a number, or text. */
export type Answer = number | readonly number[] | string

/**
 * What one person gave, when given; immutable. `declined` and `screenedOut` hold no answers, no order and no times:
 * they count one and nothing else. Holds nothing that identifies a person or a device.
 */
export interface Response {
  readonly format: 'linli-response/1'
  readonly study: string
  /** SHA-256 (hex) of the published study the person answered. */
  readonly studyHash: string
  readonly form: string
  /** Unit id; for staff never below the level districts are compared on. */
  readonly unit: string | null
  readonly wave: string
  /** Who handed it out, from the link; never an identifier of the person. */
  readonly batch: string | null
  readonly mode: Mode
  readonly layout: 'kiosk' | 'phone' | 'desk'
  /** Languages used, in order of first use; aids (large type, read-aloud). */
  readonly languages: readonly Lang[]
  readonly aids: readonly string[]
  readonly status: 'complete' | 'partial' | 'declined' | 'screenedOut'
  readonly answers: { readonly [variable: string]: Answer }
  /** Every item of the form without an answer, with the reason. `answers` and `missing` together cover the form exactly once. */
  readonly missing: { readonly [variable: string]: MissingCode }
  /** Items in the order presented. */
  readonly order: readonly string[]
  /** Whole seconds on each page id, summed over visits. */
  readonly seconds: { readonly [page: string]: number }
  readonly consentVersion: string
  /** Day of submission, YYYY-MM-DD in local time; no finer time is ever stored. */
  readonly day: string
  readonly synthetic: boolean
}

/** What is stored, carried and merged: a uuid v4 and bytes. Open studies hold the UTF-8 JSON of a {@link Response}. */
export interface Envelope {
  readonly id: string
  readonly bytes: Uint8Array
}

/** A response out of its envelope, under the envelope's id. */
export interface Given {
  readonly id: string
  readonly response: Response
}
