import { buildDivisionMap } from '#planning/topology/edit/build-division-map'
import { type DivisionMap, divisionsOf, unassigned } from '#planning/topology/edit/division-map'
import { outlineOf } from '#planning/topology/edit/outline-of'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { drawOutlines, drawUnion } from '../draw-outlines.ts'

/** Side of a square of a drawing in degrees, and its south-western corner. */
const [side, west, south] = [0.001, 104, 30]

/** The map of a drawing: a letter a division, `.` unassigned land of the parent, a space outside. */
export function drawnMap(text: string): DivisionMap {
  const rows = text.split('\n')
  const width = Math.max(...rows.map((row) => row.length))
  // The drawer trims rows: spaces become dots again, and dots a letter of their own.
  const filled = rows.map((row) => row.padEnd(width).replaceAll('.', '_').replaceAll(' ', '.')).join('\n')
  const drawing = { text: filled, side, lon: west, lat: south }
  const outlines = drawOutlines(drawing)
  const parent = drawUnion(drawing, [...outlines.keys()])
  const divisions = [...outlines].flatMap(([id, geometry]) => (id === '_' ? [] : [{ id, geometry }]))
  const built = buildDivisionMap(parent, divisions)
  if (!built.ok) throw new Error(built.reason)
  return built.map
}

/** The corner (column from the west, row from the south, fractions allowed) of a drawing. */
export function at(column: number, row: number): LonLat {
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7
  return [round(west + column * side), round(south + row * side)]
}

/** A rectangle between two corners, as an outline. */
export function rectangle(left: number, low: number, right: number, high: number): MultiPolygonCoordinates {
  return [[[at(left, low), at(right, low), at(right, high), at(left, high), at(left, low)]]]
}

/** A map drawn again: who has the middle of each cell of a raster, `cells` to a square. */
export function redrawn(map: DivisionMap, columns: number, rows: number, cells = 1): string {
  const outlines = [...divisionsOf(map), unassigned].map((id) => ({ id, outline: outlineOf(map, id) }))
  const lines: string[] = []
  for (let row = rows * cells - 1; row >= 0; row--) {
    let line = ''
    for (let column = 0; column < columns * cells; column++) {
      const [lon, lat] = [west + ((column + 0.5) / cells) * side, south + ((row + 0.5) / cells) * side]
      const owner = outlines.find(({ outline }) => isInside(outline, lon, lat))
      line += owner === undefined ? ' ' : owner.id === unassigned ? '.' : owner.id
    }
    lines.push(line)
  }
  return lines.join('\n')
}

function isInside(outline: MultiPolygonCoordinates, lon: number, lat: number): boolean {
  let inside = false
  for (const ring of outline.flat())
    for (let i = 1; i < ring.length; i++) {
      const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]]
      if (y0 > lat !== y1 > lat && lon < x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
    }
  return inside
}
