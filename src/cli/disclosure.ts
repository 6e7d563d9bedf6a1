import type { Disclosure } from '../../analysis/result/disclose.ts'

/** What the command line writes is made to be handed on: both rules of disclosure hold, with the base that holds for everyone. */
export const FOR_SHARING: Disclosure = { base: 10, shared: true }
