import { randomUUID } from 'node:crypto'
import type { MergeResult, MergeSettlementCollection } from '#contract/merges/merge-answer'
import type { LinearSolver } from '#planning/linear-model'
import { waysOf } from '#planning/merging/question/measure-travel'
import { type MergeProgress, proposeMerges } from '#planning/merging/question/propose-merges'
import { type StatedMerging, stateMerging } from '#planning/merging/question/state-merging'
import { storeAnalysisPart, storeSoFar } from '../../repositories/analyses.ts'
import { holdsSyntheticData } from '../../repositories/data-sets.ts'
import { countKinds } from '../../repositories/divisions/units-below.ts'
import { loadHighsSolver } from '../../solver/highs.ts'
import { Cancelled, type WorkContext } from '../work-context.ts'
import { createMergeAssembler } from './assemble-merges.ts'
import { outlineGroups, outlineUnits } from './draw-merges.ts'
import { loadMergeGround } from './load-merge-ground.ts'
import { type MergeQuestion, wishesOf } from './merge-question.ts'

/** The part of a stored answer that holds all of it; outlines and settlements of each proposal are parts of their own, the outlines of proposal 0 those of today. */
export const mergePart = 'result'
export const groupsPart = (proposal: number): string => `groups-${proposal}`
export const settlementsPart = (proposal: number): string => `settlements-${proposal}`
/** What is there so far is stored so often, and the first proposal at once. */
const storeMilliseconds = 1000

let solver: Promise<LinearSolver> | null = null

/** Lets a cancel that came meanwhile be read. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

const stageWords: Record<MergeProgress['stage'], [share: number, words: string]> = {
  listing: [0.2, 'listing the groups that the rules allow'],
  choosing: [0.35, 'choosing the best groups'],
  others: [0.5, 'looking for other proposals'],
  curve: [0.7, 'other numbers of divisions left'],
  done: [0.9, 'measuring what changes for whom'],
}

/** Proposes merges. The best so far is stored under the job's id while it runs, and stays when the work is cancelled. */
export async function computeMerges(context: WorkContext, question: MergeQuestion): Promise<{ id: string; result: MergeResult }> {
  const { db, report } = context
  const id = context.jobId ?? randomUUID()
  const begun = performance.now()
  report(0.01, 'loading the map')
  const loaded = await loadMergeGround(context, question)
  const kinds = await countKinds(db, question.scope.divisionId, question.at)
  const synthetic = await holdsSyntheticData(db)
  report(0.1, 'finding out how people would travel')
  const stated = stateMerging(loaded.ground, wishesOf(question))
  const assembler = createMergeAssembler(stated, loaded, kinds)
  solver ??= loadHighsSolver()
  const options = { solver: await solver, seed: question.body.seed, seconds: question.body.seconds }
  let storedAt = Number.NEGATIVE_INFINITY
  const store = async (progress: MergeProgress): Promise<MergeResult> => {
    const { revision } = loaded
    const result = assembler.describe({ question, synthetic, revision, seconds: (performance.now() - begun) / 1000 }, progress)
    const text = JSON.stringify(result)
    await storeSoFar(db, { id, kind: 'merge', parameters: question, revision, part: mergePart, text })
    storedAt = performance.now()
    return result
  }
  const finish = async (progress: MergeProgress): Promise<MergeResult> => {
    const result = await store(progress)
    await storeAnalysisPart(db, id, groupsPart(0), JSON.stringify(outlineUnits(stated, result.units)))
    for (const [index, { choice }] of progress.proposals.entries()) {
      const outlines = outlineGroups(stated, result.proposals[index].groups)
      await storeAnalysisPart(db, id, groupsPart(index + 1), JSON.stringify(outlines))
      await storeAnalysisPart(db, id, settlementsPart(index + 1), JSON.stringify(settlementChanges(stated, choice.groups)))
    }
    return result
  }
  let last: MergeProgress | null = null
  try {
    for (const search = proposeMerges(stated, options); ; ) {
      const step = search.next()
      const isFirst = (last?.proposals.length ?? 0) === 0 && step.value.proposals.length > 0
      last = step.value
      const [share, words] = stageWords[last.stage]
      report(share + 0.2 * (last.stage === 'curve' ? last.frontier.length / Math.max(1, question.body.points) : 0), words)
      if (step.done) break
      if (isFirst || (last.list !== null && performance.now() - storedAt >= storeMilliseconds)) await store(last)
      await turn()
    }
    return { id, result: await finish(last) }
  } catch (error) {
    if (error instanceof Cancelled && last?.list) await finish(last)
    throw error
  }
}

/** How long people of each settlement travel today and to the new centre. */
function settlementChanges({ ground, problem }: StatedMerging, groups: Parameters<typeof waysOf>[2]): MergeSettlementCollection {
  const known = (seconds: number): number | null => (Number.isNaN(seconds) ? null : Math.round(seconds))
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
  return {
    type: 'FeatureCollection',
    features: waysOf(problem.travel, ground.settlements, groups).map(({ settlement, people, before, after }) => {
      const { unit, lon, lat } = ground.settlements[settlement]
      const change = Number.isNaN(before) || Number.isNaN(after) ? null : Math.round(after - before)
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [round(lon), round(lat)] },
        properties: { unitId: ground.units[unit].id, people, before: known(before), after: known(after), change },
      }
    }),
  }
}
