import type { GriddingResult } from '#contract/griddings/gridding-answer'
import type { Job } from '#contract/jobs'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { findAnalysis } from '../../repositories/analyses.ts'
import { findJob } from '../../repositories/jobs.ts'
import { requireScope } from '../accounts/permissions.ts'
import type { Session } from '../accounts/session.ts'
import { readPart } from '../jobs/read-part.ts'
import { assembleGridding } from './assemble-gridding.ts'
import { griddingPart } from './compute-gridding.ts'
import type { GriddingQuestion } from './gridding-question.ts'

/** A gridding that an account may see: its question, its state, and whether anything of its answer is stored. */
export interface FoundGridding {
  id: string
  state: Job['state']
  question: GriddingQuestion
}

/** Throws where there is no such gridding, and where one of its divisions lies outside the account's part of the tree. */
export async function requireGridding(db: Database, session: Session, id: string): Promise<FoundGridding> {
  const [stored, job] = [await findAnalysis(db, 'gridding', id), await findJob(db, id)]
  const isGridding = job?.kind === 'gridding'
  if (stored === null && !isGridding) throw noSuchGridding(id)
  const question = (stored?.parameters ?? job!.input) as GriddingQuestion
  for (const division of question.divisions) await requireScope(db, session, division.id)
  // Jobs are forgotten sooner than answers.
  return { id, state: isGridding ? job.state : 'done', question }
}

/** A gridding's answer as JSON text, as far as it has come. Throws the problem of a job that failed. */
export async function getGriddingText(db: Database, { id, state, question }: FoundGridding): Promise<string> {
  const text = await storedText(db, id)
  if (text === null && state === 'failed') throw noSuchGridding(id)
  const about = { revision: 0, synthetic: false, seconds: 0, computedAt: new Date().toISOString() }
  const rest = text ?? JSON.stringify(assembleGridding(question, [], about))
  return `{"id":${JSON.stringify(id)},"state":"${state}",${rest.slice(1)}`
}

/** A gridding's answer as far as it has come, without its id and state. */
export async function getGriddingSoFar(db: Database, found: FoundGridding): Promise<GriddingResult> {
  return JSON.parse(await getGriddingText(db, found)) as GriddingResult
}

/** What is stored of a gridding's answer; throws where nothing is. */
export async function getGriddingResult(db: Database, id: string): Promise<GriddingResult> {
  const text = await storedText(db, id)
  if (text === null) throw noSuchGridding(id)
  return JSON.parse(text) as GriddingResult
}

const storedText = (db: Database, id: string) => readPart(db, id, griddingPart)

const noSuchGridding = (id: string) =>
  new ProblemError(
    'not-found',
    `There is no gridding with the id "${id}"; it may have failed (GET /api/v1/jobs/{id} tells why), and old answers are dropped.`,
  )
