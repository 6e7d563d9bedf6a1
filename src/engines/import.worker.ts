import type { ReadStep } from '../exchange/reading/index.ts'
import { openStore } from '../store/store.ts'
import type { ImportAsk } from './import-protocol.ts'
import { openImportWork } from './import-work.ts'
import { answerWith } from './worker-talk.ts'

const store = openStore()
answerWith<ImportAsk, ReadStep>(openImportWork((kept) => store.imports.put(kept)))
