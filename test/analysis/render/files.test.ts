import { describe, expect, it } from 'vitest'
import Papa from 'papaparse'
import { tableCsv } from '../../../analysis/render/csv.ts'
import { html, tableHtml } from '../../../analysis/render/html.ts'
import { resultJson } from '../../../analysis/render/json.ts'
import { tableLatex } from '../../../analysis/render/latex.ts'
import { markdown, tableMarkdown } from '../../../analysis/render/markdown.ts'
import { bibliography, casesWords, chartsOf, tablesOf } from '../../../analysis/render/page.ts'
import { resultText, tableText } from '../../../analysis/render/text.ts'
import { disclose, ruleFor } from '../../../analysis/result/disclose.ts'
import type { TablePart } from '../../../analysis/result/result.ts'
import { column, completed, means, table } from '../result/tables.ts'
import { hostile, hostileTable, longest, page, shown } from './report.ts'

const zh = shown('zh-CN')
const en = shown('en')
const hidden = disclose(completed([means([9, 10, 60])]), ruleFor('resident', true)).parts[0] as TablePart

describe('CSV of a table', () => {
  const read = (csv: string): readonly { readonly [name: string]: string }[] => Papa.parse<{ [name: string]: string }>(csv.slice(1), { header: true, skipEmptyLines: true }).data

  it('has a byte order mark, CRLF, names of columns, hidden ones too, and numbers that read back exactly', () => {
    const csv = tableCsv(hostileTable, { synthetic: true }, en)
    expect(csv.startsWith('\uFEFFunit,variable,mean,note,synthetic\r\n')).toBe(true)
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/\n/)
    const rows = read(csv)
    expect(rows.map((row) => row['mean'])).toEqual([String(1 / 3), '-2', ''])
    expect(Number(rows[0]!['mean'])).toBe(1 / 3)
    expect(rows.map((row) => row['synthetic'])).toEqual(['1', '1', '1'])
    expect(rows[2]!['note']).toBe(hostile)
  })

  it('defuses formulas in words only, and quotes what needs it', () => {
    const rows = read(tableCsv(hostileTable, { synthetic: false }, en))
    expect(rows.map((row) => row['variable'])).toEqual(["'=1+1", "'-5", '"quoted", \r\nover two lines'])
    expect(rows[1]!['mean']).toBe('-2')
    expect(rows[0]!['unit']).toBe(hostile)
    for (const sign of ['=', '+', '-', '@', '\t=', ' =', '＝', '\u200B=']) {
      expect(read(tableCsv(table({ columns: [column('unit', 'label')], rows: [{ unit: `${sign}1` }] }), { synthetic: false }, en))[0]!['unit']).toBe(`'${sign}1`)
    }
  })

  it('says what is not shown, and holds nothing of it', () => {
    const rows = read(tableCsv(hidden, { synthetic: false }, zh))
    expect(rows[0]).toEqual({ unit: '示例甲区', n: '', mean: '', sd: '', notShown: 'n:small mean:small sd:small' })
    expect(rows[1]!['notShown']).toBe('')
    expect(rows[3]!['notShown']).toBe('n:complementary mean:complementary sd:complementary')
  })

  it('holds the reason where there is no table', () => {
    const csv = tableCsv({ ...hidden, rows: [], hidden: [], refused: { key: 'test.reason' } }, { synthetic: false }, en)
    expect(read(csv)).toEqual([{ unit: '', n: '', mean: '', sd: '', note: 'only one place has answers' }])
  })
})

describe('a table in plain text', () => {
  it('stands in columns, Chinese counted as two', () => {
    const rule = '-'.repeat(25)
    expect(tableText(hidden, zh).split('\n').slice(0, 9)).toEqual([
      '量表',
      rule,
      '组别        n     M    SD',
      rule,
      '示例甲区  <10     —     —',
      '示例乙区   10  3.10  0.90',
      '示例丙区   60  3.20  0.90',
      '合计        —     —     —',
      rule,
    ])
  })

  it('says the result as it is read: synthetic, what was found, tables, cases', () => {
    const result = page.sections[0]!.results[0]!
    const said = resultText({ ...result, provenance: { ...result.provenance, synthetic: true } }, en)
    expect(said).toMatch(/^Synthetic data, for illustration only\n\nA is above B \(p <\u2009\.001\)\.\n\nScale\n/)
    expect(said).toContain('Responses used: 90; not used: 10: Don’t know: 10.')
  })
})

describe('a report in Markdown', () => {
  it('keeps hostile words words', () => {
    const said = markdown(page, shown('en', (_, __, name) => `figures/${name} (1).svg`))
    expect(said).toContain('a\\|b')
    expect(said).not.toContain('<script>')
    expect(said).toContain('&lt;script&gt;')
    expect(said).toContain('\\[x\\](y)')
    expect(said).toContain('figures/means-1-chart%20%281%29.svg')
    // A border that is not escaped would give its row a cell more.
    const row = said.split('\n').find((line) => line.startsWith('|') && line.includes('alert'))!
    expect(row.replaceAll('\\|', '').split('|')).toHaveLength(4)
  })

  it('numbers tables and figures, names refusals, cases, computation and references', () => {
    const said = markdown(page, shown('zh-CN', (_, __, name) => `figures/${name}.svg`))
    for (const piece of ['**合成数据，仅作示例**', '**表 1 量表**', '**表 2 量表**', '**图 1 量表**', '> **量表**: 没有给出结果', '> 原因: 只有一个地区有答卷', '> 这样会有帮助: 等其他地区的答卷', '用到 90 份，未用 10 份：说不清 10 份。', '数据指纹 9c417be2', '## 参考文献', '1. Hedges', '2. Welch']) {
      expect(said).toContain(piece)
    }
    expect(markdown(page, shown('zh-CN', (_, __, name) => `figures/${name}.svg`))).toBe(said)
  })

  it('writes a table for GitHub', () => {
    expect(tableMarkdown(hidden, en).split('\n').slice(0, 5)).toEqual(['**Scale**', '', '| Group | n | M | SD |', '| :-- | --: | --: | --: |', '| Demo A | &lt;10 | — | — |'])
  })
})

/** Names of elements that are opened and not closed, or closed and not opened. */
function unbalanced(page: string): readonly string[] {
  const open: string[] = []
  for (const [, close, name] of page.replace(/<style>[\s\S]*?<\/style>/, '').matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (['meta', 'br'].includes(name!)) continue
    if (close === '') open.push(name!)
    else if (open.pop() !== name) return [name!]
  }
  return open
}

describe('a report as a page', () => {
  const svg = '<svg><defs><clipPath id="clip1"></clipPath></defs><g clip-path="url(#clip1)"></g></svg>'
  const said = html(page, shown('en', () => svg))

  it('escapes every word, runs nothing and reaches for nothing', () => {
    expect(said).not.toMatch(/<script/i)
    expect(said).not.toMatch(/\bon\w+=/)
    expect(said).not.toMatch(/(src|href)="(?!#)/)
    expect(said).not.toMatch(/@import|url\((?!#)/)
    expect(said).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`)
    expect(said).toContain('&#60;script&#62;')
    expect(unbalanced(said)).toEqual([])
    // The running head is a string of the style sheet: nothing of it ends the string or the sheet.
    expect(said.match(/@top-left \{ content: "([^"]*)"/)![1]).toMatch(/^[\p{L}\p{N} \\]*$/u)
  })

  it('is set in its language and marked as synthetic in each caption and at the head of each printed page', () => {
    const chinese = html(page, shown('zh-CN', () => svg))
    expect(chinese).toContain('<html lang="zh-CN">')
    expect(chinese.match(/<p class="caption">.*?合成数据，仅作示例.*?<\/p>/g)).toHaveLength(2)
    expect(chinese.match(/<figcaption>.*?合成数据，仅作示例.*?<\/figcaption>/g)).toHaveLength(1)
    expect(chinese).toMatch(/@top-right \{ content: "合成数据/)
    expect(html({ ...page, synthetic: false }, zh)).not.toContain('合成数据')
  })

  it('has contents, numbered captions, symbols in italics, cases, formulas, sources and the fingerprint of the data', () => {
    for (const piece of ['<a href="#s-means">', '<b>Table 1</b>', '<b>Figure 1</b>', '<i lang="en">SD</i>', '<span class="formula"><i lang="en">p</i> &#60;\u2009.001</span>', 'Responses used: 90', '9c417be2', 'References [1], [2]', '<li>Hedges']) {
      expect(said).toContain(piece)
    }
  })

  it('puts a refusal in the place of the table: what, why, what would help', () => {
    expect(said).toMatch(/<div class="refusal">.*No result.*Scale.*Why.*only one place has answers.*What would help.*wait for the other places/)
  })

  it('hatches what is hidden and says fewer than ten', () => {
    const hatched = tableHtml(hidden, en)
    expect(hatched).toContain('<td class="right hatched"><span>&#60;10</span></td>')
    expect(hatched.match(/hatched/g)).toHaveLength(6)
  })

  it('gives each drawing ids of its own', () => {
    expect(said).toContain('id="f1-clip1"')
    expect(said).toContain('url(#f1-clip1)')
  })

  it('is the same bytes for the same input', () => {
    expect(html(page, shown('en', () => svg))).toBe(said)
  })
})

describe('a table in LaTeX', () => {
  it('has the three rules of booktabs, caption above and notes below', () => {
    const said = tableLatex(hidden, zh, true)
    expect(said.match(/\\(toprule|midrule|bottomrule|caption|begin\{tabular\}|footnotesize)/g)).toEqual(['\\caption', '\\begin{tabular}', '\\toprule', '\\midrule', '\\bottomrule', '\\footnotesize'])
    expect(said).toContain('\\caption{量表（合成数据，仅作示例）}')
    expect(said).toContain('\\textit{SD}')
    expect(said).toContain('示例甲区 & $<$10 & --- & --- \\\\')
  })

  it('prints hostile words as they are', () => {
    const said = tableLatex(hostileTable, en)
    expect(said).toContain('a|b \\textbackslash{}input\\{x\\} \\$1\\_000\\textasciicircum{}2 \\& 100\\% \\#1 \\textasciitilde{}')
    expect(said).not.toMatch(/(?<!\\)[#_]|(?<!\\)&(?! )/)
    expect(said).toContain(longest.en.slice(0, 40))
  })
})

describe('JSON of results', () => {
  it('is the same bytes whatever the order of keys, and reads back as it was', () => {
    const result = page.sections[0]!.results[0]!
    const turned = Object.fromEntries(Object.entries(result).toReversed())
    expect(resultJson(turned)).toBe(resultJson(result))
    expect(JSON.parse(resultJson(result))).toEqual(JSON.parse(JSON.stringify(result)))
  })
  it('holds no number that JSON would lose', () => {
    expect(() => resultJson({ rows: [{ mean: NaN }] })).toThrow('$.rows[0].mean')
  })
})

describe('the pieces of a report', () => {
  it('have names of files', () => {
    expect(tablesOf(page.sections).map(({ name }) => name)).toEqual(['means-1-means', 'means-1-hostile'])
    expect(chartsOf(page.sections).map(({ name }) => name)).toEqual(['means-1-chart'])
  })
  it('list each source once, in alphabetical order', () => {
    const [first, second] = page.sections[0]!.results
    const { list, places } = bibliography([first!, first!, second!])
    expect(list).toEqual(['Hedges, L. V. (1981).', 'Welch, B. L. (1951).'])
    expect([places(first!), places(second!)]).toEqual([[1, 2], []])
  })
  it('say what the filter let in, what was used and why the rest was not', () => {
    const result = completed([], { cases: { total: 1600, selected: 1519, used: 1513, excluded: [{ reason: { key: 'result.missing.skipped' }, n: 6 }] } })
    expect(casesWords(result, zh)).toBe('全部 1\u202F600 份中，筛选条件选中 1\u202F519 份，用到 1\u202F513 份，未用 6 份：看到但未答 6 份。')
    expect(casesWords(completed([], { cases: { total: 5, selected: 5, used: 5, excluded: [] } }), en)).toBe('Responses used: 5.')
  })
})
