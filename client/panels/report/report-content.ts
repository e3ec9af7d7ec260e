import type { CoverageDivision, CoverageResult, CoverageTotals, GapProperties } from '#contract/coverage'
import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import { type DivisionLevel, divisionLevels, type MultiPolygonCoordinates } from '#planning/types'
import type { CoverageDemand } from '../../api.ts'
import type { TimedPeople } from '../results/chart/time-histogram.ts'

/** What a report is about: one division, or all that the run counted. */
export interface ReportContent {
  /** The division; null where the run has several at the top and none was asked for. */
  root: CoverageDivision | null
  figures: CoverageTotals
  /** Divisions directly below the root, of the largest level there is, by code. */
  children: CoverageDivision[]
  childLevel: DivisionLevel | null
  /** Towns, villages and communities below the root, each parent before its children, by code; empty for a village or less. */
  listed: CoverageDivision[]
  /** Gaps inside, most people first. */
  gaps: GapProperties[]
  /** Demand points inside. */
  people: TimedPeople[]
}

/** The division a report is about: the one asked for, else the one that the run was about, else the only one at the top. */
export function reportRoot(result: CoverageResult, divisionId: string | null): CoverageDivision | null {
  const wanted = divisionId ?? result.parameters.within ?? null
  const found = wanted === null ? undefined : result.divisions.find((row) => row.divisionId === wanted || row.code === wanted)
  if (found) return found
  const known = new Set(result.divisions.map((row) => row.divisionId))
  const tops = result.divisions.filter((row) => row.parentId === null || !known.has(row.parentId))
  return tops.length === 1 ? tops[0] : null
}

/** Picks out of a run what concerns the root. `outline`: the root's, to tell which demand points are inside; null: all are. */
export function reportContent(
  result: CoverageResult,
  root: CoverageDivision | null,
  gaps: readonly GapProperties[],
  demand: CoverageDemand,
  outline: MultiPolygonCoordinates | null,
): ReportContent {
  const below = divisionsBelow(result.divisions, root)
  const inside = new Set(root === null ? [] : [root.divisionId, ...below.map((row) => row.divisionId)])
  const children = below.filter((row) => row.parentId === (root?.divisionId ?? row.parentId))
  const childLevel = divisionLevels.find((level) => children.some((row) => row.level === level)) ?? null
  const isTop = root === null || rankOf(root.level) < rankOf('village')
  return {
    root,
    figures: root ?? result.totals,
    children: byCode(children.filter((row) => row.level === childLevel)),
    childLevel,
    listed: isTop
      ? inTreeOrder(
          below.filter((row) => rankOf(row.level) <= rankOf('village')),
          root,
        )
      : [],
    gaps: gaps.filter((gap) => root === null || (gap.divisionId !== null && inside.has(gap.divisionId))),
    people: demand.features
      .filter(({ geometry: { coordinates } }) => outline === null || pointInPolygons(outline, coordinates[0], coordinates[1]))
      .map((feature) => feature.properties),
  }
}

const rankOf = (level: DivisionLevel): number => divisionLevels.indexOf(level)
const byCode = (rows: CoverageDivision[]): CoverageDivision[] =>
  rows.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))

function divisionsBelow(divisions: readonly CoverageDivision[], root: CoverageDivision | null): CoverageDivision[] {
  if (root === null) return [...divisions]
  const inside = new Set([root.divisionId])
  // Larger levels come first, so a parent is known before its children.
  return divisions.filter((row) => {
    const isInside = row.parentId !== null && inside.has(row.parentId)
    if (isInside) inside.add(row.divisionId)
    return isInside
  })
}

function inTreeOrder(rows: readonly CoverageDivision[], root: CoverageDivision | null): CoverageDivision[] {
  const childrenOf = new Map<string | null, CoverageDivision[]>()
  const known = new Set(rows.map((row) => row.divisionId))
  for (const row of rows) {
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : (root?.divisionId ?? null)
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), row])
  }
  const walk = (parent: string | null): CoverageDivision[] =>
    byCode(childrenOf.get(parent) ?? []).flatMap((row) => [row, ...walk(row.divisionId)])
  return walk(root?.divisionId ?? null)
}
