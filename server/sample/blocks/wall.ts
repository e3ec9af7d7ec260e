import { type Point, segmentMeeting } from '../plane/polygon.ts'

/** Where a straight way passes a closed wall exactly once: meters along the wall from its first point; null where it does not. */
export function gatePosition(wall: readonly Point[], from: Point, to: Point): number | null {
  let position: number | null = null
  let walked = 0
  for (let i = 0; i < wall.length; i++) {
    const a = wall[i]
    const b = wall[(i + 1) % wall.length]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const shares = segmentMeeting(from, to, a, b)
    if (shares) {
      if (position !== null) return null
      position = walked + shares[1] * length
    }
    walked += length
  }
  return position
}

/** The pieces of a closed wall that stand between its gates; each gate is a gap of so many meters. Without gates, the whole ring, closed. */
export function wallPieces(wall: readonly Point[], gates: readonly number[], gapMeters: number): Point[][] {
  const starts: number[] = [0]
  for (let i = 0; i < wall.length; i++) {
    const next = wall[(i + 1) % wall.length]
    starts.push(starts[i] + Math.hypot(next[0] - wall[i][0], next[1] - wall[i][1]))
  }
  const total = starts[wall.length]
  if (gates.length === 0) return [[...wall, wall[0]]]
  const pointAt = (position: number): Point => {
    const wrapped = ((position % total) + total) % total
    let edge = 0
    while (edge < wall.length - 1 && starts[edge + 1] <= wrapped) edge++
    const share = (wrapped - starts[edge]) / (starts[edge + 1] - starts[edge])
    const a = wall[edge]
    const b = wall[(edge + 1) % wall.length]
    return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
  }
  const sorted = [...gates].sort((one, other) => one - other)
  const pieces: Point[][] = []
  sorted.forEach((gate, index) => {
    const from = gate + gapMeters / 2
    const to = (index + 1 < sorted.length ? sorted[index + 1] : sorted[0] + total) - gapMeters / 2
    if (to - from < 1) return
    const corners: [number, Point][] = []
    for (let i = 0; i < wall.length; i++) {
      for (const position of [starts[i], starts[i] + total])
        if (position > from + 0.01 && position < to - 0.01) corners.push([position, wall[i]])
    }
    corners.sort((one, other) => one[0] - other[0])
    pieces.push([pointAt(from), ...corners.map(([, point]) => point), pointAt(to)])
  })
  return pieces
}
