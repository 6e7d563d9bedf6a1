import { describe, expect, it } from 'vitest'
import { applyMap, checkMap } from '../../../analysis/intake/apply.ts'
import { maskText } from '../../../analysis/intake/mask.ts'
import { memberName } from '../../../analysis/study/codebook.ts'
import { readStudy } from '../../../analysis/study/publish.ts'
import { blank, coded, day, fileOf, item, joined, mapFor, mapOf, number, overColumns, places, rowsOf, spelt, t, words } from './tables.ts'

/** The problems as one writes them down. */
const told = (raw: Parameters<typeof checkMap>[0], map: Parameters<typeof checkMap>[1]): readonly string[] => checkMap(raw, map).problems.map(({ line, column, value, why }) => `${line} ${column ?? '–'} ${why} “${value}”`)

/** A file whose every row says something else as well, under W: a row in which all is blank is no person. */
const besides = (columns: { readonly [heading: string]: readonly string[] }) => fileOf({ ...columns, W: Object.values(columns)[0]!.map(() => 'something') })
const W = words({ name: 'W' })

describe('one of several answers', () => {
  it('becomes the code of its spelling, whatever spaces, full-width forms and remarks stand around it', () => {
    const raw = fileOf({ Q: ['yes', ' no', 'ＹＥＳ', '其他〖社区食堂〗', 'no\u00a0'] })
    const map = mapOf([coded({ name: 'Q', options: [...spelt('no'), { code: 2, label: t('yes'), values: ['yes', 'YES'] }, { code: 9, label: t('other'), values: ['其他'] }] })])
    expect(rowsOf(applyMap(raw, map))).toEqual(['1', '1', '2', '2', '9'])
    expect(told(raw, map)).toEqual([])
  })

  it('is missing for the reason the mapping gives, skipped where an empty cell stands in no list, and lost where nobody knows the text', () => {
    const raw = besides({ Q: ['yes', '(跳过)', '', '  ', 'perhaps', 'no'] })
    const map = mapOf([coded({ name: 'Q', missing: [{ value: '(跳过)', reason: 'notAsked' }] }), W])
    expect(rowsOf(applyMap(raw, map))).toEqual(['1', '2', 'lost', 'notAsked', 'skipped', 'skipped'])
    expect(told(raw, map)).toEqual(['6 Q unknownValue “perhaps”'])
    expect(checkMap(raw, map).variables.slice(0, 1)).toEqual([
      {
        name: 'Q',
        answered: 2,
        counts: [
          { code: 1, n: 1 },
          { code: 2, n: 1 },
        ],
        missing: [
          { reason: 'notAsked', n: 1 },
          { reason: 'skipped', n: 2 },
        ],
        lost: 1,
        rest: null,
      },
    ])
  })

  it('is what anything else counts as, where the mapping says so: no error, and counted', () => {
    const raw = besides({ Q: ['yes', 'a neighbour', 'a Neighbour', 'the shop', 'the shop', '', '(跳过)'] })
    const map = mapOf([coded({ name: 'Q', options: [...spelt('yes', 'no'), { code: 9, label: t('other'), values: [] }], rest: 9, missing: [{ value: '(跳过)', reason: 'notAsked' }] }), W])
    expect(rowsOf(applyMap(raw, map))).toEqual(['1', '9', '9', '9', '9', 'notAsked', 'skipped'])
    expect(told(raw, map)).toEqual([])
    expect(checkMap(raw, map).variables[0]).toMatchObject({ answered: 5, lost: 0, rest: { cells: 4, texts: 3 } })
    expect(checkMap(fileOf({ Q: ['yes'] }), map).variables[0]!.rest).toEqual({ cells: 0, texts: 0 })
  })

  it('keeps a code with leading zeros apart from the number', () => {
    const map = mapOf([coded({ name: 'Q', options: spelt('01', '1') })])
    expect(rowsOf(applyMap(fileOf({ Q: ['1', '01', '01'] }), map))).toEqual(['1', '1', '2'])
  })
})

describe('several answers in one cell', () => {
  const members = ['a', 'b', 'c'].map((_, i) => memberName('M', i + 1))

  it('become a 0/1 column each, missing as a whole', () => {
    const raw = besides({ M: ['a', 'c┋a', '', 'b ┋ a┋', '(空)'] })
    const map = mapOf([joined({ name: 'M', missing: [{ value: '(空)', reason: 'notAsked' }] }), W])
    expect(rowsOf(applyMap(raw, map), ...members)).toEqual(['1 0 0', '1 0 1', '1 1 0', 'notAsked notAsked notAsked', 'skipped skipped skipped'])
    expect(checkMap(raw, map).variables[0]).toMatchObject({ answered: 3, counts: [{ n: 3 }, { n: 1 }, { n: 1 }], lost: 0 })
  })

  it('may hold the separator, and what was written behind an option may too', () => {
    const raw = fileOf({ M: ['cameras, lights,a', 'lights', 'cameras,lights', 'a', '其他〖茶,水〗,a'] })
    const options = [...spelt('a', 'cameras, lights', 'lights'), { code: 4, label: t('other'), values: ['其他'] }]
    expect(rowsOf(applyMap(raw, mapOf([joined({ name: 'M', options }, ',')])), 'M_1', 'M_2', 'M_3', 'M_4')).toEqual(['0 0 1 0', '0 1 0 0', '1 0 0 0', '1 0 0 1', '1 1 0 0'])
  })

  it('count a piece in no list as the option for anything else, beside what is chosen', () => {
    const raw = besides({ M: ['a┋the shop', 'the shop', 'b', 'c┋x┋y', ''] })
    const map = mapOf([joined({ name: 'M', rest: 3 }), W])
    expect(rowsOf(applyMap(raw, map), ...members)).toEqual(['0 0 1', '0 0 1', '0 1 0', '1 0 1', 'skipped skipped skipped'])
    expect(checkMap(raw, map)).toMatchObject({ problemCount: 0, variables: [{ rest: { cells: 3, texts: 3 } }, {}] })
  })

  it('may be separated by a line break', () => {
    expect(rowsOf(applyMap(fileOf({ M: ['a\nb', 'c'] }), mapOf([joined({ name: 'M' }, '\n')])), ...members)).toEqual(['0 0 1', '1 1 0'])
  })

  it('are lost as a whole where a piece is unknown or contradicts the others, and the piece is said', () => {
    const raw = fileOf({ M: ['a┋x┋y', 'a┋none', 'none┋refused', 'none', 'a'] })
    const map = mapOf([joined({ name: 'M', missing: [{ value: 'none', reason: 'notAsked' }, { value: 'refused', reason: 'refused' }] })])
    expect(rowsOf(applyMap(raw, map), 'M_1')).toEqual(['1', 'lost', 'lost', 'lost', 'notAsked'])
    expect(told(raw, map)).toEqual(['2 M unknownValue “x”', '3 M contradiction “a┋none”', '4 M contradiction “none┋refused”'])
  })
})

describe('several answers over columns', () => {
  const over = (columns: { readonly [name: string]: readonly string[] }, more: object = {}, notChosen = ['0']) => {
    const raw = besides(columns)
    const map = mapOf([overColumns({ name: 'M', ...more }, ['x', 'y'], notChosen), W])
    return { rows: rowsOf(applyMap(raw, map), 'M_1', 'M_2'), problems: told(raw, map), check: checkMap(raw, map).variables[0]! }
  }

  it('are chosen or not as each cell says; without any choice all are not chosen', () => {
    expect(over({ x: ['1', '0', '0'], y: ['0', '1', '0'] }).rows).toEqual(['0 0', '0 1', '1 0'])
  })

  it('count a blank cell as not chosen beside a choice, and a row without a choice that has one as skipped', () => {
    expect(over({ x: ['1', '', '', '0'], y: ['', '1', '', ''] }).rows).toEqual(['0 1', '1 0', 'skipped skipped', 'skipped skipped'])
    expect(over({ x: ['1', ''], y: ['', ''] }, {}, ['']).rows).toEqual(['0 0', '1 0'])
  })

  it('take a text that is both not chosen and missing as what the rest of the row makes of it', () => {
    expect(over({ x: ['1', '-'], y: ['-', '-'] }, { missing: [{ value: '-', reason: 'notAsked' }] }, ['-']).rows).toEqual(['1 0', 'notAsked notAsked'])
  })

  it('are missing for the reason a cell gives, and lost where the row chooses all the same', () => {
    const { rows, problems, check } = over({ x: ['N/A', '1', '0'], y: ['N/A', 'N/A', '0'] }, { missing: [{ value: 'N/A', reason: 'notAsked' }] })
    expect(rows).toEqual(['0 0', 'lost lost', 'notAsked notAsked'])
    expect(problems).toEqual(['3 y contradiction “N/A”'])
    expect(check).toMatchObject({ answered: 1, missing: [{ reason: 'notAsked', n: 1 }], lost: 1 })
  })

  it('are lost where a cell is unknown, and every such cell is said', () => {
    const { rows, problems, check } = over({ x: ['1', 'what', '1'], y: ['maybe', 'so', '0'] })
    expect(rows).toEqual(['1 0', 'lost lost', 'lost lost'])
    expect(problems).toEqual(['2 y unknownValue “maybe”', '3 x unknownValue “what”', '3 y unknownValue “so”'])
    expect(check).toMatchObject({ answered: 1, lost: 2, counts: [{ n: 1 }, { n: 0 }] })
  })

  it('take what somebody wrote in the column for anything else as a choice of it, and only there', () => {
    const { rows, problems, check } = over({ x: ['1', '0', 'so'], y: ['0', 'the shop', '0'] }, { rest: 2 })
    expect(rows).toEqual(['0 1', '1 0', 'lost lost'])
    expect(problems).toEqual(['4 x unknownValue “so”'])
    expect(check).toMatchObject({ rest: { cells: 1, texts: 1 }, counts: [{ n: 1 }, { n: 1 }] })
  })

  it('were not offered where the file lacks their column', () => {
    const { rows } = over({ x: ['1', '0', ''] })
    expect(rows).toEqual(['0 notInVersion', '1 notInVersion', 'skipped skipped'])
  })
})

describe('numbers, days and texts', () => {
  it('are numbers inside their bounds, and none that would read as a missing code', () => {
    const raw = besides({ N: ['3', '3.5', '007', '-3', '1001', 'many', '12岁', '-99', ''] })
    const map = mapOf([number({ name: 'N', integer: true, missing: [{ value: '-99', reason: 'refused' }] }), W])
    expect(rowsOf(applyMap(raw, map))).toEqual(['12', '3', 'lost', 'lost', 'lost', 'lost', 'lost', 'refused', 'skipped'])
    expect(told(raw, map)).toEqual(['3 N notWhole “3.5”', '4 N notNumber “007”', '5 N looksMissing “-3”', '6 N outOfRange “1001”', '7 N notNumber “many”'])
  })

  it('are weights where that is what they are for', () => {
    const { study, dataset } = applyMap(fileOf({ weight: ['1.25', '0.5'] }), mapOf([number({ name: 'weight', role: 'weight' })]))
    expect(study.codebooks[0]!.variables[0]).toMatchObject({ name: 'weight', role: 'weight' })
    expect(rowsOf({ study, dataset })).toEqual(['0.5', '1.25'])
  })

  it('are days that occur, in their order', () => {
    const raw = besides({ D: ['2024/5/6 12:30:11', '2024/4/30', '2024-05-06', 'soon', '2024/2/30', ''] })
    const { study, dataset } = applyMap(raw, mapOf([day({ name: 'D' }), W]))
    expect(study.codebooks[0]!.variables[0]).toMatchObject({ kind: 'coded', level: 'ordinal', options: [{ code: 20240430, label: { en: '2024-04-30' } }, { code: 20240506 }], note: null })
    expect(rowsOf({ study, dataset })).toEqual(['20240430', '20240506', '20240506', 'lost', 'lost', 'skipped'])
    expect(told(raw, mapOf([day({ name: 'D' }), W]))).toEqual(['5 D notDay “soon”', '6 D notDay “2024/2/30”'])
  })

  it('are months where there are more than 400 days', () => {
    const days = Array.from({ length: 420 }, (_, i) => `${2020 + Math.floor(i / 240)}-${String((Math.floor(i / 20) % 12) + 1).padStart(2, '0')}-${String((i % 20) + 1).padStart(2, '0')}`)
    const { study } = applyMap(fileOf({ D: days }), mapOf([day({ name: 'D' })]))
    const variable = study.codebooks[0]!.variables[0]!
    expect(variable).toMatchObject({ note: { en: expect.stringContaining('400') as string } })
    expect(variable.kind === 'coded' && variable.options.map(({ code }) => code).slice(0, 2)).toEqual([202001, 202002])
    expect(variable.kind === 'coded' && variable.options).toHaveLength(21)
  })

  it('leave a day out that no row has', () => {
    const raw = fileOf({ Q: ['no'], D: ['soon'] })
    const { study, problemCount } = applyMap(raw, mapOf([coded({ name: 'Q' }), day({ name: 'D' })]))
    expect(study.codebooks[0]!.variables.map(({ name }) => name)).toEqual(['Q'])
    expect(study.imported!.leftOut).toEqual([{ column: 'D', why: 'empty' }])
    expect(problemCount).toBe(1)
  })

  it('stand apart from the rows where they are free text, masked, in an order of their own', () => {
    const cells = ['路灯坏了', '', '请联系 13912345678', 'b', 'a', 'a', '  ', '-']
    const { texts, dataset } = applyMap(fileOf({ Q: cells.map(() => 'no'), W: cells }), mapOf([coded({ name: 'Q' }), words({ name: 'W', missing: [{ value: '-', reason: 'skipped' }] })]))
    expect(texts.map(({ text }) => text).toSorted()).toEqual(['a', 'a', 'b', maskText('请联系 13912345678').text, '路灯坏了'])
    expect(JSON.stringify(texts)).not.toContain('13912345678')
    expect(Object.keys(dataset.tables['resident']!.columns)).toEqual(['Q'])
    const other = [...cells].reverse()
    expect(applyMap(fileOf({ Q: other.map(() => 'no'), W: other }), mapOf([coded({ name: 'Q' }), words({ name: 'W', missing: [{ value: '-', reason: 'skipped' }] })])).texts).toEqual(texts)
  })

  it('cut a text of more than 5,000 characters, and say so by a mark', () => {
    const { texts } = applyMap(fileOf({ Q: ['no'], W: ['长'.repeat(6000)] }), mapOf([coded({ name: 'Q' }), words({ name: 'W' })]))
    expect(texts[0]!.text).toHaveLength(5000)
    expect(texts[0]!.text.endsWith('长…')).toBe(true)
  })
})

describe('places', () => {
  const raw = fileOf({ Q: ['no', 'yes', 'no', 'no'], area: ['East', 'West ', 'Mars', ''] })

  it('are the column UNIT, with every spelling', () => {
    const map = mapOf([coded({ name: 'Q' })], { unit: places('area', 'East', 'West') })
    const imported = applyMap(raw, map)
    expect(rowsOf(imported, 'UNIT', 'Q')).toEqual(['1001 1', '1002 2', 'lost 1', 'skipped 1'])
    expect(imported.study.units).toMatchObject([{ id: 'unit-1', code: 1001, level: 'district', synthetic: false }, { id: 'unit-2' }])
    expect(imported.study.collection.compared).toEqual(['unit-1', 'unit-2'])
    expect(told(raw, map)).toEqual(['4 area unknownValue “Mars”'])
    expect(checkMap(raw, map).units).toEqual([
      { id: 'unit-1', n: 1 },
      { id: 'unit-2', n: 1 },
    ])
  })

  it('may be one for all rows, or none', () => {
    expect(rowsOf(applyMap(raw, mapFor(raw, [coded({ name: 'Q' })], { unit: places(null, 'Here') })), 'UNIT')).toEqual(['1001', '1001', '1001', '1001'])
    expect(Object.keys(applyMap(raw, mapFor(raw, [coded({ name: 'Q' })])).dataset.tables['resident']!.columns)).toEqual(['Q'])
  })

  it('of staff are never below the district, whatever a mapping calls them or keeps them for', () => {
    const file = fileOf({ Q: ['no', 'yes', 'no'], where: ['雕庄街道', '兰陵街道', '茶山街道'] })
    const staff = { respondent: 'staff', kept: [{ column: 'where', what: 'address', reason: 'a reason that is long enough' }] } as const
    const where = coded({ name: 'W', column: 'where', options: spelt('雕庄街道', '兰陵街道', '茶山街道') })
    expect(checkMap(file, mapOf([coded({ name: 'Q' }), where], staff)).fault).toMatchObject({ code: 'staffPlace', path: 'variables[1]' })
    expect(checkMap(file, mapOf([coded({ name: 'Q' })], { ...staff, unit: places('where', '雕庄街道', '兰陵街道', '茶山街道') })).fault).toMatchObject({ code: 'staffPlace', path: 'unit.column' })
    expect(checkMap(file, mapOf([coded({ name: 'Q' }), where], { ...staff, respondent: 'resident' })).fault).toBeNull()
  })

  it('of staff are districts or cities', () => {
    expect(checkMap(raw, mapOf([coded({ name: 'Q' })], { respondent: 'staff', unit: { ...places('area', 'East', 'West'), level: 'community' } })).fault).toMatchObject({ code: 'staffPlace', path: 'unit.level' })
    expect(Object.keys(applyMap(raw, mapOf([coded({ name: 'Q' })], { respondent: 'staff', unit: places('area', 'East', 'West') })).dataset.tables)).toEqual(['staff'])
  })
})

describe('rows that are no people', () => {
  const question = (name: string) => coded({ name, missing: [{ value: '', reason: 'skipped' }, { value: '(跳过)', reason: 'notAsked' }] })
  const leftOut = [{ column: 'id', why: 'rowId' }] as const

  it('are those in which nothing stands but an id: counted, listed, and in no table', () => {
    const raw = fileOf({ id: ['1', '2', '3', '', '5'], A: ['no', '', ' ', '', ''], B: ['', '', '', '', 'yes'] })
    const map = mapFor(raw, [question('A'), question('B')], { leftOut })
    const imported = applyMap(raw, map)
    expect(rowsOf(imported)).toEqual(['1 skipped', 'skipped 2'])
    expect(imported.dataset.aside).toEqual([{ table: 'resident', reason: 'blank', n: 3 }])
    expect(imported.study.imported).toMatchObject({ rows: 5, setAside: 3, lostCells: 0 })
    expect(told(raw, map)).toEqual(['3 – blank “”', '4 – blank “”', '5 – blank “”'])
    const { rows, aside, problemCount, variables } = checkMap(raw, map)
    expect({ rows, aside, problemCount }).toEqual({ rows: 2, aside: [{ table: 'resident', reason: 'blank', n: 3 }], problemCount: 3 })
    expect(variables.map(({ answered, missing }) => [answered, missing])).toEqual([[1, [{ reason: 'skipped', n: 1 }]], [1, [{ reason: 'skipped', n: 1 }]]])
  })

  it('are not those with a mark of skipping, with a text of their own, or with a place', () => {
    const raw = fileOf({ A: ['(跳过)', 'what', '', ''], B: ['(跳过)', '', '', ''], words: ['', '', 'a text', ''], area: ['', '', '', 'East'] })
    const map = mapFor(raw, [question('A'), question('B'), words({ name: 'words' })], { unit: places('area', 'East', 'West') })
    expect(checkMap(raw, map)).toMatchObject({ rows: 4, aside: [], problemCount: 1 })
    // Where the empty cell is itself an answer, nobody is without one.
    const marked = { ...question('B'), missing: [], options: [{ code: 1, label: { 'zh-CN': '否', en: 'no' }, values: [''] }, { code: 2, label: { 'zh-CN': '是', en: 'yes' }, values: ['yes'] }] }
    const file = fileOf({ A: ['no', ''], B: ['yes', ''] })
    expect(checkMap(file, mapFor(file, [question('A'), marked])).rows).toBe(2)
  })

  it('are those a rule names, whatever their column is used for; they are no doubles of anybody', () => {
    const raw = fileOf({ id: ['1', '2', '2', '合计', '5'], A: ['no', 'yes', 'yes', '14', 'yes'], status: ['', 'test', '', '', 'test'] })
    const map = mapFor(raw, [question('A')], { leftOut, notPeople: [{ column: 'status', values: ['test', 'spam'] }, { column: 'id', values: ['合计'] }] })
    const imported = applyMap(raw, map)
    expect(rowsOf(imported)).toEqual(['1', '2'])
    expect(imported.dataset.aside).toEqual([{ table: 'resident', reason: 'notPerson', n: 3 }])
    expect(told(raw, map)).toEqual(['3 status notPerson “test”', '5 id notPerson “合计”', '6 status notPerson “test”'])
    expect(checkMap(raw, map)).toMatchObject({ rows: 2, notPeople: [{ column: 'status', n: 2 }, { column: 'id', n: 1 }], outside: [{ column: 'A', texts: [{ text: 'yes', n: 2 }, { text: '14', n: 1 }] }], variables: [{ lost: 0 }] })
  })

  it('cannot be named by what somebody may have answered in a guarded column; the word of a total can', () => {
    const names = ['王明', '李静', '张伟', '刘洋', '陈晨', '赵敏', '孙丽', '周强', '吴军', '合计']
    const raw = fileOf({ 姓名: names, A: names.map((_, i) => (i < 9 ? ['no', 'yes'][i % 2]! : '14')) })
    const map = (values: readonly string[]) => mapFor(raw, [question('A')], { leftOut: [{ column: '姓名', why: 'name' }], notPeople: [{ column: '姓名', values }] })
    expect(checkMap(raw, map(['合计']))).toMatchObject({ rows: 9, fault: null })
    expect(checkMap(raw, map(['张伟'])).fault).toMatchObject({ code: 'guardedRule', path: 'notPeople[0]' })
  })

  it('named by a column that the file lacks are told to be lacking', () => {
    const raw = fileOf({ A: ['no', 'yes'] })
    expect(checkMap(raw, mapFor(raw, [question('A')], { notPeople: [{ column: 'Status', values: ['Spam'] }] })).lacking).toEqual([{ column: 'Status', variables: [] }])
  })
})

describe('rows', () => {
  const leftOut = [{ column: 'id', why: 'rowId' }] as const

  it('of one id and the same content are one; of one id and other content nobody can say which, and none stays', () => {
    const raw = fileOf({ id: ['1', '2', '2', '3', '3', '', ''], Q: ['no', 'yes', 'yes', 'no', 'yes', 'no', 'no'], seen: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] })
    const map = mapFor(raw, [coded({ name: 'Q' })], { leftOut })
    const imported = applyMap(raw, map)
    expect(rowsOf(imported)).toEqual(['1', '1', '1', '2'])
    expect(told(raw, map)).toEqual(['4 id duplicateId “2”', '5 id idConflict “3”', '6 id idConflict “3”'])
    expect(imported.dataset.aside).toEqual([{ table: 'resident', reason: 'duplicate', n: 3 }])
    expect(imported.study.imported).toMatchObject({ rows: 7, setAside: 3, lostCells: 0 })
    expect(checkMap(raw, map)).toMatchObject({ rows: 4, problemCount: 3, variables: [{ answered: 4 }] })
  })

  it('that are numbered by a name or a document number are told without it', () => {
    for (const [heading, id] of [['姓名', '王小明'], ['身份证号', '320402198503121237'], ['Name', 'Zoë Quist']] as const) {
      const raw = fileOf({ [heading]: [id, id, '张三'], Q: ['no', 'yes', 'no'] })
      expect([heading, told(raw, mapFor(raw, [coded({ name: 'Q' })], { leftOut: [{ column: heading, why: 'rowId' }] }))]).toEqual([heading, [`2 ${heading} idConflict “”`, `3 ${heading} idConflict “”`]])
    }
  })

  it('that could not be read are counted and said, and wrong cells of rows set aside are no loss', () => {
    const raw = fileOf({ id: ['1', '1', '2'], Q: ['what', 'so', 'no'] }, { badRows: [{ line: 3, cells: 5, expected: 2 }], lines: Uint32Array.of(2, 4, 5) })
    const map = mapFor(raw, [coded({ name: 'Q' })], { leftOut })
    expect(told(raw, map)).toEqual(['2 id idConflict “1”', '3 – cells “”', '4 id idConflict “1”'])
    expect(applyMap(raw, map)).toMatchObject({ problemCount: 3, study: { imported: { rows: 4, setAside: 3, lostCells: 0 } }, dataset: { aside: [{ reason: 'duplicate', n: 2 }, { reason: 'unreadable', n: 1 }] } })
  })

  it('stand in an order that follows from what they say, and not from where they stood', () => {
    const answers = Array.from({ length: 300 }, (_, i) => [String((i * 7) % 5 + 1), String((i * 11) % 5 + 1)] as const)
    const order = (rows: typeof answers) => {
      const { dataset } = applyMap(fileOf({ A: rows.map(([a]) => a), B: rows.map(([, b]) => b) }), mapOf([item({ name: 'A' }), item({ name: 'B' })]))
      return { hash: dataset.hash, first: Array.from((dataset.tables['resident']!.columns['A'] as { index: Uint8Array }).index) }
    }
    expect(order([...answers].reverse())).toEqual(order(answers))
    expect(order(answers).first).not.toEqual(answers.map(([a]) => Number(a)))
  })

  it('are listed to the first thousand problems by line, and all counted', () => {
    const raw = fileOf({ A: Array.from({ length: 1500 }, (_, i) => `x${i}`), B: Array.from({ length: 1500 }, () => 'y') })
    const { problems, problemCount } = checkMap(raw, mapOf([coded({ name: 'A' }), coded({ name: 'B' })]))
    expect([problems.length, problemCount]).toEqual([1000, 3000])
    expect(problems.slice(0, 3).map(({ line, column }) => [line, column])).toEqual([[2, 'A'], [2, 'B'], [3, 'A']])
    expect(problems.at(-1)).toMatchObject({ line: 501, column: 'B' })
  })

  it('say of a wrong cell at most 40 characters, and nothing that identifies', () => {
    const raw = fileOf({ Q: ['长'.repeat(100), 'call 13912345678'] })
    const [long, phone] = checkMap(raw, mapOf([coded({ name: 'Q' })])).problems
    expect(long!.value).toBe(`${'长'.repeat(39)}…`)
    expect(phone!.value).not.toContain('13912345678')
  })
})

describe('a file of other columns', () => {
  const map = mapOf([coded({ name: 'Q' }), coded({ name: 'R' }), overColumns({ name: 'M' }, ['x', 'y'])], { unit: places('area', 'East', 'West'), leftOut: [{ column: 'note', why: 'byHand' }] })

  it('gives what it has; what it lacks was not in this version, and is said', () => {
    const raw = fileOf({ Q: ['no', 'yes'], extra: ['1', '2'] })
    const imported = applyMap(raw, map)
    expect(rowsOf(imported, 'UNIT', 'Q', 'R', 'M_1')).toEqual(['notInVersion 1 notInVersion notInVersion', 'notInVersion 2 notInVersion notInVersion'])
    expect(checkMap(raw, map)).toMatchObject({
      lacking: [
        { column: 'R', variables: ['R'] },
        { column: 'x', variables: ['M'] },
        { column: 'y', variables: ['M'] },
        { column: 'area', variables: ['UNIT'] },
        { column: 'note', variables: [] },
      ],
      unmapped: ['extra'],
      variables: [{ answered: 2 }, { answered: 0, missing: [{ reason: 'notInVersion', n: 2 }] }, { answered: 0, missing: [{ reason: 'notInVersion', n: 2 }] }],
      fault: null,
    })
    expect(imported.study.imported!.leftOut).toEqual([{ column: 'extra', why: 'notInMap' }])
  })

  it('is refused where it has none of the columns', () => {
    const raw = fileOf({ other: ['1'] })
    expect(checkMap(raw, map).fault).toMatchObject({ code: 'otherFile', path: 'variables' })
    expect(() => applyMap(raw, map)).toThrow('otherFile')
  })

  it('tells an unknown column that identifies by what it is', () => {
    const raw = fileOf({ Q: ['no', 'yes'], 手机号: ['13912345678', '13812345679'] })
    expect(applyMap(raw, mapOf([coded({ name: 'Q' })])).study.imported!.leftOut).toEqual([{ column: '手机号', why: 'phone' }])
  })
})

describe('a guarded column', () => {
  const raw = fileOf({ Q: ['no', 'yes'], 政治面貌: ['群众', '中共党员'], 民族: ['汉族', '回族'] })
  const party = coded({ name: 'P', column: '政治面貌', options: spelt('群众', '中共党员') })
  const kept = [{ column: '政治面貌', what: 'politics', reason: '论文的研究问题需要，已经审批' }] as const

  it('does not enter without a reason', () => {
    const map = mapFor(raw, [coded({ name: 'Q' }), party])
    expect(checkMap(raw, map).fault).toEqual({ code: 'guardedColumn', path: 'variables[1]', values: { column: '政治面貌' } })
    expect(() => applyMap(raw, map)).toThrow('guardedColumn')
  })

  it('enters with one, which stays with the data, and none of its cells is shown', () => {
    const map = mapFor(raw, [coded({ name: 'Q' }), { ...party, options: spelt('群众') }], { kept })
    const { study } = applyMap(raw, map)
    expect(study.imported!.kept).toEqual([{ column: '政治面貌', variable: 'P', what: 'politics', reason: '论文的研究问题需要，已经审批' }])
    expect(told(raw, map)).toEqual(['3 政治面貌 unknownValue “”'])
  })

  it('is never ethnicity or religion', () => {
    const nation = coded({ name: 'N', column: '民族', options: spelt('汉族', '回族') })
    expect(checkMap(raw, mapFor(raw, [nation], { kept: [{ column: '民族', what: 'politics', reason: 'a reason that is long enough' }] })).fault).toMatchObject({ code: 'neverKept', path: 'variables[0]' })
    expect(checkMap(raw, mapFor(raw, [nation], { kept: [{ column: '民族', what: 'ethnicity', reason: 'a reason that is long enough' }] })).fault).toMatchObject({ code: 'neverKept', path: 'kept[0].what' })
  })
})

describe('the study of a file', () => {
  const raw = fileOf({ A1: ['1', '5', ''], A2: ['2', '4', ''], sex: ['no', 'yes', 'no'], other: ['', 'x', 'y'] }, { sha256: 'cd'.repeat(32) })
  const scale = { name: 'A', label: t('A'), kind: 'reflective', high: 'good', items: ['A1', 'A2'], atLeast: 1, bounds: { min: 1, max: 5 }, source: 'their own' } as const
  const map = mapFor(raw, [item({ name: 'A1' }), item({ name: 'A2', reversed: true }), coded({ name: 'SEX', column: 'sex', role: 'attribute' })], { scales: [scale] })

  it('can be read like any other, with scores, and the traits by which somebody could be found', () => {
    const { study, dataset } = applyMap(raw, map)
    expect(readStudy(JSON.parse(JSON.stringify(study)))).toEqual(study)
    expect(study).toMatchObject({ version: '1', title: map.title, synthetic: false, imported: { kind: 'text', tool: 'unknown', respondent: 'resident', rows: 3, leftOut: [{ column: 'other', why: 'byHand' }] } })
    expect(study.codebooks[0]!.quasiIdentifiers).toEqual([{ variable: 'SEX', coarser: null }])
    expect(rowsOf({ study, dataset }, 'A_MEAN', 'A_100')).toEqual(['2.5 37.5', '3.5 62.5', 'skipped skipped'])
  })

  it('names what was left out by the heading as the file writes it, and by its key where a heading comes twice', () => {
    const file = fileOf({ Q: ['no', 'yes'], '姓名（选填）': ['', 'z'], '备注（选填）：': ['', 'x'], '备注(选填):': ['', 'y'] })
    const { study } = applyMap(file, mapFor(file, [coded({ name: 'Q' })]))
    expect(study.imported!.leftOut.map(({ column }) => column)).toEqual(['姓名（选填）', '备注(选填):', '备注(选填): #2'])
  })

  it('is the same for the same file and mapping, and another for any other', () => {
    const id = (...given: Parameters<typeof applyMap>) => applyMap(...given).study.id
    expect(id(raw, map)).toMatch(/^file-[0-9a-f]{10}$/)
    expect(applyMap(raw, structuredClone(map))).toEqual(applyMap(raw, map))
    expect(new Set([id(raw, map), id({ ...raw, sha256: 'ef'.repeat(32) }, map), id(raw, { ...map, title: t('Another') }), id({ ...raw, reading: { ...raw.reading, delimiter: ';' } }, map)]).size).toBe(4)
  })

  it('says where a mapping cannot be applied, at its place in the mapping', () => {
    const fault = (...given: Parameters<typeof checkMap>) => checkMap(...given).fault
    expect(fault(raw, mapFor(raw, [item({ name: 'A1' }), item({ name: 'a1', column: 'A2' })]))).toMatchObject({ code: 'twice', values: { name: 'a1' } })
    expect(fault(raw, mapFor(raw, [day({ name: 'D', column: 'other' }), coded({ name: 'SEX', column: 'sex', label: { 'zh-CN': '', en: 'sex' } })]))).toMatchObject({ code: 'empty', path: 'variables[1].label.zh-CN' })
    expect(fault(raw, mapFor(raw, [coded({ name: 'SEX', column: 'sex' })], { unit: { ...places(null, 'Here'), units: [{ ...places(null, 'Here').units[0]!, code: 9901 }] } }))).toMatchObject({ code: 'unitCodeInvented', path: 'unit.units[0].code' })
    expect(fault(raw, mapFor(raw, [day({ name: 'D', column: 'other' })]))).toMatchObject({ code: 'nothingLeft' })
  })

  it('is refused where it could not be read again', () => {
    const long = 'x'.repeat(1900)
    const options = Array.from({ length: 2000 }, (_, i) => ({ code: i, label: { 'zh-CN': `${i} ${long}`, en: `${i} ${long}` }, values: [] }))
    expect(checkMap(raw, mapFor(raw, ['A1', 'A2', 'sex'].map((name) => coded({ name, options })))).fault).toMatchObject({ code: 'tooLarge', path: 'variables' })
  })

  it('is marked as made up where a file of our own says so', () => {
    const own = fileOf({ synthetic: ['1', '1'], Q: ['no', 'yes'] })
    const ours = mapFor(own, [coded({ name: 'Q' })], { tool: 'ours' })
    expect(applyMap(own, ours).dataset.synthetic).toBe(true)
    expect(applyMap(own, { ...ours, tool: 'unknown' }).dataset.synthetic).toBe(false)
    expect(applyMap(fileOf({ synthetic: ['0', '0'], Q: ['no', 'yes'] }), ours).dataset.synthetic).toBe(false)
  })

  it('may be of a file without rows', () => {
    const none = fileOf({ A1: [], A2: [], sex: [] })
    const { study, dataset } = applyMap(none, mapOf(map.variables, { scales: [scale] }))
    expect([dataset.tables['resident']!.rows, study.report.sections]).toEqual([0, []])
  })

  it('keeps headings that no text of a study may hold as one can read them', () => {
    const odd = fileOf({ Q: ['no', 'yes'], 'a\u0007b': ['', ''] })
    expect(applyMap(odd, mapFor(odd, [coded({ name: 'Q', missing: blank })])).study.imported!.leftOut).toEqual([{ column: 'a�b', why: 'byHand' }])
  })
})
