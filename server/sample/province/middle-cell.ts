import { middleOf } from './draw-units.ts'
import type { Land } from './lay-land.ts'

/** The cell of a stretch nearest to the middle of it: its own middle lies well inside the stretch's outline. */
export function middleCell(land: Land, start: number, end: number): number {
  const { honeycomb, pool } = land
  const [east, north] = middleOf(land, start, end)
  let best = pool.order[start]
  let least = Number.POSITIVE_INFINITY
  for (let i = start; i < end; i++) {
    const cell = pool.order[i]
    const distance = (honeycomb.x[cell] - east) ** 2 + (honeycomb.y[cell] - north) ** 2
    if (distance < least) [best, least] = [cell, distance]
  }
  return best
}
