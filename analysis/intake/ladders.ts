import { said } from './no-answer.ts'

/** One rung: where it stands, and every way it is said; the first of each language is the one it is given as a translation. */
type Rung = readonly [rank: number, zh: string, en: string]

/** Words in an order of their own. */
interface Written {
  /** Whether the rungs may be counted as numbers and averaged. */
  readonly averaged: boolean
  readonly rungs: readonly Rung[]
  /** Ranks of questions that are usual, the usual first: rungs that nobody chose count too. */
  readonly sets: readonly (readonly number[])[]
  /** A rung without which it is another ladder. */
  readonly needs?: number
}
export interface Ladder {
  readonly averaged: boolean
  readonly sets: readonly (readonly number[])[]
  readonly needs: number | null
  rankOf(word: string): number | null
  label(rank: number): { readonly 'zh-CN': string; readonly en: string } | null
}

const FREQUENCY: Written = {
  averaged: true,
  rungs: [
    [0, '从不|从来不|从未|从来没有|从没有|从没|从没有过|没有过|没见过|完全没有|从来没', 'Never|Not at all|At no time|None of the time'],
    [1, '几乎从不|几乎不|几乎没有|极少', 'Almost never|Hardly ever|Very rarely|Very seldom|Nearly never|Rarely or never|Rarely if ever'],
    [2, '很少|较少|不太经常|不经常|不常', 'Rarely|Seldom|Infrequently|Not often|Not very often|Not so often|Less often'],
    [2.5, '偶尔|偶然|间或|偶尔会', 'Occasionally|Once in a while|Now and then|From time to time|Only occasionally'],
    [3, '有时|有时候|时有|有些时候|有时会', 'Sometimes|Some of the time|At times'],
    [3.5, '一般|一半时间', 'About half the time|Half the time|Half of the time'],
    [4, '较多|比较多|比较经常|较经常|比较频繁|时常', 'Fairly often|Fairly frequently|Regularly|Quite often|Moderately often'],
    [5, '经常|常常|往往|经常会', 'Often|Frequently|A lot of the time'],
    [5.5, '通常|大多数时候|多数时候|大部分时间|大多数时间|多数情况下', 'Usually|Most of the time|Mostly|Generally|Normally'],
    [6, '非常频繁|很经常|非常经常|很频繁|频繁', 'Very often|Very frequently|Extremely often'],
    [6.5, '每天|天天|每日|每天都', 'Every day|Daily'],
    [7, '几乎总是|几乎一直|几乎每天', 'Almost always|Nearly always|Nearly all the time|Almost every day'],
    [8, '总是|一直|每次|每次都|始终|一直都是|每次都会', 'Always|All of the time|All the time|Every time|Constantly|Each time'],
  ],
  sets: [
    [0, 2, 3, 5, 8], [0, 2.5, 3, 5, 8], [0, 3, 5, 6, 8], [0, 2, 3.5, 5, 8], [0, 2, 2.5, 5, 8], [0, 2.5, 3.5, 5, 8], [0, 2, 3, 5, 6], [0, 2, 3, 5.5, 8], [0, 3, 3.5, 5.5, 8], [0, 2.5, 3, 5.5, 8], [0, 2, 3.5, 4, 8], [0, 1, 3, 7, 8],
    [0, 1, 3, 5, 8], [0, 2, 5, 8], [0, 2.5, 5, 8], [0, 3, 5, 8], [0, 2, 3, 5], [0, 2.5, 3, 5], [0, 2, 3, 6], [0, 3, 5], [0, 3, 8], [0, 2, 2.5, 3, 5, 5.5, 8], [0, 2, 2.5, 3, 5, 6, 8], [0, 1, 2, 3, 5, 7, 8], [0, 2, 2.5, 3, 5, 8],
  ],
}

const AMOUNT: Written = {
  averaged: true,
  rungs: [
    [0, '完全没有|一点没有|一点也没有|没有|毫无|一点都没有', 'None at all|Nothing at all|None|Nothing|Not at all|None of it'],
    [0.5, '几乎没有', 'Hardly any|Almost none|Hardly at all|Almost nothing'],
    [0.8, '很少|极少', 'Very little|Very few|Hardly anything'],
    [1, '较少|一点|一点点|不多|不太多', 'A little|Only a little|A little bit|Not much|Just a little|Not very much|A small amount|Not a lot|To a small extent|A few|Slightly|A bit'],
    [2, '一些|有一些|有一点|有些', 'Some|Somewhat|To some extent|A certain amount|Some of it'],
    [2.5, '一般|中等', 'A moderate amount|Moderately|To a moderate extent|A fair amount|A reasonable amount|Average'],
    [3, '较多|比较多', 'Quite a lot|Quite a bit|A good deal|A good amount|To a considerable extent|Much'],
    [3.5, '很多|许多|大量', 'A lot|Lots|A large amount|Many'],
    [4, '非常多', 'A great deal|Very much|To a great extent|To a large extent|A very great deal'],
    [5, '全部|完全', 'Complete confidence|Completely|All|All of it|Entirely|Extremely'],
  ],
  sets: [
    [0, 1, 2.5, 3.5, 4], [0, 1, 2, 3, 5], [0, 1, 2, 3, 4], [0, 0.8, 2, 3, 3.5], [0, 1, 2, 3, 3.5], [0, 0.8, 2.5, 3, 3.5], [0.8, 1, 2.5, 3, 3.5], [0, 1, 2, 3.5], [0, 1, 2, 4], [0, 1, 2.5, 4], [0, 1, 2.5, 3.5], [0, 1, 3.5], [0, 2, 3.5], [0, 0.8, 2, 4], [0, 1, 2.5, 3, 5], [0, 1, 2, 3],
  ],
}

const PROBLEM: Written = {
  averaged: true,
  rungs: [
    [0, '没有问题|没问题|不是问题|无问题|不严重|没有', 'Not a problem|Not a problem at all|No problem|No problem at all|Not at all a problem|None'],
    [1, '比较轻微|轻微|较轻微|小问题|不太严重|轻度|较轻', 'Slight|Minor problem|A minor problem|Slight problem|A slight problem|Small problem|A small problem|Not a very big problem|Not much of a problem|Minor|Mild|A bit of a problem'],
    [2, '一般|中等|中度|一般严重', 'Moderate|Moderate problem|A moderate problem|Somewhat of a problem|Something of a problem|A problem'],
    [3, '比较严重|较严重|有些严重', 'Serious|Fairly big problem|A fairly big problem|Big problem|A big problem|Major problem|A major problem|Serious problem|A serious problem|Major'],
    [3.5, '严重|重度', 'Severe'],
    [4, '非常严重|很严重|十分严重|特别严重|大问题|极其严重', 'Very serious|Very big problem|A very big problem|Very serious problem|A very serious problem|Very severe|Extremely serious|Critical'],
  ],
  sets: [[0, 1, 2, 3, 4], [0, 1, 3, 4], [0, 1, 2, 3.5, 4], [0, 1, 2, 3], [0, 1, 2, 3.5], [0, 1, 3]],
}

const BETTER: Written = {
  averaged: true,
  rungs: [
    [-3, '明显恶化|明显变差|差很多|差得多|变差很多|大大恶化|更差很多', 'Much worse|A lot worse|Significantly worse|Got much worse'],
    [-2, '有所恶化|变差|变差了|恶化|差一些|更差|变差一些|稍差', 'Worse|Somewhat worse|A little worse|Slightly worse|Got worse|Deteriorated|A bit worse|Getting worse'],
    [0, '没有变化|没变化|无变化|不变|差不多|基本不变|一样|没有改变|没什么变化|基本没变化', 'About the same|No change|The same|Same|Stayed the same|Unchanged|Neither better nor worse|No difference|Stayed about the same|Remained the same|Much the same'],
    [2, '有所改善|变好|变好了|改善|好转|好一些|更好|改进|有所好转|变好一些|稍好|有所改进', 'Better|Somewhat better|A little better|Slightly better|Got better|Improved|A bit better|Getting better'],
    [3, '明显改善|明显好转|明显变好|好很多|好得多|大大改善', 'Much better|A lot better|Greatly improved|Significantly better|Got much better'],
  ],
  sets: [[-2, 0, 2], [-3, -2, 0, 2, 3], [-3, 0, 3], [0, 2, 3], [-2, 0, 2, 3]],
}
const MORE: Written = {
  averaged: true,
  rungs: [
    [-3, '大幅减少|大幅下降|明显减少|明显下降|少很多', 'Decreased a lot|Gone down a lot|Greatly decreased|Decrease a lot|A lot less|Much less'],
    [-2, '减少|下降|有所下降|有所减少|降低|少一些|减少了|下降了|更少', 'Decreased|Decrease|Gone down|Gone down a little|Slightly decreased|Decreased a little|Declined|Less|Fewer|Somewhat less|A little less'],
    [0, '没有变化|没变化|无变化|不变|差不多|基本不变|一样|没有改变|保持不变|持平|没什么变化|基本没变化', 'Stayed the same|Stay the same|About the same|No change|Unchanged|The same|Same|Stayed about the same|No difference|Remained the same'],
    [2, '增加|上升|提高|有所提高|有所上升|有所增加|多一些|增加了|上升了|提高了|更多', 'Increased|Increase|Gone up|Gone up a little|Slightly increased|Increased a little|More|Somewhat more|A little more'],
    [3, '大幅增加|大幅上升|大幅提高|明显提高|明显上升|明显增加|多很多', 'Increased a lot|Gone up a lot|Greatly increased|Increase a lot|A lot more|Much more'],
  ],
  sets: [[-2, 0, 2], [-3, -2, 0, 2, 3], [-3, 0, 3], [0, 2, 3], [-2, 0, 2, 3]],
}

const AWARENESS: Written = {
  averaged: true,
  rungs: [
    [0, '没听说过|从未听说|从没听说过|没有听说过|不知道|完全不了解|不了解', 'Never heard of it|Not heard of it|Never heard of this'],
    [1, '听说过,但不了解|听说过但不了解|听说过|听过但不了解|听说过,不了解|知道但不了解', 'Heard of it, but know nothing about it|Heard of it|Heard of it but know little'],
    [2, '了解一些|有些了解|有所了解|一般了解|有一点了解|了解一点|一般', 'Know a little|Know something about it|Know a little about it'],
    [3, '比较了解|较了解|了解', 'Know a fair amount|Know quite a lot|Know a fair amount about it'],
    [4, '非常了解|很了解|十分了解', 'Know a great deal|Know a lot|Know a lot about it'],
  ],
  sets: [[0, 1, 2, 3, 4], [0, 1, 3, 4], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 4], [0, 1, 3]],
  needs: 1,
}
const SCHOOL_MARK: Written = {
  averaged: true,
  rungs: [
    [-1, '不及格|不合格|差', 'Fail|Unsatisfactory|Inadequate|Failing'],
    [0, '及格|合格', 'Pass|Satisfactory|Adequate|Requires improvement'],
    [1, '中|中等|一般', 'Average|Fair'],
    [2, '良|良好', 'Good'],
    [3, '优|优秀', 'Outstanding|Excellent'],
  ],
  sets: [[-1, 1, 2, 3], [-1, 0, 2, 3], [-1, 0, 1, 2, 3], [-1, 0, 3]],
}

const TOO: Written = {
  averaged: false,
  rungs: [
    [-3, '远远不够|太少太少', 'Much too low|Far too little|Far too few|Much too little|Much too slow|Far too low|Way too little'],
    [-2, '太少|过少|太低|不够|太慢|偏少|偏低|不足', 'Too low|Too little|Too few|Too slow|Too short|Not enough|Too small|A bit too little'],
    [0, '正好|适中|合适|刚好|刚刚好|适当|正合适', 'About right|Just right|Right amount|The right amount|About the right amount|Just about right'],
    [2, '太多|过多|太高|太快|偏多|偏高', 'Too high|Too much|Too many|Too fast|Too long|Too big|A bit too much'],
    [3, '实在太多', 'Much too high|Far too much|Far too many|Much too much|Much too fast|Far too high|Way too much'],
  ],
  sets: [[-2, 0, 2], [-3, -2, 0, 2, 3]],
  needs: 0,
}
const LEVEL: Written = {
  averaged: false,
  rungs: [
    [0, '没有|无', 'None|No experience|Not a priority'],
    [1, '初级|初学者|入门|新手', 'Beginner|Novice|Basic|Elementary|Entry level|Entry'],
    [2, '中级', 'Intermediate|Competent'],
    [3, '高级|熟练', 'Advanced|Proficient|Fluent'],
    [4, '专家|精通', 'Expert|Native|Master'],
  ],
  sets: [[1, 2, 3], [1, 2, 4], [1, 2, 3, 4], [0, 1, 2, 3]],
}
const PERIOD: Written = { averaged: false, rungs: [[1, '分钟', 'Minutes'], [2, '小时', 'Hours'], [3, '天', 'Days'], [4, '周', 'Weeks'], [5, '月|个月', 'Months'], [6, '年', 'Years']], sets: [[3, 4, 5, 6]] }
const PARTLY: Written = {
  averaged: true,
  rungs: [
    [1, '否|不是|没有|不能|不会|不|完全不是', 'No|Not at all'],
    [2, '部分|部分是|有些|一定程度上|部分能|不完全是|有一些|部分有', 'Partly|Partially|In part|To some extent|Somewhat|Sometimes|Yes, partly|Yes, to some extent|Yes partly|To a certain extent'],
    [3, '是|是的|有|能|会|完全是', 'Yes|Fully|Completely|Yes, fully|Yes, definitely|Yes, completely|Yes fully|Yes completely'],
  ],
  sets: [[1, 2, 3]],
  needs: 2,
}

/** Every ladder of words, the likelier first. */
export const LADDERS: readonly Ladder[] = [FREQUENCY, PROBLEM, AMOUNT, BETTER, MORE, AWARENESS, SCHOOL_MARK, PARTLY, TOO, LEVEL, PERIOD].map(built)

function built({ averaged, rungs, sets, needs }: Written): Ladder {
  const ranks = new Map<string, number>()
  const labels = new Map<number, { readonly 'zh-CN': string; readonly en: string }>()
  for (const [rank, zh, en] of rungs) {
    for (const word of `${zh}|${en}`.split('|')) if (!ranks.has(said(word))) ranks.set(said(word), rank)
    labels.set(rank, { 'zh-CN': zh.split('|')[0]!, en: en.split('|')[0]! })
  }
  return { averaged, sets, needs: needs ?? null, rankOf: (word) => ranks.get(word) ?? null, label: (rank) => labels.get(rank) ?? null }
}
