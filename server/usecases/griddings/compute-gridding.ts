import { randomUUID } from 'node:crypto'
import type { GriddingResult } from '#contract/griddings/gridding-answer'
import type { LinearSolver } from '#planning/linear-model'
import { storeSoFar } from '../../repositories/analyses.ts'
import { holdsSyntheticData } from '../../repositories/data-sets.ts'
import { currentRevision } from '../../repositories/revisions.ts'
import { loadHighsSolver } from '../../solver/highs.ts'
import { Cancelled, type WorkContext } from '../work-context.ts'
import { assembleGridding } from './assemble-gridding.ts'
import { type DividedDivision, divideDivision } from './divide-division.ts'
import type { GriddingQuestion } from './gridding-question.ts'

/** The part of a stored answer that holds all of it. */
export const griddingPart = 'result'
/** What is there so far is stored so often, and each division's first plan at once. */
const storeMilliseconds = 1000

let solver: Promise<LinearSolver> | null = null

/**
 * Divides divisions one after the other, each for its share of the seconds of search that are left. What is best so far is stored under the job's id while it runs, so that others can look
 * at it, and stays when the work is cancelled.
 */
export async function computeGridding(
  context: WorkContext,
  question: GriddingQuestion,
): Promise<{ id: string; result: GriddingResult }> {
  const { db, areas } = context
  const id = context.jobId ?? randomUUID()
  const begun = performance.now()
  const spent = (): number => (performance.now() - begun) / 1000
  solver ??= loadHighsSolver()
  const loaded = await solver
  const [revision, synthetic] = [await currentRevision(db), await holdsSyntheticData(db)]
  const done: DividedDivision[] = []
  const searched = (): number => done.reduce((sum, { answer }) => sum + answer.seconds, 0)
  let open: (() => DividedDivision) | null = null
  let storedAt = Number.NEGATIVE_INFINITY
  const store = async (): Promise<GriddingResult> => {
    const about = { revision, synthetic, seconds: spent(), computedAt: new Date().toISOString() }
    const result = assembleGridding(question, open ? [...done, open()] : done, about)
    const text = JSON.stringify(result)
    await storeSoFar(db, { id, kind: 'gridding', parameters: question, revision, part: griddingPart, text })
    storedAt = performance.now()
    return result
  }
  try {
    for (const [index, division] of question.divisions.entries()) {
      const left = question.divisions.length - index
      const report = (share: number, message: string) => context.report((index + share) / question.divisions.length, message)
      let isFirst = true
      const onSlice = async (describe: () => DividedDivision, hasPlan: boolean) => {
        open = describe
        const isNews = hasPlan && isFirst
        if (isNews) isFirst = false
        if (isNews || performance.now() - storedAt >= storeMilliseconds) await store()
      }
      const divided = await divideDivision(
        { db, areas, solver: loaded, report, onSlice },
        question,
        division,
        Math.max(0, question.seconds - searched()) / left,
      )
      done.push(divided)
      open = null
    }
    return { id, result: await store() }
  } catch (error) {
    if (error instanceof Cancelled) await store()
    throw error
  }
}
