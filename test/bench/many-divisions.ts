import { fromVectorTileJs } from '@maplibre/vt-pbf'

type Writable = Parameters<typeof fromVectorTileJs>[0]['layers'][string]
interface Point {
  x: number
  y: number
}

const extent = 4096
/** Divisions along a tile's side: with three tiles and more in view, over five thousand. */
export const divisionsPerSide = 40
/** Stretches that each border is drawn in. */
const stretches = 8

/** A point of the grid that all tiles share, and the wavy way from one to the next: the same from both sides. */
const corner = (column: number, row: number): Point => ({
  x: Math.round((column * extent) / divisionsPerSide),
  y: Math.round((row * extent) / divisionsPerSide),
})

function border(from: Point, to: Point, seed: number): Point[] {
  return Array.from({ length: stretches }, (_, step) => {
    const share = step / stretches
    const bulge = Math.round(14 * Math.sin(share * Math.PI) * Math.sin(seed * 12.9898 + share * 9))
    const across = from.x === to.x
    return {
      x: Math.round(from.x + share * (to.x - from.x)) + (across ? bulge : 0),
      y: Math.round(from.y + share * (to.y - from.y)) + (across ? 0 : bulge),
    }
  })
}

function ringOf(column: number, row: number): Point[] {
  const [a, b, c, d] = [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)]
  const back = (line: Point[], end: Point): Point[] => [...line.slice(1), end].reverse()
  return [
    ...border(a, b, row * 7.1 + column),
    ...border(b, c, (column + 1) * 3.7 + row),
    ...back(border(d, c, (row + 1) * 7.1 + column), c),
    ...back(border(a, d, column * 3.7 + row), d),
    a,
  ]
}

/** A vector tile full of villages that tile it without gap, with a name each: a map that is heavier than any real one. */
export function tileOfManyDivisions(z: number, x: number, y: number): Buffer {
  const cells = Array.from({ length: divisionsPerSide ** 2 }, (_, cell) => [
    cell % divisionsPerSide,
    Math.floor(cell / divisionsPerSide),
  ])
  const layer = (name: string, type: 1 | 3, geometryOf: (column: number, row: number) => Point[]): Writable =>
    ({
      version: 2,
      name,
      extent,
      length: cells.length,
      feature: (index: number) => {
        const [column, row] = cells[index]
        const id = `${z}/${x * divisionsPerSide + column}/${y * divisionsPerSide + row}`
        return {
          type,
          id: undefined,
          extent,
          properties: { id, name: '山村', level: 'village', kind: 'village', population: 1000 + index },
          loadGeometry: () => [geometryOf(column, row)],
        }
      },
    }) as unknown as Writable
  const middle = (column: number, row: number): Point[] => {
    const { x: left, y: top } = corner(column, row)
    return [{ x: left + 50, y: top + 50 }]
  }
  const layers = { divisions: layer('divisions', 3, ringOf), division_labels: layer('division_labels', 1, middle) }
  return Buffer.from(fromVectorTileJs({ layers }))
}
