import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codedColumn, numberColumn, tableCodebook } from '../../../analysis/dataset/columns.ts'
import type { Column, Table } from '../../../analysis/dataset/dataset.ts'
import { datasetFromResponses } from '../../../analysis/dataset/from-responses.ts'
import { fittingPlan, judgeShare, LEAST_K, sharedTable, type Handling, type SharePlan } from '../../../analysis/dataset/share.ts'
import { compose } from '../../../analysis/study/compose.ts'
import type { Study } from '../../../analysis/study/study.ts'
import { readStudy } from '../../../analysis/study/publish.ts'
import { studies } from '../../../surveys/index.ts'
import { importedDataset, importedStudy } from '../../support/imported-study.ts'
import { seededRows } from '../../support/rows.ts'
import { given, response, smallStudy } from '../../support/small-study.ts'

const own = studies.find(({ id }) => id === 'community-policing')!
const residents = datasetFromResponses(own, seededRows(own, { form: 'resident', units: ['tianning', 'zhengzhou'], n: 60, seed: 3 })).tables['resident']!
const staff = datasetFromResponses(own, seededRows(own, { form: 'staff', units: ['tianning', 'zhengzhou'], n: 60, seed: 4 })).tables['staff']!
const plan = (handling: SharePlan['handling'] = {}, more: Partial<SharePlan> = {}): SharePlan => ({ k: LEAST_K, handling, smallClasses: 'refuse', ...more })
const handled = (study: Study, table: Table, of: SharePlan = plan()) => Object.fromEntries(judgeShare(study, table, of).quasi.map(({ name, handling }) => [name, handling]))
/** Everything out but what is named. */
const only = (study: Study, table: Table, names: { readonly [name: string]: Handling }): SharePlan =>
  plan({ ...Object.fromEntries(judgeShare(study, table, plan()).quasi.map(({ name }) => [name, 'leftOut' as const])), ...names })

describe('what is judged together', () => {
  it('is the place, the wave and the mode, every trait of a person, and what was screened', () => {
    expect(handled(own, residents)).toMatchObject({
      UNIT: 'asIs',
      MODE: 'coarser',
      WAVE: 'asIs',
      SCR3: 'asIs',
      DEM_GENDER: 'asIs',
      DEM_AGE: 'coarser',
      DEM_OCC: 'coarser',
      DEM_SUBD: 'leftOut',
    })
  })

  it('is no opinion, and never a time, a language or a device', () => {
    const { quasi, never } = judgeShare(own, residents, plan())
    expect(quasi.map(({ name }) => name).filter((name) => /^(SAF|TRU|PRF)/.test(name))).toEqual([])
    expect(never).toEqual(['LAYOUT', 'STATUS', 'LANGUAGE'])
  })

  it('is an exact number about a person too, which is left out unless somebody asks for it', () => {
    const { quasi } = judgeShare(own, staff, plan())
    expect(quasi.find(({ name }) => name === 'WL_HH')).toMatchObject({ usual: 'leftOut', choices: ['asIs', 'coarser', 'leftOut'] })
  })

  it('is a trait nobody declared: forgetting does not let it through', () => {
    const table = datasetFromResponses(smallStudy, given(...Array.from({ length: 12 }, (_, i) => response('staff', { POST: 1 + (i % 2), CASES: i, DISTRICT: 320402 })))).tables['staff']!
    expect(handled(smallStudy, table)).toEqual({ UNIT: 'asIs', MODE: 'coarser', WAVE: 'asIs', POST: 'asIs', CASES: 'leftOut', DISTRICT: 'leftOut' })
  })

  it('of an imported file leaves out weights, bookkeeping and what was kept in spite of the guard', () => {
    const judged = judgeShare(importedStudy, importedDataset.tables['resident']!, plan())
    expect(judged.quasi.map(({ name, handling }) => [name, handling])).toEqual([
      ['UNIT', 'asIs'],
      ['SHARE', 'leftOut'],
      ['WEIGHT_1', 'leftOut'],
    ])
    expect(judged.never).toEqual(['PARTY', 'SECONDS'])
  })

  it('of an imported file never holds any option of a question of several answers that was kept in spite of the guard', () => {
    const study: Study = { ...importedStudy, imported: { ...importedStudy.imported!, kept: [{ ...importedStudy.imported!.kept[0]!, variable: 'DID' }] } }
    const { never, quasi } = judgeShare(study, importedDataset.tables['resident']!, plan())
    expect(never).toEqual(['DID_1', 'DID_2', 'DID_3', 'SECONDS'])
    expect(quasi.map(({ name }) => name)).not.toContain('DID_1')
  })

  it('of an imported file are days, and long lists whatever they were taken for', () => {
    const [codebook] = importedStudy.codebooks
    const days = [20250301, 20250302].map((code) => ({ code, label: { 'zh-CN': `2025-03-0${code % 10}`, en: `2025-03-0${code % 10}` } }))
    const many = Array.from({ length: 13 }, (_, i) => ({ code: i + 1, label: { 'zh-CN': `第${i + 1}处`, en: `Place ${i + 1}` } }))
    const as = (options: typeof days, role: 'experience' | 'opinion'): Study => ({ ...importedStudy, codebooks: [{ ...codebook!, variables: codebook!.variables.map((one) => (one.name === 'ODD' && one.kind === 'coded' ? { ...one, role, options } : one)) }] })
    const judgedOf = (study: Study) => {
      const { variables } = study.codebooks[0]!
      const meaning = { ...importedDataset.tables['resident']!.codebook, variables: importedDataset.tables['resident']!.codebook.variables.map((one) => variables.find(({ name, kind }) => name === one.name && kind === 'coded') ?? one) }
      const odd = meaning.variables.find(({ name }) => name === 'ODD')!
      const column = codedColumn(odd.kind === 'coded' ? odd.options : [], Array.from({ length: 24 }, () => null), Array.from({ length: 24 }, () => -8))
      const table: Table = { ...importedDataset.tables['resident']!, codebook: meaning, columns: { ...importedDataset.tables['resident']!.columns, ODD: column } }
      return judgeShare(study, table, plan()).quasi.find(({ name }) => name === 'ODD')?.handling ?? null
    }
    expect([as(days, 'experience'), as(days, 'opinion'), as(many, 'experience'), as(many, 'opinion'), as(many.slice(1), 'opinion')].map(judgedOf)).toEqual(['leftOut', 'leftOut', 'leftOut', 'leftOut', null])
  })
})

describe('what follows from a column that is coarser or left out', () => {
  it('goes with it: a derived variable', () => {
    const { table } = sharedTable(own, residents, only(own, residents, { DEM_HUKOU: 'coarser', SCR2: 'asIs' }))
    expect(table).toBeNull()
    expect(judgeShare(own, residents, only(own, residents, { DEM_HUKOU: 'coarser' })).following).toContain('FLOAT')
    expect(judgeShare(own, residents, only(own, residents, { DEM_HUKOU: 'asIs', SCR2: 'asIs' })).following).not.toContain('FLOAT')
    expect(judgeShare(own, staff, only(own, staff, { ROLE: 'coarser' })).following).toContain('POST')
  })

  it('goes with it: what could be answered only in one place, and whether that was right', () => {
    expect(judgeShare(own, residents, only(own, residents, {})).following).toEqual(expect.arrayContaining(['AWRK', 'AWRK_RIGHT']))
    expect(judgeShare(own, residents, only(own, residents, { UNIT: 'asIs' })).following).not.toContain('AWRK')
  })

  it('goes with it: a question that was asked only of some of them', () => {
    const codebook = smallStudy.codebooks[0]!
    const asked = codebook.variables.map((variable) => (variable.name === 'SEEN1' ? { ...variable, role: 'attribute' as const } : variable))
    const study = readStudy({ ...smallStudy, codebooks: [{ ...codebook, variables: asked }, ...smallStudy.codebooks.slice(1)] })
    const table = datasetFromResponses(study, given(...Array.from({ length: 10 }, (_, i) => response('resident-long', { SEEN1: 1 + (i % 2) })))).tables['resident']!
    expect(judgeShare(study, table, plan({ SEEN1: 'leftOut' })).following).toEqual(expect.arrayContaining(['SEEN2', 'SEEN', 'BOTH', 'MIXED']))
    expect(judgeShare(study, table, plan({ SEEN1: 'asIs' })).following).not.toContain('SEEN2')
  })

  it('stays where it is a trait that is judged itself', () => {
    const judged = judgeShare(own, staff, only(own, staff, { DUAL: 'asIs' }))
    expect(judged.quasi.find(({ name }) => name === 'DUAL')!.handling).toBe('asIs')
  })
})

/** The imported study with its questions as said, and one column of each; questions not named go. */
function imported(columns: readonly { readonly variable: { readonly name: string; readonly [more: string]: unknown }; readonly answers: readonly (number | null)[]; readonly reasons?: readonly number[] }[]): { readonly study: Study; readonly table: Table } {
  const { codebooks, ...rest } = importedStudy
  const like = codebooks[0]!.variables.find(({ name }) => name === 'ODD')!
  const study = readStudy({ ...rest, imported: { ...rest.imported!, rest: [], kept: [] }, units: [], collection: { ...rest.collection, compared: [] }, codebooks: [{ ...codebooks[0]!, scales: [], variables: columns.map(({ variable }) => ('kind' in variable ? variable : { ...like, note: null, ...variable })) }] })
  const codebook = tableCodebook(study, study.codebooks[0]!, [])
  const made = codebook.variables.map((variable, i): readonly [string, Column] => {
    const { answers, reasons = null } = columns[i]!
    return [variable.name, variable.kind === 'coded' ? codedColumn(variable.options, answers, reasons) : numberColumn(answers, reasons)]
  })
  return { study, table: { name: 'resident', rows: columns[0]!.answers.length, codebook, columns: Object.fromEntries(made), respondent: 'resident' } }
}
const steps = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => ({ code: from + i, label: { 'zh-CN': `第${from + i}级`, en: `step ${from + i}` } }))
const every = (rows: number, of: (row: number) => number | null) => Array.from({ length: rows }, (_, row) => of(row))
const number = { kind: 'number', text: { 'zh-CN': '数', en: 'number' }, label: { 'zh-CN': '数', en: 'number' }, role: 'opinion', sensitive: false, note: null, bounds: { min: 0, max: 61 }, reversed: false, integer: true, unit: null, score: null }

describe('counts of a list experiment', () => {
  const whole = compose(own, { forms: ['resident'], modules: ['list'] })
  const listed = datasetFromResponses(whole, seededRows(whole, { form: 'resident', units: ['tianning'], n: 40, seed: 5 })).tables['resident']!

  it('are never handed on: all or none of the longer list is an answer to the sensitive statement', () => {
    const { lists, never } = judgeShare(whole, listed, plan())
    expect(lists).toEqual(['LIST4', 'LIST5'])
    expect(never).toEqual(['LAYOUT', 'STATUS', 'LANGUAGE', 'LIST4', 'LIST5'])
    expect(judgeShare(own, residents, plan()).lists).toEqual([])
  })

  it('are known in a file of another tool by their ends, and by nobody having answered both', () => {
    const count = (name: string, to: number) => ({ name, level: 'ordinal', options: steps(0, to), bounds: { min: 0, max: to } })
    const of = (both: boolean) =>
      imported([
        { variable: count('SHORT', 3), answers: every(40, (row) => (row % 2 === 0 || (both && row === 1) ? row % 4 : null)) },
        { variable: count('LONG', 4), answers: every(40, (row) => (row % 2 === 1 ? row % 5 : null)) },
        { variable: count('OTHER', 4), answers: every(40, (row) => row % 5) },
      ])
    const [apart, together] = [of(false), of(true)]
    expect(judgeShare(apart.study, apart.table, plan()).lists).toEqual(['SHORT', 'LONG'])
    expect(judgeShare(together.study, together.table, plan()).lists).toEqual([])
  })
})

describe('what a table handed on says beside its rows', () => {
  const trait = { name: 'TRAIT', role: 'attribute', options: steps(1, 3) }
  const rows = 100
  /** Three people have the third trait. */
  const traits = every(rows, (row) => (row < 3 ? 3 : 1 + (row % 2)))
  const leaveOut = plan({}, { smallClasses: 'leaveOut' })

  it('is no option that only rows had which are left out, and no end of numbers', () => {
    const { study, table } = imported([
      { variable: trait, answers: traits },
      { variable: { name: 'SAID', options: steps(1, 3) }, answers: every(rows, (row) => (row === 0 ? 3 : 1 + (row % 2))) },
      { variable: { name: 'RATED', level: 'ordinal', options: steps(1, 5), bounds: { min: 1, max: 5 } }, answers: every(rows, (row) => 1 + (row % 3)) },
      { variable: { ...number, name: 'FELT' }, answers: every(rows, (row) => (row === 0 ? 61 : row % 7)) },
    ])
    const made = sharedTable(study, table, leaveOut)
    expect(made.judged.leftOutRows).toBe(3)
    const of = (name: string) => made.table!.codebook.variables.find((one) => one.name === name)!
    const codes = (name: string) => (of(name) as { readonly options: readonly { readonly code: number }[] }).options.map(({ code }) => code)
    expect([codes('TRAIT'), codes('SAID'), codes('RATED')]).toEqual([[1, 2], [1, 2], [1, 2, 3, 4, 5]])
    expect(of('FELT')).toMatchObject({ bounds: null })
    // Codes are as they were.
    expect(made.table!.columns['SAID']).toMatchObject({ kind: 'coded', index: Uint8Array.from({ length: 97 }, (_, i) => 1 + ((i + 3) % 2)) })
  })

  it('names what was taken for an answer and not for a trait, and so is not judged', () => {
    const { study, table } = imported([
      { variable: trait, answers: traits },
      { variable: { name: 'SCHOOL', role: 'experience', options: steps(1, 4) }, answers: every(rows, (row) => 1 + (row % 4)) },
      { variable: { name: 'RATED', level: 'ordinal', options: steps(1, 5), bounds: { min: 1, max: 5 } }, answers: every(rows, (row) => 1 + (row % 3)) },
    ])
    expect(judgeShare(study, table, leaveOut).unjudged).toEqual(['SCHOOL'])
    expect(judgeShare(own, residents, plan()).unjudged).toEqual([])
  })

  it('is not a trait that is left out, read from who was asked a question', () => {
    const asked = (row: number) => traits[row] === 1
    const of = (reason: number, some: (row: number) => boolean = asked) =>
      imported([
        { variable: trait, answers: traits },
        { variable: { name: 'NEXT', options: steps(1, 3) }, answers: every(rows, (row) => (some(row) ? 1 + (row % 3) : null)), reasons: every(rows, () => reason) as number[] },
        { variable: { name: 'ANY', options: steps(1, 3) }, answers: every(rows, (row) => 1 + (row % 3)) },
      ])
    const following = ({ study, table }: ReturnType<typeof imported>, handling: Handling) => judgeShare(study, table, plan({ TRAIT: handling })).following
    expect(following(of(-7), 'leftOut')).toEqual(['NEXT'])
    expect(following(of(-6), 'leftOut')).toEqual(['NEXT'])
    expect(following(of(-7), 'asIs')).toEqual([])
    expect(following(of(-6, (row) => row % 9 !== 0), 'leftOut')).toEqual([])
  })
})

describe('a table to be handed on', () => {
  it('is refused where a class is too small, with the step that helps most', () => {
    const { judged, table } = sharedTable(own, residents, plan())
    expect(table).toBeNull()
    expect(judged).toMatchObject({ passes: false, anonymity: { rows: 120, smallest: 1, below: 120 } })
    const tried = judged.anonymity.without.filter(({ name }) => name !== 'UNIT')
    const least = Math.min(...tried.map(({ below }) => below))
    expect(judged.next).toMatchObject({ to: 'leftOut', below: least })
  })

  it('proposes broader bands before giving up a column, where they help about as much', () => {
    expect(judgeShare(own, residents, only(own, residents, { DEM_AGE: 'asIs', DEM_OCC: 'asIs' })).next).toMatchObject({ variable: 'DEM_OCC', to: 'coarser' })
  })

  it('gives up the place last', () => {
    expect(judgeShare(own, residents, only(own, residents, { UNIT: 'asIs', DEM_OCC: 'coarser', DEM_INC: 'coarser' })).next!.variable).not.toBe('UNIT')
  })

  it('has the bands in place of the options, and only scores whose items are there', () => {
    const { table, judged } = sharedTable(own, residents, only(own, residents, { UNIT: 'asIs', DEM_RESYRS: 'coarser' }))
    expect(judged.passes).toBe(judged.anonymity.below === 0)
    const made = table ?? sharedTable(own, residents, { ...only(own, residents, { UNIT: 'asIs', DEM_RESYRS: 'coarser' }), smallClasses: 'leaveOut' }).table!
    const variable = made.codebook.variables.find(({ name }) => name === 'DEM_RESYRS')
    expect(variable).toMatchObject({ kind: 'coded', options: [{ code: 1 }, { code: 2 }, { code: 3 }] })
    expect(Object.keys(made.columns)).toContain('SAF_MEAN')
    expect(Object.keys(made.columns)).not.toContain('DEM_GENDER')
  })

  it('may be had without the rows that stand alone where they are few, and never where they are many', () => {
    const options = [1, 2].map((code) => ({ code, label: { 'zh-CN': `${code}`, en: `${code}` } }))
    const codes = Array.from({ length: 100 }, (_, row) => (row < 4 ? 1 : 2))
    const made = (n: number): Table => {
      const base = importedDataset.tables['resident']!
      const columns: { [name: string]: Column } = Object.fromEntries(Object.keys(base.columns).map((name) => [name, numberColumn(Array.from({ length: n }, () => 1))]))
      for (const variable of base.codebook.variables) if (variable.kind === 'coded') columns[variable.name] = codedColumn(variable.options, Array.from({ length: n }, () => variable.options[0]!.code))
      columns['UNIT'] = codedColumn(options.map((option, i) => ({ ...option, code: [320402, 320404][i]! })), codes.slice(0, n).map((code) => [320402, 320404][code - 1]!))
      return { ...base, rows: n, columns }
    }
    expect(sharedTable(importedStudy, made(100), plan()).table).toBeNull()
    const { judged, table } = sharedTable(importedStudy, made(100), plan({}, { smallClasses: 'leaveOut' }))
    expect([judged.leftOutRows, table!.rows]).toEqual([4, 96])
    expect(sharedTable(importedStudy, made(60), plan({}, { smallClasses: 'leaveOut' })).table).toBeNull()
  })

  it('is never judged by fewer than five', () => {
    expect(() => judgeShare(own, residents, plan({}, { k: 4 }))).toThrow(RangeError)
    expect(() => judgeShare(own, residents, plan({ DEM_GENDER: 'coarser' }))).toThrow(RangeError)
  })

  it('counts the classes in which everybody gives one answer to a sensitive question', () => {
    const rows = Array.from({ length: 20 }, (_, i) => response('resident-long', { SEEN1: i < 10 ? 1 : 1 + (i % 2) }, {}, { unit: i < 10 ? 'east' : 'west' }))
    const codebook = smallStudy.codebooks[0]!
    const sensitive = readStudy({ ...smallStudy, codebooks: [{ ...codebook, variables: codebook.variables.map((one) => (one.name === 'SEEN1' ? { ...one, sensitive: true } : one)) }, smallStudy.codebooks[1]!] })
    const table = datasetFromResponses(sensitive, given(...rows)).tables['resident']!
    expect(judgeShare(sensitive, table, plan()).alike).toEqual([{ name: 'SEEN1', classes: 1 }])
  })

  it('counts them too where the sensitive question is a trait that is judged itself: whoever knows the rest learns it', () => {
    const { study, table } = imported([
      { variable: { name: 'AREA', role: 'attribute', options: steps(1, 2) }, answers: every(40, (row) => 1 + (row % 2)) },
      { variable: { name: 'PERMIT', role: 'attribute', sensitive: true, options: steps(1, 2) }, answers: every(40, (row) => (row % 2 === 0 ? 1 : 1 + (row % 4 === 1 ? 1 : 0))) },
    ])
    const { alike, passes } = judgeShare(study, table, plan())
    expect([passes, alike]).toEqual([true, [{ name: 'PERMIT', classes: 1 }]])
  })

  it('has no class below k, whatever the plan and the data', () => {
    const { quasi } = judgeShare(own, residents, plan())
    const anyPlan = fc
      .tuple(fc.tuple(...quasi.map(({ choices }) => fc.constantFrom(...choices, 'leftOut', 'leftOut'))), fc.integer({ min: 5, max: 9 }), fc.constantFrom('refuse' as const, 'leaveOut' as const))
      .map(([choices, k, smallClasses]): SharePlan => ({ k, smallClasses, handling: Object.fromEntries(quasi.map(({ name }, i) => [name, choices[i]!])) }))
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 3, max: 80 }), (any, seed, n) => {
        const data = datasetFromResponses(own, seededRows(own, { form: 'resident', units: ['tianning', 'zhengzhou'], n, seed })).tables['resident']!
        const { judged, table } = sharedTable(own, data, any)
        expect(judged.passes).toBe(table !== null)
        if (table === null) return
        const inIt = judged.quasi.filter(({ handling }) => handling !== 'leftOut').map(({ name }) => name)
        // Whatever is derived from traits is judged with them.
        const names = [...inIt, 'FLOAT'].filter((name) => name in table.columns)
        const counts = new Map<string, number>()
        for (let row = 0; row < table.rows; row++) {
          const key = names
            .map((name) => {
              const column = table.columns[name]!
              return column.kind === 'coded' ? `${column.index[row]}/${column.reasons[row]}` : `${column.values[row]}/${column.known[row]}/${column.reasons[row]}`
            })
            .join('|')
          counts.set(key, (counts.get(key) ?? 0) + 1)
        }
        expect([...counts.values()].filter((size) => size < any.k)).toEqual([])
        expect(table.rows + judged.leftOutRows).toBe(data.rows)
      }),
      { numRuns: 150 },
    )
  })
})

describe('as much of a plan as passes', () => {
  it.each([
    ['residents', residents],
    ['staff', staff],
  ])('of %s passes, and nothing more of it would', (_, table) => {
    for (const smallClasses of ['refuse', 'leaveOut'] as const) {
      const wanted = plan({}, { smallClasses })
      const found = fittingPlan(own, table, wanted)
      expect(judgeShare(own, table, found).passes).toBe(true)
      for (const { name, usual } of judgeShare(own, table, found).quasi.filter(({ handling, usual: own_ }) => handling === 'leftOut' && own_ !== 'leftOut')) {
        expect([name, judgeShare(own, table, { ...found, handling: { ...found.handling, [name]: usual } }).passes]).toEqual([name, false])
      }
    }
  })

  it('never takes in what somebody left out', () => {
    const found = fittingPlan(own, residents, plan({ DEM_GENDER: 'leftOut' }, { smallClasses: 'leaveOut' }))
    expect(found.handling['DEM_GENDER']).toBe('leftOut')
  })
})
