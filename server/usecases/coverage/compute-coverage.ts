import { randomUUID } from 'node:crypto'
import { type CoverageBody, type CoverageResult, coverageBodySchema } from '#contract/coverage'
import { computeCoverage as compute } from '#planning/coverage/compute-coverage'
import type { CoverageOutcome } from '#planning/coverage/coverage-types'
import type { NetworkReport } from '#planning/network/network'
import { storeAnalysis } from '../../repositories/analyses.ts'
import { holdsSyntheticData } from '../../repositories/data-sets.ts'
import type { WorkContext } from '../work-context.ts'
import { gapText } from './coverage-texts.ts'
import { loadQuestion } from './load-question.ts'
import { questionHash } from './request-coverage.ts'
import { requireHoldings } from './require-holdings.ts'

/** Computes who reaches the asked facilities in time, stores the answer, and tells its id. */
export async function computeCoverage(context: WorkContext, input: unknown): Promise<{ id: string }> {
  const question = coverageBodySchema.parse(input)
  const { db } = context
  const begun = performance.now()
  const { loaded, coverage } = await loadQuestion(context, question)
  requireHoldings({ streets: true, demand: loaded.demand.count > 0, facilities: [...loaded.facilities] }, question)
  context.report(0.4, 'computing coverage')
  const outcome = compute(coverage, (share) => context.report(0.4 + 0.5 * share, 'computing coverage'))
  context.report(0.92, 'storing the answer')
  const synthetic = await holdsSyntheticData(db)
  const id = randomUUID()
  const result: CoverageResult = {
    id,
    revision: loaded.revision,
    computedAt: new Date().toISOString(),
    ...toResult(
      question,
      { ...outcome, warnings: [...outcome.warnings, ...estimateWarnings(loaded)] },
      loaded.report,
      synthetic,
      (performance.now() - begun) / 1000,
    ),
  }
  await storeAnalysis(db, {
    id,
    kind: 'coverage',
    parameters: question,
    parametersHash: questionHash(question),
    revision: loaded.revision,
    parts: { result: JSON.stringify(result), gaps: gapText(outcome, loaded.demand) },
  })
  return { id }
}

/** Says so where people were not counted but derived. */
function estimateWarnings({ population, estimatedPopulation }: { population: number; estimatedPopulation: number }) {
  if (estimatedPopulation === 0 || population === 0) return []
  const percent = Math.round((1000 * estimatedPopulation) / population) / 10
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
  const { gaps, gapPopulation, demand: _, mode: __, ...figures } = outcome
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
