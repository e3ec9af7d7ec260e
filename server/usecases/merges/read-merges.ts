import type { Job } from '#contract/jobs'
import type { MergeResult } from '#contract/merges/merge-answer'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { findAnalysis } from '../../repositories/analyses.ts'
import { findJob } from '../../repositories/jobs.ts'
import { requireScope } from '../accounts/permissions.ts'
import type { Session } from '../accounts/session.ts'
import { readPart } from '../jobs/read-part.ts'
import { emptyMerge } from './assemble-merges.ts'
import { groupsPart, mergePart, settlementsPart } from './compute-merges.ts'
import type { MergeQuestion } from './merge-question.ts'

/** An answer about merges that an account may see: its question, and its state. */
export interface FoundMerge {
  id: string
  state: Job['state']
  question: MergeQuestion
}

/** Throws where there is no such answer, and where it is about ground outside the account's part of the tree. */
export async function requireMerge(db: Database, session: Session, id: string): Promise<FoundMerge> {
  const [stored, job] = [await findAnalysis(db, 'merge', id), await findJob(db, id)]
  const isMerge = job?.kind === 'merge'
  if (stored === null && !isMerge) throw noSuchMerge(id)
  const question = (stored?.parameters ?? job!.input) as MergeQuestion
  await requireScope(db, session, question.scope.divisionId)
  // Jobs are forgotten sooner than answers.
  return { id, state: isMerge ? job.state : 'done', question }
}

/** An answer as JSON text, as far as it has come. Throws where its job failed. */
export async function getMergeText(db: Database, { id, state, question }: FoundMerge): Promise<string> {
  const text = await readPart(db, id, mergePart)
  if (text === null && state === 'failed') throw noSuchMerge(id)
  const rest = text ?? JSON.stringify(emptyMerge({ question, revision: 0, synthetic: false, seconds: 0 }))
  return `{"id":${JSON.stringify(id)},"state":"${state}",${rest.slice(1)}`
}

/** What is stored of an answer, as far as it has come; throws where nothing is. */
export async function getMergeResult(db: Database, { id }: FoundMerge): Promise<MergeResult> {
  const text = await readPart(db, id, mergePart)
  if (text === null) throw noSuchMerge(id)
  return JSON.parse(text) as MergeResult
}

/** The outlines of a proposal's divisions, or the ways of its settlements, as GeoJSON text; they are there once the search has ended. */
export async function getMergePart(
  db: Database,
  { id, state }: FoundMerge,
  what: 'groups' | 'settlements',
  proposal: number,
): Promise<string> {
  const text = await readPart(db, id, what === 'groups' ? groupsPart(proposal) : settlementsPart(proposal))
  if (text !== null) return text
  if (state === 'queued' || state === 'running')
    throw new ProblemError('conflict', 'The search is still running; its outlines are drawn at its end. Ask again then.')
  throw new ProblemError('not-found', `This answer has no proposal ${proposal}.`)
}

const noSuchMerge = (id: string) =>
  new ProblemError(
    'not-found',
    `There is no answer about merges with the id "${id}"; it may not have got so far, or failed (GET /api/v1/jobs/{id} tells why), and old answers are dropped.`,
  )
