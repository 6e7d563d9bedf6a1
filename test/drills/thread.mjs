// A thread does not inherit the loader of TypeScript: it is given its own before the module it is for.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.module)
