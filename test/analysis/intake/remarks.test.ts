import { describe, expect, it } from 'vitest'
import { remarksIn } from '../../../analysis/intake/remarks.ts'
import { rawTable } from '../../support/raw-table.ts'

describe('words behind an option', () => {
  it('are said to be left out, for each column that has some, from the line of the first', () => {
    const raw = rawTable([['您的职业', '您的性别'], ['务农', '男'], ['其他〖骑手〗', '女'], ['其他〖 〗', '男'], ['其他〖骑手〗', '女']])
    expect(remarksIn(raw)).toEqual([{ is: 'remarks', column: '您的职业', n: 2, line: 3 }])
  })
})
