/** A file to be read: its name without a path, for messages, and its bytes. */
export interface ReadingSource {
  readonly name: string
  readonly blob: Blob
}

/** How far reading is: bytes, and rows found so far. Text begins anew (`done` falls) where another encoding has to be tried. */
export interface ReadStep {
  readonly done: number
  readonly of: number
  readonly rows: number
}
