/** What a free text seems to contain that could identify a person. */
export type SensitiveKind = 'idNumber' | 'phone' | 'plate' | 'email'

/** Provinces in the first place of a plate, then a letter, then five or six letters and digits (the last may mark its kind). */
const PLATE = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领警]\s?[A-Z]\s?[·•.-]?\s?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳]/i
/** Eighteen places, a date of birth in the middle and a check character at the end; or fifteen, the old form. */
const ID = /^[1-9]\d{5}(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})$/i
/** A mobile number of China, with or without its country code; a landline with area code; an international number. */
const PHONE = /^(?:(?:\+?86)?1[3-9]\d{9}|0\d{9,11}|\+\d{8,15})$/
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/

/**
 * Looks for ID numbers, telephone numbers, number plates and e-mail addresses, also where digits are full-width or grouped
 * by spaces, dots or hyphens. A pattern finds what looks like one: it warns, it never decides.
 */
export function sensitiveKinds(text: string): readonly SensitiveKind[] {
  const plain = text.normalize('NFKC')
  const joined = plain.replace(/(\d)[ \-–—·.](?=\d)/g, '$1')
  const runs = [plain, joined].flatMap((one) => one.match(/\+?\d+X?/gi) ?? [])
  const found: SensitiveKind[] = []
  if (runs.some((run) => ID.test(run))) found.push('idNumber')
  if (runs.some((run) => PHONE.test(run.replace(/X$/i, '')))) found.push('phone')
  if (PLATE.test(plain)) found.push('plate')
  if (EMAIL.test(plain)) found.push('email')
  return found
}
