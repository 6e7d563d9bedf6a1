import { expect, it } from 'vitest'
import { columnsOf, type ImportMap } from '../../../../analysis/intake/map.ts'
import { adopt } from '../../../../src/desk/import/adopt-map.ts'
import { columns, sample } from './sample.ts'

const open = () => null
const placed = (map: ImportMap) => [...map.variables.flatMap(columnsOf), ...(map.unit?.column ? [map.unit.column] : []), ...map.leftOut.map(({ column }) => column)].sort()

it('uses a saved mapping whole on the next file of the same questionnaire, read as that file was found to be', () => {
  const reading = { ...sample.reading, encoding: 'gb18030' }
  expect(adopt(sample, reading, columns, open)).toEqual({ map: { ...sample, reading }, lacking: [], unknown: [], guarded: [] })
})

it('holds on to variables the file has no column for, and leaves out columns it does not name, saying both', () => {
  const here = [...columns.filter((column) => column !== '3—放心'), '11、新题']
  const { map, lacking, unknown } = adopt(sample, sample.reading, here, open)
  expect(lacking).toEqual(['3—放心'])
  expect(unknown).toEqual(['11、新题'])
  expect(placed(map)).toEqual([...here, '3—放心'].sort())
  expect(map.variables).toEqual(sample.variables)
  expect(map.scales).toEqual(sample.scales)
  expect(map.leftOut.at(-1)).toEqual({ column: '11、新题', why: 'notInMap' })
})

it('leaves out what is guarded in this file, whatever the mapping says, unless it keeps it with a reason', () => {
  const guard = (column: string) => (column === '7、建议' || column === '4(丙)' ? 'phone' : column === '6、日期' ? 'politics' : null)
  const saved: ImportMap = { ...sample, kept: [{ column: '6、日期', what: 'politics', reason: '比较党员与群众的参与差异' }] }
  const { map, guarded } = adopt(saved, sample.reading, columns, guard)
  expect(guarded).toEqual(['4(丙)', '7、建议'])
  expect(map.leftOut).toContainEqual({ column: '7、建议', why: 'phone' })
  expect(map.variables.find(({ name }) => name === 'Q4')).toMatchObject({ options: [{ code: 1 }, { code: 2 }] })
  expect(map.kept).toEqual(saved.kept)
  expect(placed(map)).toEqual(columns.toSorted())
  expect(adopt({ ...saved, kept: [{ column: '6、日期', what: 'religion', reason: '比较党员与群众的参与差异' }] }, sample.reading, columns, (column) => (column === '6、日期' ? 'religion' : null)).map.kept).toEqual([])
})
