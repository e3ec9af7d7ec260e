/** A point on a tile's integer lattice. */
export interface TilePoint {
  x: number
  y: number
}

/** One polygon of a tile: its level's rank (0 = largest) and its rings, closed or not. */
export interface RankedRings {
  rank: number
  rings: TilePoint[][]
}

/** Lattice points hold both numbers in one; tiles span far less than ±2^20. */
const key = ({ x, y }: TilePoint): number => (x + 1_048_576) * 2_097_152 + (y + 1_048_576)

/** More points than one tile can hold; two point numbers below it make one whole number. */
const mostPoints = 2 ** 26

interface Segment {
  rank: number
  from: number
  to: number
}

/**
 * Each border once: the segments of all rings without repetition, joined into lines as long as possible, by the largest level that
 * uses them. Segments along the tile's cut (outside of 0..extent on one side) are no borders and fall away.
 */
export function bordersOfTile(polygons: readonly RankedRings[], extent: number): { rank: number; lines: TilePoint[][] }[] {
  const points: TilePoint[] = []
  const numbers = new Map<number, number>()
  const numberOf = (point: TilePoint): number => {
    const name = key(point)
    let number = numbers.get(name)
    if (number === undefined) {
      number = points.push(point) - 1
      numbers.set(name, number)
    }
    return number
  }
  const best = new Map<number, Segment>()
  const beyond = (a: number, b: number): boolean => a === b && (a < 0 || a > extent)
  for (const { rank, rings } of polygons) {
    for (const ring of rings) {
      if (ring.length === 0) continue
      let a = ring[ring.length - 1]
      let from = numberOf(a)
      for (const b of ring) {
        const to = numberOf(b)
        if (from !== to && !beyond(a.x, b.x) && !beyond(a.y, b.y)) {
          const name = from < to ? from * mostPoints + to : to * mostPoints + from
          const known = best.get(name)
          if (!known) best.set(name, { rank, from, to })
          else if (rank < known.rank) known.rank = rank
        }
        a = b
        from = to
      }
    }
  }
  const byRank = new Map<number, Segment[]>()
  for (const segment of best.values()) {
    const list = byRank.get(segment.rank)
    if (list) list.push(segment)
    else byRank.set(segment.rank, [segment])
  }
  return [...byRank]
    .sort(([a], [b]) => a - b)
    .map(([rank, segments]) => ({
      rank,
      lines: joinSegments(segments, points.length).map((line) => line.map((number) => points[number])),
    }))
}

/** Joins segments end to end; a line ends where three or more meet, or where none goes on. Points go by their numbers. */
function joinSegments(segments: readonly Segment[], pointCount: number): number[][] {
  const degree = new Uint32Array(pointCount + 1)
  for (const { from, to } of segments) {
    degree[from + 1]++
    degree[to + 1]++
  }
  for (let point = 0; point < pointCount; point++) degree[point + 1] += degree[point]
  // `first` is where a point's segments begin in `meeting`; the next point's is where they end.
  const first = degree.slice()
  const meeting = new Uint32Array(2 * segments.length)
  segments.forEach(({ from, to }, index) => {
    meeting[degree[from]++] = index
    meeting[degree[to]++] = index
  })
  const meets = (point: number): number => first[point + 1] - first[point]
  const used = new Uint8Array(segments.length)
  const follow = (start: number, begin: number): number[] => {
    const line = [begin]
    let here = begin
    for (let next = start; next >= 0; ) {
      used[next] = 1
      const { from, to } = segments[next]
      here = from === here ? to : from
      line.push(here)
      next = -1
      if (meets(here) === 2)
        for (let place = first[here]; place < first[here + 1]; place++) if (used[meeting[place]] === 0) next = meeting[place]
    }
    return line
  }
  const lines: number[][] = []
  const begin = (onlyAtEnds: boolean): void => {
    segments.forEach(({ from, to }, index) => {
      for (const point of [from, to]) {
        if (used[index] === 0 && (!onlyAtEnds || meets(point) !== 2)) lines.push(follow(index, point))
      }
    })
  }
  begin(true)
  begin(false)
  return lines
}
