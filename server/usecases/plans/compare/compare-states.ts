import type { DiffAnswer } from '#contract/plans/diff'
import { ProblemError } from '#contract/problems'
import { diffStates } from '#planning/plans/diff/diff-states'
import { movedGround } from '#planning/plans/diff/moved-ground'
import type { PlanState } from '#planning/plans/plan-types'
import type { Database } from '../../../database/open-pool.ts'
import { findDivisionName } from '../../../repositories/divisions/division-ancestors.ts'
import { versionsBelow } from '../../../repositories/plans/plan-bases.ts'
import { today } from '../create-plan.ts'
import type { PlanDesk } from '../desk/plan-desk.ts'
import { restrictState } from './restrict-state.ts'

/** One side of a comparison: a day of the published map, or a plan as it is now. */
export type DiffSide = { day: string } | { planId: string }

/** What is compared; `scopeId` null: the smaller of the two plans' scopes. */
export interface DiffQuestion {
  from: DiffSide
  to: DiffSide
  scopeId: string | null
  withGround: boolean
}

/** Compares two of: the published map on a day, plans. Throws a problem where one side has no such division. */
export async function compareStates(db: Database, desk: PlanDesk, question: DiffQuestion): Promise<DiffAnswer> {
  const [one, other] = [await openSide(db, desk, question.from), await openSide(db, desk, question.to)]
  const scopeId = question.scopeId ?? commonScope(one, other)
  const prefer = one.prefer ?? other.prefer ?? 'grid'
  const from = await stateOf(db, desk, one, scopeId, prefer)
  const to = await stateOf(db, desk, other, scopeId, prefer)
  return {
    scopeId,
    ...diffStates(from, to),
    ...(question.withGround ? { ground: movedGround(from, to) } : {}),
    fromVersion: one.version,
    toVersion: other.version,
  }
}

interface OpenSide {
  day: string | null
  state: PlanState | null
  prefer: 'group' | 'grid' | null
  version: number | null
}

async function openSide(db: Database, desk: PlanDesk, side: DiffSide): Promise<OpenSide> {
  if ('day' in side) return { day: side.day, state: null, prefer: null, version: null }
  const { row, state } = await desk.open(db, side.planId)
  return { day: null, state, prefer: row.prefer, version: row.version }
}

/** The smaller of two plans' scopes, where it lies in the other; that of the one that there is. */
function commonScope({ state: one }: OpenSide, { state: other }: OpenSide): string {
  if (one && other) {
    if (other.divisions.has(one.scopeId)) return one.scopeId
    if (one.divisions.has(other.scopeId)) return other.scopeId
    throw new ProblemError(
      'nothing-to-compute',
      'The two plans redraw different parts of the map, neither of which lies in the other: there is nothing to compare.',
    )
  }
  const scopeId = (one ?? other)?.scopeId
  if (scopeId === undefined) throw new Error('got no scope when expected one for two days')
  return scopeId
}

async function stateOf(
  db: Database,
  desk: PlanDesk,
  { day, state }: OpenSide,
  scopeId: string,
  prefer: 'group' | 'grid',
): Promise<PlanState> {
  if (state !== null) {
    const part = restrictState(state, scopeId, prefer)
    if (part) return part
  } else {
    const versionIds = await versionsBelow(db, scopeId, day ?? today())
    if (versionIds.length > 0) return (await desk.bases.load(db, { scopeId, prefer, versionIds })).state
  }
  const name = await findDivisionName(db, scopeId)
  throw new ProblemError(
    'not-found',
    `${name ? `"${name.name}" (${name.code})` : `The division ${scopeId}`} is not ${day === null ? 'in that plan' : `on the map of ${day}`}: there is nothing to compare.`,
  )
}
