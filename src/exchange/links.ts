import { ID, ID_LENGTH } from '../../analysis/study/names.ts'
import type { Mode } from '../../analysis/study/study.ts'
import { LANGS, type Lang } from '../../analysis/study/text.ts'
import type { ExchangeMessage } from './messages.ts'

/** Ways of handing out a link that are not a kiosk. */
export const FILL_MODES = ['link', 'household', 'interviewer', 'paper', 'event'] as const satisfies readonly Mode[]
export type FillMode = (typeof FILL_MODES)[number]

interface Address {
  readonly study: string
  readonly form: string
  /** SHA-256 (hex) of the published study; the app refuses any other file. */
  readonly hash: string
  /** Unit the answers belong to; null = not known. */
  readonly unit: string | null
  /** Language to begin in; null = the browser's. */
  readonly lang: Lang | null
}
/** A link for one person's own device, or for the tablet of an interviewer. */
export interface FillLink extends Address {
  readonly way: 'fill'
  /** Who handed it out, never who answers. */
  readonly batch: string | null
  readonly mode: FillMode
}
/** The address a kiosk is started with. `police`: it stands in a police building, which is a mode of its own. */
export interface KioskLink extends Address {
  readonly way: 'kiosk'
  readonly police: boolean
}
export type Link = FillLink | KioskLink

/** A batch: letters, digits, dot, dash, underscore; it stands in an address and in a file. */
export const BATCH = /^[0-9A-Za-z][0-9A-Za-z._-]{0,31}$/
const HASH = /^[0-9a-f]{64}$/

/** An address is not one of ours, or a part of it is not. `code` is a key of {@link exchangeMessages}, `values` what its sentence names. */
export class LinkError extends Error {
  readonly code: ExchangeMessage
  readonly values: { readonly [name: string]: string }
  constructor(code: ExchangeMessage, values: { readonly [name: string]: string } = {}) {
    super(code)
    this.name = 'LinkError'
    this.code = code
    this.values = values
  }
}

/** The mode of the answers given on a link. */
export function modeOf(link: Link): Mode {
  return link.way === 'fill' ? link.mode : link.police ? 'kioskPolice' : 'kiosk'
}

/**
 * Whether a link is answered on a device of the person who answers, where what is unfinished may lie until they come back. The tablet of
 * an interviewer or a stand, and the computer where paper is entered, would show it to whoever comes next.
 */
export function isOwnDevice(link: Link): boolean {
  return link.way === 'fill' && (link.mode === 'link' || link.mode === 'household')
}

/** The fragment (`#/fill/…`, `#/kiosk/…`) of a link. Everything stands behind the #, so that no server ever sees it. Throws LinkError on a part that could not be read back. */
export function makeLink(link: Link): string {
  const query = new URLSearchParams({ h: link.hash })
  if (link.unit !== null) query.set('unit', link.unit)
  if (link.lang !== null) query.set('lang', link.lang)
  if (link.way === 'fill' && link.batch !== null) query.set('batch', link.batch)
  if (link.way === 'fill' && link.mode !== 'link') query.set('mode', link.mode)
  if (link.way === 'kiosk' && link.police) query.set('police', '1')
  const fragment = `#/${link.way}/${link.study}/${link.form}?${query}`
  readLink(fragment)
  return fragment
}

/**
 * Reads a fragment, which is untrusted: it may come from a poster, a chat or a typing hand. Parameters that are not ours are
 * passed over (messengers add their own); one of ours that is repeated or not what it should be is refused. Throws {@link LinkError}.
 */
export function readLink(fragment: string): Link {
  const [, way, study, form, search] = /^#\/(fill|kiosk)\/([^/?#]*)\/([^/?#]*)(?:\?(.*))?$/s.exec(fragment) ?? []
  if (way === undefined || study === undefined || form === undefined) throw new LinkError('linkUnknown')
  const query = new URLSearchParams(search ?? '')
  const part = (name: string): string | null => {
    const all = query.getAll(name)
    if (all.length > 1) throw new LinkError('linkPart', { part: name })
    return all[0] ?? null
  }
  const need = <T>(name: string, value: T | null, ok: (value: T) => boolean): T | null => {
    if (value !== null && !ok(value)) throw new LinkError('linkPart', { part: name })
    return value
  }
  const id = (name: string, value: string | null): string | null => need(name, value, (one) => ID.test(one) && one.length <= ID_LENGTH)
  const hash = need('h', part('h'), (value) => HASH.test(value))
  if (hash === null) throw new LinkError('linkNoHash')
  const lang = part('lang')
  need('lang', lang, (value) => (LANGS as readonly string[]).includes(value))
  const address: Address = { study: id('study', study)!, form: id('form', form)!, hash, unit: id('unit', part('unit')), lang: lang as Lang | null }
  if (way === 'kiosk') return { way, ...address, police: need('police', part('police'), (value) => value === '0' || value === '1') === '1' }
  const mode = part('mode')
  need('mode', mode, (value) => (FILL_MODES as readonly string[]).includes(value))
  return { way: 'fill', ...address, batch: need('batch', part('batch'), (value) => BATCH.test(value)), mode: (mode ?? 'link') as FillMode }
}
