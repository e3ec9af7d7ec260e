import { type CoverageBody, type CoverageResult, coverageBodySchema } from '#contract/coverage'
import { ProblemError } from '#contract/problems'
import { computeCoverage as compute } from '#planning/coverage/compute-coverage'
import type { CoverageOutcome, DemandTable } from '#planning/coverage/coverage-types'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import type { NetworkReport } from '#planning/network/network'
import type { DemandPoint } from '#planning/types'
import { storeAnalysis } from '../../repositories/analyses.ts'
import { holdsSyntheticData } from '../../repositories/data-sets.ts'
import { loadDemand } from '../../repositories/demand.ts'
import { loadDivisions } from '../../repositories/divisions.ts'
import { loadFacilities } from '../../repositories/facilities.ts'
import { currentRevision } from '../../repositories/revisions.ts'
import type { WorkContext } from '../work-context.ts'
import { demandTable, divisionTable } from './load-area.ts'
import { questionHash } from './request-coverage.ts'
import { requireHoldings } from './require-holdings.ts'

/** Computes who reaches the asked facilities in time, stores the answer, and tells its id. */
export async function computeCoverage(context: WorkContext, input: unknown): Promise<{ id: string }> {
  const question = coverageBodySchema.parse(input)
  const { db } = context
  await requireHoldings(db, question)
  const begun = performance.now()
  context.report(0.02, 'loading the street network')
  const revision = await currentRevision(db)
  const loaded = await context.networks.load(db, question.mode, (message) => context.report(0.05, message))
  if (loaded === null)
    throw new ProblemError('nothing-to-compute', `No street on the map can be used in mode "${question.mode}".`)
  context.report(0.3, 'loading people, divisions and facilities')
  const people = await loadDemand(db)
  const demand = demandTable(people)
  const divisions = divisionTable(await loadDivisions(db, question.at))
  const facilities = await loadFacilities(db)
  const withinDivision = question.within === undefined ? -1 : divisions.findIndex((division) => division.id === question.within)
  if (question.within !== undefined && withinDivision < 0)
    throw new ProblemError('not-found', `There is no division "${question.within}" on ${question.at}.`)
  // What was published while this was loaded may be half in it; the answer must be true for one revision.
  if ((await currentRevision(db)) !== revision) return computeCoverage(context, input)
  context.report(0.4, 'searching the streets')
  const { categories, minutes, speedKmh, capMeters, counted } = question
  const outcome = compute(
    { ...loaded, demand, divisions, facilities, question: { categories, minutes, speedKmh, capMeters, counted, withinDivision } },
    (share) => context.report(0.4 + 0.5 * share, 'computing coverage'),
  )
  context.report(0.92, 'storing the answer')
  const synthetic = await holdsSyntheticData(db)
  const result = toResult(
    question,
    { ...outcome, warnings: [...outcome.warnings, ...estimateWarnings(people)] },
    loaded.report,
    synthetic,
    (performance.now() - begun) / 1000,
  )
  const id = await storeAnalysis(db, {
    kind: 'coverage',
    parameters: question,
    parametersHash: questionHash(question),
    revision,
    result,
    parts: { isochrones: isochroneText(outcome), gaps: gapText(outcome, demand), demand: demandText(outcome, demand) },
  })
  return { id }
}

/** Says so where people were not counted but derived. */
function estimateWarnings(people: readonly DemandPoint[]): CoverageOutcome['warnings'] {
  const estimated = people.reduce((sum, point) => sum + (point.estimated ? point.population : 0), 0)
  const all = people.reduce((sum, point) => sum + point.population, 0)
  if (estimated === 0 || all === 0) return []
  const percent = Math.round((1000 * estimated) / all) / 10
  return [
    {
      zh: `${percent} % 的人口所在的点,其人口或户数(至少一项)为推算值:据建筑面积,或由人口与户数互推,并非统计数。`,
      en: `For ${percent} % of the people, their number or that of their households is an estimate (from floor area, or one from the other), not a count.`,
    },
  ]
}

function toResult(
  parameters: CoverageBody,
  outcome: CoverageOutcome,
  report: NetworkReport,
  synthetic: boolean,
  computeSeconds: number,
): Omit<CoverageResult, 'id' | 'revision' | 'computedAt'> {
  const { isochrones: _, gaps, gapPopulation, demand: __, mode: ___, ...figures } = outcome
  return {
    ...figures,
    parameters,
    computeSeconds,
    synthetic,
    network: {
      nodes: report.nodes,
      edges: report.edges,
      lengthMeters: report.lengthMeters,
      leftOutStreets: report.leftOutStreets,
      leftOutMeters: report.leftOutMeters,
    },
    gaps: { places: gaps.length, population: gapPopulation },
  }
}

const collection = (features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const round = (value: number) => Math.round(value * 10) / 10
const finite = (value: number) => (Number.isFinite(value) ? round(value) : null)

/** Largest band first, so that the smaller ones draw on top. */
function isochroneText({ isochrones }: CoverageOutcome): string {
  return collection(
    [...isochrones].reverse().map(({ minutes, meters, polygons }) => ({
      type: 'Feature',
      geometry: { type: 'MultiPolygon', coordinates: polygons },
      properties: { minutes, meters, areaSquareMeters: Math.round(polygonSquareMeters(polygons)) },
    })),
  )
}

function gapText({ gaps }: CoverageOutcome, demand: DemandTable): string {
  return collection(
    gaps.map(({ members, ...properties }) => ({
      type: 'Feature',
      geometry: { type: 'MultiPoint', coordinates: members.map((index) => [demand.lon[index], demand.lat[index]]) },
      properties: { ...properties, points: members.length },
    })),
  )
}

function demandText({ demand: outcome }: CoverageOutcome, demand: DemandTable): string {
  const features = demand.id.flatMap((id, index) =>
    outcome.counted[index] === 0
      ? []
      : [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [demand.lon[index], demand.lat[index]] },
            properties: {
              id,
              population: demand.population[index],
              households: demand.households[index],
              seconds: finite(outcome.seconds[index]),
              meters: finite(outcome.meters[index]),
              covered: outcome.covered[index] === 1,
            },
          },
        ],
  )
  return collection(features)
}
