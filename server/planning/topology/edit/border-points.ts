import type { LonLat } from '../../types.ts'
import { fromLattice } from '../lattice.ts'
import type { BorderStretch, MapPatch } from './map-patch.ts'
import type { EdgePoints } from './parent-edge-changes.ts'

/** A point that a segment was bent through lies nearer to it, in steps: it was rounded to the lattice. */
const bendSteps = 1

type Point = readonly [x: number, y: number]

/**
 * The points that an edit puts on borders which stay, where new ones end on them: a map that has the same borders for other reasons (of the level below, of the
 * neighbours) takes them over, so that both stay equal coordinate by coordinate.
 */
export function borderPoints({ removed, added }: MapPatch): EdgePoints[] {
  const before = new Set<string>()
  eachSegment(removed, (a, b) => before.add(`${a}`).add(`${b}`))
  const around = new Map<string, Point[]>()
  const kept = new Set<string>()
  eachSegment(added, (a, b) => {
    around.set(`${a}`, [...(around.get(`${a}`) ?? []), b])
    around.set(`${b}`, [...(around.get(`${b}`) ?? []), a])
    kept.add(`${a} ${b}`).add(`${b} ${a}`)
  })
  const found: EdgePoints[] = []
  eachSegment(removed, (a, b) => {
    if (kept.has(`${a} ${b}`)) return
    const through: LonLat[] = []
    let at: Point = a
    while (`${at}` !== `${b}`) {
      const here = along(a, b, at)
      const next = (around.get(`${at}`) ?? []).find(
        (point) =>
          `${point}` === `${b}` || (!before.has(`${point}`) && along(a, b, point) > here && offset(a, b, point) <= bendSteps),
      )
      if (!next) return
      if (`${next}` !== `${b}`) through.push([fromLattice(next[0]), fromLattice(next[1])])
      at = next
    }
    if (through.length > 0) found.push({ from: degrees(a), to: degrees(b), through })
  })
  return found
}

const degrees = ([x, y]: Point): LonLat => [fromLattice(x), fromLattice(y)]

function eachSegment(stretches: readonly BorderStretch[], visit: (a: Point, b: Point) => void): void {
  for (const { xy } of stretches) for (let i = 0; i + 3 < xy.length; i += 2) visit([xy[i], xy[i + 1]], [xy[i + 2], xy[i + 3]])
}

/** How far along ab a point lies, in square steps. */
function along([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  return (x - ax) * (bx - ax) + (y - ay) * (by - ay)
}

/** How far beside ab a point lies, in steps. */
function offset([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  return Math.abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / Math.hypot(bx - ax, by - ay)
}
