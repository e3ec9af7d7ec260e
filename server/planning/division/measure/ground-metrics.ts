import { segmentMeters } from '../../geodesy/lengths.ts'
import { fromLattice } from '../../topology/lattice.ts'
import { kindOfBorder } from '../atoms/division-atoms.ts'
import type { AtomMap } from '../atoms/ground-types.ts'
import { type BorderKind, borderKinds } from '../division-types.ts'
import { minAndMean } from './plan-metrics.ts'

/** Figures of a plan from the ground itself: its true outlines, and what borders run along, also rivers, railways and walls that nobody crosses. */
export interface GroundMetrics {
  /** Polsby–Popper: 4π × area / perimeter² of the parts' outlines, 1 for a circle; barriers within a part are no outline. Least and mean over the parts. */
  polsbyPopper: { min: number; mean: number } | null
  /** Share of the border between parts, by length, that runs along each kind; null without borders. */
  alongShare: Readonly<Record<BorderKind, number>> | null
  /** Share of it along roads, rivers, railways and walls: what people see on the ground. */
  visibleShare: number | null
}

/** Measures the borders between parts on a map of ground; `compactness` is that of each part's outline. Linear. */
export function groundMetrics(
  { atoms, edges }: AtomMap,
  partOf: ArrayLike<number>,
  compactness: readonly number[],
): GroundMetrics {
  const along = Object.fromEntries(borderKinds.map((kind) => [kind, 0])) as Record<BorderKind, number>
  const polsbyPopper = minAndMean(compactness)
  let all = 0
  for (const { xy, left, right, line } of edges) {
    if (left === -1 || right === -1 || partOf[left] === partOf[right]) continue
    const [ax, ay, bx, by] = xy
    const meters = segmentMeters(fromLattice(ax), fromLattice(ay), fromLattice(bx), fromLattice(by))
    const compound = atoms[left].compoundId
    along[kindOfBorder(line, compound !== null && compound === atoms[right].compoundId)] += meters
    all += meters
  }
  if (all === 0) return { polsbyPopper, alongShare: null, visibleShare: null }
  const shareOf = (kinds: readonly BorderKind[]): number => kinds.reduce((sum, kind) => sum + along[kind], 0) / all
  return {
    polsbyPopper,
    alongShare: Object.fromEntries(borderKinds.map((kind) => [kind, shareOf([kind])])) as Record<BorderKind, number>,
    visibleShare: Math.min(1, shareOf(['road', 'river', 'railway', 'wall'])),
  }
}
