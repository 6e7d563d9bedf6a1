import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countColumn, utf8Length } from '../../../src/exchange/file-column.ts'
import { syntaxOf } from '../../../src/exchange/sps.ts'
import { exportFiles } from '../../../src/exchange/csv-export.ts'
import { datasetFiles } from '../../../src/exchange/dataset-export.ts'
import { given, response, smallStudy } from '../../support/small-study.ts'
import { importedDataset, importedStudy, importedTexts } from '../../support/imported-study.ts'

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const both = (text: string) => ({ 'zh-CN': text, en: text })
const bytesOf = (text: string): number => new TextEncoder().encode(text).length

describe('SPSS syntax', () => {
  const files = [...exportFiles(smallStudy, given(response('resident-long', { MORE: 'a\nb', A1: 4 }, {}, { batch: "'team" }))), ...datasetFiles(importedStudy, importedDataset, importedTexts)]
  const syntax = files.filter(({ name }) => name.endsWith('.sps'))
  const of = (end: string): readonly string[] => textOf(syntax.find(({ name }) => name.endsWith(end))!.bytes).slice(1).split('\r\n')

  it('stands beside every file of rows, one per language', () => {
    const opened = syntax.map(({ name, bytes }) => [name, /FILE='([^']+)'/.exec(textOf(bytes))![1]!])
    const rows = files.filter(({ name }) => /_(codes|labels_zh|labels_en|text_flat|paradata|aside)\.csv$/.test(name)).map(({ name }) => name)
    expect([...new Set(opened.map(([, csv]) => csv))].toSorted()).toEqual(rows.toSorted())
    expect(opened.filter(([name, csv]) => !name!.startsWith(csv!.replace('.csv', '')))).toEqual([])
    expect(opened.filter(([, csv]) => csv === 'small_resident_codes.csv').map(([name]) => name)).toEqual(['small_resident_codes_zh.sps', 'small_resident_codes_en.sps'])
  })

  it('begins with a byte-order mark, ends lines with CRLF, and has none of more than 256 bytes', () => {
    for (const { bytes } of syntax) {
      const text = textOf(bytes)
      expect(text).toMatch(/^\uFEFF\* [^]*EXECUTE\.\r\n$/)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(text.split('\r\n').filter((line) => bytesOf(line) > 256)).toEqual([])
    }
  })

  it('reads codes as numbers and text as wide as it is, its apostrophe included', () => {
    const lines = of('small_resident_codes_en.sps')
    expect(lines).toContain('    resp_id A36')
    expect(lines).toContain('    batch A6')
    expect(lines).toContain('    UNIT F6.0')
    expect(lines).toContain('    A1 F2.0')
    expect(lines).toContain('    A_100 F24.0')
    expect(lines).toContain('FORMATS A_100 (F12.4).')
  })

  it('labels variables and codes, the missing ones too, and says what is missing and what may be averaged', () => {
    const lines = of('small_resident_codes_zh.sps')
    const at = lines.indexOf('VALUE LABELS A1')
    expect(lines.slice(at, at + 13)).toEqual([
      'VALUE LABELS A1',
      "  1 'Strongly disagree（中）'",
      "  2 'Disagree（中）'",
      "  3 'Neither（中）'",
      "  4 'Agree（中）'",
      "  5 'Strongly agree（中）'",
      "  -9 '拒答'",
      "  -8 '说不清'",
      "  -7 '未问（跳转）'",
      "  -6 '看到但未答'",
      "  -5 '未到达'",
      "  -4 '此版本无此题'",
      "  -1 '技术原因丢失'.",
    ])
    expect(lines.slice(lines.indexOf('VARIABLE LABELS A1')).slice(0, 2)).toEqual(['VARIABLE LABELS A1', "  'Label of A1（中）'."])
    expect(lines).toContain('MISSING VALUES A1 (LO THRU -1).')
    expect(lines).toContain('VARIABLE LEVEL A1 (ORDINAL).')
    expect(lines).toContain('VARIABLE LEVEL QUIZ (NOMINAL).')
    expect(lines).toContain('VARIABLE LEVEL A_MEAN (SCALE).')
    expect(lines.filter((line) => line.startsWith('MISSING VALUES') && /resp_id|synthetic/.test(line))).toEqual([])
  })

  it('joins the options of a question of several answers', () => {
    const lines = of('their-file_resident_codes_en.sps')
    const at = lines.findIndex((line) => line.startsWith('MRSETS'))
    expect(lines.slice(at, at + 5)).toEqual(['MRSETS /MDGROUP NAME=$DID CATEGORYLABELS=VARLABELS VALUE=1', "  LABEL='Label of DID'", '  VARIABLES=DID_1', '    DID_2', '    DID_3.'])
  })

  it('doubles apostrophes and cuts labels by bytes, never within a character', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ unit: fc.constantFrom('居', "'", '😀', 'a'), minLength: 60, maxLength: 300 })), (text) => {
        const plain = text.replace(/[\r\n]/g, ' ')
        const lines = textOf(syntaxOf('x.csv', [countColumn('X', both(plain), () => '1', [{ code: 1, label: both(plain) }])], [], 'en')).split('\r\n')
        const after = (line: string): string => lines[lines.indexOf(line) + 1]!
        for (const [label, most] of [
          [/^ {2}'(.*)'\.$/.exec(after('VARIABLE LABELS X'))![1]!, 250],
          [/^ {2}1 '(.*)'\.$/.exec(after('VALUE LABELS X'))![1]!, 120],
        ] as const) {
          expect(bytesOf(label)).toBeLessThanOrEqual(most)
          expect(label.replaceAll("''", '')).not.toContain("'")
          const meant = label.replaceAll("''", "'")
          const whole = plain
          const cuts = Array.from(meant, (_, at) => at).filter((at) => meant[at] === '…' && whole.startsWith(meant.slice(0, at)) && whole.endsWith(meant.slice(at + 1)))
          expect(meant === whole || (bytesOf(label) > most - 8 && cuts.length > 0)).toBe(true)
        }
      }),
    )
  })

  it('keeps the end of a label that is too long, which tells the options of a question apart', () => {
    const question = '居'.repeat(100)
    const labels = ['路灯', '巡逻'].map((option) => countColumn('X', both(`${question}：${option}`), () => '1'))
    const [one, other] = labels.map((column) => textOf(syntaxOf('x.csv', [column], [], 'en')))
    expect(one).toContain('…')
    expect([one!.includes("：路灯'."), other!.includes("：巡逻'.")]).toEqual([true, true])
  })

  it('counts bytes as UTF-8 has them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Length(text)).toBe(bytesOf(text))
      }),
    )
    expect(utf8Length('\ud800x')).toBe(bytesOf('\ud800x'))
  })
})
