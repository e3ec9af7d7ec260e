import type { CoverageResult } from '#contract/coverage'
import type { Accessibility } from '#contract/sitings/accessibility'

/** One division's supply beside its coverage. */
export interface SupplyRow {
  divisionId: string
  code: string
  name: string
  level: Accessibility['divisions'][number]['level']
  /** Whom the category is for. */
  people: number
  perThousand: number
  /** Supply over what it were if all of it were shared evenly. */
  ratio: number
  coveredShare: number | null
  /** Covered, and supplied poorly all the same. */
  isPoor: boolean
}

/** From which share on a division counts as covered, and below which share of an even supply as poorly supplied. */
export interface SupplyLines {
  coveredFrom: number
  poorBelow: number
}

/** Every division of a supply answer, with its coverage by the same category. */
export function supplyRows({ divisions }: CoverageResult, supply: Accessibility, lines: SupplyLines): SupplyRow[] {
  const shares = new Map(
    divisions.map(({ divisionId, categories }) => [divisionId, categories[supply.category]?.coveredShare ?? null]),
  )
  return supply.divisions.map((division) => {
    const coveredShare = shares.get(division.divisionId) ?? null
    const ratio = supply.perThousand > 0 ? division.perThousand / supply.perThousand : 0
    const isPoor = coveredShare !== null && coveredShare >= lines.coveredFrom && ratio < lines.poorBelow
    return { ...division, ratio, coveredShare, isPoor }
  })
}

/** People who reach a facility with capacity and whose share of it is below the line. */
export function poorlySupplied({ points, perThousand: even }: Accessibility, { poorBelow }: SupplyLines): number {
  return points.reduce(
    (sum, { people, perThousand }) => (perThousand > 0 && perThousand < poorBelow * even ? sum + people : sum),
    0,
  )
}
