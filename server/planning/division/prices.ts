import type { BorderKind } from './division-types.ts'

/** What a plan pays, all in meters of border along a street, so that a planner can weigh one against another. */
export interface DivisionPrices {
  /** A meter of border between parts, by what it runs along. */
  border: Readonly<Record<BorderKind, number>>
  /** A meter that a part's outline is longer than the circle of its area. */
  shape: number
  /** One household that a part has more or less than the target. */
  balance: number
  /** One person who comes into another grid than today's. */
  change: number
}

/** A planner's wishes in plain words, each from 0 (no matter) over 1 (the usual) upwards. */
export interface DivisionWishes {
  followRoads: number
  keepCompoundsWhole: number
  compactness: number
  balance: number
  littleChange: number
}

export const usualWishes: DivisionWishes = { followRoads: 1, keepCompoundsWhole: 1, compactness: 1, balance: 1, littleChange: 0 }

/**
 * Prices for wishes. A border along a street costs its length and along a barrier a fifth of it; over open ground up to 3 times and inside a
 * compound up to 10 times, as the wishes grow to 1 and beyond. A household off the target is worth 0.5 m, a person who changes grid 1 m, a
 * meter of outline beyond the circle 0.2 m. The product's own choice: no standard says so.
 */
export function pricesFor({
  followRoads,
  keepCompoundsWhole,
  compactness,
  balance,
  littleChange,
}: DivisionWishes): DivisionPrices {
  const barrier = 1 / (1 + 4 * followRoads)
  return {
    border: {
      compound: 1 + 2 * followRoads + 7 * keepCompoundsWhole,
      open: 1 + 2 * followRoads,
      road: 1,
      river: barrier,
      railway: barrier,
      wall: barrier,
    },
    shape: 0.2 * compactness,
    balance: 0.5 * balance,
    change: littleChange,
  }
}

/** Every border costs its stated meters, and nothing else does: cutting as few borders as possible, where each counts as one meter. */
export const countBordersOnly: DivisionPrices = {
  border: { compound: 1, open: 1, road: 1, river: 1, railway: 1, wall: 1 },
  shape: 0,
  balance: 0,
  change: 0,
}
