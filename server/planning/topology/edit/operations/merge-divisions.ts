import { type DivisionMap, type FaceId, isDivision } from '../division-map.ts'
import { type EditResult, finishEdit, refuse } from '../edit-result.ts'
import { giveAll } from './give-all.ts'

/** Makes one division of several; `keep` lives on with the ground of all, the others end. Divisions that do not touch become one in several parts, and the answer says so. */
export function mergeDivisions(map: DivisionMap, ids: readonly FaceId[], keep: FaceId = ids[0]): EditResult {
  const all = new Set(ids)
  const unknown = [...all].filter((id) => !isDivision(id) || !map.faces.has(id))
  if (unknown.length > 0) return refuse('unknown_division', [], unknown)
  if (all.size < 2) return refuse('too_few_divisions', [], [...all])
  if (!all.has(keep)) return refuse('unknown_division', [], [keep])
  return finishEdit(
    map,
    giveAll(
      map,
      [...all].filter((id) => id !== keep),
      keep,
    ),
    all,
  )
}
