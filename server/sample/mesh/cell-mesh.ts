/**
 * Cells of a mesh in rows, each of which touches `degree` others. The neighbours of a cell lie at fixed offsets, one list for cells in even
 * rows and one for odd ones, counter-clockwise. Cells on the mesh's rim have neighbours that do not exist and must stay unused.
 */
export interface CellMesh {
  columns: number
  rows: number
  degree: 4 | 6
  offsets: Int32Array
  /** Meters east and north of the mesh's centre, of every cell's middle. */
  x: Float32Array
  y: Float32Array
}

/** Where the offsets of a cell's neighbours begin in `offsets`. */
export function offsetStart({ columns, degree }: CellMesh, cell: number): number {
  return (Math.floor(cell / columns) & 1) * degree
}
