import { pointInPolygons } from '../../../coverage/point-in-polygons.ts'
import { interiorPoint } from '../../../geodesy/interior-point.ts'
import type { DivisionRule } from '../check-context.ts'

/** Finds ground of a division that does not hang together. Forbidden for grids; others may keep exclaves that they had in the base. */
export const checkParts: DivisionRule = ({ measured, measuredBefore }, { id, level }) => {
  const parts = measured(id).ground?.parts ?? []
  if (parts.length < 2) return []
  const isGrid = level.startsWith('grid_')
  const exclavesBefore = isGrid ? [] : (measuredBefore(id)?.ground?.parts.slice(1) ?? [])
  const at = parts
    .slice(1)
    .map(interiorPoint)
    .filter((point) => !exclavesBefore.some((part) => pointInPolygons(part, ...point)))
  if (at.length === 0) return []
  return [
    {
      rule: 'parts',
      severity: isGrid ? 'error' : 'warning',
      divisionIds: [id],
      at,
      value: parts.length,
      limit: { min: null, max: 1 + exclavesBefore.length },
      text: null,
    },
  ]
}
