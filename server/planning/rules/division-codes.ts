import type { DivisionKind, DivisionLevel } from '../types.ts'
import type { RuleMark } from './facility-rules.ts'

/** Numbers that the last three digits of a town's or village's code keep for a kind, first and last. */
export interface CodeRange {
  level: 'town' | 'village'
  kind: DivisionKind
  first: number
  last: number
  mark: RuleMark
}

/** The ranges of GB/T 10114 and the statistical division codes; of several of a kind, new codes are taken from the first. 400–499 (类居委会) and 500–599 (类村委会) are quoted, not verified. */
export const codeRanges: readonly CodeRange[] = [
  { level: 'town', kind: 'subdistrict', first: 1, last: 99, mark: 'C' },
  { level: 'town', kind: 'town', first: 100, last: 199, mark: 'C' },
  { level: 'town', kind: 'township', first: 200, last: 399, mark: 'C' },
  { level: 'village', kind: 'community', first: 1, last: 199, mark: 'C' },
  { level: 'village', kind: 'village', first: 200, last: 399, mark: 'C' },
  { level: 'village', kind: 'community', first: 400, last: 499, mark: 'U' },
  { level: 'village', kind: 'village', first: 500, last: 599, mark: 'U' },
]

/** The ranges of a kind on a level, none where its numbers are free. */
export function codeRangesOf(level: DivisionLevel, kind: DivisionKind): CodeRange[] {
  return codeRanges.filter((range) => range.level === level && range.kind === kind)
}

/** The kind that a number on a level is kept for; null where it is kept for none. */
export function kindOfNumber(level: DivisionLevel, number: number): DivisionKind | null {
  return codeRanges.find((range) => range.level === level && number >= range.first && number <= range.last)?.kind ?? null
}

/** How many digits the codes of a level have (6 county + 3 town + 3 village, 15 for a grid; groups likewise); absent where they are as long as their parents make them. */
export const codeLengths: Partial<Record<DivisionLevel, readonly number[]>> = {
  province: [2, 6],
  prefecture: [4, 6],
  county: [6],
  town: [9, 12],
  village: [12],
  group: [15],
  grid_1: [15],
}

/** Digits that a level adds to its parent's code: towns, villages and what Beijing's 15 digits number below them three, grids within grids two. */
export function addedDigits(level: DivisionLevel): number {
  const isWithTwo = level === 'province' || level === 'prefecture' || level === 'county'
  return isWithTwo || (level.startsWith('grid_') && level !== 'grid_1') ? 2 : 3
}
