import { diffStates } from '../plans/diff/diff-states.ts'
import type { DivisionDiff, PlanDiff } from '../plans/diff-types.ts'
import type { PlanState } from '../plans/plan-types.ts'
import { divisionLevels } from '../types.ts'
import { noUnits, type PlanFigures, type UnitCounts, unitKindOf } from './campaign-types.ts'

/** What leads from one state of a plan to another, in numbers. As costly as their difference. */
export function figuresOfPlan(
  before: PlanState,
  after: PlanState,
): Pick<PlanFigures, 'before' | 'after' | 'people' | 'newCommunities' | 'reboundCommunities'> {
  const { divisions, lineage } = diffStates(before, after)
  return {
    before: countUnits(before),
    after: countUnits(after),
    people: peopleConcerned(before, divisions),
    ...communitiesChanged(divisions, lineage),
  }
}

/** Communities that are new, and those that go on with another border. Where one was split into several new ids, one of them is the old one that goes on. */
function communitiesChanged(
  divisions: readonly DivisionDiff[],
  lineage: PlanDiff['lineage'],
): Pick<PlanFigures, 'newCommunities' | 'reboundCommunities'> {
  const isCommunity = (side: DivisionDiff['before']): boolean => side !== null && unitKindOf(side) === 'community'
  const came = new Set(divisions.filter(({ before, after }) => isCommunity(after) && !isCommunity(before)).map(({ id }) => id))
  const rebound = divisions.filter(
    ({ before, after, changed }) => isCommunity(before) && isCommunity(after) && changed.includes('ground'),
  ).length
  let goOn = 0
  for (const { id, before, after } of divisions) {
    if (!isCommunity(before) || after !== null) continue
    const heir = lineage.find(({ predecessorId, successorId }) => predecessorId === id && came.has(successorId))
    if (heir) goOn += came.delete(heir.successorId) ? 1 : 0
  }
  return { newCommunities: came.size, reboundCommunities: rebound + goOn }
}

/** Units of each kind in a state, its scope among them; groups that do not tile it are units too. */
function countUnits({ divisions, units }: PlanState): UnitCounts {
  const counts = noUnits()
  for (const division of [...divisions.values(), ...units.values()]) {
    const kind = unitKindOf(division)
    if (kind) counts[kind]++
  }
  return counts
}

const firstLevel = divisionLevels.indexOf('village')

/** People of the divisions that end or change otherwise than in numbers, from villages and communities downwards, none counted twice. */
function peopleConcerned({ divisions }: PlanState, diffs: readonly DivisionDiff[]): number {
  const changing = new Map(
    diffs.flatMap(({ id, what, before, changed }) => {
      const isSo = before !== null && divisionLevels.indexOf(before.level) >= firstLevel
      return isSo && (what === 'ends' || changed.some((each) => each !== 'people')) ? [[id, before] as const] : []
    }),
  )
  const isInAnother = (id: string): boolean => {
    for (let above = divisions.get(id)?.parentId ?? null; above !== null; above = divisions.get(above)?.parentId ?? null)
      if (changing.has(above)) return true
    return false
  }
  return [...changing].reduce((sum, [id, { population }]) => (isInAnother(id) ? sum : sum + population), 0)
}
