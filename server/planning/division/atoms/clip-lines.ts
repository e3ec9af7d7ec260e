/** West, south, east, north in lattice steps. */
export type LatticeBox = readonly [west: number, south: number, east: number, north: number]

/** The stretches of a line that lie in a box, rounded to the lattice. */
export function clippedLines(line: readonly number[], box: LatticeBox): number[][] {
  const lines: number[][] = []
  let open: number[] | null = null
  for (let i = 2; i < line.length; i += 2) {
    const piece = clippedSegment(line[i - 2], line[i - 1], line[i], line[i + 1], box)
    if (piece === null) {
      open = null
      continue
    }
    const [ax, ay, bx, by] = piece.map(Math.round)
    if (open !== null && open[open.length - 2] === ax && open[open.length - 1] === ay) open.push(bx, by)
    else {
      open = [ax, ay, bx, by]
      lines.push(open)
    }
  }
  return lines
}

/** The part of a segment in a box (Liang and Barsky 1984); null: none. */
function clippedSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  [west, south, east, north]: LatticeBox,
): [number, number, number, number] | null {
  const [dx, dy] = [bx - ax, by - ay]
  let [enter, leave] = [0, 1]
  for (const [slope, room] of [
    [-dx, ax - west],
    [dx, east - ax],
    [-dy, ay - south],
    [dy, north - ay],
  ]) {
    if (slope === 0) {
      if (room < 0) return null
    } else if (slope < 0) enter = Math.max(enter, room / slope)
    else leave = Math.min(leave, room / slope)
  }
  if (enter > leave) return null
  const at = (share: number): [number, number] =>
    share === 0 ? [ax, ay] : share === 1 ? [bx, by] : [ax + share * dx, ay + share * dy]
  return [...at(enter), ...at(leave)]
}
