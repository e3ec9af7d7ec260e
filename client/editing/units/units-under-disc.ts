import type { PlanState } from '#planning/plans/plan-types'
import type { DivisionLevel, LonLat } from '#planning/types'
import { type Unit, unitAt } from './unit-at.ts'

/** Places of a disc that are looked at: its middle, and rings about a third of its radius apart. */
const rings: readonly (readonly [share: number, places: number])[] = [
  [0.34, 6],
  [0.67, 10],
  [1, 14],
]

/** A disc on the map: its middle, and the degrees of longitude and latitude that its radius measures. */
export interface Disc {
  at: LonLat
  lonRadius: number
  latRadius: number
}

/** Smaller units that a disc touches, each once, the one under its middle first. */
export function unitsUnderDisc(state: PlanState, level: DivisionLevel, { at, lonRadius, latRadius }: Disc): Unit[] {
  const found = new Map<string, Unit>()
  const look = (place: LonLat): void => {
    const unit = unitAt(state, level, place)
    if (unit) found.set(unit.id, unit)
  }
  look(at)
  for (const [share, places] of rings)
    for (let i = 0; i < places; i++) {
      const turn = (2 * Math.PI * i) / places
      look([at[0] + share * lonRadius * Math.cos(turn), at[1] + share * latRadius * Math.sin(turn)])
    }
  return [...found.values()]
}

/** Discs that a stroke passes between two places, close enough that no unit of their size is missed. */
export function discsBetween(from: Disc, to: Disc): Disc[] {
  const steps = Math.ceil(
    Math.max(Math.abs(to.at[0] - from.at[0]) / to.lonRadius, Math.abs(to.at[1] - from.at[1]) / to.latRadius),
  )
  return Array.from({ length: Math.max(1, steps) }, (_, index) => {
    const share = (index + 1) / Math.max(1, steps)
    return { ...to, at: [from.at[0] + share * (to.at[0] - from.at[0]), from.at[1] + share * (to.at[1] - from.at[1])] }
  })
}
