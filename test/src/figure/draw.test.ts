import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { specOf, type Look } from '../../../analysis/charts/index.ts'
import { drawSvg } from '../../../src/figure/draw.ts'
import { distribution, districts, look, means, text, type Sample } from '../../analysis/charts/sample.ts'

const answered = distribution([
  { name: districts[0]!, counts: [3, 27, 110, 152, 99] },
  { name: districts[1]!, counts: null },
  { name: districts[2]!, counts: [2, 24, 109, 130, 76] },
])
const scored = means([text('安全感', 'Safety'), text('信任', 'Trust')], districts, (s, g) => (s + g === 0 ? null : { mean: 2.3 + 0.3713 * g + 0.11 * s, half: 0.0917, n: 20 + g }))
const draw = (sample: Sample, how: Look = look()) => drawSvg(specOf(sample.chart, sample.result, how))

/** Attributes of every element of a picture that says a number, with the place it is moved to. */
function spoken(svg: string): readonly { readonly says: string; readonly x: number; readonly width: number }[] {
  return [...svg.matchAll(/<path aria-label="([^"]+)"[^>]*aria-roledescription="rect mark"[^>]* d="M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)/g)].map((m) => ({ says: m[1]!, x: Number(m[2]), width: Math.abs(Number(m[4])) }))
}

describe('a drawing', () => {
  it('says the numbers of the table, and no bar is longer or shorter than its number', async () => {
    const bars = spoken(await draw(answered, look({ lang: 'en' })))
    const rows = answered.rows.filter(({ proportion }) => proportion !== null)
    expect(bars).toHaveLength(rows.length)
    const perUnit = bars.map(({ says, width }) => {
      const row = rows.find(({ group, label }) => says.startsWith(`${(group as { en: string }).en}, ${(label as { en: string }).en}: `))!
      expect(says).toContain(`: ${((row.proportion as number) * 100).toFixed(1)}%`)
      return width / (row.proportion as number)
    })
    // One scale for all segments, in both panels.
    for (const one of perUnit) expect(one / perUnit[0]!).toBeCloseTo(1, 6)
  })

  it('says estimate and interval of every dot', async () => {
    const svg = await draw(scored, look({ lang: 'en' }))
    const rows = scored.rows.filter(({ mean }) => mean !== null)
    for (const { scale, group, mean, ciLower, ciUpper, n } of rows) {
      const [est, lower, upper] = [mean, ciLower, ciUpper].map((value) => (value as number).toFixed(2))
      expect(svg).toContain(`aria-label="${(scale as { en: string }).en}, ${(group as { en: string }).en}: ${est} [${lower}, ${upper}], n = ${n as number}"`)
    }
    expect(svg.match(/aria-label="[^"]*, n = /g)).toHaveLength(rows.length)
    expect(svg).toContain('aria-label="Safety, Demo A: &lt;10, not shown"')
  })

  it('is the same bytes for the same spec, also when several are drawn at once', async () => {
    const [a, b, c] = await Promise.all([draw(answered), draw(scored), draw(answered)])
    expect(c).toBe(a)
    expect(await draw(scored)).toBe(b)
  })

  it('has exactly the size asked for', async () => {
    for (const width of [900, 606, 358]) {
      const spec = specOf(answered.chart, answered.result, look({ width }))
      expect(await drawSvg(spec)).toMatch(new RegExp(`<svg[^>]* width="${width}" height="${spec.height as number}"`))
    }
  })

  it('carries its title and description as text', async () => {
    const svg = await draw(answered, look({ lang: 'en' }))
    expect(svg).toContain('<title>At ease &amp; &lt;safe&gt; after dark</title><desc>Answers by district</desc>')
  })

  it('gives vega nothing to warn of', async () => {
    const warnings: string[] = []
    for (const sample of [answered, scored, distribution([])]) {
      for (const how of [look(), look({ theme: 'dark' }), look({ theme: 'print', width: 606 }), look({ width: 358 })]) {
        await drawSvg(specOf(sample.chart, sample.result, how), (message) => warnings.push(message))
      }
    }
    expect(warnings).toEqual([])
  })

  it('refuses what is no chart', async () => {
    await expect(drawSvg({ mark: 'nothing' })).rejects.toBeInstanceOf(Error)
  })

  it('needs no code generation', () => {
    const module = resolve(import.meta.dirname, '../../../src/figure/draw.ts')
    const script = `import(${JSON.stringify(module)}).then(({ drawSvg }) => drawSvg({ data: { values: [{ a: 1 }] }, mark: 'bar', encoding: { x: { field: 'a', type: 'quantitative', axis: { labelExpr: 'abs(datum.value)' } } } })).then((svg) => process.stdout.write(svg.slice(0, 4)))`
    const out = execFileSync(process.execPath, ['--disallow-code-generation-from-strings', '--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: resolve(import.meta.dirname, '../../..'),
      encoding: 'utf8',
    })
    expect(out).toBe('<svg')
  })
})
