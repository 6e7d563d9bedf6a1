/** The folder of the project. */
export const root: string
/** Whether dist/ is missing or older than a source. */
export function isStale(): boolean
/** Builds into dist/ if that is so; whether it did. */
export function buildIfStale(): Promise<boolean>
