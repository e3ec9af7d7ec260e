/** Minutes that part the classes of how much longer people go than today: shorter, about the same, then longer. */
export const wayClassMinutes = [-10, -2, 2, 10, 20] as const

/** Class of a change in seconds, 0 (much shorter) … 5 (much longer). */
export function wayClassOf(seconds: number): number {
  const minutes = seconds / 60
  const at = wayClassMinutes.findIndex((limit) => minutes < limit)
  return at < 0 ? wayClassMinutes.length : at
}
