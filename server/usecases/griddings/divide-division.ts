import type { DivisionGridding, EnsembleAnswer, Grid } from '#contract/griddings/gridding-answer'
import type { GroupingKind } from '#contract/griddings/gridding-body'
import { type DivisionProgress, divide } from '#planning/division/divide'
import type { StatedProblem } from '#planning/division/griddings/state-problem'
import { buildingsCut } from '#planning/division/measure/buildings-cut'
import type { LinearSolver } from '#planning/linear-model'
import type { Database } from '../../database/open-pool.ts'
import { loadFacilities } from '../../repositories/facilities.ts'
import type { AreaCache } from '../coverage/area-cache.ts'
import { cutDivision } from './cut-division.ts'
import { describeDivision, provenOf } from './describe-division.ts'
import type { GriddingQuestion, QuestionDivision } from './gridding-question.ts'
import { measureWalks } from './measure-walks.ts'
import { rankAreas } from './rank-areas.ts'
import { standAmong } from './stand-among.ts'

/** One division's part of an answer. */
export interface DividedDivision {
  answer: DivisionGridding
  grids: Grid[]
}

/** What the work is given, and whom it tells how far it is. */
export interface DivideContext {
  db: Database
  areas: AreaCache
  solver: LinearSolver
  /** Share 0–1 of this division and words; throws where the work is cancelled. */
  report(share: number, message: string): void
  /** Called after every slice of search with what describes the answer so far, and whether that has a plan; awaited. */
  onSlice(describe: () => DividedDivision, hasPlan: boolean): Promise<void>
}

/** Share of the time in which plans are drawn at random to compare with; so many a chain at least, however late it is; and how many where slices are counted in place of seconds. */
const comparingShare = 0.25
const fewestToCompare = 20
const plansToCompare = 100

/**
 * Cuts a division's ground, searches for so many seconds (or slices, where the question counts them) or until the best plan is proven, and compares what was found; the cutting is not counted. Throws a problem where a
 * wish names what is not on the ground, and where that has too many units.
 */
export async function divideDivision(
  context: DivideContext,
  question: GriddingQuestion,
  division: QuestionDivision,
  seconds: number,
): Promise<DividedDivision> {
  const { solver, report } = context
  const { slices } = question
  report(0, `${division.name}: cutting the ground into units`)
  const cut = await cutDivision(context.db, question, division)
  const { stated } = cut
  const begun = performance.now()
  const spent = (): number => (performance.now() - begun) / 1000
  let last: DivisionProgress | null = null
  let described: { progress: DivisionProgress; grids: Grid[] } | null = null
  const describe = (ensemble: EnsembleAnswer | null = null): DividedDivision => {
    const progress = last!
    const known = described?.progress.plan === progress.plan ? described!.grids : null
    const divided = describeDivision(division, cut, progress, ensemble, spent(), known)
    described = { progress, grids: divided.grids }
    return divided
  }
  for (const progress of divide(stated.problem, { seed: question.seed, solver })) {
    last = progress
    await context.onSlice(describe, progress.plan !== null)
    await turn()
    const done = slices === null ? spent() / seconds : progress.slices / slices
    report(shareOf(done), `${division.name}: ${wordsOf(progress, partWords[question.kind])}`)
    if (slices === null ? spent() > seconds * (1 - comparingShare) : progress.slices >= slices) break
  }
  const { plan } = last!
  const tell = () =>
    report(shareOf(slices === null ? spent() / seconds : 1), `${division.name}: comparing with plans drawn at random`)
  const isEnough = (plans: number): boolean =>
    slices === null ? plans >= fewestToCompare && spent() >= seconds : plans >= plansToCompare
  const divided = describe(plan && (await standAmong(stated.problem, plan, question.seed, isEnough, tell)))
  return plan === null ? divided : measured(context, division, stated, divided)
}

/** The same with what is measured of the plan that is answered only: buildings cut, and the grids' stations and walks where they are grids. */
async function measured(
  { db, areas, report }: DivideContext,
  { name, gridLevel, unitLevel }: QuestionDivision,
  stated: StatedProblem,
  { answer, grids }: DividedDivision,
): Promise<DividedDivision> {
  const outlines = grids.map(({ geometry }) => geometry.coordinates)
  const metrics = answer.metrics && {
    ...answer.metrics,
    buildingsCut: unitLevel === null ? buildingsCut(stated.ground.buildings, outlines) : null,
  }
  if (gridLevel === null) {
    const isRanked = unitLevel === 'town' || unitLevel === 'village'
    const ranked = isRanked ? rankAreas(stated, grids, await loadFacilities(db), unitLevel) : grids
    return { answer: { ...answer, metrics }, grids: ranked }
  }
  const streets = await areas.streets(db, 'walk', (message) => report(0.99, `${name}: ${message}`))
  const walked = measureWalks(stated, grids, gridLevel === 'village' ? 'community_service_station' : 'grid_station', streets)
  return { answer: { ...answer, metrics: metrics && { ...metrics, walk: walked.walk } }, grids: walked.grids }
}

const partWords: Partial<Record<GroupingKind, string>> = { grid: 'grids', community: 'communities' }

const shareOf = (done: number): number => Math.min(0.99, done)

/** Lets a cancel that came meanwhile be read. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

function wordsOf(progress: DivisionProgress, parts = 'parts'): string {
  const { plan, obstacles } = progress
  if (plan === null)
    return obstacles.some(({ reason }) => reason !== 'none_found') ? 'no plan is possible' : 'looking for a first plan'
  const { gap } = provenOf(progress)
  const proven = gap === null ? '' : gap === 0 ? ', proven best' : `, gap ${(100 * gap).toFixed(1)} %`
  return `${plan.parts} ${parts}, objective ${Math.round(plan.objective)}${proven}`
}
