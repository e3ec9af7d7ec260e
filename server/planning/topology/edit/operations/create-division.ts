import type { MultiPolygonCoordinates } from '../../../types.ts'
import { type DivisionMap, type FaceId, isDivision, isUnassigned, unassigned } from '../division-map.ts'
import { giveRegion } from '../draft/give-region.ts'
import { outlineLines } from '../draft/outline-lines.ts'
import { type EditResult, refuse } from '../edit-result.ts'

/**
 * Makes a division of unassigned land, `from` which one is said where the map has several. With `clip`, what the outline covers beyond that land stays whose it is, so that a rough outline takes all that is free within it; without, it is refused with its places.
 */
export function createDivision(
  map: DivisionMap,
  id: FaceId,
  geometry: MultiPolygonCoordinates,
  { clip = false, from = unassigned } = {},
): EditResult {
  if (!isDivision(id) || !isUnassigned(from) || map.faces.has(id)) return refuse('id_taken', [], [id])
  const border = outlineLines([{ id, geometry }])
  if (!border.ok) return border
  return giveRegion(map, border.lines, id, (inside) => {
    const others = inside.filter(({ face }) => face !== from)
    if (others.length === inside.length || (others.length > 0 && !clip)) {
      const places = others.flatMap(({ rings }) => rings[0].xy.slice(0, 2))
      return refuse('not_unassigned', places, [...new Set(others.map(({ face }) => face))].sort())
    }
    return ({ face }) => face === from
  })
}
