import Flatbush from 'flatbush'
import { type LineArrangement, sideToTheWest } from './arrange-lines.ts'

/** Returns a function that tells the face in which a place (in steps) lies. Half a step beside an edge it may be either. Cost: the edges west of the place, level with it. */
export function locateFaces(arrangement: LineArrangement): (px: number, py: number) => number {
  const { x, y, from, to, leftOf, rightOf, outside } = arrangement
  if (from.length === 0) return () => outside
  const boxes = new Flatbush(from.length)
  from.forEach((p, edge) => {
    const q = to[edge]
    boxes.add(Math.min(x[p], x[q]), Math.min(y[p], y[q]), Math.max(x[p], x[q]), Math.max(y[p], y[q]))
  })
  boxes.finish()
  return (px, py) => {
    const level = Math.floor(py) + 0.5
    const side = sideToTheWest(arrangement, px, py, boxes.search(Number.NEGATIVE_INFINITY, level, px, level))
    if (side === -1) return outside
    return side & 1 ? rightOf[side >> 1] : leftOf[side >> 1]
  }
}
