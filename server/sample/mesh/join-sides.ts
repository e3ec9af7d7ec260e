import { type CellMesh, offsetStart } from './cell-mesh.ts'

/** What joining works on: `side` is 1 or 2 for the cells of the stretch and 0 elsewhere. */
interface SidedCells {
  mesh: CellMesh
  order: Int32Array
  side: Uint8Array
  flood: Int32Array
  floods: number
}

/**
 * Makes each of the two sides of a stretch hang together: what is cut off from the largest piece of its side goes over to the other one.
 * Since the stretch hangs together, twice is enough. Answers the cells of side 1, of which there were `left`.
 */
export function joinSides(cells: SidedCells, start: number, end: number, left: number): number {
  const moved = moveCutOff(cells, start, end, 1, left)
  const right = end - start - left + moved
  return left - moved + moveCutOff(cells, start, end, 2, right)
}

/** Hands all but the largest piece of a side over; answers how many cells. */
function moveCutOff(cells: SidedCells, start: number, end: number, which: 1 | 2, count: number): number {
  const { order, side, flood } = cells
  const before = cells.floods
  let largest = 0
  let largestSize = 0
  let found = 0
  for (let i = start; i < end && found < count; i++) {
    const cell = order[i]
    if (side[cell] !== which || flood[cell] > before) continue
    const size = floodFrom(cells, cell, which)
    found += size
    if (size > largestSize) {
      largestSize = size
      largest = cells.floods
    }
  }
  if (largestSize === count) return 0
  for (let i = start; i < end; i++) {
    const cell = order[i]
    if (side[cell] === which && flood[cell] !== largest) side[cell] = which === 1 ? 2 : 1
  }
  return count - largestSize
}

/** Marks everything of one side that hangs together with a cell, with a new number; answers how many cells. */
function floodFrom(cells: SidedCells, from: number, which: number): number {
  const { mesh, side, flood } = cells
  const { degree, offsets } = mesh
  const mark = ++cells.floods
  const waiting = [from]
  flood[from] = mark
  let size = 0
  while (waiting.length > 0) {
    const cell = waiting.pop()!
    size++
    const first = offsetStart(mesh, cell)
    for (let k = first; k < first + degree; k++) {
      const next = cell + offsets[k]
      if (side[next] === which && flood[next] !== mark) {
        flood[next] = mark
        waiting.push(next)
      }
    }
  }
  return size
}
