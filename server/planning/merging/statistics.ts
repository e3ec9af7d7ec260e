import { runningCostOf } from '../rules/merge-rules.ts'
import { staffOf } from '../rules/staffing-rules.ts'
import type { DivisionKind, Terrain } from '../types.ts'
import type { MergeGroup } from './merging-types.ts'

/** Figures of some units before or after. */
export interface UnitFigures {
  units: number
  meanPopulation: number | null
  leastPopulation: number | null
  mostPopulation: number | null
  meanAreaSquareMeters: number | null
  /** Workers that the first staffing rule asks for at least. */
  staff: number
  /** Yuan a year that running them costs at least; null where a unit's kind has no rule. */
  yuanAYear: number | null
}

/** Units of one division above, or of all. */
export interface MergeStatistics {
  /** Index of the division above; null: all. */
  parent: number | null
  before: UnitFigures
  after: UnitFigures
  /** Share of the units that are gone. */
  reductionShare: number
  /** Groups of several. */
  merged: number
}

interface StatisticUnit {
  population: number
  areaSquareMeters: number
  kind: DivisionKind
  terrain: Terrain | null
  parent: number
}

function figuresOf(units: readonly Omit<StatisticUnit, 'parent'>[]): UnitFigures {
  const people = units.map(({ population }) => population)
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const costs = units.map(({ kind, terrain }) => runningCostOf(kind, terrain))
  const hasUnits = units.length > 0
  return {
    units: units.length,
    meanPopulation: hasUnits ? sum(people) / units.length : null,
    leastPopulation: hasUnits ? Math.min(...people) : null,
    mostPopulation: hasUnits ? Math.max(...people) : null,
    meanAreaSquareMeters: hasUnits ? sum(units.map(({ areaSquareMeters }) => areaSquareMeters)) / units.length : null,
    staff: sum(people.map((population) => staffOf(population)[0].people)),
    yuanAYear: costs.includes(null) ? null : sum(costs as number[]),
  }
}

/** Figures before and after for every division above, and for all, last. A merged unit is of its centre's kind and terrain, and counts where that lies. */
export function mergeStatistics(
  units: readonly StatisticUnit[],
  groups: readonly MergeGroup[],
  unitOfCentre: Int32Array,
): MergeStatistics[] {
  const after = groups.map((group) => {
    const { kind, terrain, parent } = units[group.units.length === 1 ? group.units[0] : unitOfCentre[group.centre]]
    return {
      kind,
      terrain,
      parent,
      population: group.population,
      areaSquareMeters: group.areaSquareMeters,
      size: group.units.length,
    }
  })
  const row = (parent: number | null): MergeStatistics => {
    const [old, made] = [
      units.filter((unit) => parent === null || unit.parent === parent),
      after.filter((unit) => parent === null || unit.parent === parent),
    ]
    return {
      parent,
      before: figuresOf(old),
      after: figuresOf(made),
      reductionShare: old.length === 0 ? 0 : (old.length - made.length) / old.length,
      merged: made.filter(({ size }) => size > 1).length,
    }
  }
  const parents = [...new Set(units.map(({ parent }) => parent))].sort((a, b) => a - b)
  return [...parents.map(row), row(null)]
}
