import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { datasetFromResponses } from '../../../analysis/dataset/from-responses.ts'
import { datasetHash } from '../../../analysis/dataset/hash.ts'
import { fittingPlan, judgeShare, LEAST_K, sharedTable, withRows, type Handling, type SharePlan } from '../../../analysis/dataset/share.ts'
import { compose } from '../../../analysis/study/compose.ts'
import { studyHash } from '../../../analysis/study/publish.ts'
import { sha256Hex } from '../../../analysis/study/hash.ts'
import { LANGS } from '../../../analysis/study/text.ts'
import type { ExportFile } from '../../../src/exchange/table-files.ts'
import { refusalSentences, remarkSentences, sharedFiles, type ShareRefusal } from '../../../src/exchange/shared-export.ts'
import { studies } from '../../../surveys/index.ts'
import { importedDataset, importedStudy } from '../../support/imported-study.ts'
import { seededRows } from '../../support/rows.ts'

const own = studies.find(({ id }) => id === 'community-policing')!
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const rowsOf = (files: readonly ExportFile[], end: string): readonly { readonly [name: string]: string }[] =>
  Papa.parse<{ [name: string]: string }>(textOf(files.find(({ name }) => name.endsWith(end))!.bytes).slice(1), { header: true, skipEmptyLines: true }).data
const made = (result: readonly ExportFile[] | ShareRefusal): readonly ExportFile[] => {
  if ('is' in result) throw new Error(refusalSentences(own, result.judged, 'en').join(' '))
  return result
}

const given = ['resident', 'staff'].flatMap((form, i) => seededRows(own, { form, units: ['tianning', 'zhengzhou'], n: 100, seed: 21 + i }))
const wrote = given.map((one, i) => (i === 0 ? { ...one, response: { ...one.response, answers: { ...one.response.answers, ROPEN: 'a remark' }, missing: Object.fromEntries(Object.entries(one.response.missing).filter(([name]) => name !== 'ROPEN')) } } : one))
const dataset = datasetFromResponses(own, wrote)
const wanted: SharePlan = { k: LEAST_K, handling: { SCR2: 'leftOut', SCR3: 'leftOut', MODE: 'leftOut', DEM_GENDER: 'leftOut' }, smallClasses: 'leaveOut' }
const plans = { resident: fittingPlan(own, dataset.tables['resident']!, wanted), staff: fittingPlan(own, dataset.tables['staff']!, wanted) }
const files = made(sharedFiles(own, dataset, plans))

describe('files to hand on', () => {
  it('are codes, labels, codebook and values of each table, with syntax, and a README; no texts, no paradata, nothing of what was set aside', () => {
    expect(files.map(({ name }) => name.replace('community-policing_shared_', '')).filter((name) => !name.endsWith('.sps'))).toEqual([
      ...['resident', 'staff'].flatMap((table) => ['codes', 'labels_zh', 'labels_en', 'codebook', 'values'].map((what) => `${table}_${what}.csv`)),
      'README.txt',
    ])
    expect(files.filter(({ name }) => /_(codes_zh|codes_en|labels_zh|labels_en)\.sps$/.test(name))).toHaveLength(8)
  })

  it('have new numbers for rows, and no id, day, batch, language or text', () => {
    const [first] = rowsOf(files, 'resident_codes.csv')
    expect(Object.keys(first!).slice(0, 4)).toEqual(['row', 'study', 'synthetic', 'UNIT'])
    for (const { bytes } of files) {
      const text = textOf(bytes)
      for (const { id, response } of wrote) expect(text.includes(id) || text.includes(response.day)).toBe(false)
      expect(text).not.toContain('a remark')
    }
    for (const name of ['resp_id', 'study_hash', 'batch', 'day', 'languages', 'LANGUAGE', 'LAYOUT', 'STATUS', 'unit_id', 'ROPEN']) expect(Object.keys(first!)).not.toContain(name)
  })

  it('order rows by what they hold, whatever order the answers came in and whatever their ids', () => {
    const renamed = wrote.map((one, i) => ({ ...one, id: wrote[(i + 17) % wrote.length]!.id }))
    const again = datasetFromResponses(own, renamed)
    const other = made(sharedFiles(own, again, plans))
    const hashes = (list: readonly ExportFile[]): readonly string[] => list.filter(({ name }) => !name.endsWith('README.txt')).map(({ bytes }) => sha256Hex(bytes))
    expect(hashes(other)).toEqual(hashes(files))
    const keys = rowsOf(files, 'staff_codes.csv').map((row) => sha256Hex(new TextEncoder().encode(Object.values(row).slice(3).join(','))))
    expect(keys).toEqual(keys.toSorted())
  })

  it('describe the bands in place of the options, in codebook, values, labels and syntax', () => {
    expect(plans.resident.handling['DEM_AGE']).toBe('coarser')
    const names = new Set(rowsOf(files, 'resident_values.csv').map(({ name }) => name))
    expect(rowsOf(files, 'resident_values.csv').filter(({ name, missing }) => name === 'DEM_AGE' && missing === '0').map(({ code, label_zh: zh, label_en: en }) => [code, zh, en])).toEqual([
      ['1', '18–34岁', '18–34'],
      ['2', '35–54岁', '35–54'],
      ['3', '55岁及以上', '55 or over'],
    ])
    const codebook = rowsOf(files, 'resident_codebook.csv')
    expect(codebook.find(({ name }) => name === 'DEM_AGE')!['rule']).toBe('1 if 1, 2 before; 2 if 3, 4 before; 3 if 5, 6 before')
    expect(codebook.map(({ name }) => name)).toEqual(Object.keys(rowsOf(files, 'resident_codes.csv')[0]!))
    expect([...names].filter((name) => !codebook.some((row) => row['name'] === name))).toEqual([])
    expect(new Set(rowsOf(files, 'resident_labels_en.csv').map((row) => row['DEM_AGE']))).toEqual(new Set(['18–34', '35–54', '55 or over']))
    expect(textOf(files.find(({ name }) => name.endsWith('resident_codes_en.sps'))!.bytes)).toContain("VALUE LABELS DEM_AGE\r\n  1 '18–34'")
  })

  it('keep every answer to an opinion item as it was', () => {
    const column = dataset.tables['resident']!.columns['SAF1']!
    const before = Array.from(column.reasons, (reason, row) => (column.kind === 'coded' && column.index[row] ? String(column.index[row]) : String(reason)))
    const now = rowsOf(files, 'resident_codes.csv').map((row) => row['SAF1']!)
    const count = (list: readonly string[]) => list.reduce<{ [value: string]: number }>((sum, one) => ({ ...sum, [one]: (sum[one] ?? 0) + 1 }), {})
    const out = before.length - now.length
    expect(Object.entries(count(now)).every(([value, n]) => n <= count(before)[value]! && n >= count(before)[value]! - out)).toBe(true)
  })

  it('say in their README what was done, in both languages, and that it is no proof', () => {
    const readme = textOf(files.at(-1)!.bytes)
    for (const part of ['In bands: ', 'Age band (DEM_AGE)', '年龄段（DEM_AGE）', 'Left out: ', 'FLOAT', 'no proof of anonymity', '并不等于匿名', 'every row agrees with at least 4 others', 'rows were left out']) expect(readme).toContain(part)
    for (const { name, bytes } of files.slice(0, -1)) expect(readme).toContain(`${sha256Hex(bytes)}  ${name}`)
  })

  it('say why the counts of a list experiment are not in them, and what was not judged', () => {
    const whole = compose(own, { forms: ['resident'], modules: ['list'] })
    const data = datasetFromResponses(whole, seededRows(whole, { form: 'resident', units: ['tianning', 'zhengzhou'], n: 60, seed: 21 }))
    const shared = made(sharedFiles(whole, data, { resident: fittingPlan(whole, data.tables['resident']!, wanted) }))
    expect(Object.keys(rowsOf(shared, 'resident_codes.csv')[0]!).filter((name) => name.startsWith('LIST'))).toEqual([])
    for (const { name, bytes } of shared.slice(0, -1)) expect([name, textOf(bytes).includes('LIST5')]).toEqual([name, false])
    expect(textOf(shared.at(-1)!.bytes)).toContain('Counts of a list experiment are never handed on: LIST4, LIST5.')
    const { judged } = sharedTable(importedStudy, importedDataset.tables['resident']!, { ...wanted, handling: { UNIT: 'leftOut' } })
    for (const [lang, part] of [['en', 'are not judged and stand as they are: ODD.'], ['zh-CN', '原样交出：ODD。']] as const) expect(remarkSentences(importedDataset.tables['resident']!.codebook, judged, lang).join('')).toContain(part)
  })

  it('leave a table out that has no plan or no rows', () => {
    expect(made(sharedFiles(own, dataset, { resident: plans.resident })).some(({ name }) => name.includes('staff'))).toBe(false)
    const empty = datasetFromResponses(own, wrote.filter(({ response }) => response.form === 'resident'))
    expect(made(sharedFiles(own, empty, plans)).some(({ name }) => name.includes('staff'))).toBe(false)
  })

  it('of an imported file have no weight and nothing that was kept in spite of the guard', () => {
    const shared = made(sharedFiles(importedStudy, importedDataset, { resident: { k: LEAST_K, handling: { UNIT: 'leftOut' }, smallClasses: 'refuse' } }))
    const names = Object.keys(rowsOf(shared, '_codes.csv')[0]!)
    expect(names).toEqual(['row', 'study', 'synthetic', 'A1', 'A2', 'A3', 'ODD', 'DID_1', 'DID_2', 'DID_3', 'A_MEAN', 'A_100'])
    expect(textOf(shared.at(-1)!.bytes)).not.toContain('原始数据.csv')
  })

  it('are the same bytes whatever stands in what is not in them: no fingerprint tells more than the rows', () => {
    const plan = { resident: { k: LEAST_K, handling: { UNIT: 'leftOut' as const }, smallClasses: 'refuse' as const } }
    const shared = made(sharedFiles(importedStudy, importedDataset, plan))
    const table = importedDataset.tables['resident']!
    const party = table.columns['PARTY']!
    const others = { ...table, columns: { ...table.columns, PARTY: withRows({ ...table, columns: { PARTY: party } }, Uint32Array.from({ length: table.rows }, (_, row) => table.rows - 1 - row)).columns['PARTY']! } }
    const tables = { resident: others }
    const data = { ...importedDataset, tables, hash: datasetHash({ ...importedDataset, tables }) }
    const file = { ...importedStudy.imported!, sha256: 'f'.repeat(64), rows: 25, lostCells: 9 }
    expect(data.hash).not.toBe(importedDataset.hash)
    expect(made(sharedFiles({ ...importedStudy, id: 'file-0123456789', imported: file }, { ...data, study: 'file-0123456789' }, plan))).toEqual(shared)
    const said = textOf(shared.at(-1)!.bytes)
    for (const hash of [importedDataset.hash, studyHash(importedStudy)]) expect(said).not.toContain(hash)
  })

  it('say the fingerprint of what is in them, and of the study where it was published before the data', () => {
    const said = textOf(files.at(-1)!.bytes)
    expect(said).toContain(`study ${studyHash(own)}`)
    expect(said).not.toContain(dataset.hash)
    expect(said).toMatch(/^data {2}[0-9a-f]{64}\r$/m)
  })

  it('have no class below k in their judged columns, whatever the plan', () => {
    const { quasi } = judgeShare(own, dataset.tables['resident']!, wanted)
    const handling = fc
      .tuple(...quasi.map(({ choices }) => fc.constantFrom<Handling>(...choices, 'leftOut', 'leftOut', 'leftOut')))
      .map((list) => Object.fromEntries(quasi.map(({ name }, i) => [name, list[i]!] as const)))
    fc.assert(
      fc.property(handling, fc.constantFrom(5, 7), fc.constantFrom('refuse' as const, 'leaveOut' as const), (chosen, k, smallClasses) => {
        const result = sharedFiles(own, dataset, { resident: { k, handling: chosen, smallClasses } })
        if ('is' in result) return
        const rows = rowsOf(result, 'resident_codes.csv')
        const judged = Object.keys(rows[0]!).filter((name) => quasi.some((one) => one.name === name) || name === 'FLOAT')
        const classes = new Map<string, number>()
        for (const row of rows) {
          const key = judged.map((name) => row[name]).join('|')
          classes.set(key, (classes.get(key) ?? 0) + 1)
        }
        expect([...classes.values()].every((size) => size >= k)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the refusal', () => {
  it('names the smallest class, how many rows, and what helps most, in both languages', () => {
    const refused = sharedFiles(own, dataset, { resident: { ...wanted, smallClasses: 'refuse' } }) as ShareRefusal
    expect(refused.is).toBe('refused')
    const { anonymity, next, quasi } = refused.judged
    const label = quasi.find(({ name }) => name === next!.variable)!.label
    for (const lang of LANGS) {
      const said = refusalSentences(own, refused.judged, lang).join('')
      for (const part of [String(anonymity.smallest), String(anonymity.below), '200', next!.variable, label[lang], String(next!.below)]) expect(said).toContain(part)
    }
  })

  it('says that the rows may be left out only where they are few', () => {
    const few = sharedFiles(own, dataset, { resident: { ...plans.resident, smallClasses: 'refuse' } }) as ShareRefusal
    expect(refusalSentences(own, few.judged, 'en').join(' ')).toContain('no more than 5% of all')
    const many = sharedFiles(own, dataset, { resident: { ...wanted, smallClasses: 'leaveOut' } }) as ShareRefusal
    expect(refusalSentences(own, many.judged, 'en').join(' ')).not.toContain('5%')
  })

  it('of fewer rows than k says just that', () => {
    const small = datasetFromResponses(own, wrote.filter(({ response }) => response.form === 'resident').slice(0, 3))
    const refused = sharedFiles(own, small, plans) as ShareRefusal
    expect(refusalSentences(own, refused.judged, 'en')).toEqual(['"Residents’ questionnaire" has 3 rows, fewer than 5, and cannot be handed on.'])
  })
})
