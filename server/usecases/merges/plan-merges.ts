import { endStates } from '#contract/jobs'
import type { MergePlanBody } from '#contract/merges/merge-body'
import { mergeChecklist } from '#contract/merges/merge-sentences'
import type { Plan } from '#contract/plans'
import { ProblemError } from '#contract/problems'
import type { PlanOperation } from '#planning/plans/plan-types'
import type { Database } from '../../database/open-pool.ts'
import { findMergeEvidence, type MergeEvidenceRow } from '../../repositories/merges/merge-evidence.ts'
import { versionsBelow } from '../../repositories/plans/plan-bases.ts'
import type { Session } from '../accounts/session.ts'
import { today } from '../plans/create-plan.ts'
import type { AskPlans } from '../plans/plan-calls.ts'
import { type FoundMerge, getMergeResult } from './read-merges.ts'

/** The longest comment that a step may have. */
const longestComment = 1000
/** The longest name that a plan may have. */
const longestName = 100

const planKinds = { village: 'village_adjust', group: 'group_merge', town: 'township_record' } as const
const planWords = { village: '合村', group: '并组', town: '调乡' } as const

/**
 * Begins a plan in which the groups of a proposal are one, as one step: the centre's division lives on with its code, the others end with their lineage and former names. Throws a problem of kind conflict while the
 * search runs, where there is no such proposal, or where the map has changed since.
 */
export async function planMerges(
  db: Database,
  ask: AskPlans,
  session: Session,
  found: FoundMerge,
  { proposal: number, name, names = {}, groups: only }: MergePlanBody,
): Promise<Plan> {
  const { id, state, question } = found
  if (!endStates.includes(state))
    throw new ProblemError(
      'conflict',
      `This search is ${state}; cancel it to take the best proposal so far, or wait for its end.`,
    )
  const { proposals, level } = await getMergeResult(db, found)
  const proposal = proposals[number - 1]
  if (proposal === undefined)
    throw new ProblemError('conflict', `There is no proposal ${number}: this answer has ${proposals.length}.`)
  const now = await versionsBelow(db, question.scope.divisionId, today())
  if (now.length !== question.versionIds.length || now.some((version, index) => version !== question.versionIds[index]))
    throw new ProblemError(
      'conflict',
      `"${question.scope.name}" or what is in it changed on the map since this was asked; ask again.`,
    )
  const merged = proposal.groups.filter(({ unitIds }) => unitIds.length > 1)
  const named = (ids: readonly string[], member: string, pointers: string) => {
    const unknown = ids.find((unit) => !merged.some(({ unitIds }) => unitIds.includes(unit)))
    if (unknown === undefined) return
    const detail = `"${unknown}" is in no merged group of proposal ${number}`
    throw new ProblemError('invalid-input', `${member}: ${detail}.`, [{ detail, pointer: pointers }])
  }
  named(Object.keys(names), 'names', '/names')
  named(only ?? [], 'groups', '/groups')
  const taken = only === undefined ? merged : merged.filter(({ unitIds }) => unitIds.some((unit) => only.includes(unit)))
  if (taken.length === 0)
    throw new ProblemError('conflict', 'This proposal leaves every division as it is: there is nothing to take into a plan.')
  const operations = taken.map(({ unitIds, centreUnitId }): PlanOperation => {
    const given = unitIds.map((unit) => names[unit]).find((each) => each !== undefined)
    return { op: 'merge', divisionIds: unitIds, keep: centreUnitId, ...(given === undefined ? {} : { name: given }) }
  })
  const plan = {
    name: name ?? `${question.scope.name}${planWords[level]}`.slice(-longestName),
    kind: planKinds[level],
    scope: question.scope.divisionId,
  }
  const evidence = (await findMergeEvidence(db, id)).filter(({ proposal }) => proposal === number)
  return ask('begin', { session, plan, operations, comment: commentOf(found, number, evidence) })
}

/** What the plan's first step says of where it comes from, and what people found of the promises. */
function commentOf({ id }: FoundMerge, number: number, evidence: readonly MergeEvidenceRow[]): string {
  const textOf = new Map(mergeChecklist.map(({ key, text }) => [key, text.zh]))
  const found = evidence.map(({ key, holds, evidence: why }) => `${textOf.get(key) ?? key}:${holds ? '是' : '否'}(${why})`)
  return [`合并建议 merge ${id} 方案 ${number}`, ...found].join(';').slice(0, longestComment)
}
