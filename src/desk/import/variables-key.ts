import { columnsOf, type MappedVariable } from '../../../analysis/intake/map.ts'

/** The first column of a variable names it while it is edited: its name may change. */
export const keyOf = (variable: MappedVariable): string => columnsOf(variable)[0]!
