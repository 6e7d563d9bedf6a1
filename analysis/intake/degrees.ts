/**
 * Answers made of a degree and a quality: 非常满意, 不太同意, "fairly safe", "not at all important". The quality may be any word as long
 * as all answers of a question share it (or its opposite), so that scales of words nobody foresaw are put in order too.
 */
export interface Degree {
  /** Below 0 on the negative side; the farther from 0 the stronger. 0 = the middle. */
  readonly rank: number
  /** '' where the answer is a degree and nothing else. */
  readonly quality: string
  /** It denies the opposite: 没有困难 of 容易. */
  readonly denied?: boolean
}

/** A quality in both languages with its opposites (null = said with 不 and not); `verb`: "strongly agree", not "very agree". */
export interface Quality {
  readonly zh: string
  readonly zhNot: string | null
  readonly en: string
  readonly enNot: string | null
  readonly verb: boolean
}

const QUALITIES: readonly Quality[] = [
  ['同意', null, 'agree', 'disagree', true],
  ['满意', null, 'satisfied', 'dissatisfied'],
  ['重要', null, 'important', 'unimportant'],
  ['安全', null, 'safe', 'unsafe'],
  ['好', '差', 'good', 'poor'],
  ['可能', null, 'likely', 'unlikely'],
  ['愿意', null, 'willing', 'unwilling'],
  ['信任', null, 'trust', 'distrust', true],
  ['支持', '反对', 'support', 'oppose', true],
  ['喜欢', null, 'like', 'dislike', true],
  ['熟悉', null, 'familiar', 'unfamiliar'],
  ['了解', null, 'informed', 'uninformed'],
  ['严重', null, 'serious', null],
  ['担心', null, 'worried', null],
  ['关心', null, 'concerned', 'unconcerned'],
  ['方便', null, 'convenient', 'inconvenient'],
  ['有效', '无效', 'effective', 'ineffective'],
  ['清楚', null, 'clear', 'unclear'],
  ['有帮助', null, 'helpful', 'unhelpful'],
  ['有用', null, 'useful', null],
  ['公平', null, 'fair', 'unfair'],
  ['容易', '困难', 'easy', 'difficult'],
  ['高', '低', 'high', 'low'],
  ['多', '少', 'many', 'few'],
  ['大', '小', 'large', 'small'],
  ['快', '慢', 'fast', 'slow'],
  ['强', '弱', 'strong', 'weak'],
  ['有信心', null, 'confident', null],
  ['舒适', null, 'comfortable', 'uncomfortable'],
  ['必要', null, 'necessary', 'unnecessary'],
  ['合理', null, 'reasonable', 'unreasonable'],
  ['幸福', null, 'happy', 'unhappy'],
  ['积极', '消极', 'active', 'inactive'],
  ['频繁', null, 'frequent', 'infrequent'],
  ['及时', null, 'timely', null],
  ['感兴趣', null, 'interested', 'uninterested'],
].map(([zh, zhNot, en, enNot, verb = false]) => ({ zh, zhNot, en, enNot, verb }) as Quality)

/** Words that mean a quality of {@link QUALITIES} or its opposite: `-` before the opposite. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    赞同: '同意', 赞成: '同意', 认同: '同意', 认可: '同意', 反对: '-同意', 不满: '-满意', 坏: '-好', 糟: '-好', 糟糕: '-好', 差劲: '-好', 良好: '好', 危险: '-安全', 简单: '容易', 难: '-容易', 困难: '-容易', 陌生: '-熟悉',
    忧虑: '担心', 信得过: '信任', 讨厌: '-喜欢', 反感: '-喜欢', 轻微: '-严重', 公正: '公平', 便利: '方便', 有必要: '必要', 没必要: '-必要', 没信心: '-信心', 没帮助: '-帮助', 没用: '-有用', 无用: '-有用', 能够: '能', 愿: '愿意', 开心: '幸福',
    bad: '-good', unsatisfied: '-satisfied', difficult: '-easy', hard: '-easy', dangerous: '-safe', oppose: '-support', distrust: '-trust', mistrust: '-trust', dislike: '-like', low: '-high', few: '-many', small: '-large', big: 'large', slow: '-fast',
    weak: '-strong', poor: '-good', agreed: 'agree', disagreed: 'disagree', agreement: 'agree', disagreement: '-agree', probable: 'likely', improbable: '-likely', insecure: '-secure', disapprove: '-approve', negative: '-positive', negatively: '-positively',
    cold: '-warm', poorly: '-well', badly: '-well', worse: '-better', unfavourable: '-favourable', unfavourably: '-favourably', oppose_: '-support',
  }),
)

export function qualityOf(word: string): Quality | null {
  return QUALITIES.find(({ zh, en }) => bare(zh) === word || en === word) ?? null
}

const ZH_DEGREES: readonly (readonly [RegExp, number])[] = [
  [/^(完全|绝对|极其|极为|极度|极|最|百分之百|彻底)/, 6],
  [/^(非常|十分|特别|强烈|高度|太)/, 5],
  [/^(很|挺)/, 4],
  [/^相当/, 3.5],
  [/^(比较|较为|较|相对|还算|大部分)/, 2],
  [/^(基本上|基本|大体上|大体|大致|总体上|总体)/, 1.8],
  [/^(有一点儿|有一点|有点儿|有点|有些|稍微有点|稍微|略微|略有|略|稍有点|稍|部分)/, 1],
  [/^一般(?=.)/, 0],
]
const ZH_NOT: readonly (readonly [RegExp, number])[] = [
  [/^(根本|一点也|一点都|一点儿也|丝毫|毫|压根|从)(不|没有|没|无)/, -6],
  [/^(不太|不大|不怎么|不很|不甚|不够|不是很|不是太|不是特别|不那么|没那么|没怎么)/, -1.8],
  [/^(不|没有|没|无|未)/, -3],
]
const ZH_MIDDLE = /^(一般|一般般|普通|中立|中等|中|无所谓|没感觉|还行|还可以|尚可|适中|说不上|既不.{1,8}也不.{1,8}|既非.{1,8}也非.{1,8}|不好不坏|不高不低|持平|没有意见|没意见|无意见|没有倾向)$/

function degreeZh(word: string): Degree | null {
  if (ZH_MIDDLE.test(word)) return { rank: 0, quality: '' }
  if (word === '不错' || word === '还不错') return { rank: 2.4, quality: '好' }
  const some = /^有(一定|较大|很大|极大)的?(.{2,6})$/.exec(word)
  if (some) return opposed({ rank: some[1]!.includes('大') ? (some[1] === '较大' ? 2 : 4) : 1, quality: some[2]! })
  const strong = ZH_NOT[0]![0].exec(word)
  if (strong) return opposed({ rank: -6, quality: word.slice(strong[0].length) })
  const degree = ZH_DEGREES.find(([pattern]) => pattern.test(word))
  const rest = degree ? word.replace(degree[0], '') : word
  if (SAME.has(rest) || QUALITIES.some(({ zhNot }) => zhNot === rest)) return opposed({ rank: degree?.[1] ?? 3, quality: rest })
  // 很大影响, 较小影响: the size is the degree.
  const sized = /^([大小高低多少强弱])(.{1,4})$/.exec(rest)
  if (degree && sized) return opposedBy(degree[1], sized[1]!, sized[2]!)
  const not = ZH_NOT.find(([pattern]) => pattern.test(rest))
  if (!not) return opposed({ rank: degree?.[1] ?? 3, quality: rest })
  const quality = rest.replace(not[0], '')
  if (quality === '' && !degree && not[1] === -3) return null
  return opposed({ rank: degree ? -Math.abs(degree[1]) : not[1], quality })
}

const SIZES: { readonly [small: string]: string } = { 小: '大', 低: '高', 少: '多', 弱: '强' }
function opposedBy(rank: number, size: string, of: string): Degree {
  const larger = SIZES[size]
  return larger === undefined ? { rank, quality: size + of } : { rank: -rank, quality: larger + of }
}

const EN_DEGREES: readonly (readonly [RegExp, number])[] = [
  [/\b(not at all|in no way|not in the least|not one bit)\b/, -6],
  [/\b(hardly|barely)( at all)?\b/, -4],
  [/\bnot (very|too|so|all that|that|particularly|really|especially|overly|much|quite|terribly)\b( much)?/, -1.8],
  [/\bnot\b/, -3],
  [/\b(completely|totally|absolutely|fully|entirely|definitely|wholly)\b/, 6],
  [/\b(extremely|exceptionally|overwhelmingly)\b/, 5.5],
  [/\b(strongly|highly|greatly|very strongly|intensely)\b/, 5],
  [/\b(very much|very|really)\b/, 4],
  [/\b(quite|considerably)( a bit)?\b/, 2.5],
  [/\b(fairly|pretty|rather)\b/, 2.1],
  [/\b(moderately|reasonably|neutral to)\b/, 2],
  [/\b(mostly|generally|largely|mainly|tend to|probably|basically|on the whole)\b/, 1.9],
  [/\b(somewhat|to some extent|sort of|kind of)\b/, 1.5],
  [/\b(slightly|only slightly|a little bit|a little|a bit|mildly|partly|partially|just)\b/, 1],
  [/\b(minimally|a tiny bit)\b/, 0.5],
]
const EN_MIDDLE = /^(neutral|neither|neither .{1,40}\bn?or\b.{1,40}|indifferent|no feelings? either way|mixed|mixed feelings|average|so-so|ok|okay|medium|middling|in between|in the middle|no preference|no difference|acceptable|moderate|impartial|half and half|both equally)$/
const EN_WHOLE: ReadonlyMap<string, Degree> = new Map([
  ['excellent', { rank: 6, quality: 'good' }],
  ['outstanding', { rank: 7, quality: 'good' }],
  ['fair', { rank: -0.5, quality: 'good' }],
  ['above average', { rank: 2, quality: 'good' }],
  ['below average', { rank: -2, quality: 'good' }],
  ['terrible', { rank: -6, quality: 'good' }],
  ['awful', { rank: -6, quality: 'good' }],
  ['satisfactory', { rank: 0.5, quality: 'good' }],
])

function degreeEn(given: string): Degree | null {
  // "No, not rude at all", "Yes, very rude"
  const word = given.replace(/^(yes|no), /, '').replace(/\bnot (.{2,30}?) at all\b/, 'not at all $1')
  if (EN_MIDDLE.test(word)) return { rank: 0, quality: '' }
  const degree = EN_DEGREES.find(([pattern]) => pattern.test(word))
  const rest = (degree ? word.replace(degree[0], ' ') : word).replace(/ +/g, ' ').trim()
  const further = degree && degree[1] < 0 ? null : EN_DEGREES.slice(0, 4).find(([pattern]) => pattern.test(rest))
  if (further) return null
  if (rest === '' && degree?.[1] === -3) return null
  const rank = degree?.[1] ?? 3
  const opposite = /^(dis|un|in|im|ir|il|non-?)(?=[a-z]{3})/.exec(rest)
  return opposed({ rank, quality: rest }, opposite && rank > 0 ? rest.slice(opposite[0].length) : undefined)
}

/** An answer by the opposite of a quality is one on the other side. `positive`: the quality it may be the opposite of, if that is one. */
function opposed({ rank, quality: said }: Degree, positive?: string): Degree {
  const quality = bare(said)
  const same = SAME.get(quality)
  const known = QUALITIES.find(({ zhNot, enNot }) => zhNot === quality || enNot === quality)
  if (same?.startsWith('-')) return turned(rank, same.slice(1))
  if (same !== undefined) return { rank, quality: bare(same) }
  if (known) return turned(rank, known.zhNot === quality ? bare(known.zh) : known.en)
  return positive !== undefined && POSITIVE.has(positive) ? turned(rank, positive) : { rank, quality }
}
const turned = (rank: number, quality: string): Degree => ({ rank: -rank, quality, ...(rank < 0 ? { denied: true } : {}) })
/** 有帮助 and 没有帮助 are about 帮助. */
const bare = (quality: string): string => quality.replace(/^有(?=..)/, '')
const POSITIVE = new Set([...QUALITIES.map(({ en }) => en), 'favorable', 'favorably', 'favourable', 'favourably', 'approve', 'acceptable', 'appropriate', 'comfortable', 'successful', 'accurate', 'realistic', 'usual', 'pleasant', 'desirable', 'prepared', 'secure', 'available', 'reliable', 'trustworthy', 'healthy', 'common', 'friendly', 'responsive', 'accessible', 'affordable', 'biased', 'respectful', 'honest'])

/** What degree of what an answer ({@link said}) may say; "fair" says two things. */
export function degreesOf(word: string): readonly Degree[] {
  const one = /[\u3400-\u9fff]/.test(word) ? degreeZh(word.replace(/[的了]$/, '')) : degreeEn(word)
  const opposing = one?.quality === '同意' && word.endsWith('反对') ? { ...one, quality: '支持' } : null
  return [EN_WHOLE.get(word), one, opposing].filter((degree) => degree !== undefined && degree !== null)
}

/** Ranks of usual questions in Chinese and in English, the usual first: points that nobody chose count too. */
export const DEGREE_SETS: { readonly [lang in 'zh-CN' | 'en']: readonly (readonly number[])[] } = {
  'zh-CN': [
    [-3, 0, 3], [-5, -1.8, 0, 2, 5], [-5, -3, 0, 3, 5], [-4, -1.8, 0, 2, 4], [-4, -1.8, 0, 2, 5], [-5, -2, 0, 2, 5], [-4, -3, 0, 3, 4], [-4, -2, 0, 2, 4], [-6, -1.8, 0, 2, 6], [-6, -3, 0, 3, 6], [-6, -2, 0, 2, 6],
    [-6, -1.8, 0, 2, 5], [-6, -1.8, 0, 1.8, 6], [-3, -1.8, 0, 2, 5], [-3, -1.8, 0, 2, 4], [-3, -1.8, 0, 3, 5], [-3, -1.8, 0, 3, 4], [-5, -1.8, 0, 3, 5], [-4, -1.8, 0, 3, 4], [-5, -3, 0, 2, 5], [-3, -1.8, 1.8, 3, 4], [-5, -3, 1.8, 3, 5], [-4, -3, 1.8, 3, 4], [-4, -3, 0, 2, 4],
    [-5, -1.8, 2, 5], [-4, -1.8, 2, 4], [-5, -3, 3, 5], [-4, -1.8, 2, 5], [-6, -1.8, 2, 6], [-6, -1.8, 2, 5], [-3, -1.8, 2, 5], [-3, -1.8, 2, 4], [-3, 1.8, 3, 5], [-3, 1.8, 3, 4], [-3, 1.8, 3],
    [-6, 1, 1.5, 2, 5], [-3, 1, 1.5, 2, 5], [-3, 1, 2, 5], [-3, 1, 2, 4], [-6, 1, 2, 5], [-3, 1, 4], [-3, 1, 5], [-3, 1, 3, 5], [-3, 1, 3],
    [-5, -3, -2, 0, 2, 3, 5], [-5, -3, -1, 0, 1, 3, 5], [-5, -3, -1.8, 0, 2, 3, 5], [-6, -3, -2, 0, 2, 3, 6], [-6, -3, -1, 0, 1, 3, 6], [-6, -5, -3, 0, 3, 5, 6], [-6, -3, -1.8, 0, 2, 3, 6], [-5, -2, -1, 0, 1, 2, 5], [-4, -3, -1.8, 0, 2, 3, 4], [-6, -4, -1.8, 0, 2, 4, 6],
    [-5, -3, -1.8, 2, 3, 5], [-5, -3, -1, 1, 3, 5], [-6, -3, -1, 1, 3, 6],
  ],
  en: [
    [-3, 0, 3], [-5, -3, 0, 3, 5], [-4, -3, 0, 3, 4], [-4, -1.5, 0, 1.5, 4], [-5, -1.5, 0, 1.5, 5], [-4, -2.1, 0, 2.1, 4], [-5.5, -1.5, 0, 1.5, 5.5], [-5, -1.9, 0, 1.9, 5], [-6, -3, 0, 3, 6], [-6, -1.5, 0, 1.5, 6], [-4, -1.9, 0, 1.9, 4],
    [-6, 1, 2, 4, 5.5], [-6, 1, 1.5, 4, 5.5], [-6, -1.8, 1.5, 4, 5.5], [-6, -1.8, 2, 4, 5.5], [-6, 1, 1.5, 2, 5.5], [-6, 1, 2, 2.5, 5.5], [-6, 1, 2, 3, 4], [-6, -1.8, 2, 3, 4], [-6, 1, 2, 4, 6], [-6, -1.8, 0, 1.5, 4], [-6, -1.8, 0, 2.1, 4], [-6, -1.8, 0, 3, 4],
    [-3, -0.5, 3, 4, 6], [-4, -3, -0.5, 3, 4], [-4, -3, 0, 3, 6], [-3, 0, 3, 4, 6], [-3, -0.5, 3, 6], [-3, 0, 3, 6], [-3, -0.5, 3, 4], [-3, -0.5, 3], [-4, -3, -0.5, 3, 4, 6],
    [-6, -1.8, 1.5, 4], [-6, -1.8, 2.1, 4], [-5, -3, 3, 5], [-4, -1.5, 1.5, 4], [-4, -2.1, 2.1, 4], [-5, -1.5, 1.5, 5], [-6, 1, 2, 4], [-6, 1, 1.5, 4], [-6, 1, 2, 5.5], [-6, -1.8, 3, 4], [-6, -1.8, 2, 4], [-4, -3, 3, 4], [-6, 1.5, 4], [-6, 1, 4], [-6, 1.5, 6], [-6, 1.5, 4, 5.5],
    [-5, -3, -1.5, 0, 1.5, 3, 5], [-5.5, -2, -1, 0, 1, 2, 5.5], [-5, -2, -1, 0, 1, 2, 5], [-5, -3, -1, 0, 1, 3, 5], [-4, -2, -1, 0, 1, 2, 4], [-4, -3, -1.5, 0, 1.5, 3, 4], [-5.5, -3, -1.5, 0, 1.5, 3, 5.5], [-6, -1.9, -1.5, 0, 1.5, 1.9, 6], [-6, -3, -1.5, 0, 1.5, 3, 6], [-5.5, -4, -1.5, 0, 1.5, 4, 5.5],
    [-5, -3, -1, 1, 3, 5], [-5, -3, -1.5, 1.5, 3, 5],
  ],
}

const ZH_ADVERBS: readonly (readonly [number, string])[] = [[6, '完全'], [5.5, '极其'], [5, '非常'], [4, '很'], [3.5, '相当'], [3, ''], [2.5, '相当'], [2, '比较'], [1.8, '基本'], [1.5, '有些'], [1, '有点'], [0.5, '稍有']]
const EN_ADVERBS: readonly (readonly [number, string])[] = [[6, 'completely'], [5.5, 'extremely'], [5, 'very'], [4, 'very'], [3.5, 'quite'], [3, ''], [2.5, 'quite'], [2, 'fairly'], [1.8, 'mostly'], [1.5, 'somewhat'], [1, 'slightly'], [0.5, 'minimally']]
const adverbOf = (adverbs: typeof ZH_ADVERBS, rank: number): string => adverbs.find(([at]) => Math.abs(rank) >= at)?.[1] ?? ''

/** How a point of a scale is said in Chinese. */
export function zhOf(rank: number, { zh, zhNot }: Quality): string {
  if (rank === 0 || rank === -0.5) return '一般'
  if (zh === '好' && rank >= 6) return '优秀'
  const adverb = adverbOf(ZH_ADVERBS, rank)
  if (rank > 0) return (zhNot !== null && adverb === '比较' ? '较' : adverb) + zh
  if (zhNot !== null) return (rank === -1.8 ? '较' : adverb === '比较' ? '较' : adverb) + zhNot
  return rank === -1.8 ? `不太${zh}` : `${adverb}不${zh}`
}

/** How a point of a scale is said in English. */
export function enOf(rank: number, { en, enNot, verb }: Quality): string {
  if (rank === 0) return enNot === null ? 'Neutral' : verb || en === 'satisfied' ? `Neither ${en} nor ${enNot}` : 'Neutral'
  if (en === 'good' && (rank === -0.5 || rank >= 6)) return rank > 0 ? 'Excellent' : 'Fair'
  const adverb = adverbOf(EN_ADVERBS, rank)
  if (verb) return capital(`${adverb === 'very' ? 'strongly' : adverb === 'fairly' || adverb === 'mostly' ? 'somewhat' : adverb} ${rank > 0 ? en : (enNot ?? `do not ${en}`)}`)
  if (rank > 0) return capital(`${adverb} ${en}`)
  if (rank <= -6) return `Not at all ${en}`
  if (rank === -1.8) return `Not very ${en}`
  if (enNot !== null) return capital(`${adverb} ${enNot}`)
  return rank <= -4 ? `Not at all ${en}` : rank <= -3 ? `Not ${en}` : rank <= -1.5 ? `Not very ${en}` : `Not so ${en}`
}
function capital(text: string): string {
  const trimmed = text.trim()
  return trimmed.charAt(0).toUpperCase() + trimmed.slice(1)
}
