import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrangeLines, type LineArrangement } from '#planning/topology/lines/arrange-lines'
import { facesInside } from '#planning/topology/lines/faces-inside'
import { locateFaces } from '#planning/topology/lines/locate-faces'

const square = (x: number, y: number, size: number): number[] => [x, y, x + size, y, x + size, y + size, x, y + size, x, y]

/** Twice the area of every face, from its edges. */
function doubleAreas({ x, y, from, to, leftOf, rightOf, faceCount }: LineArrangement): number[] {
  const areas = new Array<number>(faceCount).fill(0)
  from.forEach((p, edge) => {
    const q = to[edge]
    const swept = x[p] * y[q] - x[q] * y[p]
    areas[leftOf[edge]] += swept
    areas[rightOf[edge]] -= swept
  })
  return areas
}

describe('lines arranged', () => {
  test('two squares over each other make three faces', () => {
    const arrangement = arrangeLines([square(0, 0, 10), square(5, 5, 10)])
    expect(arrangement.faceCount).toBe(4)
    expect(doubleAreas(arrangement).sort((a, b) => a - b)).toEqual([-350, 50, 150, 150])
  })

  test('dead ends are gone, a line between two borders stays, a square in a square is a hole', () => {
    const arrangement = arrangeLines([
      square(0, 0, 100),
      [0, 50, 100, 50],
      [20, 50, 20, 70, 30, 80],
      square(40, 60, 20),
      [200, 0, 300, 0],
    ])
    expect(doubleAreas(arrangement).sort((a, b) => a - b)).toEqual([-20000, 800, 9200, 10000])
    const at = locateFaces(arrangement)
    expect(at(50, 70)).not.toBe(at(10, 70))
    expect(at(21, 65)).toBe(at(10, 70))
    expect(at(250, 10)).toBe(arrangement.outside)
  })

  test('lines that lie on each other are one edge of both', () => {
    const arrangement = arrangeLines([square(0, 0, 10), [0, 0, 10, 0]])
    const bottom = Array.from(arrangement.from.keys()).filter((edge) => arrangement.linesAlong(edge).length === 2)
    expect(bottom).toHaveLength(1)
    expect(arrangement.faceCount).toBe(2)
  })

  test('nothing is one face', () => {
    expect(arrangeLines([])).toMatchObject({ faceCount: 1, outside: 0 })
    expect(arrangeLines([[0, 0, 5, 5]])).toMatchObject({ faceCount: 1, outside: 0 })
  })

  const point = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  const line = fc.array(point, { minLength: 2, maxLength: 6 }).map((points) => points.flat())

  test('of random lines: edges meet in ends only, faces follow Euler, and flooding a picture finds the same faces', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const arrangement = arrangeLines(lines)
        const { from, to, faceCount } = arrangement
        const points = new Set([...from, ...to])
        const parts = countParts(arrangement, points)
        expect(points.size - from.length + faceCount).toBe(parts + 1)
        const areas = doubleAreas(arrangement)
        areas.forEach((area, face) => {
          if (from.length > 0) expect(face === arrangement.outside ? area < 0 : area > 0).toBe(true)
        })
        expect(crossings(arrangement)).toBe(0)
        const at = locateFaces(arrangement)
        for (const [a, b] of floodPairs(arrangement)) expect(at(...a)).toBe(at(...b))
      }),
      { numRuns: 150 },
    )
  })

  test('a place is inside where an odd number of outlines surrounds it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(point, fc.integer({ min: 3, max: 30 })), { minLength: 1, maxLength: 6 }), (squares) => {
        const lines = squares.map(([[x, y], size]) => square(2 * x, 2 * y, 2 * size))
        const arrangement = arrangeLines(lines)
        const isInside = facesInside(arrangement, () => true)
        const at = locateFaces(arrangement)
        for (let x = -1; x < 190; x += 4)
          for (let y = -1; y < 190; y += 6) {
            const around = squares.filter(
              ([[left, low], size]) => x > 2 * left && x < 2 * (left + size) && y > 2 * low && y < 2 * (low + size),
            )
            expect(isInside[at(x, y)]).toBe(around.length % 2)
          }
      }),
      { numRuns: 60 },
    )
  })
})

function countParts({ from, to }: LineArrangement, points: ReadonlySet<number>): number {
  const parent = new Map([...points].map((each) => [each, each]))
  const root = (each: number): number => {
    for (; parent.get(each) !== each; each = parent.get(each)!);
    return each
  }
  from.forEach((p, edge) => {
    parent.set(root(p), root(to[edge]))
  })
  return [...points].filter((each) => root(each) === each).length
}

/** Pairs of edges that cross between their ends, or of an edge and a point within it. */
function crossings({ x, y, from, to }: LineArrangement): number {
  const turn = (a: number, b: number, c: number): number => (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a])
  let found = 0
  for (let e = 0; e < from.length; e++)
    for (let f = 0; f < e; f++) {
      const [a, b, c, d] = [from[e], to[e], from[f], to[f]]
      if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) found++
    }
  return found
}

/** Neighbouring places of a fine grid with no edge between them. */
function floodPairs({ x, y, from, to }: LineArrangement): [[number, number], [number, number]][] {
  const pairs: [[number, number], [number, number]][] = []
  const isParted = (ax: number, ay: number, bx: number, by: number): boolean =>
    from.some((p, edge) => {
      const q = to[edge]
      const side = (cx: number, cy: number): number => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
      const other = (cx: number, cy: number): number => (x[q] - x[p]) * (cy - y[p]) - (y[q] - y[p]) * (cx - x[p])
      return side(x[p], y[p]) * side(x[q], y[q]) <= 0 && other(ax, ay) * other(bx, by) <= 0
    })
  // The look for a face goes half a step beside lattice lines; these places lie as far from any.
  for (let ax = 1.25; ax < 60; ax += 7)
    for (let ay = 1.5; ay < 60; ay += 7)
      for (const [bx, by] of [
        [ax + 7, ay],
        [ax, ay + 7],
      ])
        if (!isParted(ax, ay, bx, by))
          pairs.push([
            [ax, ay],
            [bx, by],
          ])
  return pairs
}
