import { type CellMesh, offsetStart } from './cell-mesh.ts'

/** A stretch of ordered cells whose borders are wanted. `rank` is each cell's place in the order, −1 where it is not in use. */
export interface RankedCells {
  mesh: CellMesh
  order: Int32Array
  rank: Int32Array
  /** Work space, one entry a cell; zero between uses. */
  passed: Uint8Array
}

/** Sides of cells are named by the cell times this, plus the side's number. */
export const sideSpan = 8

/**
 * The rings of borders around the cells of a stretch, the cells always on the left: outer rings counter-clockwise, holes clockwise. A ring
 * is a list of sides, each the cell times `sideSpan` plus the number of its side, that follow each other corner by corner.
 */
export function traceRings({ mesh, order, rank, passed }: RankedCells, start: number, end: number): number[][] {
  const { degree, offsets } = mesh
  const turn = degree / 2 + 1
  const isBorder = (cell: number, side: number): boolean => {
    const other = rank[cell + offsets[offsetStart(mesh, cell) + side]]
    return other < start || other >= end
  }
  const rings: number[][] = []
  for (let i = start; i < end; i++) {
    const first = order[i]
    for (let side = 0; side < degree; side++) {
      if (passed[first] & (1 << side) || !isBorder(first, side)) continue
      const ring: number[] = []
      let cell = first
      let at = side
      do {
        passed[cell] |= 1 << at
        ring.push(cell * sideSpan + at)
        let next = (at + 1) % degree
        while (!isBorder(cell, next)) {
          cell += offsets[offsetStart(mesh, cell) + next]
          next = (next + turn) % degree
        }
        at = next
      } while (cell !== first || at !== side)
      rings.push(ring)
    }
  }
  for (const ring of rings) for (const key of ring) passed[Math.floor(key / sideSpan)] = 0
  return rings
}
