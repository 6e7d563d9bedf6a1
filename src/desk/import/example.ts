import type { Lang } from '../../../analysis/study/text.ts'

/** Words of the example in one language; answers from the most negative to the most positive. */
interface Words {
  readonly file: string
  readonly headings: readonly string[]
  readonly places: readonly string[]
  readonly sexes: readonly string[]
  readonly agree: readonly string[]
  readonly via: string
}
const words: { readonly [lang in Lang]: Words } = {
  'zh-CN': {
    file: '示例_合成数据.csv',
    headings: [
      '序号',
      '提交答卷时间',
      '所用时间',
      '来源',
      '来源详情',
      '来自IP',
      '1、您的性别:',
      '2、您的年龄:',
      '3、您住在哪个区?',
      '4、您是否同意以下说法—天黑后在小区附近走路我觉得安全',
      '4、您是否同意以下说法—社区民警认识这里的居民',
      '4、您是否同意以下说法—有事找社区民警,能得到认真对待',
      '4、您是否同意以下说法—社区民警很少露面',
    ],
    places: ['示例甲区', '示例乙区', '示例 甲区', '示例丙区'],
    sexes: ['男', '女'],
    agree: ['非常不同意', '不太同意', '一般', '比较同意', '非常同意'],
    via: '微信',
  },
  en: {
    file: 'example_synthetic_data.csv',
    headings: [
      'Timestamp',
      'IP Address',
      'What is your gender?',
      'How old are you?',
      'Your district',
      'How far do you agree? [I feel safe walking here after dark]',
      'How far do you agree? [Our officers know the people who live here]',
      'How far do you agree? [Who turns to an officer is taken seriously]',
      'How far do you agree? [Officers are rarely seen here]',
    ],
    places: ['Demo A District', 'Demo B District', 'demo a district', 'Demo C District'],
    sexes: ['Male', 'Female'],
    agree: ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'],
    via: '',
  },
}
const ROWS = 90

/** A small invented file to try the import on: the same every time, with what a real one has (an IP address, a reversed item, two spellings of one place). */
export function exampleFile(lang: Lang): File {
  const { file, headings, places, sexes, agree, via } = words[lang]
  let seed = 20261125
  const below = (n: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * n)
  }
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const content = below(5)
    const near = (middle: number) => agree[Math.min(4, Math.max(0, middle + below(3) - 1))]!
    const day = String(1 + (i % 28)).padStart(2, '0')
    // Addresses from the range kept for documentation.
    const ip = `192.0.2.${1 + below(250)}`
    const place = places[[0, 1, 1, 0, 3, 3, 0, 1, 2, 3][below(10)]!]!
    const answers = [sexes[below(2)]!, String(18 + below(62)), place, near(content), near(content), near(content), near(4 - content)]
    return lang === 'en' ? [`2026-05-${day} 10:${10 + below(50)}:00`, ip, ...answers] : [String(i + 1), `2026/5/${Number(day)} 10:${10 + below(50)}:00`, `${60 + below(300)}秒`, via, '直接访问', ip, ...answers]
  })
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return new File([[headings, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')], file, { type: 'text/csv' })
}
