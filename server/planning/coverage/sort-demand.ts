import { ageGroupKeys } from '../types.ts'
import type { DemandTable } from './coverage-types.ts'
import { compareText } from './place-in-divisions.ts'

export interface SortedDemand {
  demand: DemandTable
  /** Row of the given table that each sorted row was. */
  rowOf: Uint32Array
}

/** Sorts demand points by id, so that nothing computed from them depends on the order they came in. */
export function sortDemand(demand: DemandTable): SortedDemand {
  const rowOf = Uint32Array.from(demand.id.keys()).sort((a, b) => compareText(demand.id[a], demand.id[b]))
  const column = (values: Float64Array): Float64Array => Float64Array.from(rowOf, (row) => values[row])
  const texts = <T>(values: readonly T[]): T[] => Array.from(rowOf, (row) => values[row])
  const ages = { ...demand.ages }
  for (const key of ageGroupKeys) ages[key] = column(demand.ages[key])
  return {
    rowOf,
    demand: {
      count: demand.count,
      id: texts(demand.id),
      name: texts(demand.name),
      kind: Uint8Array.from(rowOf, (row) => demand.kind[row]),
      lon: column(demand.lon),
      lat: column(demand.lat),
      households: column(demand.households),
      population: column(demand.population),
      ages,
    },
  }
}
