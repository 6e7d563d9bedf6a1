import { describe, expect, it } from 'vitest'
import type { ImportMap } from '../../../analysis/intake/map.ts'
import { mapBytes, readMap } from '../../../analysis/intake/read-map.ts'
import { parsed } from '../../../analysis/study/publish.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { blank, coded, day, item, joined, mapOf, number, overColumns, places, spelt, t, words } from './tables.ts'

const full: ImportMap = mapOf(
  [
    item({ name: 'A1' }),
    item({ name: 'A2', reversed: true }),
    coded({ name: 'SEX', role: 'attribute', missing: blank, sensitive: true }),
    number({ name: 'N', as: 'seconds', integer: true, unit: t('seconds') }),
    day({ name: 'D', column: '2、提交答卷时间' }),
    words({ name: 'W', column: 'odd\u0007 heading' }),
    joined({ name: 'M' }),
    overColumns({ name: 'O' }, ['O1', 'O2']),
  ],
  {
    scales: [{ name: 'A', label: t('A'), kind: 'reflective', high: 'good', items: ['A1', 'A2'], atLeast: 1, bounds: { min: 1, max: 5 }, source: 'their own' }],
    unit: places('area', 'East', 'West'),
    leftOut: [{ column: '序号', why: 'rowId' }],
    kept: [{ column: 'odd\u0007 heading', what: 'address', reason: 'needed for the question of the thesis' }],
  },
)
/** The mapping as JSON with other values at some places ("variables.0.level"); undefined takes a key away. */
function changed(edits: { readonly [place: string]: unknown }): unknown {
  const copy: unknown = structuredClone(full)
  for (const [place, value] of Object.entries(edits)) {
    const keys = place.split('.')
    const last = keys.pop()!
    const at = keys.reduce<unknown>((within, key) => (within as { [key: string]: unknown })[key], copy) as { [key: string]: unknown }
    if (value === undefined) delete at[last]
    else at[last] = value
  }
  return copy
}
function fault(value: unknown): { readonly code: string; readonly path: string } | null {
  try {
    readMap(value)
    return null
  } catch (error) {
    if (!(error instanceof StudyError)) throw error
    return { code: error.code, path: error.path }
  }
}

describe('a mapping that is read', () => {
  it('is made anew, and saved as the same bytes for the same mapping', () => {
    const read = readMap(parsed(mapBytes(full)))
    expect(read).toEqual(full)
    expect(read).not.toBe(full)
    expect(mapBytes(read)).toEqual(mapBytes(full))
  })

  it('has its cell texts as cells are compared, however they were typed', () => {
    const typed = changed({ 'variables.2.options.0.values': ['  Ｎo \u00a0way〖because〗 '] })
    expect(readMap(typed).variables[2]).toMatchObject({ options: [{ values: ['No way'] }, { values: ['yes'] }] })
  })

  it.each<[string, string, { readonly [place: string]: unknown }]>([
    ['notOneOf', 'format', { 'format': 'linli-map/2' }],
    ['unknownKey', 'study', { 'more': 1 }],
    ['missingKey', 'variables[0]', { 'variables.0.level': undefined }],
    ['unknownKey', 'variables[3]', { 'variables.3.level': 'ordinal' }],
    ['notOneOf', 'variables[0].kind', { 'variables.0.kind': 'magic' }],
    ['notOneOf', 'variables[0].role', { 'variables.0.role': 'score' }],
    ['notOneOf', 'variables[0].missing[0].reason', { 'variables.0.missing.0.reason': 'gone' }],
    ['outOfRange', 'variables[0].options[0].code', { 'variables.0.options.0.code': -8 }],
    ['brace', 'variables[0].label.en', { 'variables.0.label.en': 'a {b}' }],
    ['tooFew', 'variables[6].options', { 'variables.6.options': spelt('a') }],
    ['notOneOf', 'variables[7].shape.is', { 'variables.7.shape.is': 'rows' }],
    ['tooFew', 'variables', { 'variables': [] }],
    ['empty', 'leftOut[0].column', { 'leftOut.0.column': '' }],
    ['notOneOf', 'leftOut[0].why', { 'leftOut.0.why': 'ugly' }],
    ['tooLong', 'reading.delimiter', { 'reading.delimiter': ';;' }],
    ['badFormat', 'unit.units[0].id', { 'unit.units.0.id': 'unit 1' }],
  ])('has exactly the keys, kinds and sizes of one: %s at %s', (code, path, edits) => {
    expect(fault(changed(edits))).toEqual({ code, path })
  })

  it.each<[string, string, { readonly [place: string]: unknown }]>([
    ['twice', 'variables[1].name', { 'variables.1.name': 'a1' }],
    ['reservedName', 'variables[0].name', { 'variables.0.name': 'unit' }],
    ['longName', 'variables[6].name', { 'variables.6.name': 'M'.repeat(31) }],
    ['badFormat', 'variables[0].name', { 'variables.0.name': 'Q 1' }],
    ['twice', 'scales[0].name', { 'variables.3.name': 'A_mean' }],
    ['codeTwice', 'variables[6].options', { 'variables.6.options.1.code': 1 }],
    ['codeTwice', 'variables[2].options', { 'variables.2.options.1.code': 1 }],
    ['noSuchCode', 'variables[2].rest', { 'variables.2.rest': 3 }],
    ['noSuchCode', 'variables[6].rest', { 'variables.6.rest': 4 }],
    ['labelTwice', 'variables[2].options', { 'variables.2.options.1.label': t('no') }],
    ['codeOutside', 'variables[0].options', { 'variables.0.options.4.code': 6 }],
    ['boundsNominal', 'variables[0].bounds', { 'variables.0.level': 'nominal' }],
    ['numberLikeMissing', 'variables[3].bounds', { 'variables.3.bounds.min': -10 }],
    ['noSuchVariable', 'scales[0].items[1]', { 'scales.0.items.1': 'A9' }],
    ['scaleItemKind', 'scales[0].items[1]', { 'scales.0.items.1': 'SEX' }],
    ['scaleBounds', 'scales[0].items[0]', { 'scales.0.bounds.max': 7 }],
    ['scaleAtLeast', 'scales[0].atLeast', { 'scales.0.atLeast': 3 }],
  ])('holds variables that could be a codebook: %s at %s', (code, path, edits) => {
    expect(fault(changed(edits))).toEqual({ code, path })
  })

  it.each<[string, string, { readonly [place: string]: unknown }]>([
    ['columnTwice', 'variables[1]', { 'variables.1.column': 'A1' }],
    ['columnTwice', 'unit.column', { 'unit.column': 'SEX' }],
    ['columnTwice', 'leftOut[0].column', { 'leftOut.0.column': 'O2' }],
    ['columnTwice', 'kept[1].column', { 'kept.1': full.kept[0] }],
    ['keptUnused', 'kept[0].column', { 'kept.0.column': '序号' }],
    ['keptReason', 'kept[0].reason', { 'kept.0.reason': ' because   ' }],
    ['neverKept', 'kept[0].what', { 'kept.0.what': 'religion' }],
  ])('has every column in one place, and a reason for what is kept: %s at %s', (code, path, edits) => {
    expect(fault(changed(edits))).toEqual({ code, path })
  })

  it.each<[string, string, { readonly [place: string]: unknown }]>([
    ['valueTwice', 'variables[2].options[1].values', { 'variables.2.options.1.values': ['yes', 'ｎｏ'] }],
    ['valueTwice', 'variables[2].missing', { 'variables.2.missing.1': { value: 'no ', reason: 'refused' } }],
    ['valueTwice', 'variables[6].missing', { 'variables.6.missing': [{ value: 'a', reason: 'skipped' }] }],
    ['valueTwice', 'variables[7].shape.columns[0].chosen', { 'variables.7.shape.columns.0.chosen': ['1', '0'] }],
    ['valueTwice', 'variables[7].shape.columns[1].chosen', { 'variables.7.missing': [{ value: '1', reason: 'skipped' }], 'variables.7.shape.columns.0.chosen': [] }],
    ['valueTwice', 'unit.units[1].values', { 'unit.units.1.values': ['West', 'East'] }],
    ['valueTwice', 'unit.missing', { 'unit.missing': [{ value: 'East', reason: 'skipped' }] }],
    ['noSuchCode', 'variables[7].shape.columns[1].code', { 'variables.7.shape.columns.1.code': 9 }],
    ['optionNoColumn', 'variables[7].options[2]', { 'variables.7.options.2': { code: 3, label: t('third'), values: [] } }],
    ['codeTwice', 'variables[7].shape.columns', { 'variables.7.shape.columns.1.code': 1 }],
    ['twice', 'unit.units', { 'unit.units.1.id': 'Unit-1' }],
    ['codeTwice', 'unit.units', { 'unit.units.1.code': 1001 }],
    ['onePlace', 'unit.units', { 'unit.column': null }],
    ['staffPlace', 'unit.level', { respondent: 'staff', 'unit.level': 'community' }],
  ])('has every text in one list: %s at %s', (code, path, edits) => {
    expect(fault(changed(edits))).toEqual({ code, path })
  })

  it('may call a text of option columns both not chosen and missing', () => {
    expect(fault(changed({ 'variables.7.missing': [{ value: '0', reason: 'skipped' }, ...blank] }))).toBeNull()
  })

  it('refuses what is no mapping at all', () => {
    for (const value of [null, 'x', 7, [], {}, { format: 'linli-map/1' }]) expect(fault(value)).not.toBeNull()
  })
})

