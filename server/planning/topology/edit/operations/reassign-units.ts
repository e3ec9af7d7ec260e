import type { MultiPolygonCoordinates } from '../../../types.ts'
import { type DivisionMap, type FaceId, isDivision, outside } from '../division-map.ts'
import { giveRegion } from '../draft/give-region.ts'
import { outlineLines } from '../draft/outline-lines.ts'
import { type EditResult, refuse } from '../edit-result.ts'

/**
 * Gives child units, with their outlines, to another division: the borders of all their parents follow the units' outlines. The units may come from several divisions and
 * must not overlap; a division that would lose all its ground is to be merged or retired instead, which is said.
 */
export function reassignUnits(
  map: DivisionMap,
  units: readonly { id: string; geometry: MultiPolygonCoordinates }[],
  to: FaceId,
): EditResult {
  if (!isDivision(to) || !map.faces.has(to)) return refuse('unknown_division', [], [to])
  const border = outlineLines(units)
  if (!border.ok) return border
  return giveRegion(map, border.lines, to, (inside) => {
    const beyond = inside.filter(({ face }) => face === outside)
    if (beyond.length > 0)
      return refuse(
        'parent_edge',
        beyond.flatMap(({ rings }) => rings[0].xy.slice(0, 2)),
        [outside],
      )
    return () => true
  })
}
