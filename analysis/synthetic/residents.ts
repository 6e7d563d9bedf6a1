import type { Random } from '../numeric/random.ts'
import { codebookOf, formOf, optionsFor, rightAnswer } from '../study/find.ts'
import { MISSING } from '../study/missing.ts'
import type { Given } from '../study/response.ts'
import type { Mode, Study } from '../study/study.ts'
import { attention, filler, language, several, type Wishes } from './answers.ts'
import { chance, clip, code, cutter, noise, weighted } from './draw.ts'
import { answerItem, reversedItems, STRAIGHT, type Measured } from './items.ts'
import { GRIDS, RESIDENTS, residentDistricts, type Preset, type ResidentDistrict } from './presets.ts'
import { residentRemarks } from './remarks.ts'

/** Loadings of the source constructs on what they share. */
const GENERAL = { VIS: 0.6, RES: 0.78, EFF: 0.87, PJ: 0.86, AWR: 0.5, CEF: 0.45, PRV: -0.45, HAZ: -0.4 } as const
type Source = keyof typeof GENERAL
const SOURCES = Object.keys(GENERAL) as readonly Source[]
type Construct = Source | 'TRU' | 'SAF' | 'SAT' | 'PAR'
type Latent = { [construct in Construct]: number }
const GRID_VARIANCE = 0.06

const MEASURED: { readonly [construct in Construct]: Measured } = {
  SAF: { mu: 3.85, sigma: 0.92, lambda: [0.74, 0.78, 0.7, 0.52] },
  HAZ: { mu: 2.35, sigma: 1, lambda: [0.6, 0.5, 0.58, 0.55] },
  AWR: { mu: 3.2, sigma: 1.1, lambda: [0.76, 0.78, 0.72, 0.5] },
  VIS: { mu: 3.55, sigma: 1, lambda: [0.72, 0.68, 0.74] },
  RES: { mu: 3.45, sigma: 0.98, lambda: [0.8, 0.76, 0.56] },
  EFF: { mu: 3.65, sigma: 0.9, lambda: [0.76, 0.74, 0.72, 0.66] },
  PJ: { mu: 3.8, sigma: 0.88, lambda: [0.8, 0.82, 0.78, 0.48] },
  TRU: { mu: 3.85, sigma: 0.88, lambda: [0.84, 0.8, 0.78, 0.55] },
  PAR: { mu: 3.6, sigma: 0.98, lambda: [0.7, 0.66, 0.74, 0.48] },
  CEF: { mu: 3.55, sigma: 0.95, lambda: [0.76, 0.68, 0.52] },
  PRV: { mu: 2.55, sigma: 1.05, lambda: [0.74, 0.76, 0.62] },
  SAT: { mu: 3.85, sigma: 0.86, lambda: [0.8, 0.78, 0.7, 0.82] },
}
/** In the order of the form. */
const CONSTRUCTS: readonly Construct[] = ['HAZ', 'SAF', 'AWR', 'VIS', 'RES', 'EFF', 'PJ', 'TRU', 'PAR', 'CEF', 'PRV', 'SAT']
/** What coaching and a kiosk under the eyes of police bend upward. */
const FLATTERED: ReadonlySet<Construct> = new Set(['SAF', 'TRU', 'SAT', 'RES'])

/** Mean, and the latent variable behind the rating, of the ten services. Rows 5, 8 and 10 are done worst. */
const SERVICES: readonly { readonly importance: number; readonly performance: number; readonly of: (latent: Latent) => number }[] = [
  { importance: 4.35, performance: 3.6, of: ({ VIS }) => VIS },
  { importance: 4.35, performance: 3.7, of: ({ RES }) => RES },
  { importance: 4.35, performance: 3.75, of: ({ EFF }) => EFF },
  { importance: 4.35, performance: 3.7, of: ({ EFF }) => EFF },
  { importance: 4.35, performance: 3.2, of: ({ EFF }) => EFF },
  { importance: 4.05, performance: 3.55, of: ({ EFF }) => EFF },
  { importance: 4.35, performance: 3.65, of: ({ VIS }) => VIS },
  { importance: 4.35, performance: 3.2, of: ({ RES }) => RES },
  { importance: 4.35, performance: 3.85, of: ({ PJ }) => PJ },
  { importance: 4.2, performance: 3.15, of: ({ PRV }) => -PRV },
]

const cutSafety = cutter([1, 5, 19, 45, 30])
const cutNational = cutter([2, 6, 22, 42, 28])
const cutContact = cutter([5, 10, 25, 38, 22])
/** From the least seen to the most: never, less often, weekly, several a week, daily. */
const cutSeen = cutter([11, 22, 22, 27, 18])
const cutKnown = { newcomer: cutter([77, 18, 5]), local: cutter([54, 31.5, 14.5]) }
const cutTakingPart = cutter([62, 38])

const AGE = [11, 24, 26.25, 21.25, 14, 13]
const EDUCATION = [7, 20, 24, 20, 24, 5]
const WORKING = [9, 20, 24, 14, 16, 2, 0, 0, 8, 7]
const INCOME = [6, 18, 26, 25, 17, 8]
const HOUSEHOLD_MODES: readonly (readonly [Mode, number])[] = [
  ['link', 47],
  ['household', 30],
  ['interviewer', 9],
  ['kiosk', 7],
  ['event', 7],
]
/** How the questionnaire was received (COA3 1-8), by mode. */
const RECEIVED: { readonly [mode in Mode]: readonly number[] } = {
  link: [0, 2, 40, 22, 18, 0, 15, 3],
  household: [78, 0, 0, 12, 10, 0, 0, 0],
  interviewer: [55, 45, 0, 0, 0, 0, 0, 0],
  paper: [20, 0, 0, 50, 30, 0, 0, 0],
  kiosk: [0, 10, 0, 55, 5, 0, 0, 30],
  kioskPolice: [0, 0, 0, 0, 0, 100, 0, 0],
  event: [0, 20, 0, 60, 15, 0, 0, 5],
}

/** 400 residents of each compared unit, answering the form `resident`. */
export function residents(study: Study, hash: string, random: Random, preset: Preset): readonly Given[] {
  const form = formOf(study, 'resident')
  const codebook = codebookOf(study, form)
  const reversed = reversedItems(codebook)
  const fill = filler(study, hash, form, random)
  const variables = new Map(codebook.variables.map((variable) => [variable.name, variable]))
  const coded = (name: string) => {
    const variable = variables.get(name)
    if (variable?.kind !== 'coded') throw new RangeError(`no coded variable ${name}`)
    return variable
  }

  return study.collection.compared.flatMap((unit, place) => {
    const district = residentDistricts[place % residentDistricts.length]!
    const grids = Array.from({ length: GRIDS }, () => Object.fromEntries(SOURCES.map((source) => [source, noise(random, Math.sqrt(GRID_VARIANCE))])))
    const subdistricts = optionsFor(study, coded('DEM_SUBD'), unit)
    const bands = optionsFor(study, coded('DEM_INC'), unit)
    const channels = optionsFor(study, coded('AWRK'), unit)
    const rightChannel = rightAnswer(study, coded('AWRK'), unit)!
    const wrongChannels = channels.filter((option) => option.code !== rightChannel)
    return Array.from({ length: RESIDENTS }, (_, i) => {
      const grid = i % GRIDS
      const person = describe(random, district)
      const wishes = person.wishes
      wishes['DEM_SUBD'] = subdistricts[grid % subdistricts.length]!.code
      wishes['DEM_INC'] = chance(random, 0.12)
        ? MISSING.refused
        : chance(random, 0.05)
          ? MISSING.dontKnow
          : bands[weighted(random, bands.map((_band, b) => INCOME[b] ?? 5))]!.code
      const mode: Mode = chance(random, district.policeKiosk) ? 'kioskPolice' : HOUSEHOLD_MODES[weighted(random, HOUSEHOLD_MODES.map(([, share]) => share))]![0]
      const coached = chance(random, 0.06)
      const hasty = chance(random, 0.04)

      const latent = latents(random, person, district, grids[grid]!, preset)
      behave(random, person, latent)
      attitudes(random, person, latent, district, preset)

      judge(random, wishes, latent, coached, mode, reversed)
      wishes['AWRK'] = chance(random, 0.12)
        ? MISSING.dontKnow
        : chance(random, clip(0.68 + 0.12 * latent.AWR, 0.05, 0.98))
          ? rightChannel
          : wrongChannels[weighted(random, wrongChannels.map((_option, c) => (c === 0 ? 6 : 1)))]!.code
      if (hasty) hurry(random, wishes)
      wishes['ATT1'] = attention(study, coded('ATT1'), unit, chance(random, hasty ? 0.6 : 0.03), random)
      wishes['COA1'] = coached ? 2 : chance(random, 0.01) ? MISSING.refused : 1
      wishes['COA2'] = code(random, mode === 'kioskPolice' ? [60, 32, 8] : [88, 7, 5])
      wishes['COA3'] = code(random, RECEIVED[mode])
      const lang = language(random)
      if (chance(random, 0.18)) wishes['ROPEN'] = residentRemarks[random.integer(residentRemarks.length)]![lang]
      return fill(wishes, { unit, mode, lang, hasty })
    })
  })
}

interface Person {
  readonly wishes: Wishes
  readonly newcomer: boolean
  readonly older: boolean
  readonly female: boolean
  readonly graduate: boolean
  readonly ruralHukou: boolean
  contact: 'none' | 'good' | 'bad' | 'mixed'
  victim: boolean
}

function describe(random: Random, district: ResidentDistrict): Person {
  const age = code(random, AGE)
  const education = code(random, EDUCATION)
  const inSample = (district.newcomers * 2) / 3
  const newcomer = chance(random, inSample)
  const arrived = !newcomer && chance(random, 0.02)
  const female = chance(random, 0.57)
  // Newcomers rent more; the share of tenants over all stays the district's.
  const tenant = chance(random, newcomer ? 0.75 : (district.tenants - 0.75 * inSample) / (1 - inSample))
  const hukouType = code(random, newcomer ? [55, 15, 28, 2] : [12, 48, 36, 4])
  const wishes: Wishes = {
    SCR1: 1,
    SCR2: arrived ? 2 : 1,
    SCR3: code(random, [4, 96]),
    DEM_GENDER: female ? 2 : 1,
    DEM_AGE: age,
    DEM_EDU: education,
    DEM_OCC: age === 1 && chance(random, 0.35) ? 7 : chance(random, [0, 0, 0, 0.03, 0.5, 0.88][age - 1]!) ? 8 : code(random, WORKING),
    DEM_HUKOU: newcomer ? code(random, [0, 0, 45, 53, 2]) : code(random, [85, 15]),
    DEM_HUKTYPE: hukouType,
    DEM_PERMIT: code(random, [78, 14, 8]),
    DEM_RESYRS: arrived ? MISSING.skipped : code(random, newcomer ? [12, 30, 22, 20, 16] : [2, 7, 9, 17, 65]),
    DEM_TENURE: tenant ? 2 : newcomer ? code(random, [55, 0, 30, 15]) : code(random, [92, 0, 3, 5]),
    DEM_HOUSING: code(random, district.housing),
    DEM_HHDEP: code(random, [28, 24, 14, 34]),
  }
  return { wishes, newcomer, older: age >= 5, female, graduate: education >= 5, ruralHukou: hukouType === 1, contact: 'none', victim: false }
}

/** The source constructs: what all share, what is their own, the grid, the district, the person. */
function latents(random: Random, person: Person, district: ResidentDistrict, grid: { readonly [source: string]: number }, preset: Preset): Latent {
  const shared = random.normal()
  const latent: Latent = { VIS: 0, RES: 0, EFF: 0, PJ: 0, AWR: 0, CEF: 0, PRV: 0, HAZ: 0, TRU: 0, SAF: 0, SAT: 0, PAR: 0 }
  for (const source of SOURCES) {
    const a = GENERAL[source]
    const own = Math.sqrt(1 - GRID_VARIANCE) * (a * shared + Math.sqrt(1 - a * a) * random.normal())
    latent[source] = own + grid[source]! + preset.shift * (district.shift[source] ?? 0)
  }
  if (person.newcomer) {
    latent.AWR -= 0.35
    latent.CEF -= 0.3
    latent.PJ += district.newcomerFairness
  }
  if (person.graduate) latent.PRV += 0.2
  return latent
}

/** What happened to the person: seen, known, met, victim. */
function behave(random: Random, person: Person, latent: Latent): void {
  const { wishes, newcomer } = person
  wishes['VISF'] = 6 - cutSeen(0.6 * latent.VIS + noise(random, 0.8))
  // Newcomers know fewer officers; their lower awareness is in the cuts already.
  const aware = latent.AWR + (newcomer ? 0.35 : 0)
  wishes['KNOW'] = 4 - cutKnown[newcomer ? 'newcomer' : 'local'](0.6 * aware + noise(random, 0.8))
  wishes['APP'] = several(random, [0.35, 0.2, 0.18, 0.15, 0.25], false)
  if ((wishes['APP'] as number[]).length === 0) wishes['APP'] = [6]
  wishes['CON12'] = code(random, [13, 12, 5, 70])
  wishes['CONR'] = several(random, [0.3, 0.35, 0.3, 0.08, 0.25, 0.08, 0.06], true)
  const outcome = cutContact(0.45 * latent.RES + 0.2 * latent.PJ + noise(random, 0.8))
  wishes['CONQ'] = outcome
  wishes['CONF'] = cutContact(0.35 * latent.PJ + 0.45 * ((outcome - 3.6) / 1.1) + noise(random, 0.72))
  if (wishes['CON12'] !== 4) person.contact = outcome >= 4 ? 'good' : outcome <= 2 ? 'bad' : 'mixed'
  wishes['VISH'] = code(random, [55, 22, 15, 6, 2])
  wishes['REP12'] = code(random, [14, 58, 10, 6, 9, 3])
  const happened = several(random, [0.05, 0.01, 0.04, 0.04, 0.25, 0.015, 0.02], false)
  person.victim = happened.some((kind) => kind !== 5)
  wishes['VIC12'] = chance(random, 0.015) ? MISSING.refused : happened.length > 0 ? happened : [8]
  wishes['VICR'] = code(random, [45, 55])
}

/** Trust, safety, satisfaction and willingness follow from the sources and from what happened. */
function attitudes(random: Random, person: Person, latent: Latent, district: ResidentDistrict, preset: Preset): void {
  const { newcomer, older, female, graduate, ruralHukou, contact, victim, wishes } = person
  const yes = (is: boolean, shift: number): number => (is ? shift : 0)
  latent.TRU =
    0.38 * latent.PJ + 0.25 * latent.EFF + 0.15 * latent.RES + 0.08 * latent.CEF - 0.12 * latent.PRV + noise(random, 0.6) +
    yes(older, 0.2) + yes(female, 0.08) + yes(graduate, -0.15) + yes(ruralHukou, 0.1) + yes(contact === 'good', 0.2) + yes(contact === 'bad', -0.6)
  latent.SAF = -0.38 * latent.HAZ + 0.28 * latent.EFF + 0.15 * latent.CEF + 0.1 * latent.TRU + noise(random, 0.74) + yes(female, -0.15) + yes(victim, -0.35)
  latent.SAT =
    0.38 * latent.TRU + 0.22 * latent.RES + 0.18 * latent.EFF + 0.15 * latent.SAF + 0.06 * latent.VIS + noise(random, 0.57) + yes(victim, -0.25)
  latent.PAR =
    0.25 * latent.CEF + 0.22 * latent.AWR + 0.24 * latent.TRU + noise(random, 0.85) +
    preset.shift * (district.shift['PAR'] ?? 0) + yes(newcomer, -0.05) + yes(older, 0.2)
  wishes['SAFO'] = cutSafety(0.9 * latent.SAF + noise(random, 0.44))
  wishes['TRUN'] = cutNational(0.6 * latent.TRU + noise(random, 0.8))
  const tookPart = cutTakingPart(0.4 * latent.PAR + noise(random, Math.sqrt(1 - 0.16))) === 2
  wishes['PARB'] = tookPart ? several(random, [0.18, 0.6, 0.3, 0.35, 0.12, 0.12], true) : [7]
}

/** The scale items and the ratings of the ten services. */
function judge(random: Random, wishes: Wishes, latent: Latent, coached: boolean, mode: Mode, reversed: ReadonlySet<string>): void {
  const style = { agree: noise(random, 0.18), reversed: random.normal() }
  const watched = mode === 'kioskPolice'
  const unsure = wishes['CON12'] === 4 && chance(random, 0.16)
  for (const construct of CONSTRUCTS) {
    const measured = MEASURED[construct]
    const flattered = FLATTERED.has(construct)
    const bent = flattered && (coached || watched) ? { shift: (coached ? 0.7 : 0) + (watched ? 0.4 : 0), spread: coached ? 0.6 : 1 } : STRAIGHT
    measured.lambda.forEach((lambda, i) => {
      const name = `${construct}${i + 1}`
      // Fear of fraud grows with age.
      const own = name === 'HAZ2' && Number(wishes['DEM_AGE']) >= 5 ? 0.2 : 0
      let y = answerItem(random, measured, lambda, reversed.has(name), latent[construct] + own, style, bent)
      if (watched && construct === 'SAT' && y === 4 && chance(random, 0.3)) y = 5
      wishes[name] = y
      if (unsure && construct === 'PJ' && chance(random, 0.75)) wishes[name] = MISSING.dontKnow
    })
  }
  if (wishes['CON12'] === 4 && chance(random, unsure ? 0.75 : 0.036)) wishes['RES2'] = MISSING.dontKnow
  SERVICES.forEach(({ importance, performance, of }, row) => {
    wishes[`IMP${row + 1}`] = clip(Math.round(importance + noise(random, 0.65)), 1, 5)
    wishes[`PRF${row + 1}`] = clip(Math.round(performance + 0.9 * (0.6 * of(latent) + noise(random, 0.8)) + style.agree), 1, 5)
  })
}

/** Who stops reading does so somewhere on the way; from there on half give the same answer throughout, half any. */
function hurry(random: Random, wishes: Wishes): void {
  const same = chance(random, 0.5) ? 4 + random.integer(2) : null
  const items = CONSTRUCTS.slice(random.integer(CONSTRUCTS.length)).flatMap((construct) => MEASURED[construct].lambda.map((_lambda, i) => `${construct}${i + 1}`))
  const rated = SERVICES.flatMap((_service, row) => [`IMP${row + 1}`, `PRF${row + 1}`])
  for (const name of [...items, ...rated]) wishes[name] = same ?? 1 + random.integer(5)
}
