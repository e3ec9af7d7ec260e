import type { CoverageDivisionInput, CoverageInput, DemandTable } from '#planning/coverage/coverage-types'
import { prepareArea } from '#planning/coverage/prepare-area'
import { ageGroupKeys, type DemandKind, type DivisionLevel, demandKinds, type Facility, type LonLat } from '#planning/types'
import type { DrawnArea } from './drawn-area.ts'

export interface Home {
  id: string
  at: LonLat
  population: number
  name?: string
  kind?: DemandKind
  age3to6?: number
}

export function demandOf(homes: readonly Home[]): DemandTable {
  const column = (value: (home: Home) => number): Float64Array => Float64Array.from(homes, value)
  return {
    count: homes.length,
    id: homes.map(({ id }) => id),
    name: homes.map(({ name }) => name ?? null),
    kind: Uint8Array.from(homes, ({ kind }) => demandKinds.indexOf(kind ?? 'building')),
    lon: column(({ at }) => at[0]),
    lat: column(({ at }) => at[1]),
    households: column(({ population }) => population / 2),
    population: column(({ population }) => population),
    ages: Object.fromEntries(
      ageGroupKeys.map((key) => [key, column((home) => (key === 'age3to6' ? (home.age3to6 ?? Number.NaN) : Number.NaN))]),
    ) as DemandTable['ages'],
  }
}

export function facilityAt(id: string, at: LonLat, rest: Partial<Facility> = {}): Facility {
  const base = { category: 'clinic_station', status: 'operating', capacity: null, sourceKey: null } as const
  return { ...base, id, name: `clinic ${id}`, lon: at[0], lat: at[1], ...rest }
}

/** A division over columns `west` to `east` of a drawing, from far above to far below. */
export function stripe(
  area: DrawnArea,
  code: string,
  level: DivisionLevel,
  parentIndex: number,
  west: number,
  east: number,
): CoverageDivisionInput {
  const [a, b, c, d] = [area.point(west, 50), area.point(east, 50), area.point(east, -50), area.point(west, -50)]
  return { id: `id-${code}`, code, name: `division ${code}`, level, parentIndex, geometry: [[[a, b, c, d, a]]] }
}

export function questionOf(
  area: DrawnArea,
  homes: readonly Home[],
  facilities: readonly Facility[],
  question: Partial<CoverageInput['question']> = {},
  divisions: readonly CoverageDivisionInput[] = [],
): CoverageInput {
  return {
    area: prepareArea({ network: area.network, snapper: area.snapper, demand: demandOf(homes), divisions }),
    streetName: area.streetName,
    facilities,
    question: { categories: ['clinic_station'], minutes: 15, counted: 'now', withinDivision: -1, ...question },
  }
}
