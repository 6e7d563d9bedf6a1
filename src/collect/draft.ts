import { LANGS, type Lang } from '../../analysis/study/text.ts'

/** Unfinished answers of a link, as they lie on this device until submitted or deleted. */
export interface Draft {
  readonly format: 'linli-draft/1'
  /** Of the order of questions. */
  readonly seed: number
  readonly screen: string
  readonly reviewing: boolean
  readonly reached: readonly string[]
  /** What the page holds, text still being composed included. */
  readonly held: { readonly [variable: string]: unknown }
  /** Free texts the person keeps although they look identifying. */
  readonly confirmed: { readonly [variable: string]: string }
  readonly seconds: { readonly [page: string]: number }
  readonly lang: Lang
  readonly languages: readonly Lang[]
  readonly aids: readonly string[]
  readonly size: number
}

/** Where drafts lie; the room knows no more of the store than this. */
export interface Drafts {
  read(key: string): Promise<Uint8Array | null>
  /** Begins at once; writes take effect in the order in which they began. */
  write(key: string, bytes: Uint8Array): Promise<void>
  remove(key: string): Promise<void>
}

/** A draft belongs to one version of a study, one form, one place and one hand-out. */
export function draftKey(hash: string, form: string, unit: string | null, batch: string | null): string {
  return [hash, form, unit ?? '', batch ?? ''].join('/')
}

export function draftBytes(draft: Draft): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(draft))
}

/** The draft in these bytes, or null where they hold none (an older form of drafts, a half-written file): the person then starts anew. */
export function readDraft(bytes: Uint8Array): Draft | null {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
  return isDraft(value) ? value : null
}

function isDraft(value: unknown): value is Draft {
  if (!isRecord(value) || value.format !== 'linli-draft/1') return false
  const { seed, screen, reviewing, reached, held, confirmed, seconds, lang, languages, aids, size } = value
  return (
    Number.isSafeInteger(seed) &&
    typeof screen === 'string' &&
    typeof reviewing === 'boolean' &&
    isListOf(reached, (one) => typeof one === 'string') &&
    isRecord(held) &&
    isRecord(confirmed) &&
    isRecord(seconds) &&
    Object.values(seconds).every((one) => typeof one === 'number' && one >= 0) &&
    isLang(lang) &&
    isListOf(languages, isLang) &&
    isListOf(aids, (one) => typeof one === 'string') &&
    typeof size === 'number'
  )
}
const isLang = (value: unknown): boolean => LANGS.some((lang) => lang === value)
function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function isListOf(value: unknown, of: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(of)
}

/** Writes drafts as they change, the newest last. */
export interface DraftWriter {
  /** Something changed: it is written at once, or if the last write is not `wait` milliseconds old, then. */
  soon(): void
  /** Write now what is not written yet. */
  now(): void
  /** No more writes; what was written is removed. */
  discard(): Promise<void>
}

export function draftWriter(drafts: Drafts, key: string, capture: () => Draft | null, failed: (error: unknown) => void, wait = 200): DraftWriter {
  let timer: ReturnType<typeof setTimeout> | null = null
  let last: Promise<void> = Promise.resolve()
  let changed = false
  let over = false

  function write(): void {
    changed = false
    const draft = over ? null : capture()
    if (!draft) return
    // Begun in this very turn: the page may be going away, and the store keeps the order in which writes began.
    last = Promise.all([last, drafts.write(key, draftBytes(draft)).catch(failed)]).then(() => undefined)
  }
  /** One write per `wait`: the first change of a pause is written without delay, what follows is gathered. */
  function rest(): void {
    timer = setTimeout(() => {
      timer = null
      if (!changed) return
      write()
      rest()
    }, wait)
  }
  return {
    soon() {
      if (over) return
      changed = true
      if (timer !== null) return
      write()
      rest()
    },
    now() {
      if (changed) write()
    },
    async discard() {
      over = true
      if (timer !== null) clearTimeout(timer)
      timer = null
      await last
      try {
        await drafts.remove(key)
      } catch (error) {
        // It is still there, and so it goes on being kept.
        over = false
        throw error
      }
    },
  }
}

/**
 * Keeps what was submitted, then takes the draft away. Kept is kept: a draft that cannot be removed is told to `failed` and never
 * to the person, who would submit once more.
 */
export async function handIn(keep: () => Promise<void>, writer: DraftWriter | null, failed: (error: unknown) => void): Promise<void> {
  await keep()
  await writer?.discard().catch(failed)
}
