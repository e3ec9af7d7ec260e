import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orientation } from '#planning/geodesy/orientation'
import { pointInRing, ringSelfIntersection, segmentMeeting } from '#planning/geodesy/ring-crossings'
import type { LonLat } from '#planning/types'

/** Points of a small lattice, so that touching, overlapping and collinear cases are common. */
const latticePoint = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })) as fc.Arbitrary<LonLat>
// + 0 makes -0 a 0.
const turn = (a: LonLat, b: LonLat, c: LonLat) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) + 0
const isBetween = (a: LonLat, b: LonLat, p: LonLat) =>
  turn(a, b, p) === 0 &&
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1])
const meets = (a: LonLat, b: LonLat, c: LonLat, d: LonLat) =>
  (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) ||
  isBetween(a, b, c) ||
  isBetween(a, b, d) ||
  isBetween(c, d, a) ||
  isBetween(c, d, b)

describe('orientation', () => {
  it('agrees with exact integers', () => {
    fc.assert(
      fc.property(latticePoint, latticePoint, latticePoint, (a, b, c) => {
        expect(orientation(a, b, c)).toBe(turn(a, b, c))
      }),
    )
  })

  it('is right where plain arithmetic is not: points a few last digits off a line', () => {
    const ulp = 2 ** -53
    let plainErrors = 0
    for (let x = 0; x < 32; x++) {
      for (let y = 0; y < 32; y++) {
        const a: LonLat = [0.5 + x * ulp, 0.5 + y * ulp]
        // b and c lie on the diagonal, so the turn is the sign of y − x.
        const expected = Math.sign(y - x)
        expect(Math.abs(orientation(a, [12, 12], [24, 24]))).toBe(Math.abs(expected))
        expect(orientation(a, [12, 12], [24, 24])).toBe(-orientation(a, [24, 24], [12, 12]) + 0)
        if (turn([12, 12], [24, 24], a) !== expected) plainErrors++
        expect(orientation([12, 12], [24, 24], a)).toBe(expected)
      }
    }
    expect(plainErrors).toBeGreaterThan(0)
  })
})

describe('two segments', () => {
  it('meet exactly where the definition says', () => {
    fc.assert(
      fc.property(latticePoint, latticePoint, latticePoint, latticePoint, (a, b, c, d) => {
        fc.pre((a[0] !== b[0] || a[1] !== b[1]) && (c[0] !== d[0] || c[1] !== d[1]))
        const meeting = segmentMeeting(a, b, c, d)
        expect(meeting !== null).toBe(meets(a, b, c, d))
        if (!meeting) return
        const isCross = turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
        expect(meeting.kind === 'cross').toBe(isCross)
        if (!isCross) expect(isBetween(a, b, meeting.at) && isBetween(c, d, meeting.at)).toBe(true)
        if (meeting.kind === 'overlap') expect([turn(a, b, c), turn(a, b, d)]).toEqual([0, 0])
      }),
      { numRuns: 3000 },
    )
  })

  it('names the place', () => {
    expect(segmentMeeting([0, 0], [4, 4], [0, 4], [4, 0])).toEqual({ kind: 'cross', at: [2, 2] })
    expect(segmentMeeting([0, 0], [4, 0], [2, 0], [2, 5])).toEqual({ kind: 'touch', at: [2, 0] })
    expect(segmentMeeting([0, 0], [4, 0], [3, 0], [9, 0])).toEqual({ kind: 'overlap', at: [3, 0] })
    expect(segmentMeeting([0, 0], [4, 0], [4, 0], [9, 0])).toEqual({ kind: 'touch', at: [4, 0] })
    expect(segmentMeeting([0, 0], [4, 0], [5, 0], [9, 0])).toBeNull()
  })
})

/** Every pair of segments; neighbours may share their common corner only. */
function slowSelfIntersection(ring: readonly LonLat[]): boolean {
  const count = ring.length - 1
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const [a, b, c, d] = [ring[i], ring[i + 1], ring[j], ring[j + 1]]
      if (j === i + 1) {
        if (isBetween(a, b, d) || isBetween(c, d, a)) return true
      } else if (i === 0 && j === count - 1) {
        if (isBetween(a, b, c) || isBetween(c, d, b)) return true
      } else if (meets(a, b, c, d)) return true
    }
  }
  return false
}

describe('self-intersection of rings', () => {
  it('agrees with comparing every pair', () => {
    let simple = 0
    fc.assert(
      fc.property(fc.array(latticePoint, { minLength: 3, maxLength: 9 }), (points) => {
        const distinct = points.filter((point, i) => point.join() !== points[(i + 1) % points.length].join())
        fc.pre(distinct.length >= 3)
        const ring = [...distinct, distinct[0]]
        const expected = slowSelfIntersection(ring)
        if (!expected) simple++
        expect(ringSelfIntersection(ring) !== null).toBe(expected)
      }),
      { numRuns: 5000 },
    )
    expect(simple).toBeGreaterThan(100)
  })

  it('finds the one crossing in a ring of 10,000 points, fast', () => {
    const star: LonLat[] = Array.from({ length: 10_000 }, (_, i) => {
      const angle = (i / 10_000) * 2 * Math.PI
      const radius = 1 + 0.2 * Math.sin(40 * angle) + (i % 2) * 0.01
      return [120 + radius * Math.cos(angle), 30 + radius * Math.sin(angle)]
    })
    const started = performance.now()
    expect(ringSelfIntersection([...star, star[0]])).toBeNull()
    expect(performance.now() - started).toBeLessThan(1000)
    ;[star[5000], star[5004]] = [star[5004], star[5000]]
    const at = ringSelfIntersection([...star, star[0]])
    expect(at).not.toBeNull()
    expect(Math.hypot(at![0] - star[5000][0], at![1] - star[5000][1])).toBeLessThan(0.02)
  })
})

describe('points and rings', () => {
  it('agrees with the winding number', () => {
    fc.assert(
      fc.property(latticePoint, fc.array(latticePoint, { minLength: 3, maxLength: 8 }), (point, corners) => {
        const ring = [...corners, corners[0]]
        fc.pre(!slowSelfIntersection(ring))
        if (ring.slice(1).some((to, i) => isBetween(ring[i], to, point))) {
          expect(pointInRing(point, ring)).toBe(0)
          return
        }
        let angle = 0
        for (let i = 1; i < ring.length; i++) {
          const [a, b] = [ring[i - 1], ring[i]]
          const [ax, ay, bx, by] = [a[0] - point[0], a[1] - point[1], b[0] - point[0], b[1] - point[1]]
          angle += Math.atan2(ax * by - ay * bx, ax * bx + ay * by)
        }
        expect(pointInRing(point, ring)).toBe(Math.abs(angle) > 1 ? 1 : -1)
      }),
      { numRuns: 3000 },
    )
  })
})
