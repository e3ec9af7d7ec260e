import { squareMetersUnderLine } from '../../geodesy/areas.ts'
import { segmentMeters } from '../../geodesy/lengths.ts'
import type { Arc } from '../../topology/edit/division-map.ts'
import { fromLattice, latticeStepsPerDegree } from '../../topology/lattice.ts'

/** What an arc adds to the figures of the ground beside it. */
export interface ArcMeasures {
  /** To the area of what lies on its left; as much is taken from what lies on its right. */
  squareMeters: number
  meters: number
}

/** Arcs are never changed and are shared by all versions of a map: each is measured once. */
const known = new WeakMap<Arc, ArcMeasures>()

/** Measures an arc on the ellipsoid. */
export function measureArc(arc: Arc): ArcMeasures {
  let measures = known.get(arc)
  if (measures) return measures
  const { xy } = arc
  let meters = 0
  for (let i = 2; i < xy.length; i += 2)
    meters += segmentMeters(fromLattice(xy[i - 2]), fromLattice(xy[i - 1]), fromLattice(xy[i]), fromLattice(xy[i + 1]))
  measures = { squareMeters: squareMetersUnderLine(xy, latticeStepsPerDegree), meters }
  known.set(arc, measures)
  return measures
}
