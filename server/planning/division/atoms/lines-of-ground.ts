import { toLattice } from '../../topology/lattice.ts'
import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'
import { clippedLines, type LatticeBox } from './clip-lines.ts'
import type { Ground, GroundLine } from './ground-types.ts'

/** What a line on the lattice is. `locked`: a present grid's outline that stays; `border`: between the surroundings of two buildings. */
export type LineMark = 'ground' | 'compound' | 'locked' | GroundLine['kind'] | 'border'

/** A line on the lattice, and what it is. */
export interface MarkedLine {
  xy: number[]
  mark: LineMark
}

/** How far lines are followed beyond the ground's box, in steps. */
const marginSteps = 100

/** The lines that cut ground into blocks, as far as they come near it. */
export function linesOfGround({ geometry, compounds, grids, lockedGridIds, lines }: Ground): MarkedLine[] {
  const rings = (polygons: MultiPolygonCoordinates): number[][] => polygons.flatMap((each) => each.map(latticeLine))
  const outline = rings(geometry)
  const box = boxOf(outline, marginSteps)
  return [
    ...outline.map((xy) => ({ xy, mark: 'ground' as const })),
    ...compounds.flatMap((compound) => rings(compound.geometry).map((xy) => ({ xy, mark: 'compound' as const }))),
    ...grids
      .filter(({ id }) => lockedGridIds.includes(id))
      .flatMap((grid) => rings(grid.geometry).map((xy) => ({ xy, mark: 'locked' as const }))),
    ...lines.flatMap(({ kind, coordinates }) => clippedLines(latticeLine(coordinates), box).map((xy) => ({ xy, mark: kind }))),
  ]
}

const latticeLine = (coordinates: readonly LonLat[]): number[] =>
  coordinates.flatMap(([lon, lat]) => [toLattice(lon), toLattice(lat)])

/** The box around lines, and a margin. */
export function boxOf(lines: readonly ArrayLike<number>[], margin: number): LatticeBox {
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const xy of lines)
    for (let i = 0; i < xy.length; i += 2) {
      west = Math.min(west, xy[i])
      east = Math.max(east, xy[i])
      south = Math.min(south, xy[i + 1])
      north = Math.max(north, xy[i + 1])
    }
  return [west - margin, south - margin, east + margin, north + margin]
}
