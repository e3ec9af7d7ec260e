import type { LinearModel, LinearRow } from '../../linear-model.ts'
import { limitRow } from '../limit-row.ts'
import type { SiteLimit, SitingProblem } from '../siting-types.ts'
import type { CoverDemand, CoverTarget } from './cover-demand.ts'

/** A model of who is covered; its first columns stand for `sites`. */
export interface PeopleModel {
  model: LinearModel
  sites: number[]
}

/** Rounding that a target forgives, as a share of it. */
const forgiven = 1e-9

/**
 * Sites and rows of demand as columns; a row of demand counts only where one of its sites is open. With a limit the most people, as a negative cost; without one the least cost of sites that reach
 * the target. Minimums of groups hold either way.
 */
export function peopleModel(
  { states, costs: siteCosts }: SitingProblem,
  { rows, people, groups }: CoverDemand,
  target: CoverTarget,
  limit: SiteLimit | null,
  whole: boolean,
): PeopleModel {
  const used = new Set(rows.flat())
  const sites = [...states.keys()].filter((j) => states[j] === 'kept' || used.has(j))
  const columnOf = new Map(sites.map((j, column) => [j, column]))
  const rowColumn = (k: number): number => sites.length + k
  const linear: LinearRow[] = rows.map((row, k) => ({
    lower: 0,
    upper: Number.POSITIVE_INFINITY,
    columns: [...row.map((j) => columnOf.get(j)!), rowColumn(k)],
    values: [...row.map(() => 1), -1],
  }))
  const atLeast = (asked: number, chosen: number[]): void => {
    if (asked <= 0) return
    const values = chosen.map((k) => people[k])
    linear.push({ lower: asked * (1 - forgiven), upper: Number.POSITIVE_INFINITY, columns: chosen.map(rowColumn), values })
  }
  for (const [group, asked] of target.groups)
    atLeast(
      asked,
      [...rows.keys()].filter((k) => groups[k] === group),
    )
  if (limit === null) atLeast(target.people, [...rows.keys()])
  else linear.push(limitRow(limit, sites, siteCosts))
  const count = sites.length + rows.length
  const lower = new Float64Array(count)
  sites.forEach((j, column) => {
    if (states[j] === 'kept') lower[column] = 1
  })
  const costs = Float64Array.from({ length: count }, (_, column) => {
    if (column < sites.length) return limit === null ? siteCosts[sites[column]] : 0
    return limit === null ? 0 : -people[column - sites.length]
  })
  return { model: { costs, lower, upper: new Float64Array(count).fill(1), whole, rows: linear }, sites }
}
