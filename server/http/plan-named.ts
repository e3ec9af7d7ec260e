import type { Request } from 'express'
import { ProblemError } from '#contract/problems'
import { planOfCoverage } from '../usecases/coverage/read-coverage.ts'
import { requirePlan } from '../usecases/plans/require-plan.ts'
import { requireSession } from './signed-in.ts'
import { readId } from './validate.ts'

type Database = Parameters<typeof requireSession>[0]

/** The plan whose view of the map a request asks for, which is for accounts that may see it; null for the published map. */
export async function planNamed(
  db: Database,
  request: Request,
  { plan, at }: { plan?: string; at?: string },
): Promise<string | null> {
  if (plan === undefined) return null
  if (at !== undefined) {
    const detail = 'a plan has its own day: ask for one of "plan" and "at"'
    throw new ProblemError('unknown-parameter', `at: ${detail}`, [{ detail, pointer: 'at' }])
  }
  await requirePlan(db, await requireSession(db, request), plan)
  return plan.toLowerCase()
}

/** The id of a coverage answer that whoever asks may read: one about a plan is for those who may see the plan. */
export async function readCoverageId(db: Database, request: Request): Promise<string> {
  const id = readId(request, 'coverage')
  const plan = await planOfCoverage(db, id)
  if (plan !== null) await planNamed(db, request, { plan })
  return id
}
