import type { CoverageDivision, CoverageResult } from '#contract/coverage'
import type { DivisionLevel } from '#planning/types'

interface Row {
  id: string
  parent?: string
  level?: DivisionLevel
  people: number
  covered: number
}

/** A division's row of which only people and their cover matter; its code is its id. */
export function divisionRow({ id, parent, level = 'village', people, covered }: Row): CoverageDivision {
  const share = people === 0 ? null : covered / people
  return {
    divisionId: id,
    code: id,
    name: `${id} place`,
    level,
    parentId: parent ?? null,
    population: people,
    coveredPopulation: covered,
    coveredShare: share,
    households: people / 2,
    coveredHouseholds: covered / 2,
    buildings: 1,
    coveredBuildings: 0,
    unreachablePopulation: 0,
    meanSeconds: 300,
    p95Seconds: 900,
    categories: {
      market: {
        coveredPopulation: covered,
        coveredShare: share,
        coveredHouseholds: covered / 2,
        coveredBuildings: 0,
        groupPopulation: null,
        coveredGroupPopulation: null,
        meanSeconds: 300,
        p95Seconds: 900,
        facilities: 1,
        capacity: null,
      },
    },
  }
}

/** A run over these divisions; the totals are those of the rows of the level of the first. */
export function runOf(rows: readonly Row[], change: Partial<CoverageResult> = {}): CoverageResult {
  const divisions = rows.map(divisionRow)
  const top = divisions.filter((row) => row.level === divisions[0]?.level)
  const sum = (value: (row: CoverageDivision) => number): number => top.reduce((total, row) => total + value(row), 0)
  const [people, covered] = [sum((row) => row.population), sum((row) => row.coveredPopulation)]
  const { divisionId: _, code: __, name: ___, level: ____, parentId: _____, ...totals } = divisionRow({ id: '', people, covered })
  const snapped = { points: 1, unreachable: 0, medianMeters: 5, maxMeters: 9 }
  return {
    id: 'run',
    parameters: { categories: ['market'], minutes: 15, mode: 'walk', counted: 'now', at: '2026-11-22' },
    revision: 3,
    computedAt: '2026-11-22T08:00:00.000Z',
    computeSeconds: 1,
    synthetic: true,
    speedKmh: 4,
    limits: [{ category: 'market', meters: 1000, seconds: 900, source: { zh: '甲', en: 'a' }, mark: 'S' }],
    bands: [],
    totals,
    outsideDivisions: { population: 0, coveredPopulation: 0 },
    divisions,
    comparison: null,
    facilities: [],
    snapping: { demand: snapped, facilities: snapped, limitMeters: 250 },
    network: { nodes: 1, edges: 1, lengthMeters: 1, leftOutStreets: 0, leftOutMeters: 0 },
    gaps: { places: 0, population: 0 },
    warnings: [],
    ...change,
  }
}
