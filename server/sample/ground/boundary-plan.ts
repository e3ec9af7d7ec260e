import type { Random } from '#planning/random'
import type { Point } from '../plane/polygon.ts'
import type { Frame } from './frame.ts'

const stepMeters = 75
/** Bays and spurs of the county's border: times around, and greatest depth as a share of the radius. */
const bends: readonly (readonly [number, number])[] = [
  [2, 0.035],
  [3, 0.04],
  [5, 0.03],
  [8, 0.022],
  [13, 0.016],
  [19, 0.011],
  [31, 0.008],
  [53, 0.005],
  [89, 0.0028],
]

/** The county's border as a closed line of plan points, first repeated at the end. */
export function boundaryPlan({ halfU, halfV }: Frame, random: Random): Point[] {
  const phases = bends.map(() => random() * 2 * Math.PI)
  const count = Math.round((2 * Math.PI * halfU) / stepMeters)
  const ring = Array.from({ length: count }, (_, index): Point => {
    const angle = (2 * Math.PI * index) / count
    const wobble = bends.reduce((sum, [times, depth], bend) => sum + depth * Math.sin(times * angle + phases[bend]), 0.97)
    const radius = wobble / (Math.abs(Math.cos(angle)) ** 2.8 + Math.abs(Math.sin(angle)) ** 2.8) ** (1 / 2.8)
    return [halfU * radius * Math.cos(angle), halfV * radius * Math.sin(angle)]
  })
  return [...ring, ring[0]]
}
