const stepMeters = 62

/** Positions from low to high, both included, in even steps of about 60 m. */
export function steps(low: number, high: number): number[] {
  const count = Math.max(1, Math.ceil((high - low) / stepMeters))
  return Array.from({ length: count + 1 }, (_, index) => low + ((high - low) * index) / count)
}
