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

/**
 * Each border once: the segments of all rings without repetition, joined into lines as long as possible, by the largest level that
 * uses them. Segments along the tile's cut (outside of 0..extent on one side) are no borders and fall away.
 */
export function bordersOfTile(polygons: readonly RankedRings[], extent: number): { rank: number; lines: TilePoint[][] }[] {
  const best = new Map<string, { rank: number; from: TilePoint; to: TilePoint }>()
  const beyond = (a: number, b: number): boolean => a === b && (a < 0 || a > extent)
  for (const { rank, rings } of polygons) {
    for (const ring of rings) {
      for (let index = 0; index < ring.length; index++) {
        const from = ring[index]
        const to = ring[(index + 1) % ring.length]
        if ((from.x === to.x && from.y === to.y) || beyond(from.x, to.x) || beyond(from.y, to.y)) continue
        const [a, b] = [key(from), key(to)]
        const name = a < b ? `${a},${b}` : `${b},${a}`
        const known = best.get(name)
        if (!known || rank < known.rank) best.set(name, { rank, from, to })
      }
    }
  }
  const byRank = new Map<number, { from: TilePoint; to: TilePoint }[]>()
  for (const { rank, from, to } of best.values()) {
    const list = byRank.get(rank)
    if (list) list.push({ from, to })
    else byRank.set(rank, [{ from, to }])
  }
  return [...byRank].sort(([a], [b]) => a - b).map(([rank, segments]) => ({ rank, lines: joinSegments(segments) }))
}

/** Joins segments end to end; a line ends where three or more meet, or where none goes on. */
function joinSegments(segments: readonly { from: TilePoint; to: TilePoint }[]): TilePoint[][] {
  const at = new Map<number, number[]>()
  segments.forEach(({ from, to }, index) => {
    for (const point of [from, to]) {
      const list = at.get(key(point))
      if (list) list.push(index)
      else at.set(key(point), [index])
    }
  })
  const used = new Uint8Array(segments.length)
  const follow = (first: number, start: TilePoint): TilePoint[] => {
    const line = [start]
    let here = start
    for (let next: number | undefined = first; next !== undefined; ) {
      used[next] = 1
      const { from, to }: { from: TilePoint; to: TilePoint } = segments[next]
      here = key(from) === key(here) ? to : from
      line.push(here)
      const meeting = at.get(key(here))!
      next = meeting.length === 2 ? meeting.find((index) => used[index] === 0) : undefined
    }
    return line
  }
  const lines: TilePoint[][] = []
  const begin = (onlyAtEnds: boolean): void => {
    segments.forEach(({ from, to }, index) => {
      for (const point of [from, to]) {
        if (used[index] === 0 && (!onlyAtEnds || at.get(key(point))!.length !== 2)) lines.push(follow(index, point))
      }
    })
  }
  begin(true)
  begin(false)
  return lines
}
