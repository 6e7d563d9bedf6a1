import type { ReportMessage } from '../../analysis/report/messages.ts'
import { OptionError } from '../../analysis/report/option-error.ts'
import type { StudyMessage } from '../../analysis/study/messages.ts'
import { StudyError } from '../../analysis/study/study-error.ts'
import { FileError } from '../exchange/file-error.ts'
import type { ExchangeMessage } from '../exchange/messages.ts'
import { StoreError, type StoreFault } from '../store/store-error.ts'

interface Said {
  readonly code: string
  readonly values: { readonly [name: string]: string | number }
}

/** A typed error does not survive the way between threads; its parts do. */
export type Failure =
  | (Said & { readonly is: 'file'; readonly file: string; readonly line: number | null; readonly column: string | null })
  | (Said & { readonly is: 'option'; readonly path: string })
  | (Said & { readonly is: 'study'; readonly path: string })
  | { readonly is: 'store'; readonly fault: StoreFault }
  | { readonly is: 'fault'; readonly message: string }

/** The parts of an error, for the other thread. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FileError) {
    const { code, file, line, column, values } = error
    return { is: 'file', code, file, line, column, values }
  }
  if (error instanceof OptionError) return { is: 'option', code: error.code, path: error.path, values: error.values }
  if (error instanceof StudyError) return { is: 'study', code: error.code, path: error.path, values: error.values }
  if (error instanceof StoreError) return { is: 'store', fault: error.fault }
  return { is: 'fault', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
}

/** The error that {@link failureOf} took apart. */
export function errorOf(failure: Failure): Error {
  switch (failure.is) {
    case 'file': {
      const { code, file, line, column, values } = failure
      return new FileError(code as ExchangeMessage, file, { ...(line === null ? {} : { line }), ...(column === null ? {} : { column }) }, values)
    }
    case 'option':
      return new OptionError(failure.code as ReportMessage, failure.path, failure.values)
    case 'study':
      return new StudyError(failure.code as StudyMessage, failure.path, failure.values)
    case 'store':
      return new StoreError(failure.fault)
    case 'fault':
      return new Error(failure.message)
  }
}
