/** The steps of an import, in the order of work; each has an address (`#/import/<step>`). */
export const STEPS = ['choose', 'reading', 'leftOut', 'variables', 'places', 'problems', 'keep'] as const
export type ImportStep = (typeof STEPS)[number]

/** The step of an address; the first where it names none. */
export function stepNamed(name: string | null): ImportStep {
  return STEPS.find((step) => step === name) ?? 'choose'
}
export const addressOfStep = (step: ImportStep): string => (step === 'choose' ? '#/import' : `#/import/${step}`)
