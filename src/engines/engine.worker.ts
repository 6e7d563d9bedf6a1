import { openStore } from '../store/store.ts'
import type { Ask, Step } from './protocol.ts'
import { openWork } from './work.ts'
import { answerWith } from './worker-talk.ts'

answerWith<Ask, Step>(openWork((study) => openStore().imports.get(study)))
