import type { Random } from '#planning/random'
import type { Zone } from '../ground/zones.ts'
import type { LayoutStyle } from './block-layout.ts'
import type { BlockUse } from './block-use.ts'

/** How a block is built: where houses stand, how many households they hold, how many gates or lane mouths it has. */
export interface BuildingStyle {
  layout: LayoutStyle
  /** Households of a building, least and greatest. */
  households: readonly [number, number]
  gates: number
}

const styles: Record<
  'oldHouses' | 'marketHouses' | 'houses' | 'hillHouses' | 'oldCompound' | 'newCompound' | 'institution',
  BuildingStyle
> = {
  oldHouses: {
    layout: { lanePitch: 40, rowOffset: 10.5, spacing: [13, 22], emptyShare: 0.1, jitter: 2, house: [15, 12] },
    households: [1, 5],
    gates: 3,
  },
  marketHouses: {
    layout: { lanePitch: 36, rowOffset: 9, spacing: [13, 20], emptyShare: 0.08, jitter: 1.5, house: [12, 10] },
    households: [2, 7],
    gates: 3,
  },
  houses: {
    layout: { lanePitch: 58, rowOffset: 14, spacing: [20, 34], emptyShare: 0.2, jitter: 5, house: [16, 13] },
    households: [3, 8],
    gates: 3,
  },
  hillHouses: {
    layout: { lanePitch: 62, rowOffset: 16, spacing: [22, 40], emptyShare: 0.25, jitter: 12, house: [15, 12] },
    households: [2, 5],
    gates: 3,
  },
  oldCompound: {
    layout: { lanePitch: 56, rowOffset: 15, spacing: [40, 56], emptyShare: 0.16, jitter: 2, house: [42, 13] },
    households: [10, 24],
    gates: 2,
  },
  newCompound: {
    layout: { lanePitch: 78, rowOffset: 20, spacing: [56, 80], emptyShare: 0.24, jitter: 8, house: [52, 16] },
    households: [18, 52],
    gates: 3,
  },
  institution: {
    layout: { lanePitch: 90, rowOffset: 24, spacing: [70, 110], emptyShare: 0.3, jitter: 0, house: [60, 22] },
    households: [0, 0],
    gates: 2,
  },
}

/** The style that suits a use in a zone. */
export function styleOf(use: BlockUse, zone: Zone): BuildingStyle {
  if (use === 'homes')
    return zone === 'market'
      ? styles.marketHouses
      : zone === 'old'
        ? styles.oldHouses
        : zone === 'hill'
          ? styles.hillHouses
          : styles.houses
  if (use === 'compound') return zone === 'new' ? styles.newCompound : styles.oldCompound
  return styles.institution
}

/** Draws the households of one building; among new compounds some are towers. */
export function householdsOf(style: BuildingStyle, use: BlockUse, random: Random): number {
  const [least, greatest] = style.households
  if (use === 'compound' && greatest > 40 && random() < 0.16) return 64 + Math.floor(random() * 60)
  return least + Math.floor(random() * (greatest - least + 1))
}
