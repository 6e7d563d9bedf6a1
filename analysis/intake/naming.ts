import { isReservedName, NAME_LENGTH } from '../study/names.ts'

/** Names that are taken, whatever the case. */
export interface Names {
  /** A free name like the one wanted: ASCII, a letter first, not reserved, with every name that follows from it free as well. It and they are taken then. */
  take(wanted: string, follow: (name: string) => readonly string[]): string
  /** The same for a scale: only what follows from its name has to be free, and no other scale may have it. */
  takeScores(wanted: string, follow: (name: string) => readonly string[]): string
}

export function names(): Names {
  const taken = new Set<string>()
  const scales = new Set<string>()
  const free = (name: string): boolean => name.length <= NAME_LENGTH && !taken.has(name.toLowerCase()) && !isReservedName(name)
  const first = (wanted: string, follow: (name: string) => readonly string[], fits: (name: string) => boolean): string => {
    const own = asName(wanted)
    // What follows from a name is longer by the same amount for every name.
    const longer = Math.max(0, ...follow('').map((name) => name.length))
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : `_${n}`
      const name = own.slice(0, NAME_LENGTH - longer - end.length).replace(/_+$/, '') + end
      if (fits(name) && follow(name).every(free)) return name
    }
  }
  const add = (all: readonly string[]): void => all.forEach((name) => taken.add(name.toLowerCase()))
  return {
    take(wanted, follow) {
      const name = first(wanted, follow, free)
      add([name, ...follow(name)])
      return name
    },
    takeScores(wanted, follow) {
      const name = first(wanted, follow, (one) => !scales.has(one.toLowerCase()) && !isReservedName(one))
      scales.add(name.toLowerCase())
      add(follow(name))
      return name
    },
  }
}

/** A name made of another: what no name may hold becomes an underscore, and a letter stands first. */
function asName(wanted: string): string {
  const plain = wanted.normalize('NFKD').replace(/[^A-Za-z0-9_]+/g, '_').replace(/__+/g, '_').replace(/^_+|_+$/g, '')
  return plain === '' ? 'Q' : /^[A-Za-z]/.test(plain) ? plain : `Q${plain}`
}
