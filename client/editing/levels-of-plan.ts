import type { PlanState } from '#planning/plans/plan-types'
import { type DivisionLevel, divisionLevels } from '#planning/types'

let known: { divisions: PlanState['divisions']; levels: DivisionLevel[] } | null = null

/** Levels below the plan's scope that have divisions, the largest first. */
export function levelsOfPlan({ divisions, scopeId }: PlanState): DivisionLevel[] {
  if (known?.divisions === divisions) return known.levels
  const scope = divisions.get(scopeId)
  const present = new Set([...divisions.values()].map(({ level }) => level))
  known = { divisions, levels: divisionLevels.filter((level) => present.has(level) && level !== scope?.level) }
  return known.levels
}

/** Levels that are edited first, where a plan has them. */
const first: readonly DivisionLevel[] = ['village', 'group', 'grid_1', 'town']

/** The level that a plan begins with. */
export function firstLevel(state: PlanState): DivisionLevel | null {
  const levels = levelsOfPlan(state)
  return first.find((level) => levels.includes(level)) ?? levels[0] ?? null
}
