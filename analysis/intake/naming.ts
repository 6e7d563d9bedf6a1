import { isReservedName, NAME_LENGTH } from '../study/names.ts'

/** Names that are taken, whatever the case. */
export interface Names {
  /** A free name like the one wanted: ASCII, a letter first, not reserved, with every name that follows from it free as well. It and they are taken then. */
  take(wanted: string, follow: (name: string) => readonly string[]): string
}

export function names(): Names {
  const taken = new Set<string>()
  const free = (name: string): boolean => name.length <= NAME_LENGTH && !taken.has(name.toLowerCase()) && !isReservedName(name)
  return {
    take(wanted, follow) {
      const own = asName(wanted)
      for (let n = 1; ; n++) {
        const end = n === 1 ? '' : `_${n}`
        // What follows from a name is longer by the same amount for every name.
        const room = NAME_LENGTH - Math.max(0, ...follow('').map((name) => name.length)) - end.length
        const name = own.slice(0, Math.min(own.length, room)).replace(/_+$/, '') + end
        const all = new Set([name, ...follow(name)])
        if (![...all].every(free)) continue
        for (const one of all) taken.add(one.toLowerCase())
        return name
      }
    },
  }
}

/** A name made of another: what no name may hold becomes an underscore, and a letter stands first. */
export function asName(wanted: string): string {
  const plain = wanted.normalize('NFKD').replace(/[^A-Za-z0-9_]+/g, '_').replace(/__+/g, '_').replace(/^_+|_+$/g, '')
  return plain === '' ? 'Q' : /^[A-Za-z]/.test(plain) ? plain : `Q${plain}`
}
