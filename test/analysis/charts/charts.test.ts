import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { specOf, type Look } from '../../../analysis/charts/index.ts'
import { answers, distribution, districts, look, means, text, type Group, type Sample } from './sample.ts'
import { boxes, layersOf, overlaps, place, spoken } from './drawn.ts'

const four: readonly Group[] = [
  { name: districts[0]!, counts: [3, 27, 110, 152, 99] },
  { name: districts[1]!, counts: [7, 43, 133, 148, 61] },
  { name: districts[2]!, counts: [2, 24, 109, 130, 76] },
  { name: districts[3]!, counts: [4, 35, 120, 148, 82] },
]
const scales = [text('安全感', 'Safety'), text('报警意愿与合作意愿', 'Willingness to report and cooperate'), text('程序公正', 'Procedural justice')]
const looks: readonly Look[] = (['zh-CN', 'en'] as const).flatMap((lang) => [
  look({ lang, width: 900 }),
  look({ lang, width: 900, theme: 'dark' }),
  look({ lang, width: 606, theme: 'print' }),
  look({ lang, width: 358 }),
])
const spec = ({ chart, result }: Sample, how = look()) => specOf(chart, result, how)

const bars = (sample: Sample, how = look()) => spoken(spec(sample, how), 'rect').flatMap(({ data }) => data.values)
const names = (sample: Sample, how = look()) =>
  boxes(spec(sample, how))
    .filter((box) => box.text.startsWith('示例'))
    .toSorted((a, b) => a.top - b.top)
    .map((box) => box.text)

describe('diverging bars', () => {
  it('carry the numbers of the table, unrounded', () => {
    const drawn = bars(distribution(four)).map(({ group, category, proportion, n }) => ({ group, category, proportion, n }))
    const rows = distribution(four).rows.map((row) => ({
      group: (row.group as { 'zh-CN': string })['zh-CN'],
      category: (row.label as { 'zh-CN': string })['zh-CN'],
      proportion: row.proportion,
      n: row.n,
    }))
    expect(drawn).toHaveLength(rows.length)
    expect(drawn).toEqual(expect.arrayContaining(rows))
  })

  it('lay negative answers to the left of zero and positive ones to the right, the strongest outermost', () => {
    const of = (category: string) => bars(distribution([{ name: districts[0]!, counts: [10, 20, 30, 15, 25] }])).find((bar) => bar.category === category)!
    expect([of('非常不同意').to, of('非常不同意').from, of('不太同意').to, of('不太同意').from].map((x) => Number(Number(x).toFixed(12)))).toEqual([-0.3, -0.2, -0.2, 0])
    expect([of('比较同意').from, of('比较同意').to, of('非常同意').from, of('非常同意').to]).toEqual([0, 0.15, 0.15, 0.4])
  })

  it('set the neutral aside: it starts at a zero of its own, and a point is as long there as among the others', () => {
    const layers = spoken(spec(distribution(four)), 'rect')
    expect(layers).toHaveLength(2)
    const [main, aside] = layers.map(({ encoding }) => encoding.x!.scale!)
    expect(layers[1]!.data.values.every(({ category, from }) => category === '一般' && from === 0)).toBe(true)
    const perPoint = ({ domain, range }: NonNullable<typeof main>) => (range[1] - range[0]) / (domain[1] - domain[0])
    expect(perPoint(aside!)).toBeCloseTo(perPoint(main!), 6)
    expect(aside!.range[0]).toBeGreaterThan(main!.range[1])
  })

  it('are sorted by the share of positive answers, and a group keeps its mark wherever it stands', () => {
    expect(names(distribution(four))).toEqual(['示例甲区', '示例丙区', '示例丁区', '示例乙区'])
    const marks = (groups: readonly Group[]) =>
      new Map(
        spoken(spec(distribution(groups)), 'point')
          .flatMap(({ data }) => data.values)
          .map(({ name, shape, fill }) => [name, `${shape} ${fill}`]),
      )
    const stronger = four.with(1, { name: districts[1]!, counts: [0, 0, 0, 10, 300] })
    expect(names(distribution(stronger))[0]).toBe('示例乙区')
    expect(Object.fromEntries(marks(stronger))).toEqual(Object.fromEntries(marks(four)))
    expect(marks(four).get('示例甲区')).toBe('circle #0072B2')
    expect(marks(four).get('示例丁区')).toBe('diamond #CC79A7')
  })

  it('show a group under the base rule hatched with "<10", never as zero, and last', () => {
    for (const how of looks) {
      const sample = distribution(four.with(0, { name: districts[0]!, counts: null }))
      const drawn = spec(sample, how)
      expect(bars(sample, how).some(({ group }) => group === districts[0]![how.lang])).toBe(false)
      expect(boxes(drawn).filter((box) => box.text === '<10')).not.toHaveLength(0)
      const hatch = layersOf(drawn).find(({ mark, data }) => mark.type === 'text' && mark.aria && String(data.values[0]!.says).includes('<10'))
      expect(hatch!.data.values.map(({ says }) => says)).toEqual([how.lang === 'en' ? 'Demo A: <10, not shown' : '示例甲区:<10,不显示'.replace(':', '\uFF1A').replace(',', '\uFF0C')])
    }
    expect(names(distribution(four.with(0, { name: districts[0]!, counts: null }))).at(-1)).toBe('示例甲区')
  })

  it('keep the marks of groups that the rows do not hold', () => {
    const { chart, result } = distribution(four.slice(2))
    const named = { ...chart, idiom: { ...chart.idiom, groups: districts } }
    const marks = spoken(specOf(named, result, look()), 'point').flatMap(({ data }) => data.values.map(({ name, shape }) => [name, shape]))
    expect(marks).toEqual([
      ['示例丙区', 'square'],
      ['示例丁区', 'diamond'],
    ])
  })

  it('show everybody under the groups, with a line for comparison, and without a mark of a group', () => {
    const all = distribution([{ name: { key: 'said', values: { said: text('合计', 'Total') } }, counts: [16, 129, 472, 578, 318] }, ...four])
    const drawn = spec(all)
    const heights = new Map(boxes(drawn).map((box) => [box.text, box.top]))
    expect(heights.get('合计')).toBeGreaterThan(heights.get('示例乙区')!)
    const dashed = layersOf(drawn).filter(({ mark }) => 'strokeDash' in mark).flatMap(({ data }) => data.values)
    expect(dashed.map(({ from }) => from)).toEqual([(578 + 318) / 1513])
    expect(names(all)).toEqual(names(distribution(four)))
  })

  it('say "—" where a number was taken out only so that another cannot be worked out', () => {
    const { chart, result } = distribution(four.with(0, { name: districts[0]!, counts: null }))
    const parts = result.parts.map((part) => (part.kind === 'table' ? { ...part, hidden: part.hidden!.map((cell) => ({ ...cell, why: 'complementary' as const })) } : part))
    const words = boxes(specOf(chart, { ...result, parts }, look())).map((box) => box.text)
    expect(words).toContain('—')
    expect(words).not.toContain('<10')
  })

  it('say under the chart which answers the share counts', () => {
    expect(boxes(spec(distribution(four), look({ lang: 'en' }))).some((box) => box.text.startsWith('Share: Agree + Strongly agree'))).toBe(true)
  })

  it('number every segment that is not empty, whatever its size', () => {
    fc.assert(
      fc.property(counts(), fc.constantFrom(...looks), (groups, how) => {
        const sample = distribution(groups)
        const labels = boxes(spec(sample, how)).map((box) => box.text)
        for (const { proportion } of sample.rows) {
          if (proportion === null || proportion === 0) continue
          const at = labels.indexOf((proportion as number) < 0.005 ? '<1' : String(Math.round((proportion as number) * 100)))
          expect(at, `${proportion as number}`).toBeGreaterThanOrEqual(0)
          labels.splice(at, 1)
        }
      }),
      { numRuns: 80 },
    )
  })
})

describe('dots with intervals', () => {
  const sample = means(scales, districts, (s, g) => (s === 1 && g === 2 ? null : { mean: 2.9 + 0.11 * s + 0.23 * g, half: 0.07, n: 300 + g }))

  it('carry estimate and interval of the table, unrounded', () => {
    const drawn = spoken(spec(sample), 'point').flatMap(({ data }) => data.values.map(({ at, lower, upper }) => ({ at, lower, upper })))
    const rows = sample.rows.filter(({ mean }) => mean !== null).map(({ mean, ciLower, ciUpper }) => ({ at: mean, lower: ciLower, upper: ciUpper }))
    expect(drawn).toHaveLength(rows.length)
    expect(drawn).toEqual(expect.arrayContaining(rows))
  })

  it('fit the axis in steps within the possible range, and say so', () => {
    const drawn = spec(sample, look({ lang: 'en' }))
    const domains = spoken(drawn, 'point').map(({ encoding }) => encoding.x!.scale!.domain)
    expect(domains).toEqual([[2.5, 4]])
    expect(boxes(drawn).at(-1)!.text).toBe('Scale mean (axis from 2.5 to 4)')
  })

  it('say nothing of a part where the whole range is drawn', () => {
    const wide = means([scales[0]!], districts, (_, g) => ({ mean: [1.2, 2, 3, 4.8][g]!, half: 0.2, n: 20 }))
    expect(boxes(spec(wide, look({ lang: 'en' }))).at(-1)!.text).toBe('Scale mean')
  })

  it('draw an interval that leaves the possible range to its end', () => {
    const beyond = means([scales[0]!], districts, () => ({ mean: 4.9, half: 0.4, n: 12 }))
    const layer = spoken(spec(beyond), 'point')[0]!
    expect(layer.encoding.x!.scale!.domain).toEqual([4.5, 4.9 + 0.4])
  })

  it('keep the order of the groups in several panels and sort a single one by the estimate', () => {
    expect(names(sample).slice(0, 4)).toContain('示例甲区')
    const single = means([scales[0]!], districts, (_, g) => ({ mean: [2, 4, 3, 1.5][g]!, half: 0.1, n: 30 }))
    expect(names(single)).toEqual(['示例乙区', '示例丙区', '示例甲区', '示例丁区'])
  })

  it('of twelve scales and four districts fit a page of print', () => {
    const many = (n: number) => means(Array.from({ length: n }, (_, i) => text(`量表${i + 1}`, `Scale ${i + 1}`)), districts, (s, g) => ({ mean: 2 + 0.1 * s + 0.2 * g, half: 0.1, n: 400 }))
    const print = look({ theme: 'print', width: 606, lang: 'en' })
    for (const n of [3, 12]) {
      const drawn = spec(many(n), print)
      expect(drawn.height).toBeLessThan(935)
      expect(spoken(drawn, 'point').flatMap(({ data }) => data.values)).toHaveLength(4 * n)
      expect(boxes(drawn).filter((box) => box.text === '[1.90, 2.10]')).not.toHaveLength(0)
    }
  })

  it('have markers that leave their whiskers to be seen', () => {
    const drawn = spec(means(scales, districts, (s, g) => ({ mean: 1.5 + s + 0.2 * g, half: 0.05, n: 400 })))
    const caps = layersOf(drawn).filter(({ mark, encoding }) => mark.type === 'rule' && encoding.x!.scale).flatMap(({ data }) => data.values).filter(({ from, to }) => from === to)
    const [area] = spoken(drawn, 'point').flatMap(({ data }) => data.values.map(({ area: size }) => size as number))
    const tallest = Math.max(...caps.filter(({ y, y2 }) => (y2 as number) - (y as number) < 20).map(({ y, y2 }) => (y2 as number) - (y as number)))
    expect(tallest).toBeGreaterThan(2 * Math.sqrt(area! / Math.PI) + 2)
  })

  it('hatch what is hidden', () => {
    expect(boxes(spec(sample)).filter((box) => box.text === '<10')).toHaveLength(2)
    expect(spoken(spec(sample), 'point').flatMap(({ data }) => data.values)).toHaveLength(11)
  })
})

describe('every chart', () => {
  const longest = text('常州经济技术开发区及其各街道', 'Changzhou Economic and Technological Development Zone')
  const samples: readonly (readonly [string, Sample])[] = [
    ['four groups', distribution(four)],
    ['one group', distribution(four.slice(0, 1))],
    ['a long name, a hidden group and small segments', distribution([{ name: longest, counts: [1, 20, 2, 2, 35] }, { name: districts[1]!, counts: null }, { name: districts[2]!, counts: [0, 0, 0, 1, 19] }, { name: districts[3]!, counts: [600, 300, 250, 40, 10] }])],
    ['all groups hidden', distribution(four.map(({ name }) => ({ name, counts: null })))],
    ['twelve groups', distribution(Array.from({ length: 12 }, (_, i) => ({ name: text(`示例${i + 1}区`, `Demo ${i + 1}`), counts: [i + 1, 2 * i + 1, 9, 30, 12 - i] })))],
    ['scales', means(scales, districts, (s, g) => ({ mean: 2 + 0.3 * s + 0.4 * g, half: 0.1 + 0.02 * g, n: 1000 * g + 12 }))],
    ['scales, a long name', means(scales, [longest, ...districts], (s, g) => (g === 1 ? null : { mean: 2 + 0.3 * s + 0.3 * g, half: 0.1, n: 50 }))],
    ['twelve scales', means(Array.from({ length: 12 }, (_, i) => text(`报警意愿与合作意愿${i}`, `Support, resources and fair accountability ${i}`)), districts, (s, g) => ({ mean: 2 + 0.1 * s + 0.2 * g, half: 0.1, n: 400 }))],
    ['nothing shown', means([scales[0]!], districts, () => null)],
    ['no group', distribution([])],
    ['no row', means([], [], () => null)],
  ]

  it.each(samples)('keeps its words on the page and apart: %s', (_, sample) => {
    for (const how of looks) {
      const drawn = spec(sample, how)
      const all = boxes(drawn)
      for (const box of all) {
        const where = `${box.text} at ${how.lang} ${how.theme} ${how.width}`
        expect(box.left, `${where}`).toBeGreaterThanOrEqual(-0.5)
        expect(box.right, `${where}`).toBeLessThanOrEqual(how.width + 0.5)
        expect(box.top, `${where}`).toBeGreaterThanOrEqual(-1)
        expect(box.bottom, `${where}`).toBeLessThanOrEqual((drawn.height as number) + 0.5)
      }
      expect(overlaps(all), `${how.lang} ${how.theme} ${how.width}`).toEqual([])
    }
  })

  it('keeps its words apart whatever the answers', () => {
    fc.assert(
      fc.property(counts(), fc.constantFrom(...looks), (groups, how) => {
        expect(overlaps(boxes(spec(distribution(groups), how)))).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('keeps its words apart whatever the estimates', () => {
    const estimate = fc.option(fc.record({ mean: fc.double({ min: 1, max: 5, noNaN: true }), half: fc.double({ min: 0, max: 1.5, noNaN: true }), n: fc.integer({ min: 10, max: 20_000 }) }))
    fc.assert(
      fc.property(fc.array(estimate, { minLength: 12, maxLength: 12 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom(...looks), (all, panels, how) => {
        const drawn = spec(means(scales.slice(0, panels), districts, (s, g) => all[4 * s + g]!), how)
        expect(overlaps(boxes(drawn))).toEqual([])
        for (const box of boxes(drawn)) expect(box.left >= -0.5 && box.right <= how.width + 0.5, `${box.text}`).toBe(true)
      }),
      { numRuns: 80 },
    )
  })

  it.each(samples)('keeps its marks on the page: %s', (_, sample) => {
    for (const how of looks) {
      for (const { data, encoding } of layersOf(spec(sample, how))) {
        for (const datum of data.values) {
          const x = place(encoding.x!, datum)
          expect(x).toBeGreaterThanOrEqual(-0.5)
          expect(x).toBeLessThanOrEqual(how.width + 0.5)
        }
      }
    }
  })

  it.each(samples)('is JSON: %s', (_, sample) => {
    const drawn = spec(sample)
    expect(JSON.parse(JSON.stringify(drawn))).toEqual(drawn)
    expect(structuredClone(drawn)).toEqual(drawn)
  })

  it('has no text under 12 px in print, 13 at the desk, 15 on a phone', () => {
    for (const how of looks) {
      const least = how.theme === 'print' ? 12 : how.width < 560 ? 15 : 13
      for (const [, sample] of samples) {
        const sizes = layersOf(spec(sample, how)).flatMap(({ mark }) => (mark.fontSize ? [mark.fontSize] : []))
        expect(Math.min(...sizes, least)).toBe(least)
      }
    }
  })

  it('is not drawn when it is refused', () => {
    const { chart, result } = distribution(four)
    expect(() => specOf({ ...chart, refused: { key: 'said' } }, result, look())).toThrow(RangeError)
  })

  it('names its answers in the language asked for', () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const words = boxes(spec(distribution(four), look({ lang }))).map((box) => box.text)
      for (const answer of [answers[0]!, answers[4]!]) expect(words).toContain(answer[lang])
    }
  })
})

/** One to five groups with any answers, but at least one each. */
function counts(): fc.Arbitrary<readonly Group[]> {
  const five = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 400 })), { minLength: 5, maxLength: 5 })
  return fc
    .array(five.filter((row) => row.some((n) => n > 0)), { minLength: 1, maxLength: 5 })
    .map((all) => all.map((row, i) => ({ name: districts[i] ?? text('示例戊区', 'Demo E'), counts: row })))
}
