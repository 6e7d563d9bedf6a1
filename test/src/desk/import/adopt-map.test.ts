import { expect, it } from 'vitest'
import { columnsOf, type ImportMap } from '../../../../analysis/intake/map.ts'
import { adopt } from '../../../../src/desk/import/adopt-map.ts'
import { columns, sample } from './sample.ts'

const open = () => null
const placed = (map: ImportMap) => [...map.variables.flatMap(columnsOf), ...(map.unit?.column ? [map.unit.column] : []), ...map.leftOut.map(({ column }) => column)].sort()

it('uses a saved mapping whole on the next file of the same questionnaire, read as that file was found to be', () => {
  const reading = { ...sample.reading, encoding: 'gb18030' }
  expect(adopt(sample, { ...sample, reading, variables: [] }, columns, open)).toEqual({ map: { ...sample, reading }, gone: [], added: [], guarded: [] })
})

it('lets go of columns the file does not have, and takes new ones as proposed, saying both', () => {
  const here = [...columns.filter((column) => column !== '3—放心' && column !== '4(丙)'), '11、新题']
  const proposed: ImportMap = { ...sample, variables: [{ ...sample.variables[8]!, name: 'Q11', kind: 'text', column: '11、新题' } as ImportMap['variables'][number]] }
  const { map, gone, added } = adopt(sample, proposed, here, open)
  expect(gone).toEqual(['3—放心', '4(丙)'])
  expect(added).toEqual(['11、新题'])
  expect(placed(map)).toEqual(here.toSorted())
  expect(map.scales[0]!.items).toEqual(['Q3_1', 'Q3_3'])
  expect(map.variables.find(({ name }) => name === 'Q4')).toMatchObject({ options: [{ code: 1 }, { code: 2 }] })
  expect(map.variables.at(-1)!.name).toBe('Q11')
})

it('leaves out what is guarded in this file, whatever the mapping says, unless it keeps it with a reason', () => {
  const guard = (column: string) => (column === '7、建议' ? 'phone' : column === '6、日期' ? 'politics' : null)
  const saved: ImportMap = { ...sample, kept: [{ column: '6、日期', what: 'politics', reason: '比较党员与群众的参与差异' }] }
  const { map, guarded } = adopt(saved, sample, columns, guard)
  expect(guarded).toEqual(['7、建议'])
  expect(map.leftOut).toContainEqual({ column: '7、建议', why: 'phone' })
  expect(map.kept).toEqual(saved.kept)
  expect(adopt({ ...saved, kept: [{ column: '6、日期', what: 'religion', reason: '比较党员与群众的参与差异' }] }, sample, columns, (column) => (column === '6、日期' ? 'religion' : null)).map.kept).toEqual([])
})
