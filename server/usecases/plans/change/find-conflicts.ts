import type { ConflictSide, PlanConflict } from '#contract/plans'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { countsOf, outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import type { Database } from '../../../database/open-pool.ts'
import { type LastTouch, lastTouches } from '../../../repositories/plans/plan-events.ts'

/** A plan at one of its versions. */
export interface PlanAt {
  version: number
  state: PlanState
}

/** Sets two versions of divisions side by side: the one that somebody drew on, and the one that is there now. */
export async function describeConflicts(
  db: Database,
  planId: string,
  divisionIds: readonly string[],
  yours: PlanAt,
  theirs: PlanAt,
): Promise<PlanConflict[]> {
  const [mine, other] = await Promise.all([yours, theirs].map(({ version }) => lastTouches(db, planId, divisionIds, version)))
  return divisionIds.map((divisionId) => ({
    divisionId,
    yours: conflictSide(yours.state, divisionId, mine.get(divisionId)),
    theirs: conflictSide(theirs.state, divisionId, other.get(divisionId)),
  }))
}

/** A division as it is in a state; all null where it is not there. */
export function conflictSide(state: PlanState, id: string, touch: LastTouch | undefined): ConflictSide {
  const division = state.divisions.get(id)
  const shown = division ?? state.units.get(id)
  const counts = division ? countsOf(state, id) : null
  return {
    version: touch?.version ?? 0,
    name: shown?.name ?? null,
    code: shown?.code ?? null,
    parentId: shown?.parentId ?? null,
    households: counts?.households ?? null,
    population: counts?.population ?? null,
    areaSquareMeters: division ? polygonSquareMeters(outlineOfDivision(state, id)) : null,
    by: touch?.by ?? null,
    at: touch?.at ?? null,
    comment: touch?.comment ?? null,
  }
}
