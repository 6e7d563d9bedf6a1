import type { Random } from '../numeric/random.ts'
import { codebookOf, formOf } from '../study/find.ts'
import { MISSING } from '../study/missing.ts'
import type { Given } from '../study/response.ts'
import type { Mode, Study } from '../study/study.ts'
import { variableOf } from '../study/codebook.ts'
import { attention, filler, language, type Wishes } from './answers.ts'
import { chance, clip, code, noise } from './draw.ts'
import { answerItem, reversedItems, STRAIGHT, type Measured } from './items.ts'
import { STAFF, staffDistricts, type Preset } from './presets.ts'
import { staffRemarks } from './remarks.ts'

const GENERAL = { GRD: 0.58, ROL: 0.62, TEAM: 0.6, INFO: 0.6, LINK: 0.76, INC: 0.68, SUP: 0.72 } as const
type Source = keyof typeof GENERAL
const SOURCES = Object.keys(GENERAL) as readonly Source[]
type Construct = Source | 'OUT' | 'JOB'
type Latent = { [construct in Construct]: number }

const MEASURED: { readonly [construct in Construct]: Measured } = {
  GRD: { mu: 3.4, sigma: 0.95, lambda: [0.76, 0.7, 0.72, 0.5] },
  ROL: { mu: 3.15, sigma: 1, lambda: [0.76, 0.74, 0.54] },
  TEAM: { mu: 3.2, sigma: 0.95, lambda: [0.7, 0.74, 0.68, 0.5] },
  INFO: { mu: 3.1, sigma: 1, lambda: [0.76, 0.72, 0.74, 0.52] },
  LINK: { mu: 3.35, sigma: 0.92, lambda: [0.74, 0.78, 0.8, 0.76, 0.56] },
  INC: { mu: 2.95, sigma: 1.02, lambda: [0.76, 0.78, 0.72, 0.5] },
  SUP: { mu: 3.1, sigma: 0.98, lambda: [0.66, 0.74, 0.7, 0.48] },
  OUT: { mu: 3.7, sigma: 0.82, lambda: [0.74, 0.76, 0.68, 0.78] },
  JOB: { mu: 3.45, sigma: 0.95, lambda: [0.8, 0.72, 0.58] },
}
const CONSTRUCTS = Object.keys(MEASURED) as readonly Construct[]

type Group = 'officer' | 'leader' | 'auxiliary' | 'gridWorker'
const groupOf = (role: number): Group => (role <= 2 ? 'officer' : role === 3 ? 'leader' : role === 4 ? 'auxiliary' : 'gridWorker')
const SHIFTS: { readonly [group in Group]: { readonly [construct: string]: number } } = {
  leader: { LINK: 0.35, INFO: 0.35, OUT: 0.35 },
  officer: { ROL: -0.35 },
  auxiliary: { INC: -0.3, JOB: -0.2 },
  gridWorker: { GRD: 0.05, INC: -0.25, INFO: 0.1, TEAM: -0.1 },
}
/** Officers are pulled away more often than others. */
const PULLED_AWAY = -0.35

/** What each of the ten counter-measures is rated by; the first has no scale of its own. */
const MEASURES: readonly { readonly performance: number; readonly of: Construct | null }[] = [
  { performance: 3.7, of: null },
  { performance: 3.4, of: 'LINK' },
  { performance: 3.35, of: 'LINK' },
  { performance: 3.1, of: 'SUP' },
  { performance: 3.3, of: 'GRD' },
  { performance: 2.95, of: 'ROL' },
  { performance: 3.2, of: 'TEAM' },
  { performance: 2.9, of: 'INC' },
  { performance: 3.05, of: 'INFO' },
  { performance: 3.5, of: 'OUT' },
]

const EMPLOYED: { readonly [group in Group]: readonly number[] } = {
  officer: [100, 0, 0, 0, 0],
  leader: [100, 0, 0, 0, 0],
  auxiliary: [0, 4, 60, 36, 0],
  gridWorker: [0, 8, 58, 22, 12],
}
const HOURS: { readonly [group in Group]: readonly number[] } = {
  officer: [12, 28, 32, 20, 8],
  leader: [40, 35, 18, 5, 2],
  auxiliary: [15, 28, 30, 18, 9],
  gridWorker: [5, 12, 25, 34, 24],
}

/** 90 staff of each compared unit, answering the form `staff`. */
export function staff(study: Study, hash: string, random: Random, preset: Preset): readonly Given[] {
  const form = formOf(study, 'staff')
  const codebook = codebookOf(study, form)
  const reversed = reversedItems(codebook)
  const fill = filler(study, hash, form, random)
  return study.collection.compared.flatMap((unit, place) => {
    const district = staffDistricts[place % staffDistricts.length]!
    const roles = STAFF.flatMap(([role, n]) => Array.from({ length: n }, () => role))
    return roles.map((role) => {
      const group = groupOf(role)
      const latent = latents(random, group, district.shift, preset)
      const wishes: Wishes = {
        ...facts(random, role, group),
        WL_HH: Math.round(district.households.median * Math.exp(noise(random, district.households.sd))),
        S_ATT1: attention(study, variableOf(codebook, 'S_ATT1'), unit, chance(random, 0.04), random),
        COA1: chance(random, 0.06) ? 2 : chance(random, 0.01) ? MISSING.refused : 1,
        COA2: code(random, [86, 9, 5]),
      }
      judge(random, wishes, latent, group, reversed)
      const lang = language(random)
      if (chance(random, 0.25)) wishes['SOPEN'] = staffRemarks[random.integer(staffRemarks.length)]![lang]
      const mode: Mode = chance(random, 0.85) ? 'link' : 'paper'
      return fill(wishes, { unit, mode, lang, hasty: false })
    })
  })
}

function latents(random: Random, group: Group, shift: { readonly [construct: string]: number }, preset: Preset): Latent {
  const shared = random.normal()
  const latent: Latent = { GRD: 0, ROL: 0, TEAM: 0, INFO: 0, LINK: 0, INC: 0, SUP: 0, OUT: 0, JOB: 0 }
  const own = (construct: Construct): number => SHIFTS[group][construct] ?? 0
  for (const source of SOURCES) {
    const a = GENERAL[source]
    latent[source] = a * shared + Math.sqrt(1 - a * a) * random.normal() + preset.shift * (shift[source] ?? 0) + own(source)
  }
  latent.OUT =
    0.26 * latent.LINK + 0.18 * latent.INFO + 0.14 * latent.GRD + 0.14 * latent.TEAM + 0.08 * latent.INC + noise(random, 0.8) + own('OUT')
  latent.JOB = 0.32 * latent.INC + 0.24 * latent.SUP + 0.16 * latent.ROL + 0.12 * latent.OUT + noise(random, 0.76) + own('JOB')
  return latent
}

function facts(random: Random, role: number, group: Group): Wishes {
  const police = group === 'officer' || group === 'leader'
  return {
    S_SCR: 1,
    ROLE: role,
    DUAL: code(random, [40, 60]),
    EMP: code(random, EMPLOYED[group]),
    S_AGE: code(random, [38, 45, 17]),
    S_GENDER: code(random, police ? [85, 15] : group === 'auxiliary' ? [75, 25] : [42, 58]),
    S_EDU: code(random, police ? [20, 80] : [62, 38]),
    S_TEN: code(random, group === 'leader' ? [2, 8, 18, 32, 40] : [12, 28, 24, 24, 12]),
    WL_GRIDS: group === 'gridWorker' ? (chance(random, 0.85) ? 1 : 2) : 2 + random.integer(6),
    WL_HRS: code(random, HOURS[group]),
    WL_VISITS: code(random, [12, 25, 38, 16, 9]),
    WL_NONP: code(random, [15, 28, 30, 19, 8]),
    WL_SYS: code(random, [15, 48, 27, 10]),
    WL_FORM: code(random, [18, 40, 27, 15]),
    TRAIN_DAYS: code(random, [8, 22, 38, 22, 10]),
  }
}

function judge(random: Random, wishes: Wishes, latent: Latent, group: Group, reversed: ReadonlySet<string>): void {
  const style = { agree: noise(random, 0.18), reversed: random.normal() }
  for (const construct of CONSTRUCTS) {
    const measured = MEASURED[construct]
    measured.lambda.forEach((lambda, i) => {
      const name = `${construct}${i + 1}`
      const own = name === 'SUP4' && group === 'officer' ? PULLED_AWAY : 0
      wishes[name] = answerItem(random, measured, lambda, reversed.has(name), latent[construct] + own, style, STRAIGHT)
    })
  }
  MEASURES.forEach(({ performance, of }, row) => {
    wishes[`SIMP${row + 1}`] = clip(Math.round(4.3 + noise(random, 0.65)), 1, 5)
    const known = of === null ? random.normal() : latent[of]
    wishes[`SPRF${row + 1}`] = clip(Math.round(performance + 0.9 * (0.6 * known + noise(random, 0.8)) + style.agree), 1, 5)
  })
}
