import { openWork } from './work.ts'
import type { Failure, FromWorker, ToWorker } from './protocol.ts'
import { OptionError } from '../../analysis/report/option-error.ts'
import { FileError } from '../exchange/file-error.ts'

const say = (message: FromWorker): void => postMessage(message)
const work = openWork()

addEventListener('message', ({ data: { id, ...ask } }: MessageEvent<ToWorker>) => {
  work(ask, (step) => say({ id, is: 'step', step })).then(
    (answer) => say({ id, is: 'answer', answer }),
    (error: unknown) => say({ id, is: 'failure', failure: failureOf(error) }),
  )
})

function failureOf(error: unknown): Failure {
  if (error instanceof FileError) {
    const { code, file, line, column, values } = error
    return { is: 'file', code, file, line, column, values }
  }
  if (error instanceof OptionError) return { is: 'option', code: error.code, path: error.path, values: error.values }
  return { is: 'fault', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
}
