import type { MapCheck } from './applied.ts'
import type { CodedFile } from './coded-file.ts'
import type { ImportMap } from './map.ts'
import type { CodedCells } from './order.ts'

/** Complete rows a hint needs, and rows that are enough for one: more would tell the same. */
const LEAST = 30
const ENOUGH = 20_000

/**
 * Items whose answers, as the mapping scores them, run against the rest of their scale: their correlation with the sum of the other items,
 * over rows that answered all of them, is negative by more than chance (r < -2/√n). A hint that an item is reversed, no decision.
 */
export function itemsAgainst({ variables }: CodedFile, map: ImportMap, stay: Uint32Array): MapCheck['against'] {
  const byName = new Map(variables.map((one) => [one.variable.name, one]))
  const step = Math.max(1, Math.floor(stay.length / ENOUGH))
  const rows = stay.filter((_, i) => i % step === 0)
  return map.scales.flatMap((scale) => {
    const items = scale.items.flatMap((name) => {
      const one = byName.get(name)
      const cells = one?.columns[0]
      return one?.variable.kind === 'coded' && cells?.kind === 'coded' ? [{ name, cells, scores: scoresOf(cells, one.variable.reversed ? scale.bounds.min + scale.bounds.max : null) }] : []
    })
    if (items.length < 2 || items.length < scale.items.length) return []
    const moments = items.map(() => ({ x: 0, y: 0, xx: 0, yy: 0, xy: 0 }))
    let n = 0
    const scores = new Float64Array(items.length)
    for (const row of rows) {
      let sum = 0
      let complete = true
      for (let i = 0; i < items.length && complete; i++) {
        const { cells, scores: of } = items[i]!
        const spoilt = cells.rowReasons !== null && cells.rowReasons[row] !== 0
        const score = of[cells.index[row]!]!
        complete = !spoilt && !Number.isNaN(score)
        scores[i] = score
        sum += score
      }
      if (!complete) continue
      n++
      moments.forEach((m, i) => {
        const [x, y] = [scores[i]!, sum - scores[i]!]
        m.x += x
        m.y += y
        m.xx += x * x
        m.yy += y * y
        m.xy += x * y
      })
    }
    if (n < LEAST) return []
    return items.flatMap(({ name }, i) => {
      const { x, y, xx, yy, xy } = moments[i]!
      const [sxx, syy, sxy] = [xx - (x * x) / n, yy - (y * y) / n, xy - (x * y) / n]
      const r = sxx > 0 && syy > 0 ? sxy / Math.sqrt(sxx * syy) : 0
      return r < -2 / Math.sqrt(n) ? [{ scale: scale.name, item: name, r }] : []
    })
  })
}

/** The score of each text of a column; NaN where it is no answer. `ends`: sum of the ends of the scale for a reversed item. */
function scoresOf({ options, places, reasons }: CodedCells, ends: number | null): Float64Array {
  return Float64Array.from(places, (place, at) => {
    if (reasons[at] !== 0 || place === 0) return Number.NaN
    const { code } = options[place - 1]!
    return ends === null ? code : ends - code
  })
}
