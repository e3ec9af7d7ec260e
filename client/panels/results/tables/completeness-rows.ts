import type { CoverageDivision } from '#contract/coverage'
import type { FacilityCategory } from '#planning/types'

/** How completely one division's people are served. */
export interface CompletenessRow {
  division: CoverageDivision
  /** Share covered by category, in the order asked; null where nobody lives there. */
  shares: (number | null)[]
  /** Categories whose share reaches the threshold, of those that have a share. */
  met: number
  of: number
}

/** One row a division: which of the categories its people reach; a category is met from the share `least` on. */
export function completenessRows(
  divisions: readonly CoverageDivision[],
  categories: readonly FacilityCategory[],
  least: number,
): CompletenessRow[] {
  return divisions.map((division) => {
    const shares = categories.map((category) => division.categories[category]?.coveredShare ?? null)
    const known = shares.filter((share) => share !== null)
    return { division, shares, met: known.filter((share) => share >= least).length, of: known.length }
  })
}

/** Orders the worst first: fewest met of those that count, then the smallest mean share, then by code. */
export function byWorst(a: CompletenessRow, b: CompletenessRow): number {
  const lack = ({ met, of }: CompletenessRow): number => (of === 0 ? 2 : met / of)
  return lack(a) - lack(b) || meanShare(a) - meanShare(b) || (a.division.code < b.division.code ? -1 : 1)
}

function meanShare({ shares, of }: CompletenessRow): number {
  return of === 0 ? 0 : shares.reduce<number>((sum, share) => sum + (share ?? 0), 0) / of
}
