import { randomUUID } from 'node:crypto'
import type { SitingResult } from '#contract/sitings/siting-answer'
import type { LinearSolver } from '#planning/linear-model'
import { type CurvePoint, curveNumbers, siteCurve } from '#planning/siting/question/site-curve'
import { solveSiting } from '#planning/siting/question/solve-siting'
import { type StatedSiting, stateSiting } from '#planning/siting/question/state-siting'
import type { SitingProgress } from '#planning/siting/siting-types'
import { storeSoFar } from '../../repositories/analyses.ts'
import { holdsSyntheticData } from '../../repositories/data-sets.ts'
import { loadHighsSolver } from '../../solver/highs.ts'
import { Cancelled, type WorkContext } from '../work-context.ts'
import { createAssembler } from './assemble-siting.ts'
import { tieredSiting } from './assemble-tiers.ts'
import { emptySiting, refusedSiting, type SitingFrame } from './frame-siting.ts'
import { loadGround } from './load-ground.ts'
import { type SitingQuestion, wishesOf } from './siting-question.ts'

/** The part of a stored answer that holds all of it. */
export const sitingPart = 'result'
/** What is there so far is stored so often, and the first sites at once. */
const storeMilliseconds = 1000
/** Share of the time in which other numbers of sites are asked about. */
const curveShare = 0.2

let solver: Promise<LinearSolver> | null = null

/** Lets a cancel that came meanwhile be read. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Chooses sites for a facility. The best so far is stored under the job's id while it runs, and stays when the work is cancelled. */
export async function computeSiting(
  context: WorkContext,
  question: SitingQuestion,
): Promise<{ id: string; result: SitingResult }> {
  const { db, report } = context
  const id = context.jobId ?? randomUUID()
  const begun = performance.now()
  const spent = (): number => (performance.now() - begun) / 1000
  report(0.01, 'loading the map')
  const { wishes, speedKmh } = wishesOf(question)
  const { loaded, ground } = await loadGround(context, question, speedKmh)
  const synthetic = await holdsSyntheticData(db)
  const frame = (): SitingFrame => ({ question, revision: loaded.revision, synthetic, seconds: spent() })
  let storedAt = Number.NEGATIVE_INFINITY
  const store = async (result: SitingResult): Promise<{ id: string; result: SitingResult }> => {
    await storeSoFar(db, {
      id,
      kind: 'siting',
      parameters: question,
      revision: loaded.revision,
      part: sitingPart,
      text: JSON.stringify(result),
    })
    storedAt = performance.now()
    return { id, result }
  }
  if (wishes.model === 'tiered')
    return store(tieredSiting(frame, ground, wishes, loaded.streetName, (share) => report(share, 'trying every candidate')))

  const outcome = stateSiting(ground, wishes, (share) => report(0.05 + 0.2 * share, 'finding out who reaches which candidate'))
  if (!outcome.ok) return store(refusedSiting(frame(), ground, outcome.obstacles, outcome.order))
  const { stated } = outcome
  solver ??= loadHighsSolver()
  const options = { seed: question.body.seed, solver: await solver }
  const assembler = createAssembler(ground, wishes, loaded.streetName)
  const { seconds } = question.body
  const asksCurve = question.body.curve && stated.limit !== null && 'sites' in stated.limit
  const searched = performance.now()
  const searching = (): number => (performance.now() - searched) / 1000
  let last: SitingProgress | null = null
  const describe = (isEnd: boolean, curve: CurvePoint[] | null): SitingResult => ({
    ...emptySiting(frame()),
    ...assembler.describe(stated, last!, isEnd, curve),
  })
  try {
    for (const progress of solveSiting(stated, options)) {
      const isFirst = last?.plan == null && progress.plan !== null
      last = progress
      if (progress.state === 'impossible') break
      if (isFirst || performance.now() - storedAt >= storeMilliseconds) await store(describe(false, null))
      await turn()
      const share = searching() / seconds
      report(0.25 + 0.6 * Math.min(1, share), wordsOf(progress))
      if (share >= (asksCurve ? 1 - curveShare : 1)) break
    }
    if (last === null || last.state === 'impossible') {
      const obstacles = last?.obstacles ?? [{ reason: 'none_exists' as const }]
      return await store(refusedSiting(frame(), ground, obstacles, outcome.stated.order, rowOfGroup(stated)))
    }
    const curve = asksCurve ? await drawCurve(stated, options, context, seconds * curveShare) : null
    report(0.97, 'storing the answer')
    return await store(describe(true, curve))
  } catch (error) {
    if (error instanceof Cancelled && last !== null && last.state !== 'impossible') await store(describe(true, null))
    throw error
  }
}

/** The first row of each group, for places that obstacles name by group. */
function rowOfGroup({ groups }: StatedSiting): ((group: number) => number) | null {
  if (groups === null) return null
  return (group) => groups.groupOf.indexOf(group)
}

/** The best for other numbers of sites, each for its share of the seconds. */
async function drawCurve(
  stated: StatedSiting,
  options: Parameters<typeof siteCurve>[3],
  { report }: WorkContext,
  seconds: number,
): Promise<CurvePoint[]> {
  const { candidates, limit, wishes } = stated
  const standing = candidates.filter(
    ({ origin, state }) => wishes.existing === 'keep' && origin === 'facility' && state === 'kept',
  ).length
  const free = candidates.filter(({ state }) => state !== 'closed').length - standing
  const asked = limit !== null && 'sites' in limit ? limit.sites - standing : 1
  const numbers = curveNumbers(asked, free)
  const points: CurvePoint[] = []
  let begun = performance.now()
  const isEnough = (turns: number): boolean => turns > 1 && performance.now() - begun > (1000 * seconds) / numbers.length
  for (const point of siteCurve(stated, numbers, standing, options, isEnough)) {
    points.push(point)
    report(0.86 + (0.1 * points.length) / numbers.length, `other numbers of sites: ${point.sites}`)
    await turn()
    begun = performance.now()
  }
  return points
}

function wordsOf({ plan, gap, state }: SitingProgress): string {
  if (plan === null) return 'looking for first sites'
  const proven = state === 'optimal' ? ', proven best' : gap === null ? '' : `, gap ${(100 * gap).toFixed(1)} %`
  return `${plan.sites.length} sites, objective ${Math.round(plan.objective)}${proven}`
}
