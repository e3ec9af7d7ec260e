import { pairHash } from './pair-table.ts'

/** Calls `visit` for the cells (2^shift steps wide) that a segment comes within `margin` steps of, and perhaps a few more. */
export function visitCells(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  margin: number,
  shift: number,
  visit: (cellX: number, cellY: number) => void,
): void {
  const scale = 2 ** -shift
  const west = Math.floor((Math.min(ax, bx) - margin) * scale)
  const east = Math.floor((Math.max(ax, bx) + margin) * scale)
  const low = Math.min(ay, by) - margin
  const high = Math.max(ay, by) + margin
  const [south, north] = [Math.floor(low * scale), Math.floor(high * scale)]
  if (west === east || south === north || (east - west < 2 && north - south < 2)) {
    for (let x = west; x <= east; x++) for (let y = south; y <= north; y++) visit(x, y)
    return
  }
  // Column by column: the heights between which the segment, thickened, passes it.
  const slope = (by - ay) / (bx - ax)
  const thick = margin * (1 + Math.abs(slope))
  for (let x = west; x <= east; x++) {
    let [from, to] = [low, high]
    if (Number.isFinite(slope)) {
      const [atWest, atEast] = [ay + (x / scale - ax) * slope, ay + ((x + 1) / scale - ax) * slope]
      from = Math.max(low, Math.min(atWest, atEast) - thick)
      to = Math.min(high, Math.max(atWest, atEast) + thick)
    }
    for (let y = Math.floor(from * scale), last = Math.floor(to * scale); y <= last; y++) visit(x, y)
  }
}

/** Items by bucket: bucket b holds items[starts[b] .. starts[b + 1]]; several cells may share a bucket, and a bucket may name an item twice. */
export interface CellIndex {
  shift: number
  mask: number
  starts: Uint32Array
  items: Uint32Array
}

/** The bucket of a cell: a block of 4 × 4 cells lies together, since whoever looks into one looks into its neighbours. */
export function bucketOf(mask: number, cellX: number, cellY: number): number {
  return ((pairHash(cellX >> 2, cellY >> 2) << 4) | ((cellX & 3) << 2) | (cellY & 3)) & mask
}

/** Sorts items into cells. `place` calls its second argument for each cell of an item; it is asked twice. */
export function buildCellIndex(
  itemCount: number,
  shift: number,
  place: (item: number, put: (cellX: number, cellY: number) => void) => void,
): CellIndex {
  let size = 64
  while (size < itemCount) size *= 2
  const starts = new Uint32Array(size + 1)
  const mask = size - 1
  const count = (x: number, y: number) => {
    starts[bucketOf(mask, x, y) + 1]++
  }
  for (let item = 0; item < itemCount; item++) place(item, count)
  for (let bucket = 0; bucket < size; bucket++) starts[bucket + 1] += starts[bucket]
  const items = new Uint32Array(starts[size])
  const next = starts.slice(0, size)
  let current = 0
  const put = (x: number, y: number) => {
    items[next[bucketOf(mask, x, y)]++] = current
  }
  for (current = 0; current < itemCount; current++) place(current, put)
  return { shift, mask, starts, items }
}
