import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { random, type Random } from '../../analysis/numeric/random.ts'

/** A file that nobody would hand in, made from one that somebody might. The same seed makes the same bytes. */
export interface Case {
  readonly seed: number
  readonly name: string
  readonly bytes: Uint8Array
}

const folder = join(import.meta.dirname, '..', 'fixtures', 'import')
const MOST = 300_000
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(csv|tsv|txt|xlsx|sav|zsav)$/.test(name) && statSync(join(folder, name)).size < MOST)
  .sort()
  .map((name) => ({ name: name.replace(/^.*[/\\]/, ''), bytes: new Uint8Array(readFileSync(join(folder, name))) }))

const NASTY = ['\0', '"', '""', '\r', '\n', '\r\n', ',', ';', '\t', '\uFEFF', '=1+1', '+cmd|x', '-8', '@SUM(A1)', "'", '320402199001011234', '007', '1e999', 'NaN', '-9', '__proto__', 'constructor', '┋', '(跳过)', '\u202E', '{{x}}', '１２', '😀', '�', '<br>', '￥']
const encoder = new TextEncoder()

const below = (chance: Random, n: number): number => (n <= 1 ? 0 : chance.integer(n))
const one = <T>(chance: Random, of: readonly T[]): T => of[below(chance, of.length)]!

function spliced(bytes: Uint8Array, from: number, to: number, between: Uint8Array): Uint8Array {
  const made = new Uint8Array(from + between.length + bytes.length - to)
  made.set(bytes.subarray(0, from))
  made.set(between, from)
  made.set(bytes.subarray(to), from + between.length)
  return made
}

const CHANGES: readonly ((bytes: Uint8Array, chance: Random) => Uint8Array)[] = [
  (bytes, chance) => bytes.map((byte) => (chance.uniform() < 0.002 ? chance.integer(256) : byte)),
  (bytes, chance) => bytes.subarray(0, below(chance, bytes.length)),
  (bytes, chance) => bytes.subarray(below(chance, bytes.length)),
  (bytes, chance) => spliced(bytes, below(chance, bytes.length), bytes.length, one(chance, files).bytes),
  (bytes, chance) => {
    const at = below(chance, bytes.length)
    return spliced(bytes, at, at, encoder.encode(one(chance, NASTY).repeat(1 + below(chance, 40))))
  },
  (bytes, chance) => {
    const [from, length, at] = [below(chance, bytes.length), below(chance, 2000), below(chance, bytes.length)]
    return spliced(bytes, at, at, bytes.slice(from, from + length))
  },
  (bytes, chance) => {
    const [from, length] = [below(chance, bytes.length), below(chance, 2000)]
    return spliced(bytes, from, Math.min(bytes.length, from + length), new Uint8Array(0))
  },
  (bytes, chance) => {
    const [from, to] = one(chance, [[10, 13], [44, 59], [44, 9], [34, 39], [48, 0], [49, 45]] as const)
    return bytes.map((byte) => (byte === from ? to : byte))
  },
  (bytes, chance) => Uint8Array.from(bytes, (byte) => (byte === 44 && chance.uniform() < 0.01 ? 34 : byte)),
]

function table(chance: Random): Uint8Array {
  const [rows, columns, separator] = [1 + below(chance, 60), 1 + below(chance, chance.uniform() < 0.05 ? 3000 : 30), one(chance, [',', ';', '\t', '|'])]
  const words = Array.from({ length: 1 + below(chance, 12) }, () => one(chance, [...NASTY, '非常同意', '不太同意', 'Strongly agree', 'Yes', '1', '5', '天宁区', '男', '13812345678', 'a@b.cn', '汉族', '2026-11-25', '12秒', '3.5', '']))
  const cell = (): string => {
    const word = one(chance, words)
    return chance.uniform() < 0.2 ? `"${word.replaceAll('"', '""')}"` : word
  }
  const text = Array.from({ length: rows }, () => Array.from({ length: columns }, cell).join(separator)).join(one(chance, ['\n', '\r\n', '\r']))
  if (chance.uniform() < 0.2) return Uint8Array.from([0xff, 0xfe, ...Array.from(text).flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8])])
  return encoder.encode(text)
}

export function caseOf(seed: number): Case {
  const chance = random(seed)
  if (chance.uniform() < 0.15) return { seed, name: one(chance, ['table.csv', 'table.xlsx', 'table.sav']), bytes: table(chance) }
  const file = one(chance, files)
  let bytes: Uint8Array = file.bytes
  for (let times = 1 + below(chance, 4); times > 0; times--) bytes = one(chance, CHANGES)(bytes, chance)
  return { seed, name: file.name, bytes }
}
