import type { LinearRow } from '../linear-model.ts'
import type { SiteLimit } from './siting-types.ts'

/** The row of a linear model that keeps sites within their limit; the first columns are the sites', in this order. */
export function limitRow(limit: SiteLimit, sites: readonly number[], siteCosts: Float64Array): LinearRow {
  const isByNumber = 'sites' in limit
  return {
    lower: Number.NEGATIVE_INFINITY,
    upper: isByNumber ? limit.sites : limit.budget,
    columns: sites.map((_, column) => column),
    values: sites.map((j) => (isByNumber ? 1 : siteCosts[j])),
  }
}
