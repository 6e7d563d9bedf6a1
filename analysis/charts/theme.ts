import type { Lang } from '../study/text.ts'
import type { Message } from '../result/result.ts'

/** How a chart is to look: language, words, ground and width in CSS px. */
export interface Look {
  readonly lang: Lang
  readonly say: (message: Message) => string
  readonly theme: 'light' | 'dark' | 'print'
  readonly width: number
}

export interface Theme {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  readonly grid: string
  readonly edge: string
  /** The two ends, the two mild colours and the neutral of an ordered answer. */
  readonly likert: { readonly negative: Ramp; readonly neutral: string; readonly positive: Ramp }
  /** Line between segments: paper keeps them apart in colour, ink in print and on dark. */
  readonly between: string
  readonly groups: readonly string[]
  readonly font: string
}
interface Ramp {
  /** Beyond the end, where a side has more than two categories. */
  readonly deep: string
  readonly end: string
  readonly mild: string
}

const sans = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
/** As theses are set: Latin and digits in Times, Chinese in Song. */
const serif = '"Times New Roman", "Liberation Serif", SimSun, "Songti SC", "Noto Serif CJK SC", serif'

const brown = { deep: '#543005', end: '#8C510A', mild: '#D8B365' }
const green = { deep: '#003C30', end: '#01665E', mild: '#5AB4AC' }
// Okabe and Ito; the first four are the pairs of colour and shape that districts have everywhere.
const okabeIto = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#F0E442', '#8A9299']

export const themes: { readonly [name in Look['theme']]: Theme } = {
  light: {
    paper: '#FBFAF7',
    ink: '#1F2933',
    muted: '#55606B',
    grid: '#E2DED4',
    edge: '#7A838B',
    likert: { negative: brown, neutral: '#E3E3E3', positive: green },
    between: '#FBFAF7',
    groups: okabeIto,
    font: sans,
  },
  dark: {
    paper: '#16191C',
    ink: '#E8E6E1',
    muted: '#A9B0B7',
    grid: '#2A3035',
    edge: '#7D868E',
    likert: { negative: { deep: '#6B3E08', end: '#A5651B', mild: '#D8B365' }, neutral: '#A9AEB1', positive: { deep: '#00483F', end: '#0A7A70', mild: '#5AB4AC' } },
    between: '#E8E6E1',
    groups: ['#56B4E9', '#E8772E', '#2FBF95', '#DD95BB', '#F0B429', '#8FA8FF', '#F0E442', '#A9B0B7'],
    font: sans,
  },
  print: {
    paper: '#FFFFFF',
    ink: '#111111',
    muted: '#444444',
    grid: '#DDDDDD',
    edge: '#555555',
    likert: { negative: brown, neutral: '#E3E3E3', positive: green },
    between: '#111111',
    groups: okabeIto,
    font: serif,
  },
}

/** Sizes in px. `stacked`: names above their bars, panels below each other. */
export interface Sizes {
  readonly small: number
  readonly text: number
  readonly line: number
  readonly row: number
  readonly bar: number
  /** Radius of a group's marker. */
  readonly marker: number
  readonly gap: number
  readonly stacked: boolean
}

/** Print keeps its sizes whatever its width; on a screen the width decides between a phone and a desk. */
export function sizesFor({ theme, width }: Look): Sizes {
  const stacked = width < 560
  if (theme === 'print') return { small: 12, text: 12, line: 18, row: 28, bar: 18, marker: 5.5, gap: 22, stacked }
  if (stacked) return { small: 15, text: 15, line: 22, row: 34, bar: 24, marker: 6.5, gap: 24, stacked }
  return { small: 13, text: 14, line: 19, row: 32, bar: 23, marker: 6, gap: 26, stacked }
}

const shapes = ['circle', 'triangle-up', 'square', 'diamond', 'cross', 'triangle-down', 'triangle-right', 'triangle-left']
// Drawn with equal area a triangle looks small and a square large: these make them look alike.
const weights: { readonly [shape: string]: number } = { circle: 1, square: 1, diamond: 1.05, cross: 1.15 }

/** Colour and shape of the group in that place: eight of each, shifted against each other so that 64 pairs differ. Null, everybody: a plain dot. */
export function markOf(place: number | null, theme: Theme, radius: number): { readonly fill: string; readonly shape: string; readonly size: number } {
  if (place === null) return { fill: theme.muted, shape: 'circle', size: Math.PI * radius ** 2 }
  const shape = shapes[(place + Math.floor(place / shapes.length)) % shapes.length]!
  return { fill: theme.groups[place % theme.groups.length]!, shape, size: Math.PI * radius ** 2 * (weights[shape] ?? 1.2) }
}

/** Colours from the end of an answer scale to the category next to neutral. */
export function ramp({ deep, end, mild }: Ramp, steps: number): readonly string[] {
  if (steps > 2) return [deep, ...Array.from({ length: steps - 1 }, (_, i) => mix(end, mild, i / (steps - 2)))]
  return [end, mild].slice(0, steps)
}

const channels = (colour: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

function mix(from: string, to: string, share: number): string {
  const end = channels(to)
  return '#' + channels(from).map((c, i) => Math.round(c + (end[i]! - c) * share).toString(16).padStart(2, '0')).join('').toUpperCase()
}

/** Relative luminance of a colour, 0 to 1 (WCAG 2). */
export function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/** Contrast of two colours, 1 to 21 (WCAG 2). */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

/** White or dark, whichever is read more easily on the colour. */
export function inkOn(colour: string): string {
  return contrast(colour, '#FFFFFF') > contrast(colour, '#1F2933') ? '#FFFFFF' : '#1F2933'
}
