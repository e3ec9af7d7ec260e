import { arcsAt } from '../../topology/edit/arc-cells.ts'
import { outside } from '../../topology/edit/division-map.ts'
import type { EditResult } from '../../topology/edit/edit-result.ts'
import { deleteVertex } from '../../topology/edit/operations/delete-vertex.ts'
import { insertVertex } from '../../topology/edit/operations/insert-vertex.ts'
import { moveVertex } from '../../topology/edit/operations/move-vertex.ts'
import { toLattice } from '../../topology/lattice.ts'
import { type DivisionLevel, divisionLevels, type LonLat } from '../../types.ts'
import { beginDraft, finishDraft, refusal, withGround } from '../plan-draft.ts'
import { divisionOfFace, withAncestors } from '../plan-state.ts'
import type { OperationResult, PlanOperation, PlanRefusal, PlanState } from '../plan-types.ts'
import { fromEdit } from './relabel.ts'

type PointOperation = Extract<PlanOperation, { op: 'move_vertex' | 'insert_vertex' | 'delete_vertex' }>

/** Moves, adds or takes a point of a border; all that meet there follow. Borders of divisions larger than the edited level stay where they are. */
export function editPoint(state: PlanState, operation: PointOperation): OperationResult {
  const place =
    operation.op === 'move_vertex' ? operation.from : operation.op === 'insert_vertex' ? operation.between[0] : operation.at
  const other = operation.op === 'insert_vertex' ? operation.between[1] : place
  const refused = larger(state, operation.level, place, other)
  if (refused) return refused
  const edit = editOf(state, operation)
  return edit.ok ? finishDraft(withGround(beginDraft(state), edit), operation) : fromEdit(edit)
}

function editOf({ map }: PlanState, operation: PointOperation): EditResult {
  if (operation.op === 'move_vertex') return moveVertex(map, operation.from, operation.to)
  if (operation.op === 'insert_vertex') return insertVertex(map, operation.at, operation.between)
  return deleteVertex(map, operation.at)
}

/** Refuses where the border through a place (and another) is one of divisions above the level. */
function larger(state: PlanState, level: DivisionLevel, place: LonLat, other: LonLat): PlanRefusal | null {
  const beside = (at: LonLat) => [...arcsAt(state.map.cells, toLattice(at[0]), toLattice(at[1]))]
  const through = new Set(beside(other))
  const arcs = beside(place).filter((arc) => through.has(arc))
  const faces = new Set(arcs.flatMap(({ left, right }) => [left, right]))
  if (faces.has(outside)) return refusal('parent_edge', [state.scopeId], [place])
  const rank = divisionLevels.indexOf(level)
  const above = new Set<string>()
  for (const face of faces) {
    const chain = withAncestors(state, divisionOfFace(face)).filter((division) => divisionLevels.indexOf(division.level) < rank)
    if (chain[0]) above.add(chain[0].id)
  }
  return above.size > 1 ? refusal('parent_edge', [...above].sort(), [place]) : null
}
