import type { CellMesh } from '../mesh/cell-mesh.ts'
import { hashOf } from '../mesh/fractal-noise.ts'

/** How far a corner may lie from its place in a regular honeycomb, in widths of a cell. */
const leaning = 0.15

/**
 * A honeycomb of cells bent onto the ground: every corner belongs to three cells, so that no four divisions ever meet in a point. A cell
 * owns its northern and its southern corner, numbered twice the cell and one more; the other four are its neighbours'.
 */
export interface Honeycomb extends CellMesh {
  degree: 6
  /** Meters east and north of a corner. */
  cornerPoint: (corner: number) => [number, number]
  /** The corner at which a side of a cell begins; sides are counted from the north, counter-clockwise. */
  cornerOf: (cell: number, side: number) => number
  /** The three corners next to a corner, and the two cells on either side of the way to each. */
  around: (corner: number) => readonly (readonly [corner: number, cell: number, cell: number])[]
}

/** Lays a honeycomb; `place` bends it: column and row, not whole numbers, to meters. */
export function createHoneycomb(
  columns: number,
  rows: number,
  seed: number,
  place: (column: number, row: number) => [number, number],
): Honeycomb {
  const count = columns * rows
  const even = [columns - 1, -1, -columns - 1, -columns, 1, columns]
  const odd = [columns, -1, -columns, -columns + 1, 1, columns + 1]
  const x = new Float32Array(count)
  const y = new Float32Array(count)
  const isOdd = (cell: number): number => Math.floor(cell / columns) & 1
  for (let cell = 0; cell < count; cell++) {
    const row = Math.floor(cell / columns)
    const point = place((cell % columns) + (row & 1) / 2, row)
    x[cell] = point[0]
    y[cell] = point[1]
  }
  const neighbour = (cell: number, side: number): number => cell + (isOdd(cell) ? odd : even)[side]
  return {
    columns,
    rows,
    degree: 6,
    offsets: Int32Array.from([...even, ...odd]),
    x,
    y,
    cornerPoint: (corner) => {
      const cell = corner >> 1
      const row = Math.floor(cell / columns)
      const lean = hashOf(corner, 0, seed)
      return place(
        (cell % columns) + (row & 1) / 2 + leaning * ((lean & 0xffff) / 32767.5 - 1),
        row + (corner & 1 ? -2 / 3 : 2 / 3) + leaning * ((lean >>> 16) / 32767.5 - 1),
      )
    },
    cornerOf: (cell, side) => {
      if (side === 0) return 2 * cell
      if (side === 3) return 2 * cell + 1
      if (side === 1) return 2 * neighbour(cell, 0) + 1
      if (side === 2) return 2 * neighbour(cell, 2)
      if (side === 4) return 2 * neighbour(cell, 3)
      return 2 * neighbour(cell, 5) + 1
    },
    around: (corner) => {
      const cell = corner >> 1
      const south = corner & 1
      const left = neighbour(cell, south ? 2 : 0)
      const right = neighbour(cell, south ? 3 : 5)
      const beyond = neighbour(left, south ? 3 : 5)
      return south
        ? [
            [2 * left, cell, left],
            [2 * right, cell, right],
            [2 * beyond, left, right],
          ]
        : [
            [2 * left + 1, cell, left],
            [2 * right + 1, cell, right],
            [2 * beyond + 1, left, right],
          ]
    },
  }
}
