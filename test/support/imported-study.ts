import { codedColumn, numberColumn, tableCodebook } from '../../analysis/dataset/columns.ts'
import type { Column, Dataset } from '../../analysis/dataset/dataset.ts'
import { datasetHash } from '../../analysis/dataset/hash.ts'
import { scoreColumns } from '../../analysis/dataset/score.ts'
import type { ImportedText } from '../../analysis/intake/applied.ts'
import { random } from '../../analysis/numeric/random.ts'
import { MISSING_CODES } from '../../analysis/study/missing.ts'
import { readStudy } from '../../analysis/study/publish.ts'
import type { Study } from '../../analysis/study/study.ts'
import { collection } from './collection.ts'

const t = (text: string) => ({ 'zh-CN': `${text}（中）`, en: text })
/** Labels that other programs make something else of, each in both languages as it stands. */
const AWKWARD = ['=1+1', '+86', '-8', '@home', '"quoted"', 'a,b;c', "it's", "'apostrophe", '007', '123456789012345678', 'NA', '路灯坏了']
const options = (labels: readonly string[], from = 1) => labels.map((label, i) => ({ code: i + from, label: { 'zh-CN': label, en: label } }))
const named = (name: string, role = 'opinion') => ({ name, text: t(`Text of ${name}`), label: t(`Label of ${name}`), role, sensitive: false, note: null })
const coded = (name: string, of: ReturnType<typeof options>, more: object = {}) => ({
  ...named(name),
  kind: 'coded',
  level: 'nominal',
  options: of,
  optionsFrom: null,
  waysOut: [],
  bounds: null,
  reversed: false,
  right: null,
  ...more,
})
const item = (name: string) => coded(name, options(['no', 'rather no', 'neither', 'rather yes', 'yes']), { level: 'ordinal', bounds: { min: 1, max: 5 } })

/** A file of another tool as a study: items of a scale, awkward labels, several answers, numbers that are whole and not, a weight, places. */
export const importedStudy: Study = readStudy({
  format: 'linli-study/1',
  id: 'their-file',
  version: '1',
  title: { 'zh-CN': '他们的文件', en: 'Their file' },
  synthetic: false,
  generator: null,
  modules: [],
  imported: {
    kind: 'text',
    sha256: '0'.repeat(64),
    tool: 'wjxText',
    respondent: 'resident',
    rows: 26,
    setAside: 2,
    lostCells: 3,
    rest: [{ variable: 'DID', code: 3, cells: 4, texts: 2 }],
    leftOut: [
      { column: '来自IP', why: 'ip' },
      { column: '序号', why: 'rowId' },
    ],
    kept: [{ column: '5、政治面貌', variable: 'PARTY', what: 'politics', reason: 'the question of the thesis' }],
  },
  codebooks: [
    {
      id: 'resident',
      title: t('Answers'),
      variables: [
        item('A1'),
        item('A2'),
        item('A3'),
        coded('ODD', options(AWKWARD), { note: t('Labels that look like something else') }),
        coded('PARTY', options(['yes', 'no'], 0), { role: 'attribute' }),
        { ...named('DID', 'experience'), kind: 'multi', options: options(['patrol', "neighbours' meeting", 'none']), waysOut: [] },
        { ...named('SECONDS', 'collection'), kind: 'number', bounds: { min: 0, max: 100_000 }, reversed: false, integer: true, unit: t('seconds'), score: null },
        { ...named('SHARE', 'experience'), kind: 'number', bounds: { min: 0, max: 100 }, reversed: false, integer: false, unit: null, score: null },
        { ...named('WEIGHT_1', 'weight'), kind: 'number', bounds: { min: 0, max: 20 }, reversed: false, integer: false, unit: null, score: null },
        { ...named('WORDS'), kind: 'text', maxLength: 500 },
      ],
      derived: [],
      scales: [{ name: 'A', label: t('Scale A'), kind: 'reflective', high: 'good', items: ['A1', 'A2', 'A3'], atLeast: 2, bounds: { min: 1, max: 5 }, source: 'invented' }],
      quasiIdentifiers: [],
      passages: {},
    },
  ],
  forms: [],
  units: [
    { id: 'east', code: 320402, name: { 'zh-CN': '东区', en: 'East' }, level: 'district', parent: null, synthetic: false, channels: null },
    { id: 'west', code: 320404, name: { 'zh-CN': '西区', en: 'West' }, level: 'district', parent: null, synthetic: false, channels: null },
  ],
  cases: [],
  collection: { ...collection, channels: { options: [], right: 1 }, incomeBands: [], compared: ['east', 'west'] },
  report: { filter: {}, sections: [] },
})

/** Texts that other programs make something else of. */
export const importedTexts: readonly ImportedText[] = ['=1+1', '+86', '-8', '\tindented', 'say "so"', 'two\r\nlines', 'a\nb', '123456789012345678', '007', "'apostrophe", 'a,b;c', '路灯😀坏了'].map((text) => ({
  variable: 'WORDS',
  text,
}))

/** Rows of the file: every code, every reason, numbers with all their digits. */
export const importedDataset: Dataset = (() => {
  const rows = 24
  const chance = random(7)
  const meaning = tableCodebook(importedStudy, importedStudy.codebooks[0]!, [])
  const columns: { [name: string]: Column } = {}
  for (const variable of meaning.variables) {
    if (variable.name === 'A_MEAN' || variable.name === 'A_100') continue
    const reasons = Array.from({ length: rows }, (_, row) => MISSING_CODES[row % MISSING_CODES.length]!)
    const missing = (row: number): boolean => row % 4 === 3 || (row < 7 && variable.name === 'A3')
    if (variable.kind === 'coded') {
      const codes = variable.options.map(({ code }) => code)
      columns[variable.name] = codedColumn(variable.options, Array.from({ length: rows }, (_, row) => (missing(row) ? null : codes[row % codes.length]!)), reasons)
    } else if (variable.kind === 'number') {
      const { max } = variable.bounds!
      const value = (): number => (variable.integer ? chance.integer(max) : chance.uniform() * max)
      columns[variable.name] = numberColumn(Array.from({ length: rows }, (_, row) => (missing(row) ? null : variable.integer || row > 1 ? value() : row === 0 ? 1e-7 : 1 / 3)), reasons)
    }
  }
  for (const scale of importedStudy.codebooks[0]!.scales) Object.assign(columns, scoreColumns(scale, meaning, columns, rows))
  const table = { name: 'resident', rows, codebook: meaning, columns, respondent: 'resident' } as const
  const data = { study: importedStudy.id, synthetic: false, tables: { resident: table } }
  return { ...data, hash: datasetHash(data), aside: [{ table: 'resident', reason: 'duplicate', n: 2 }] }
})()
