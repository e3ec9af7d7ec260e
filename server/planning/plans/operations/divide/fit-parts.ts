import { coverOutlines } from '../../../topology/edit/cover-outlines.ts'
import { polygonsOf } from '../../../topology/edit/face-polygons.ts'
import { lonLatsOf, outlineOf } from '../../../topology/edit/outline-of.ts'
import type { MultiPolygonCoordinates } from '../../../types.ts'
import type { PlanDraft } from '../../plan-draft.ts'
import type { FaceId, PlanRefusal } from '../../plan-types.ts'
import { takeOverPoints } from '../take-over-points.ts'

/**
 * Fits outlines to free land that they are to divide: all are laid over the land together, so that they share its border and each other's point by point, and the border gets the points that
 * come on it. Outlines that were rounded elsewhere run beside the border by up to a step. Where two overlap, the earlier has it; what lies beyond the land is left out.
 * An outline without any of the land stays as it is. O(n log n).
 */
export function fitParts(
  draft: PlanDraft,
  free: FaceId,
  parts: readonly MultiPolygonCoordinates[],
): { ok: true; draft: PlanDraft; parts: MultiPolygonCoordinates[] } | PlanRefusal {
  const { map } = draft.state
  const { arcs, faces } = coverOutlines([outlineOf(map, free), ...parts])
  const isFree = (face: number): boolean => faces[face].outlines.includes(0)
  const rim = arcs.filter(({ left, right }) => isFree(left) !== isFree(right))
  const taken = takeOverPoints(draft, {
    removed: (map.faces.get(free) ?? []).map(({ xy, left, right }) => ({ xy: [...xy], left, right })),
    added: rim.map(({ xy }) => ({ xy: [...xy], left: free, right: free })),
    faces: { added: [], removed: [], changed: [] },
  })
  if (!taken.ok) return taken
  const ownerOf = faces.map(({ outlines }) => (outlines[0] === 0 && outlines.length > 1 ? outlines[1] - 1 : -1))
  const sides = arcs.map(({ xy, left, right }) => ({ xy, left: String(ownerOf[left]), right: String(ownerOf[right]) }))
  return {
    ok: true,
    draft: taken.draft,
    parts: parts.map((geometry, part) => {
      const own = sides.filter(({ left, right }) => left !== right && (left === String(part) || right === String(part)))
      return own.length === 0 ? geometry : polygonsOf(own, String(part)).map((rings) => rings.map((ring) => lonLatsOf(ring.xy)))
    }),
  }
}
