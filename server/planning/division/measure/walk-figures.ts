/** Walks of some people to the nearest station of their own grid, over the streets, each person counted once. */
export interface WalkFigures {
  /** Of those who reach one; null where nobody does. */
  meanMeters: number | null
  p95Meters: number | null
  reachedShare: number
}

/** Smaller than any share of people that matters: what sums are off by. */
const roundingShare = 1e-12

/**
 * Mean and 95th percentile (the least walk that 95 % of those who reach a station do not exceed) over people, of places and how far they walk; infinite: nowhere. Null
 * where nobody lives. n log n.
 */
export function walkFigures(walks: readonly { meters: number; people: number }[]): WalkFigures | null {
  const all = walks.reduce((sum, { people }) => sum + people, 0)
  if (all <= 0) return null
  const reached = walks.filter(({ meters, people }) => Number.isFinite(meters) && people > 0).sort((a, b) => a.meters - b.meters)
  const people = reached.reduce((sum, each) => sum + each.people, 0)
  if (people === 0) return { meanMeters: null, p95Meters: null, reachedShare: 0 }
  let walked = 0
  let p95Meters: number | null = null
  let counted = 0
  for (const each of reached) {
    walked += each.people * each.meters
    counted += each.people
    if (p95Meters === null && counted >= 0.95 * people * (1 - roundingShare)) p95Meters = each.meters
  }
  return { meanMeters: walked / people, p95Meters, reachedShare: Math.min(1, people / all) }
}
