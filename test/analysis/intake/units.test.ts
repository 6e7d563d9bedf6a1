import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparedText } from '../../../analysis/intake/map.ts'
import type { RawColumn } from '../../../analysis/intake/raw.ts'
import { guessUnits } from '../../../analysis/intake/units.ts'
import type { Unit, UnitLevel } from '../../../analysis/study/study.ts'

const unit = (id: string, code: number, zh: string, en: string, level: UnitLevel, parent: string | null): Unit => ({ id, code, name: { 'zh-CN': zh, en }, level, parent, synthetic: false, channels: null })
const KNOWN: readonly Unit[] = [
  unit('changzhou', 320400, '常州市', 'Changzhou', 'city', null),
  unit('tianning', 320402, '天宁区', 'Tianning District', 'district', 'changzhou'),
  unit('tianning-tianning', 320402005, '天宁街道', 'Tianning Sub-district', 'subdistrict', 'tianning'),
  unit('tianning-qinglong', 320402002, '青龙街道', 'Qinglong Sub-district', 'subdistrict', 'tianning'),
  unit('tianning-zhenglu', 320402101, '郑陆镇', 'Zhenglu Town', 'subdistrict', 'tianning'),
  unit('zhengzhou', 410100, '郑州市', 'Zhengzhou', 'city', null),
  unit('guancheng', 410104, '管城回族区', 'Guancheng Hui District', 'district', 'zhengzhou'),
  unit('erqi', 410103, '二七区', 'Erqi District', 'district', 'zhengzhou'),
  unit('erqi-qinglong', 410103007, '青龙街道', 'Qinglong Sub-district', 'subdistrict', 'erqi'),
]
function columnOf(cells: readonly string[]): RawColumn {
  return { key: '所在区', headings: ['所在区'], values: cells, counts: Uint32Array.from(cells, (_, i) => 100 - i), index: new Uint8Array(0), declared: null }
}
const places = (line: string, known = KNOWN): readonly string[] => guessUnits(columnOf(line.split('|')), known)!.units.map(({ id, values }) => `${id}: ${values.join('|')}`)

describe('a column of places', () => {
  it.each([
    ['天宁区|天宁|天宁 区|常州市天宁区|常州天宁区|江苏省常州市天宁区', 'tianning'],
    ['天宁区|Tianning District|TIANNING|tianning|Tian Ning Qu|Tianning District, Changzhou', 'tianning'],
    ['天宁区|320402|320402.0|320402000000', 'tianning'],
    ['管城回族区|管城区|管城|Guancheng|Guancheng Hui District|郑州市管城回族区', 'guancheng'],
  ])('takes every spelling of a known unit together: %s', (line, id) => {
    expect(places(line)).toEqual([`${id}: ${line}`])
  })
  it('knows the level from what most rows name', () => {
    expect(guessUnits(columnOf(['天宁街道', '郑陆镇', '天宁', '郑陆']), KNOWN)).toMatchObject({ level: 'subdistrict', units: [{ id: 'tianning-tianning', values: ['天宁街道', '天宁'] }, { id: 'tianning-zhenglu', values: ['郑陆镇', '郑陆'] }] })
    expect(guessUnits(columnOf(['天宁', '二七']), KNOWN)).toMatchObject({ level: 'district', units: [{ id: 'tianning' }, { id: 'erqi' }] })
    expect(guessUnits(columnOf(['常州市', '郑州']), KNOWN)).toMatchObject({ level: 'city', units: [{ id: 'changzhou' }, { id: 'zhengzhou' }] })
  })
  it('never takes two known units for one, nor one for a name that could be either', () => {
    expect(places('天宁区|天宁街道')).toEqual(['tianning: 天宁区', 'tianning-tianning: 天宁街道'])
    expect(places('青龙街道|青龙|郑陆镇')).toEqual(['tianning-zhenglu: 郑陆镇', 'unit-1: 青龙街道|青龙'])
    expect(places('天宁区青龙街道|二七区青龙街道|郑陆镇')).toEqual(['tianning-qinglong: 天宁区青龙街道', 'tianning-zhenglu: 郑陆镇', 'erqi-qinglong: 二七区青龙街道'])
  })
  it('does not take a unit of another city for a known one', () => {
    expect(places('天宁区|南京市天宁区')).toEqual(['tianning: 天宁区', 'unit-1: 南京市天宁区'])
  })
  it('keeps names apart that are nearly alike', () => {
    expect(places('武进区|武近区|武进')).toEqual(['unit-1: 武进区|武进', 'unit-2: 武近区'])
  })
  it('puts unknown spellings together: the word for the kind, the city, case, spaces, signs', () => {
    expect(places('钟楼区|钟楼|常州市钟楼区|新北区|新北')).toEqual(['unit-1: 钟楼区|钟楼|常州市钟楼区', 'unit-2: 新北区|新北'])
    expect(places('Ancoats and Clayton|ancoats & clayton|Ardwick|Ardwick Ward', [])).toEqual(['unit-1: Ancoats and Clayton|ancoats & clayton', 'unit-2: Ardwick|Ardwick Ward'])
    expect(places('朝阳花园社区居委会|朝阳花园社区|朝阳花园|水岸社区', [])).toEqual(['unit-1: 朝阳花园社区居委会|朝阳花园社区|朝阳花园', 'unit-2: 水岸社区'])
  })
  it('keeps unknown places of one name in two cities, or of two kinds, apart', () => {
    expect(places('南京市鼓楼区|徐州市鼓楼区', [])).toEqual(['unit-1: 南京市鼓楼区', 'unit-2: 徐州市鼓楼区'])
    expect(places('新桥镇|新桥社区', [])).toEqual(['unit-1: 新桥镇', 'unit-2: 新桥社区'])
    expect(places('东区|西区|A区|B区', [])).toEqual(['unit-1: 东区', 'unit-2: 西区', 'unit-3: A区', 'unit-4: B区'])
  })
  it('gives unknown places codes of their own that no known unit has and that do not begin with 99', () => {
    const found = guessUnits(columnOf(Array.from({ length: 10 }, (_, i) => `新${'一二三四五六七八九十'[i]!}里社区`)), [unit('x', 1003, '某区', 'Some District', 'district', null)])!
    expect(found.units.map(({ code }) => code)).toEqual([1001, 1002, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011])
    const many = guessUnits(columnOf(Array.from({ length: 4000 }, (_, i) => `place${i}`)), [])!
    expect(many.units.some(({ code }) => String(code).startsWith('99'))).toBe(false)
    expect(new Set(many.units.map(({ id }) => id)).size).toBe(4000)
  })
  it('says why a row names none', () => {
    expect(guessUnits(columnOf(['天宁区', '', '(空)', '(跳过)', '-3', '不愿回答', '不清楚']), KNOWN)?.missing).toEqual([
      { value: '', reason: 'skipped' }, { value: '(空)', reason: 'skipped' }, { value: '(跳过)', reason: 'notAsked' }, { value: '-3', reason: 'notAsked' }, { value: '不愿回答', reason: 'refused' }, { value: '不清楚', reason: 'dontKnow' },
    ])
  })
  it('has one unit or one reason for every text, each unit an id and a code of its own', () => {
    const word = fc.constantFrom('天宁', '天宁区', '天宁街道', '常州市', '常州', '青龙', '青龙街道', '二七', '管城', '新北', '新北区', '南京市', '鼓楼', '区', '市', 'A', 'a', 'District', ' ', '社区', 'Tianning', '320402', '-3', '')
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(fc.array(word, { maxLength: 3 }).map((words) => words.join('')), fc.string({ maxLength: 8 })), { minLength: 1, maxLength: 12 }), (cells) => {
        const found = guessUnits(columnOf(cells), KNOWN)
        const values = found ? [...found.units.flatMap((one) => one.values), ...found.missing.map(({ value }) => value)] : []
        const texts = [...new Set(found ? ['', ...cells.map(comparedText)] : [])]
        expect(values.toSorted()).toEqual(texts.toSorted())
        expect(new Set(found?.units.map(({ id }) => id)).size).toBe(new Set(found?.units.map(({ code }) => code)).size)
        const own = (found?.units ?? []).filter(({ id }) => id.startsWith('unit-'))
        expect(new Set(own.map(({ name }) => name['zh-CN'])).size).toBe(own.length)
        expect(found?.units.every(({ id, name }) => /^[A-Za-z0-9-]+$/.test(id) && name.en !== '' && !/[{}]/.test(name.en)) ?? true).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
  it('is none where no row names one', () => {
    expect(guessUnits(columnOf(['', 'N/A']), KNOWN)).toBeNull()
  })
})
