/** A piece of a sentence: a statistic's symbol (set in italics), or a formula that must not be broken, or plain words. */
export interface Run {
  readonly text: string
  readonly symbol: boolean
  /** Pieces with the same number belong together on one line; null: may break. */
  readonly formula: number | null
}

const SYMBOL = 'p|n|N|M|SD|SE|F|t|z|V|g|d|r|df[12]?|α|χ²|η²|ω²'
const FOUND = new RegExp(`(?<![\\p{L}\\p{N}_])(${SYMBOL})(\\([^()]*\\))?(?=$|[\\s\\u2009]*[=<>≤≥≈（(])([\\s\\u2009]*[=<>≤≥≈][\\s\\u2009]*[−-]?[\\d.]+%?)?`, 'gu')

/** Where the symbols of statistics stand in a text: alone ("SD"), before a bracket ("p (Holm)") or in a formula ("F(3, 122) = 6.03"). */
export function symbolRuns(text: string): readonly Run[] {
  const runs: Run[] = []
  let at = 0
  let formula = 0
  const add = (piece: string, symbol: boolean, whole: number | null): void => void (piece !== '' && runs.push({ text: piece, symbol, formula: whole }))
  for (const match of text.matchAll(FOUND)) {
    const [all, symbol, df = '', value = ''] = match as unknown as [string, string, string?, string?]
    // A letter alone at the end of a sentence is a word; a whole title is a symbol.
    if (df === '' && value === '' && match.index + all.length === text.length && match.index !== 0) continue
    add(text.slice(at, match.index), false, null)
    const whole = df + value === '' ? null : formula++
    add(symbol, true, whole)
    // "χ²(12, n = 1,533)": the number of people stands with the degrees of freedom.
    const people = /(?<=, )n(?= = )/.exec(df)
    if (people) {
      add(df.slice(0, people.index), false, whole)
      add('n', true, whole)
    }
    add((people ? df.slice(people.index + 1) : df) + value, false, whole)
    at = match.index + all.length
  }
  add(text.slice(at), false, null)
  return runs
}
