import { type DivisionKind, type DivisionLevel, divisionLevels } from '../../../types.ts'
import { childrenOf } from '../../plan-state.ts'
import type { PlanDivision, PlanState } from '../../plan-types.ts'

/** What a division of a level is where nobody says. */
export const usualKind: Record<DivisionLevel, DivisionKind> = {
  province: 'province',
  prefecture: 'prefecture',
  county: 'county',
  town: 'town',
  village: 'village',
  group: 'villager_group',
  grid_1: 'basic_grid',
  grid_2: 'micro_grid',
  grid_3: 'micro_grid',
  grid_4: 'micro_grid',
  compound: 'compound',
  building: 'building',
}

/** Whether divisions of a level may tile another: they lie below it, are no units, and are of the level of those that are there. */
export function canHold(state: PlanState, parent: PlanDivision, level: DivisionLevel): boolean {
  const present = childrenOf(state, parent.id)
  const tiling = present.length > 0 ? state.divisions.get(present[0])!.level : level
  const isBelow = divisionLevels.indexOf(level) > divisionLevels.indexOf(parent.level)
  return isBelow && level === tiling && level !== 'compound' && level !== 'building'
}
