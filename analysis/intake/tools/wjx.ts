import { squeezed, type RawColumn, type RawTable } from '../raw.ts'
import { labelOf, numbered, plainText, sharedWords } from '../wording.ts'
import { countNames, headed, heading, isOther, runs, type Fact, type Heading, type ToolShape } from './heading.ts'

/** Columns before the questions, and what they are for; 昵称 and 来自IP are left to the guard. */
const LEADING: { readonly [name: string]: Fact } = {
  序号: 'rowId',
  提交答卷时间: 'day',
  所用时间: 'seconds',
  来源: 'administrative',
  来源详情: 'administrative',
  来自ip: 'administrative',
  总分: 'administrative',
  用户id: 'administrative',
  昵称: 'administrative',
  微信昵称: 'administrative',
  微信openid: 'administrative',
  自定义字段: 'administrative',
}
const NAMES = new Set(Object.keys(LEADING))
const QUESTION = /^(第\s*\d{1,3}\s*题|\d{1,3}\s*([、.．:：]|[(（]))/

function isWjx(raw: RawTable): boolean {
  const questions = raw.columns.filter((column) => QUESTION.test(headed(column))).length
  return questions > 0 && (countNames(raw, NAMES) >= 3 || (countNames(raw, NAMES) > 0 && /^(\d+、|第\d+题)/.test(headed(raw.columns.find((column) => QUESTION.test(headed(column)))!)) && questions * 2 > raw.columns.length))
}

/** A file of numbers says -3 for skipped and -2 for empty where a file of texts says (跳过) and (空); failing both, most columns decide. */
function isByNumber(raw: RawTable): boolean {
  const questions = raw.columns.filter((column) => QUESTION.test(headed(column)))
  const texts = (wanted: readonly string[]): boolean => questions.some(({ values }) => values.some((value) => wanted.includes(squeezed(value))))
  if (texts(['(跳过)', '(空)'])) return false
  if (texts(['-3', '-2'])) return true
  const filled = questions.filter(({ values }) => values.some((value) => value.trim() !== ''))
  return filled.filter(isNumbers).length * 2 > filled.length
}

function isNumbers({ values }: RawColumn): boolean {
  return values.every((value) => /^\s*(-?\d+(\s*┋\s*\d+)*)?\s*$/.test(value))
}

/** 问卷星: questions are numbered, and columns of one number are one question: "7、题干—行", "7(行)", "第7题(行)", "3、题干(选项)", "3(A.选项)". */
function wjxHeadings(raw: RawTable): readonly Heading[] {
  const read = raw.columns.map((column) => {
    const words = plainText(column.headings[0] ?? '')
    const bare = /^(\d{1,3})(?=[(（])/.exec(words)
    return bare ? { number: bare[1]!, words: words.slice(bare[1]!.length) } : numbered(words)
  })
  return runs(read.map(({ number }) => number)).flatMap((places) => {
    const { number, words } = read[places[0]!]!
    if (number === null) return [heading({ stem: labelOf(words), fact: LEADING[squeezed(words).toLowerCase()] ?? null })]
    if (places.length === 1) return [heading({ number, stem: words.replace(/^[(（](.*)[)）]$/, '$1') })]
    const shared = sharedWords(places.map((i) => read[i]!.words))
    return places.map((i, k) => {
      const row = (shared?.own[k] ?? read[i]!.words).replace(/^[A-Z][.、．]\s*/, '')
      return heading({ number, stem: shared?.stem ?? '', row, group: `${number}@${places[0]}`, other: isOther(row) })
    })
  })
}

export const wjxText: ToolShape = { tool: 'wjxText', fits: (raw) => isWjx(raw) && !isByNumber(raw), headings: wjxHeadings }
export const wjxNumber: ToolShape = { tool: 'wjxNumber', fits: (raw) => isWjx(raw) && isByNumber(raw), headings: wjxHeadings }
