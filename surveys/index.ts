import { readStudy } from '../analysis/study/publish.ts'
import type { Study } from '../analysis/study/study.ts'
import { communityPolicing } from './community-policing/index.ts'
import { demo } from './demo/index.ts'

/** The studies that ship, read as untrusted as any other. */
export const studies: readonly Study[] = [communityPolicing, demo].map(readStudy)
