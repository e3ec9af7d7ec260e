import { type DivisionLevel, divisionLevels } from '#planning/types'
import { view } from '../view.ts'
import { coverageRun } from './coverage-run.ts'

/** Levels that a result has divisions of, largest first. */
export function levelsOf(divisions: readonly { level: DivisionLevel }[]): DivisionLevel[] {
  const present = new Set(divisions.map((division) => division.level))
  return divisionLevels.filter((level) => present.has(level))
}

/** The level that shares are shown at: the one chosen, else communities, else the smallest there is. */
export function resultLevel(): DivisionLevel | null {
  const levels = levelsOf(coverageRun.get().result?.divisions ?? [])
  const { level } = view.get()
  if (level && levels.includes(level)) return level
  return levels.includes('village') ? 'village' : (levels.at(-1) ?? null)
}
