import { type Edge, type Point, turn } from './tile-geometry.ts'

const cell = 128

/** Pairs of edges that cross, or where one's end lies on the other without being an end of it; edges come without repetition. */
export function countCrossings(edges: readonly Edge[]): number {
  const cells = new Map<string, number[]>()
  edges.forEach(([a, b], index) => {
    const range = (u: number, v: number) => [Math.floor(Math.min(u, v) / cell), Math.floor(Math.max(u, v) / cell)]
    const [[west, east], [north, south]] = [range(a.x, b.x), range(a.y, b.y)]
    for (let x = west; x <= east; x++) {
      for (let y = north; y <= south; y++) {
        const list = cells.get(`${x},${y}`)
        if (list) list.push(index)
        else cells.set(`${x},${y}`, [index])
      }
    }
  })
  const found = new Set<string>()
  for (const list of cells.values())
    for (const i of list) for (const j of list) if (i < j && meetWrongly(edges[i], edges[j])) found.add(`${i},${j}`)
  return found.size
}

const isSame = (p: Point, q: Point): boolean => p.x === q.x && p.y === q.y

function meetWrongly([a, b]: Edge, [c, d]: Edge): boolean {
  const onFirst = [c, d].some((p) => !isSame(p, a) && !isSame(p, b) && isOn(a, b, p))
  const onSecond = [a, b].some((p) => !isSame(p, c) && !isSame(p, d) && isOn(c, d, p))
  if (onFirst || onSecond) return true
  const opposite = (u: number, v: number) => (u > 0 && v < 0) || (u < 0 && v > 0)
  return opposite(turn(a, b, c), turn(a, b, d)) && opposite(turn(c, d, a), turn(c, d, b))
}

function isOn(a: Point, b: Point, p: Point): boolean {
  return (
    turn(a, b, p) === 0 &&
    Math.min(a.x, b.x) <= p.x &&
    p.x <= Math.max(a.x, b.x) &&
    Math.min(a.y, b.y) <= p.y &&
    p.y <= Math.max(a.y, b.y)
  )
}
