import fc from 'fast-check'
import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import { datasetFromResponses } from '../../../analysis/dataset/from-responses.ts'
import { sha256Hex } from '../../../analysis/study/hash.ts'
import { MISSING, MISSING_CODES, type MissingCode } from '../../../analysis/study/missing.ts'
import { NAME, NAME_LENGTH } from '../../../analysis/study/names.ts'
import { readResponse } from '../../../analysis/study/read-response.ts'
import type { Given, Response } from '../../../analysis/study/response.ts'
import type { Study } from '../../../analysis/study/study.ts'
import { defused, textCell, undefused } from '../../../src/exchange/csv.ts'
import { exportFiles, type ExportFile } from '../../../src/exchange/csv-export.ts'
import { readExport } from '../../../src/exchange/csv-import.ts'
import { studies } from '../../../surveys/index.ts'
import { seededRows } from '../../support/rows.ts'
import { declined, given, idOf, response, smallStudy as study } from '../../support/small-study.ts'

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const fileOf = (files: readonly ExportFile[], end: string): ExportFile => files.find(({ name }) => name.endsWith(end))!
/** The rows of a file under its heading. */
const rowsOf = (file: ExportFile): readonly { readonly [name: string]: string }[] =>
  Papa.parse<{ [name: string]: string }>(textOf(file.bytes).slice(1), { header: true, skipEmptyLines: true }).data

/** What a codes file holds of a response: no texts, order, seconds; several answers in the order of the options; no batch of staff. */
function held({ id, response: one }: Given, of: Study): Given {
  const texts = new Set(of.codebooks.flatMap(({ variables }) => variables.filter(({ kind }) => kind === 'text').map(({ name }) => name)))
  const staff = of.forms.find((form) => form.id === one.form)!.respondent === 'staff'
  const answers = Object.entries(one.answers).filter(([name]) => !texts.has(name))
  return {
    id,
    response: {
      ...one,
      batch: staff ? null : one.batch,
      answers: Object.fromEntries(answers.map(([name, answer]) => [name, Array.isArray(answer) ? answer.toSorted((a: number, b: number) => a - b) : answer])),
      missing: { ...one.missing, ...Object.fromEntries([...texts].flatMap((name) => (name in one.answers || name in one.missing ? [[name, MISSING.lost]] : []))) },
      order: [],
      seconds: {},
    },
  }
}
function readBack(of: Study, files: readonly ExportFile[]): readonly Given[] {
  return files.filter(({ name }) => name.endsWith('_codes.csv')).flatMap((file) => readExport(of, file).given)
}
const byId = (list: readonly Given[]): readonly Given[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))

const reason = fc.constantFrom<MissingCode>(MISSING.skipped, MISSING.notReached, MISSING.lost, MISSING.notInVersion)
const wayOut = fc.oneof(reason, fc.constantFrom<MissingCode>(MISSING.refused, MISSING.dontKnow))
const AWKWARD = ['"quoted"', 'two\r\nlines', 'a\nb', '=1+1', '-8', '+86', '@home', '\tindented', "'apostrophe", "'=1", '123456789012345678', '007', '😀 路灯', 'a,b;c', ' space ', '＝1＋1', '1e5', 'NULL', '"']
/** Any response to the long form that passes our own reader. */
const anyResponse: fc.Arbitrary<Response> = fc
  .record({
    likert: fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), wayOut), { minLength: 7, maxLength: 7 }),
    quiz: fc.oneof(fc.integer({ min: 1, max: 3 }), wayOut),
    seen: fc.constantFrom(1, 2),
    did: fc.oneof(fc.shuffledSubarray([1, 2, 3], { minLength: 1 }), fc.constant([9]), fc.constant(MISSING.refused)),
    hours: fc.oneof(fc.double({ min: 0, max: 1000, noNaN: true }), fc.integer({ min: 0, max: 1000 }), reason),
    text: fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ minLength: 1, maxLength: 20 }), reason),
    unit: fc.constantFrom('east', 'east-1', 'west', 'city', null),
    batch: fc.constantFrom(null, 'team-3', '007', '1e5'),
    mode: fc.constantFrom('link', 'kioskPolice', 'event'),
    languages: fc.constantFrom(['zh-CN'], ['en', 'zh-CN']),
    aids: fc.constantFrom([], ['largeType', 'readAloud']),
    status: fc.constantFrom('complete', 'partial'),
  })
  .map(({ likert, quiz, seen, did, hours, text, ...more }) => {
    const cells: { [name: string]: unknown } = { ADULT: 1, QUIZ: quiz, SEEN1: seen, SEEN2: seen === 1 ? 2 : MISSING.notAsked, DID: did, HOURS: hours, MORE: text }
    ;['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3'].forEach((name, i) => (cells[name] = likert[i]))
    const isReason = ([, value]: [string, unknown]): boolean => typeof value === 'number' && value < 0
    const entries = Object.entries(cells)
    return response('resident-long', Object.fromEntries(entries.filter((one) => !isReason(one))) as Response['answers'], Object.fromEntries(entries.filter(isReason)) as Response['missing'], more as Partial<Response>)
  })
  .filter((one) => {
    try {
      readResponse(one, study)
      return true
    } catch {
      return false
    }
  })

describe('cells', () => {
  it('of text cannot be a formula, and lose nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...AWKWARD)), (text) => {
        expect(undefused(defused(text))).toBe(text)
        expect(defused(text)).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/)
        expect(Papa.parse<string[]>(`x,${textCell(text)}\r\n`, { delimiter: ',', newline: '\r\n' }).data[0]).toEqual(['x', defused(text)])
      }),
    )
  })
})

describe('an export', () => {
  it('comes back as it went out, with every awkward value and reason', () => {
    fc.assert(
      fc.property(fc.array(anyResponse, { minLength: 1, maxLength: 6 }), (responses) => {
        const all = given(...responses)
        expect(readBack(study, exportFiles(study, all))).toEqual(all.map((one) => held(one, study)))
      }),
      { numRuns: 100 },
    )
  })

  it.each(studies.flatMap((shipped) => shipped.forms.map((form) => ({ shipped, form }))))('of study $shipped.id, form $form.id comes back as it went out, and gives the same dataset', ({ shipped, form }) => {
    const rows = seededRows(shipped, { form: form.id, units: shipped.collection.compared, n: 12, seed: 5 })
    const back = readBack(shipped, exportFiles(shipped, rows))
    expect(back).toEqual(byId(rows).map((one) => held(one, shipped)))
    expect(datasetFromResponses(shipped, back).hash).toBe(datasetFromResponses(shipped, rows).hash)
  })

  it('writes each of the seven reasons as its code, and reads it', () => {
    const all = given(...MISSING_CODES.map((code) => (code === MISSING.notAsked ? response('resident-long', { SEEN1: 2 }, { SEEN2: code }) : response('resident-long', { SEEN1: 1 }, { SEEN2: code }))))
    const files = exportFiles(study, all)
    expect(rowsOf(fileOf(files, 'resident_codes.csv')).map((row) => row['SEEN2'])).toEqual(MISSING_CODES.map(String))
    expect(readBack(study, files).map(({ response: one }) => one.missing['SEEN2'])).toEqual(MISSING_CODES)
  })

  it('has the same bytes in whatever order the answers come', () => {
    const all = given(response('resident-long', { A1: 1, MORE: 'one' }), response('resident-short', { A1: 2, MORE: 'two' }), response('staff', { S1: 3 }), declined('staff'), declined('resident-long', { unit: null }))
    const twice = [...all].reverse().concat(all[1]!)
    expect(exportFiles(study, twice)).toEqual(exportFiles(study, all))
  })

  it('begins every file with a byte-order mark, ends rows with CRLF, and has plain names that differ whatever their case', () => {
    const files = exportFiles(study, given(response('resident-long', { MORE: 'a\nb' })))
    expect(files.filter(({ bytes }) => !/^\uFEFF[^]*\r\n$/.test(textOf(bytes)))).toEqual([])
    for (const { bytes } of files.filter(({ name }) => name.endsWith('.csv'))) {
      const names = textOf(bytes).slice(1, textOf(bytes).indexOf('\r\n')).split(',')
      for (const column of names) {
        expect(column).toMatch(NAME)
        expect(column.length).toBeLessThanOrEqual(NAME_LENGTH)
      }
      expect(new Set(names.map((column) => column.toLowerCase())).size).toBe(names.length)
    }
  })

  it('keeps codes as numbers and defuses only text', () => {
    const files = exportFiles(study, given(response('resident-long', { MORE: '=HYPERLINK("http://x")' }, { A1: MISSING.dontKnow })))
    expect(rowsOf(fileOf(files, 'resident_codes.csv'))[0]!['A1']).toBe('-8')
    expect(rowsOf(fileOf(files, 'resident_text.csv'))).toEqual([{ variable: 'MORE', text: `'=HYPERLINK("http://x")`, synthetic: '0' }])
  })

  it('says codes in words in the files of labels, and reasons in brackets', () => {
    const files = exportFiles(study, given(response('resident-long', { A1: 5, DID: [1] }, { A2: MISSING.refused })))
    const [zh, en] = [rowsOf(fileOf(files, 'labels_zh.csv'))[0]!, rowsOf(fileOf(files, 'resident_labels_en.csv'))[0]!]
    expect([en['A1'], en['A2'], en['DID_1'], en['DID_2'], en['MODE'], en['UNIT']]).toEqual(['Strongly agree', '[-9] Refused', 'Chosen', 'Not chosen', 'Own device, by link', 'east'])
    expect([zh['A1'], zh['A2'], zh['LANGUAGE']]).toEqual(['Strongly agree（中）', '[-9] 拒答', '中文'])
  })

  it('describes every column and every code', () => {
    const files = exportFiles(study, given(response('resident-long', { MORE: 'x' })))
    const names = Object.keys(rowsOf(fileOf(files, 'resident_codes.csv'))[0]!)
    const codebook = rowsOf(fileOf(files, 'resident_codebook.csv'))
    expect(codebook.map(({ name }) => name)).toEqual([...names, 'MORE'])
    const rule = (name: string): string => codebook.find((row) => row['name'] === name)!['rule']!
    expect(rule('A_MEAN')).toBe('mean(A1, A2, A3, 6 - A4) if at least 2 answered')
    expect(rule('BOTH')).toBe('1 if SEEN1 in (1) and SEEN2 in (1); 0 if SEEN1 in (1, 2); else -7')
    const values = rowsOf(fileOf(files, 'resident_values.csv'))
    expect(values.filter(({ name }) => name === 'B3').map(({ code, missing }) => [code, missing])).toEqual([
      ...['1', '2', '3', '4', '5'].map((code) => [code, '0']),
      ...MISSING_CODES.map((code) => [String(code), '1']),
    ])
  })

  it('marks made-up answers in the name of every file and in a column', () => {
    const demo = studies.find(({ id }) => id === 'demo')!
    const files = exportFiles(demo, seededRows(demo, { form: 'resident', units: ['demo-a'], n: 3, seed: 1 }))
    expect(files.filter(({ name }) => !name.startsWith('SYNTHETIC_demo_'))).toEqual([])
    const rows = files.filter(({ name }) => /_(codes|labels_zh|labels_en|text|paradata|aside)\.csv$/.test(name)).flatMap(rowsOf)
    expect(rows.length).toBe(12)
    expect(new Set(rows.map((row) => row['synthetic']))).toEqual(new Set(['1']))
    expect(textOf(fileOf(files, 'README.txt').bytes)).toContain('SYNTHETIC DATA')
  })

  it('says in its README how many, what is missing, and the checksum of every other file', () => {
    const files = exportFiles(study, given(response('resident-long'), declined('resident-long')))
    const readme = textOf(fileOf(files, 'README.txt').bytes)
    for (const { name, bytes } of files.filter((file) => !file.name.endsWith('README.txt'))) expect(readme).toContain(`${sha256Hex(bytes)}  ${name}`)
    for (const part of ['resident: 1 rows', 'resident: declined 1', '-9 Refused', 'not yet validated', 'Trial only', '演示/试用', '尚未经过']) expect(readme).toContain(part)
  })
})

describe('rows do not give people away', () => {
  const texts = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']
  let files: readonly ExportFile[]
  beforeAll(() => {
    files = exportFiles(
      study,
      given(...texts.map((MORE, i) => response('resident-long', { A1: (i % 5) + 1, MORE }, {}, { unit: 'east-1', batch: 'team' })), response('staff', { NOTE: 'from staff' }, {}, { batch: 'station-4' })),
    )
  })

  it('they hold no finer time than the day and stand in the order of their random ids', () => {
    const rows = rowsOf(fileOf(files, 'resident_codes.csv'))
    expect(rows.map((row) => row['resp_id'])).toEqual(texts.map((_, i) => idOf(i + 1)))
    expect(files.filter(({ bytes }) => /\d{4}-\d{2}-\d{2}[T ]\d|\d{1,2}:\d{2}/.test(textOf(bytes)))).toEqual([])
  })

  it('staff have no batch, no seconds, and no unit below the compared one', () => {
    const low = { id: idOf(1), response: response('staff', {}, {}, { unit: 'east-1', batch: 'b' }) }
    const [row] = rowsOf(fileOf(exportFiles(study, [low]), 'staff_codes.csv'))
    expect([row!['unit_id'], row!['UNIT'], row!['batch']]).toEqual(['east', '320402', undefined])
    expect(files.some(({ name }) => name.endsWith('staff_paradata.csv'))).toBe(false)
  })

  it('free text stands apart, without ids, in an order that follows from the texts alone', () => {
    const file = fileOf(files, 'resident_text.csv')
    expect(Object.keys(rowsOf(file)[0]!)).toEqual(['variable', 'text', 'synthetic'])
    expect(rowsOf(file).map(({ text }) => text).toSorted()).toEqual(texts.toSorted())
    expect(rowsOf(file).map(({ text }) => text)).not.toEqual(texts)
    const moved = given(...texts.toReversed().map((MORE) => response('resident-long', { A1: 1, MORE }, {}, { unit: 'west' })))
    expect(fileOf(exportFiles(study, moved), 'resident_text.csv').bytes).toEqual(file.bytes)
    expect(files.filter(({ bytes }) => textOf(bytes).includes('second,')).map(({ name }) => name)).toEqual(['small_resident_text.csv', 'small_resident_text_flat.csv'])
  })

  it('the rows do not even tell who wrote one, nor does the time on the page', () => {
    const wrote = exportFiles(study, given(response('resident-long', { A1: 1, MORE: 'x' }, {}, { seconds: { 'p-1': 20, 'p-2': 300 } })))
    const wroteNot = exportFiles(study, given(response('resident-long', { A1: 1 })))
    for (const end of ['resident_codes.csv', 'resident_labels_en.csv', 'resident_paradata.csv']) expect(fileOf(wrote, end).bytes).toEqual(fileOf(wroteNot, end).bytes)
  })
})

describe('the file of answers that are no rows', () => {
  it('counts them by reason, place and way, and is read back', () => {
    const all = given(declined('resident-long'), declined('resident-short', { unit: 'east-1' }), declined('staff', { status: 'screenedOut', unit: null, mode: 'kiosk' }))
    const file = fileOf(exportFiles(study, all, [{ table: '', reason: 'unreadable', n: 2 }]), 'aside.csv')
    expect(rowsOf(file)).toEqual([
      { study: 'small', table: '', reason: 'unreadable', UNIT: '', MODE: '', n: '2', synthetic: '0' },
      { study: 'small', table: 'resident', reason: 'declined', UNIT: '320402', MODE: '1', n: '2', synthetic: '0' },
      { study: 'small', table: 'staff', reason: 'screenedOut', UNIT: '', MODE: '5', n: '1', synthetic: '0' },
    ])
    expect(readExport(study, file)).toEqual({
      table: '',
      given: [],
      aside: [
        { table: '', reason: 'unreadable', n: 2 },
        { table: 'resident', reason: 'declined', n: 2 },
        { table: 'staff', reason: 'screenedOut', n: 1 },
      ],
    })
  })
})
