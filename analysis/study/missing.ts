/**
 * Why an item has no answer. The codes stand in exports as they are here and are outside every scale.
 * `notAsked`: routing; `skipped`: seen and left empty; `notReached`: the respondent stopped before it;
 * `notInVersion`: this version of the form has no such item; `lost`: a technical loss.
 */
export const MISSING = {
  refused: -9,
  dontKnow: -8,
  notAsked: -7,
  skipped: -6,
  notReached: -5,
  notInVersion: -4,
  lost: -1,
} as const
export type MissingReason = keyof typeof MISSING
export type MissingCode = (typeof MISSING)[MissingReason]

/** The seven codes in the order reports list them. */
export const MISSING_CODES = Object.values(MISSING) as readonly MissingCode[]
const reasonByCode = new Map(Object.entries(MISSING).map(([reason, code]) => [code, reason as MissingReason]))

/** Whether a number is one of the seven missing codes. */
export function isMissingCode(code: number): code is MissingCode {
  return reasonByCode.has(code as MissingCode)
}

/** The reason a missing code stands for. */
export function missingReason(code: MissingCode): MissingReason {
  return reasonByCode.get(code)!
}
