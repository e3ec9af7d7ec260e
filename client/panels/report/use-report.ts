import { useEffect, useState } from 'react'
import type { CoverageResult } from '#contract/coverage'
import type { DivisionFeature } from '#contract/divisions'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { coverageRun } from '../../state/coverage/coverage-run.ts'
import { whenReachable } from '../../state/service/when-reachable.ts'
import { type ReportContent, reportContent, reportRoot } from './report-content.ts'

export interface Report {
  result: CoverageResult
  content: ReportContent
  /** With its outline, for the map; null where the report has no single root. */
  division: DivisionFeature | null
  /** A division was asked for that the run does not have. */
  missing: boolean
}

/** Loads what a report says. The map draws from the stores, so the run is put there too. */
export function useReport(resultId: string, divisionId: string | null): { report: Report | null; problem: Problem | null } {
  const [report, setReport] = useState<Report | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    let gone = false
    const wanted = (): boolean => !gone
    const load = async (): Promise<void> => {
      const result = await whenReachable(() => api.coverage(resultId), wanted)
      const root = reportRoot(result, divisionId)
      const [gaps, demand, isochrones, division] = await Promise.all([
        whenReachable(() => api.gaps(resultId), wanted),
        whenReachable(() => api.coverageDemand(resultId), wanted),
        whenReachable(() => api.isochrones(resultId), wanted),
        root === null ? null : whenReachable(() => api.division(root.divisionId, result.parameters.at), wanted),
      ])
      if (gone) return
      coverageRun.set({ result, gaps, demand, isochrones })
      const content = reportContent(
        result,
        root,
        gaps.features.map((feature) => feature.properties),
        demand,
        division?.geometry?.coordinates ?? null,
      )
      setReport({ result, content, division, missing: divisionId !== null && root?.divisionId !== divisionId })
    }
    load().catch((error) => !gone && setProblem(problemOf(error)))
    return () => {
      gone = true
    }
  }, [resultId, divisionId])
  return { report, problem }
}
