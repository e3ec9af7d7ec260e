/** A line of points (x, y in turn) run backwards. */
export function reversed(xy: readonly number[]): number[] {
  const back: number[] = []
  for (let i = xy.length - 2; i >= 0; i -= 2) back.push(xy[i], xy[i + 1])
  return back
}
