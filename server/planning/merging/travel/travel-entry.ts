import type { CentreTravel } from '../merging-types.ts'

/** Where a unit's row has a centre, −1 for none. */
export function entryOf(travel: CentreTravel, unit: number, centre: number): number {
  let [low, high] = [travel.starts[unit], travel.starts[unit + 1] - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    if (travel.centres[middle] === centre) return middle
    if (travel.centres[middle] < centre) low = middle + 1
    else high = middle - 1
  }
  return -1
}
