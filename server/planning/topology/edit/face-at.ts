import { turn } from '../graph/exact.ts'
import { runsIn } from './arc-cells.ts'
import { type DivisionMap, type FaceId, outside } from './division-map.ts'

/** A segment across a parallel, from its southern to its northern end, in half steps, and the face east of it. */
interface Crossing {
  south: readonly [number, number]
  north: readonly [number, number]
  face: FaceId
}

/**
 * The face that a point lies in, which is on no border: in half steps of the lattice, so that middles of segments can be asked for. Goes west from cell to
 * cell to the nearest border. Exact.
 */
export function faceAt({ cells }: DivisionMap, halfX: number, halfY: number): FaceId {
  const scale = 2 ** -cells.shift
  const [west, south, east, north] = cells.box
  if (halfY < 2 * south || halfY > 2 * north) return outside
  const cellY = Math.floor((halfY / 2) * scale)
  // A parallel between two rows of cells is looked for in the upper one, where the segments that cross it (their northern end counts) are too.
  for (let cellX = Math.floor(Math.min(halfX / 2, east + 1) * scale); (cellX + 1) / scale >= west; cellX--) {
    let nearest: Crossing | null = null
    for (const { arc, first, last } of runsIn(cells, cellX, cellY)) {
      for (let i = 2 * first; i <= 2 * last; i += 2) {
        const [ax, ay, bx, by] = [2 * arc.xy[i], 2 * arc.xy[i + 1], 2 * arc.xy[i + 2], 2 * arc.xy[i + 3]]
        if (ay > halfY === by > halfY) continue
        const isNorthward = by > ay
        const [south, north] = isNorthward
          ? ([
              [ax, ay],
              [bx, by],
            ] as const)
          : ([
              [bx, by],
              [ax, ay],
            ] as const)
        if (turn(...south, ...north, halfX, halfY) >= 0) continue
        const crossing = { south, north, face: isNorthward ? arc.right : arc.left }
        if (nearest === null || isEastOf(crossing, nearest, halfY)) nearest = crossing
      }
    }
    if (nearest && crossingX(nearest, halfY) / 2 >= cellX / scale) return nearest.face
  }
  return outside
}

function crossingX({ south, north }: Crossing, halfY: number): number {
  return south[0] + ((north[0] - south[0]) * (halfY - south[1])) / (north[1] - south[1])
}

/** Which of two segments that do not cross lies further east where they cross a parallel. */
function isEastOf(one: Crossing, other: Crossing, halfY: number): boolean {
  const difference = crossingX(one, halfY) - crossingX(other, halfY)
  if (Math.abs(difference) > 1e-3) return difference > 0
  // The ends nearest to the parallel tell exactly.
  const low =
    one.south[1] > other.south[1]
      ? -turn(...other.south, ...other.north, ...one.south)
      : turn(...one.south, ...one.north, ...other.south)
  if (low !== 0) return low > 0
  const high =
    one.north[1] < other.north[1]
      ? -turn(...other.south, ...other.north, ...one.north)
      : turn(...one.south, ...one.north, ...other.north)
  return high > 0
}
