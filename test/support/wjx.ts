import { random, type Random } from '../../analysis/numeric/random.ts'

/** One who answered: codes of options from 1, null where it was left empty, 'skipped' where the question was not shown. */
export interface WjxPerson {
  readonly gender: number
  readonly age: number
  /** Which of {@link WJX_DISTRICTS}, from 0. */
  readonly district: number
  readonly hukou: number
  readonly contact: number
  readonly outcome: number | 'skipped'
  /** Twelve answers from 1 to 5 in three blocks of four; the fourth is put the other way round. */
  readonly items: readonly (number | null)[]
  readonly satisfaction: readonly (number | null)[]
  readonly channels: readonly number[]
  readonly remark: string | null
  readonly seconds: number
  /** Day of May 2026. */
  readonly day: number
}

export const WJX_DISTRICTS = ['天宁区', '钟楼区', '新北区'] as const
const SPELLINGS: readonly (readonly string[])[] = [
  ['天宁区', '天宁', ' 天宁区 ', '天宁区\u3000'],
  ['钟楼区', '钟楼', '钟楼区 '],
  ['新北区', '新北', '\u3000新北区'],
]
export const WJX_GENDER = ['男', '女']
export const WJX_AGE = ['18-24岁', '25-34岁', '35-44岁', '45-54岁', '55-64岁', '65岁及以上']
export const WJX_HUKOU = ['本区', '本市其他区县', '本省其他市', '外省(区、市)']
export const WJX_CONTACT = ['有,我主动找的', '有,他们主动找的', '两种都有', '没有']
export const WJX_AGREEMENT = ['非常不同意', '不太同意', '一般', '比较同意', '非常同意']
export const WJX_SATISFACTION = ['非常不满意', '不太满意', '一般', '比较满意', '非常满意']
export const WJX_CHANNELS = ['警民微信群', '小程序或APP', '12345热线', '社区警务室', '当面找网格员', '其他']
const ELSEWHERE = ['社区食堂公告栏', '物业前台', '楼长转达']
const BLOCKS: readonly (readonly [string, readonly string[]])[] = [
  ['关于您的安全感受，您同意下列说法吗？', ['天黑以后独自在小区及周边走动,我感到安心。', '我觉得住在这里,家里和个人财物是安全的。', '家里的老人、孩子独自在附近活动,我比较放心。', '我常常担心自己或家人遭遇违法侵害或被诈骗。']],
  ['关于社区民警和网格员的工作成效，您同意下列说法吗？', ['社区民警和网格员在防盗、防骗方面做得有成效。', '他们能把矛盾纠纷化解在小处、化解在早期。', '他们能及时发现并消除安全隐患。', '对租住人员和外来居民的登记与服务有序、规范。']],
  ['关于他们对待居民的方式，您同意下列说法吗？', ['他们对居民态度礼貌、尊重人。', '处理事情时,他们会先听人把话说完。', '他们会讲清楚处理的依据和理由。', '他们对新来的租户和老住户一视同仁。']],
]
const SATISFIED_WITH = ['社区民警的工作', '网格员的工作', '本社区的治安状况', '社区警务网格化管理的总体情况']
const WHERE = ['小区北门', '地铁口附近', '老菜市场那边', '我们楼下', '沿河步道', '学校门口', '电动车棚', '地下车库', '"平安前哨"岗亭旁']
const WHAT = ['晚上灯太暗', '停车占了消防通道', '常有人飞线充电', '快递丢过两次', '外卖车骑得太快', '没看到过巡逻的人', '监控坏了很久', '租户换得勤']
const WISH = ['希望多走走看看', '建议把值班电话贴出来', '处理完请告诉我们结果', '反诈宣传最好讲真实案例', '多听听租户的意见', '网格员人手要补上', '请让大家一起商量']
/** What somebody wrote although nobody asked for it. */
export const WJX_PHONE = '13800000000'
const WITH_PHONE = `楼道堆物没人管，请打${WJX_PHONE}联系我。`
const NICKNAMES = ['清风徐来', '老周', '江南小雨', '阿芳', '一路有你', '星河', '平安是福', '小橘子', '山那边', '静水流深']

/** Invented people: the same seed gives the same ones. */
export function wjxPeople(seed: number, n: number): readonly WjxPerson[] {
  const from = random(seed)
  return Array.from({ length: n }, (_, i) => person(from, i))
}

function person(from: Random, i: number): WjxPerson {
  const district = i % 3
  const mood = from.normal() + [0.35, 0, -0.3][district]!
  const answer = (shift: number): number | null => (from.uniform() < 0.03 ? null : Math.min(5, Math.max(1, Math.round(3.3 + shift + 0.8 * mood + 0.7 * from.normal()))))
  const contact = 1 + from.integer(4)
  const items = Array.from({ length: 12 }, (_, k) => answer([0.1, 0.3, -0.1][Math.floor(k / 4)]!)).map((code, k) => (k === 3 && code !== null ? 6 - code : code))
  const remark = i === 41 ? WITH_PHONE : from.uniform() < 0.3 ? `${of(WHERE, from)}${of(WHAT, from)}，${of(WISH, from)}。` : null
  return {
    gender: 1 + from.integer(2),
    age: 1 + from.integer(6),
    district,
    hukou: 1 + from.integer(4),
    contact,
    outcome: contact === 4 ? 'skipped' : (answer(0.2) ?? 3),
    items,
    satisfaction: [answer(0.4), answer(0.2), answer(0.3), answer(0.2)],
    channels: chosen(from),
    remark,
    seconds: 45 + from.integer(500),
    day: 8 + Math.floor((i * 12) / 200),
  }
}

const of = <T>(list: readonly T[], from: Random): T => list[from.integer(list.length)]!

function chosen(from: Random): readonly number[] {
  const codes = WJX_CHANNELS.map((_, k) => k + 1).filter(() => from.uniform() < 0.35)
  return codes.length > 0 ? codes : [1 + from.integer(5)]
}

const matrixHeadings = (number: number, stem: string, rows: readonly string[]): readonly string[] => rows.map((row) => `${number}、${stem}—${row}`)
const CHANNEL_QUESTION = '11、您使用过下列哪些渠道？'

/** How a file says what was chosen. */
export interface WjxFile {
  readonly by: 'text' | 'number'
  /** Several answers in one cell, or one column of 0 and 1 per option. */
  readonly several: 'joined' | 'columns'
  readonly nickname: boolean
}

/** The rows of an export, headings first. */
export function wjxRows(people: readonly WjxPerson[], file: WjxFile): readonly (readonly string[])[] {
  const headings = [
    ...['序号', '提交答卷时间', '所用时间', '来源', '来源详情', '来自IP'],
    ...(file.nickname ? ['微信昵称'] : []),
    ...['1、您的性别:', '2、您的年龄段:', '3、您居住在哪个区？（如：天宁区）', '4、您的户口所在地:', '5、过去12个月，您与民警或网格员有过面对面接触吗？', '6、您对那次接触的处理结果满意吗？'],
    ...BLOCKS.flatMap(([stem, rows], k) => matrixHeadings(7 + k, stem, rows)),
    ...matrixHeadings(10, '您对下列方面满意吗？', SATISFIED_WITH),
    ...(file.several === 'joined' ? [CHANNEL_QUESTION] : WJX_CHANNELS.map((channel) => `${CHANNEL_QUESTION}(${channel})`)),
    '12、您认为做哪一件事最能让这里更安全、服务更好？',
  ]
  return [headings, ...people.map((one, i) => row(one, i, file))]
}

function row(one: WjxPerson, i: number, { by, several, nickname }: WjxFile): readonly string[] {
  const empty = by === 'text' ? '(空)' : '-2'
  const say = (labels: readonly string[], code: number | null): string => (code === null ? empty : by === 'text' ? labels[code - 1]! : String(code))
  const elsewhere = ELSEWHERE[i % ELSEWHERE.length]!
  const behind = (code: number): string => say(WJX_CHANNELS, code) + (code === WJX_CHANNELS.length ? `〖${elsewhere}〗` : '')
  const spelling = SPELLINGS[one.district]!
  return [
    String(i + 1),
    `2026/5/${one.day} ${8 + (i % 12)}:${String((i * 7) % 60).padStart(2, '0')}:${String((i * 13) % 60).padStart(2, '0')}`,
    `${one.seconds}秒`,
    ['微信', '手机提交', '链接'][i % 3]!,
    ['微信群', '直接访问', 'N/A'][i % 3]!,
    `203.0.113.${1 + (i % 200)}(江苏-常州)`,
    ...(nickname ? [NICKNAMES[(i * 3) % NICKNAMES.length]! + (i % 4 === 0 ? String(i) : '')] : []),
    say(WJX_GENDER, one.gender),
    say(WJX_AGE, one.age),
    spelling[Math.floor(i / 3) % spelling.length]!,
    say(WJX_HUKOU, one.hukou),
    say(WJX_CONTACT, one.contact),
    one.outcome === 'skipped' ? (by === 'text' ? '(跳过)' : '-3') : say(WJX_SATISFACTION, one.outcome),
    ...one.items.map((code) => say(WJX_AGREEMENT, code)),
    ...one.satisfaction.map((code) => say(WJX_SATISFACTION, code)),
    ...(several === 'joined' ? [one.channels.map(behind).join('┋')] : WJX_CHANNELS.map((_, k) => (one.channels.includes(k + 1) ? '1' : '0'))),
    one.remark ?? empty,
  ]
}

/** The three files kept in `test/fixtures/import`. */
export const WJX_FILES: readonly { readonly name: string; readonly seed: number; readonly n: number; readonly encoding: 'utf-8' | 'gb18030'; readonly file: WjxFile }[] = [
  { name: 'wjx-text.csv', seed: 20261125, n: 200, encoding: 'utf-8', file: { by: 'text', several: 'joined', nickname: true } },
  { name: 'wjx-number.csv', seed: 20261125, n: 200, encoding: 'utf-8', file: { by: 'number', several: 'joined', nickname: true } },
  { name: 'wjx-gb18030.csv', seed: 20261126, n: 200, encoding: 'gb18030', file: { by: 'text', several: 'columns', nickname: false } },
]

/** A file of these rows as bytes: comma, CRLF, quotes where needed; UTF-8 with a mark, or GB18030. */
export function wjxBytes(rows: readonly (readonly string[])[], encoding: 'utf-8' | 'gb18030'): Uint8Array {
  const text = rows.map((cells) => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n') + '\r\n'
  return encoding === 'utf-8' ? new TextEncoder().encode(`\uFEFF${text}`) : gb18030(text)
}

/** Bytes of a text in GB18030, of characters with at most two bytes. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  const bytesOf = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      try {
        const char = decoder.decode(Uint8Array.of(lead, trail))
        if (!bytesOf.has(char)) bytesOf.set(char, [lead, trail])
      } catch {
        continue
      }
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((char) => {
      const bytes = char < '\u0080' ? [char.charCodeAt(0)] : bytesOf.get(char)
      if (!bytes) throw new RangeError(`no two bytes for ${char}`)
      return bytes
    }),
  )
}
