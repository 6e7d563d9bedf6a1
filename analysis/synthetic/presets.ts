/**
 * The four characters of the demo districts, taken in the order of the compared units: A an old central area with fused grids,
 * B many newcomers, C little reform, D a new development area. Sizes are invented; they say nothing about any real place.
 */
export interface Preset {
  /** Multiplies the shifts between districts. 1 is realistic; `exaggerated` lights up tests in class. */
  readonly shift: number
}
export const presets: { readonly [name: string]: Preset } = { main: { shift: 1 }, exaggerated: { shift: 2.5 } }

export const RESIDENTS = 400
export const GRIDS = 32
/** Officers (two kinds and leaders), auxiliaries, full-time and part-time grid workers: codes of ROLE, 90 people a district. */
export const STAFF: readonly (readonly [role: number, n: number])[] = [
  [1, 17],
  [2, 4],
  [3, 4],
  [4, 25],
  [5, 31],
  [6, 9],
]

export interface ResidentDistrict {
  readonly shift: { readonly [construct: string]: number }
  /** Fairness as newcomers meet it. */
  readonly newcomerFairness: number
  /** Population share of newcomers; the sample has a third fewer. */
  readonly newcomers: number
  readonly tenants: number
  /** Shares of DEM_HOUSING 1-7. */
  readonly housing: readonly number[]
  /** Share who answer on a kiosk in a police building. */
  readonly policeKiosk: number
}
export const residentDistricts: readonly ResidentDistrict[] = [
  {
    shift: { VIS: 0.15, RES: 0.1, EFF: 0.1, PJ: 0.1, AWR: 0.2, CEF: 0.15, PRV: 0.05, HAZ: -0.1, PAR: -0.05 },
    newcomerFairness: 0,
    newcomers: 0.22,
    tenants: 0.24,
    housing: [45, 30, 8, 4, 9, 4, 0],
    policeKiosk: 0,
  },
  {
    shift: { RES: -0.1, PJ: -0.15, AWR: -0.2, CEF: -0.25, PRV: 0.15, HAZ: 0.2 },
    newcomerFairness: -0.1,
    newcomers: 0.48,
    tenants: 0.5,
    housing: [18, 30, 14, 24, 3, 9, 2],
    policeKiosk: 0,
  },
  {
    shift: { VIS: -0.15, RES: -0.05, EFF: -0.1, AWR: -0.1, CEF: 0.05, PRV: -0.15, HAZ: 0.05, PAR: 0.05 },
    newcomerFairness: 0,
    newcomers: 0.15,
    tenants: 0.16,
    housing: [25, 40, 10, 8, 8, 3, 6],
    policeKiosk: 0.12,
  },
  {
    shift: { VIS: 0.05, RES: 0.05, PJ: 0.05, AWR: 0.05, CEF: -0.1, HAZ: -0.1, PAR: 0.1 },
    newcomerFairness: 0,
    newcomers: 0.38,
    tenants: 0.4,
    housing: [6, 52, 22, 8, 1, 8, 3],
    policeKiosk: 0,
  },
]

export interface StaffDistrict {
  readonly shift: { readonly [construct: string]: number }
  /** Households served: median and SD of the logarithm (B is unbalanced). */
  readonly households: { readonly median: number; readonly sd: number }
}
export const staffDistricts: readonly StaffDistrict[] = [
  { shift: { INFO: 0.25, LINK: 0.3 }, households: { median: 330, sd: 0.35 } },
  { shift: { GRD: -0.4, TEAM: -0.3 }, households: { median: 520, sd: 0.55 } },
  { shift: { INFO: -0.35, LINK: -0.3 }, households: { median: 420, sd: 0.35 } },
  { shift: { TEAM: -0.15 }, households: { median: 380, sd: 0.35 } },
]
