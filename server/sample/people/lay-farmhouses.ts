import type { Random } from '#planning/random'
import type { Point } from '../plane/polygon.ts'

/**
 * Where farmhouses may stand, from where a hamlet's people are counted: meters to the right of its lane and further along it. The
 * lane bends to the right there; all places keep clear of it, of one another, and within what a hamlet needs of its block.
 */
const places: readonly Point[] = [
  [3, -3],
  [-23, 3],
  [15, 12],
  [-23, -15],
  [5, -18],
  [-17, 20],
]
const [longest, deepest] = [11, 8]

/** Outlines of the farmhouses of a hamlet, from two to six; the first one holds the place where its people are counted. */
export function layFarmhouses([x, y]: Point, inwards: Point, wanted: number, random: Random): Point[][] {
  const right: Point = [inwards[1], -inwards[0]]
  return places.slice(0, Math.max(2, wanted)).map(([aside, along], index) => {
    const angle = index === 0 ? 0 : (random() - 0.5) * 0.5
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
    const [length, depth] = [(longest / 2) * (0.8 + 0.2 * random()), (deepest / 2) * (0.85 + 0.15 * random())]
    return [
      [-1, -1],
      [-1, 1],
      [1, 1],
      [1, -1],
    ].map(([one, other]): Point => {
      const [a, b] = [one * length, other * depth]
      const [s, n] = [aside + a * cosine - b * sine, along + a * sine + b * cosine]
      return [x + right[0] * s + inwards[0] * n, y + right[1] * s + inwards[1] * n]
    })
  })
}
