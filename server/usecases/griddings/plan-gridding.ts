import type { GriddingPlanBody } from '#contract/griddings/gridding-body'
import { endStates } from '#contract/jobs'
import type { Plan } from '#contract/plans'
import { ProblemError } from '#contract/problems'
import type { DividedPart, PlanOperation } from '#planning/plans/plan-types'
import type { Database } from '../../database/open-pool.ts'
import { divisionsAbove } from '../../repositories/divisions/division-ancestors.ts'
import { versionsBelow } from '../../repositories/plans/plan-bases.ts'
import type { Session } from '../accounts/session.ts'
import { today } from '../plans/create-plan.ts'
import type { AskPlans } from '../plans/plan-calls.ts'
import { isPlannable, type QuestionDivision } from './gridding-question.ts'
import { type FoundGridding, getGriddingResult } from './read-gridding.ts'

/** The longest name that a plan may have. */
const longestName = 100

/**
 * Begins a plan in which the divisions of a gridding that have grids consist of these, as one step. Throws a problem of kind conflict while the gridding runs, where
 * it found no grids, and where its divisions are other than they were when it was asked for.
 */
export async function planGridding(
  db: Database,
  ask: AskPlans,
  session: Session,
  { id, state, question }: FoundGridding,
  { name }: GriddingPlanBody,
): Promise<Plan> {
  if (!isPlannable(question.kind))
    throw new ProblemError(
      'conflict',
      `A ${question.kind} is a grouping of divisions that leaves their borders alone, so there is nothing to plan; download it: GET /api/v1/griddings/${id}/grids.geojson or /grids.csv.`,
    )
  if (!endStates.includes(state))
    throw new ProblemError('conflict', `This gridding is ${state}; cancel it to take the best grids so far, or wait for its end.`)
  const { grids, divisions } = await getGriddingResult(db, id)
  const gridded = question.divisions.filter((division) => grids.some(({ divisionId }) => divisionId === division.id))
  if (gridded.length === 0)
    throw new ProblemError('conflict', 'This gridding found no grids that keep all wishes: there is nothing to take into a plan.')
  await requireUnchanged(db, gridded)
  const scope = await commonAncestor(db, gridded)
  const isCommunities = question.kind === 'community'
  const levelOf = new Map(divisions.map(({ divisionId, gridLevel }) => [divisionId, gridLevel!]))
  const operations = gridded.map(
    (division): PlanOperation => ({
      op: 'divide',
      parentId: division.id,
      level: levelOf.get(division.id)!,
      parts: grids
        .filter(({ divisionId }) => divisionId === division.id)
        .map(({ gridId, code, name, change, geometry }): DividedPart => {
          // A community that stays as it is keeps its grids; with other ground they are to be divided anew.
          if (isCommunities && gridId !== null && change === 'same') return { id: gridId }
          const label = gridId === null ? { code: code ?? undefined, name: name ?? undefined } : { id: gridId }
          const kind = isCommunities && gridId === null ? { kind: 'community' as const } : {}
          return { ...label, ...kind, geometry: geometry.coordinates }
        }),
    }),
  )
  if (isCommunities && grids.every(({ change }) => change === 'same'))
    throw new ProblemError('conflict', 'Every community stays as it is: there is nothing to take into a plan.')
  const plan = {
    name: name ?? `${scope.name}${isCommunities ? '社区调整' : '网格划分'}`.slice(-longestName),
    kind: isCommunities ? ('community_adjust' as const) : ('grid_adjust' as const),
    scope: scope.id,
  }
  return ask('begin', { session, plan, operations, comment: `自动划分 gridding ${id}` })
}

/** Throws where a division or anything below it was published anew since the gridding was asked for. */
async function requireUnchanged(db: Database, divisions: readonly QuestionDivision[]): Promise<void> {
  for (const { id, name, versionIds } of divisions) {
    const now = await versionsBelow(db, id, today())
    if (now.length === versionIds.length && now.every((version, index) => version === versionIds[index])) continue
    throw new ProblemError(
      'conflict',
      `"${name}" or what is in it changed on the map since this gridding was asked for; ask again.`,
    )
  }
}

/** The lowest division that holds all of some, or is the only one. */
async function commonAncestor(
  db: Database,
  [first, ...others]: readonly QuestionDivision[],
): Promise<{ id: string; name: string }> {
  let common = await divisionsAbove(db, first.id)
  for (const { id } of others) {
    const above = new Set((await divisionsAbove(db, id)).map((each) => each.id))
    common = common.filter((each) => above.has(each.id))
  }
  if (common.length > 0) return common[0]
  throw new ProblemError(
    'conflict',
    'These divisions have nothing above them in common: a plan redraws one division. Take them one by one.',
  )
}
