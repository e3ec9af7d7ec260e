import type { PlanKind, PlanState } from '#planning/plans/plan-types'
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

/** The level that each kind of plan is about. */
const levelOfKind: Record<PlanKind, DivisionLevel> = {
  grid_adjust: 'grid_1',
  community_adjust: 'village',
  village_adjust: 'village',
  group_merge: 'group',
  township_record: 'town',
}

/** The level that a plan begins with: the one that it is about, else villages, else the largest it has. */
export function firstLevel(state: PlanState, kind: PlanKind): DivisionLevel | null {
  const levels = levelsOfPlan(state)
  return [levelOfKind[kind], 'village' as const].find((level) => levels.includes(level)) ?? levels[0] ?? null
}
