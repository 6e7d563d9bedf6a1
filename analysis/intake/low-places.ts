import { guessColumn } from './guess.ts'
import { comparedText } from './map.ts'
import { noAnswer } from './no-answer.ts'
import type { RawColumn } from './raw.ts'

const LOOKED_AT = 500
const LONGEST = 40
const NAME = /(街道|街道办|街道办事处|镇|乡|社区|小区|居委会|村委会|村|网格|派出所|警务室|责任区|警务区)$|\d+号?网格$|\b(sub-?district|ward|precinct|township|street office|neighbou?rhood|community|village|grid|beat|police station)( ?\d+)?$/i
const DISTRICT = /(区|县|市|旗)$|\b(district|county|borough|city)$/i
const ASKED =
  /(街道|乡镇|镇街|社区|小区|村|居委会|网格|派出所|警务室|责任区|警务区)(名称?|编号|代码)?[:：?？]?$|(哪个|哪一个|所在|所属|负责的?|管辖的?|服务的?)(的)?(街道|乡镇|镇|社区|小区|村|居委会|网格|派出所|警务室|责任区)|\b(sub-?district|ward|precinct|township|neighbou?rhood|community|village|grid|beat|police station)( (name|code|number|no\.?|id))?[?:]?$/i
const ABOUT = /几个|多少|数量|类型|性质|满意|关系|是否|评价|重视|支持|信任|建议|how (many|much|often|well)|number of|type of|kind of/i

/**
 * Whether a column says in which place below the district somebody is: by names that end as such places do, or by a heading that asks for
 * one. Of staff few work in one, so that it would tell who they are.
 */
export function isBelowDistrict(column: RawColumn): boolean {
  const before = known.get(column)
  if (before !== undefined) return before
  const is = judged(column)
  known.set(column, is)
  return is
}
const known = new WeakMap<RawColumn, boolean>()

function judged(column: RawColumn): boolean {
  const { values, counts, headings, declared } = column
  const labels = new Map(declared?.labels.map(({ value, label }) => [comparedText(value), label]))
  const texts = values.slice(0, LOOKED_AT).map(comparedText).filter((text) => noAnswer(text, 'unknown') === null).map((text) => labels.get(text) ?? text)
  if (texts.length < 2) return false
  const share = (pattern: RegExp): number => texts.filter((text) => text.length <= LONGEST && pattern.test(text.slice(-LONGEST))).length / texts.length
  if (share(NAME) >= 0.6) return true
  const asked = [...headings, declared?.label ?? ''].some((heading) => heading.length <= 2 * LONGEST && ASKED.test(heading.trim()) && !ABOUT.test(heading))
  if (!asked || share(DISTRICT) >= 0.6) return false
  const guess = guessColumn({ ...column, values: values.slice(0, LOOKED_AT), counts: counts.subarray(0, LOOKED_AT) }, 'unknown')
  return guess.kind === 'text' || (guess.kind === 'coded' && guess.bounds === null && guess.level === 'nominal' && guess.options.length > 2) || (guess.kind === 'number' && /编号|代码|\b(code|number|no\.?|id)\b/i.test(headings.join(' ')))
}
