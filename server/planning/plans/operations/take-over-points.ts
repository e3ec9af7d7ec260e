import { borderPoints } from '../../topology/edit/border-points.ts'
import type { MapPatch } from '../../topology/edit/map-patch.ts'
import { insertVertex } from '../../topology/edit/operations/insert-vertex.ts'
import type { LonLat } from '../../types.ts'
import { type PlanDraft, withGround } from '../plan-draft.ts'
import type { PlanRefusal } from '../plan-types.ts'
import { fromEdit } from './relabel.ts'

/** Gives borders of the plan's map the points that an edit of a coarser map with the same borders put on them. */
export function takeOverPoints(draft: PlanDraft, patch: MapPatch): { ok: true; draft: PlanDraft } | PlanRefusal {
  for (const { from, to, through } of borderPoints(patch)) {
    let at: LonLat = from
    for (const point of through) {
      const inserted = insertVertex(draft.state.map, point, [at, to], { movesParentEdge: true })
      if (!inserted.ok) return fromEdit({ ...inserted, reason: 'meets_border' })
      draft = withGround(draft, inserted)
      at = point
    }
  }
  return { ok: true, draft }
}
