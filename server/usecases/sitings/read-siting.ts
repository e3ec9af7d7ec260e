import { endStates, type Job } from '#contract/jobs'
import { ProblemError } from '#contract/problems'
import type { SitingResult } from '#contract/sitings/siting-answer'
import type { Database } from '../../database/open-pool.ts'
import { findAnalysis } from '../../repositories/analyses.ts'
import { findJob } from '../../repositories/jobs.ts'
import { requireScope } from '../accounts/permissions.ts'
import type { Session } from '../accounts/session.ts'
import { readPart } from '../jobs/read-part.ts'
import { sitingPart } from './compute-siting.ts'
import { emptySiting } from './frame-siting.ts'
import type { SitingQuestion } from './siting-question.ts'

/** A siting that an account may see: its question, and its state. */
export interface FoundSiting {
  id: string
  state: Job['state']
  question: SitingQuestion
}

/** Throws where there is no such siting, and where it is about ground outside the account's part of the tree. */
export async function requireSiting(db: Database, session: Session, id: string): Promise<FoundSiting> {
  const [stored, job] = [await findAnalysis(db, 'siting', id), await findJob(db, id)]
  const isSiting = job?.kind === 'siting'
  if (stored === null && !isSiting) throw noSuchSiting(id)
  const question = (stored?.parameters ?? job!.input) as SitingQuestion
  if (question.withinId !== null) await requireScope(db, session, question.withinId)
  else if (session.scope !== null)
    throw new ProblemError('forbidden', `This siting is about the whole map, and ${session.name} is for "${session.scope.name}".`)
  // Jobs are forgotten sooner than answers.
  return { id, state: isSiting ? job.state : 'done', question }
}

/** A siting's answer as JSON text, as far as it has come. Throws where its job failed. */
export async function getSitingText(db: Database, { id, state, question }: FoundSiting): Promise<string> {
  const text = await storedText(db, id)
  if (text === null && state === 'failed') throw noSuchSiting(id)
  const rest = text ?? JSON.stringify(emptySiting({ question, revision: 0, synthetic: false, seconds: 0 }))
  return `{"id":${JSON.stringify(id)},"state":"${state}",${rest.slice(1)}`
}

/** What is stored of a siting's answer, as far as it has come; throws where nothing is. */
export async function getSitingResult(db: Database, { id }: FoundSiting): Promise<SitingResult> {
  const text = await storedText(db, id)
  if (text === null) throw noSuchSiting(id)
  return JSON.parse(text) as SitingResult
}

/** How many sitings' kept facilities are remembered. */
const mostRemembered = 100

/** Tells the ids of the existing facilities that stay open in a siting; remembers those of ended ones, whose answers do not change, since a dragged site asks many times a second. */
export function createKeptIds(db: Database): (siting: FoundSiting) => Promise<readonly string[]> {
  const remembered = new Map<string, readonly string[]>()
  return async (siting) => {
    const known = remembered.get(siting.id)
    if (known) return known
    const ids = (await getSitingResult(db, siting)).kept.map(({ candidateId }) => candidateId)
    if (endStates.includes(siting.state)) {
      if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!)
      remembered.set(siting.id, ids)
    }
    return ids
  }
}

const storedText = (db: Database, id: string) => readPart(db, id, sitingPart)

const noSuchSiting = (id: string) =>
  new ProblemError(
    'not-found',
    `There is no siting with the id "${id}"; it may not have got so far, or failed (GET /api/v1/jobs/{id} tells why), and old answers are dropped.`,
  )
