import { type DivisionMap, type FaceId, isDivision, isUnassigned, unassigned } from '../division-map.ts'
import { type EditResult, finishEdit, refuse } from '../edit-result.ts'
import { giveAll } from './give-all.ts'

/** Ends a division: its ground goes to another, or becomes unassigned. */
export function retireDivision(map: DivisionMap, id: FaceId, into: FaceId = unassigned): EditResult {
  if (!isDivision(id) || !map.faces.has(id)) return refuse('unknown_division', [], [id])
  if (into === id || (!isUnassigned(into) && (!isDivision(into) || !map.faces.has(into))))
    return refuse('unknown_division', [], [into])
  return finishEdit(map, giveAll(map, [id], into), [id, into])
}
