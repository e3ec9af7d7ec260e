import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measureFace } from '#planning/topology/edit/checks/measure-face'
import { smallestCircle } from '#planning/topology/edit/checks/smallest-circle'
import { proposeChildren } from '#planning/topology/edit/operations/propose-children'
import { splitDivision } from '#planning/topology/edit/operations/split-division'
import { outlineOf } from '#planning/topology/edit/outline-of'
import { at, drawnMap, rectangle } from './drawn-map.ts'

describe('measures', () => {
  test('the smallest circle is as small as the best of all circles through two or three points', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 1,
      maxLength: 9,
    })
    fc.assert(
      fc.property(points, (list) => {
        const circle = smallestCircle(list)!
        for (const [x, y] of list) expect(Math.hypot(x - circle.x, y - circle.y)).toBeLessThan(circle.radius + 1e-6)
        expect(circle.radius).toBeCloseTo(smallestByTrial(list), 6)
      }),
    )
    expect(smallestCircle([])).toBeNull()
  })

  test('a square and a ring', () => {
    const metersEast = 111_412 * Math.cos((30 * Math.PI) / 180)
    const map = drawnMap('AAAAAA\nABBBBA\nABBBBA\nABBBBA\nABBBBA\nAAAAAA')
    const [square, ring] = [measureFace(map, 'B')!, measureFace(map, 'A')!]
    // A square of degrees is a rectangle of meters, as wide to its height as the cosine of the latitude.
    const ratio = metersEast / 110_852
    expect(square.polsbyPopperShare).toBeCloseTo((Math.PI * ratio) / (1 + ratio) ** 2, 3)
    expect(square.reockShare).toBeCloseTo((4 * ratio) / (Math.PI * (1 + ratio ** 2)), 3)
    expect(ring).toMatchObject({ parts: 1, holes: 1 })
    expect(ring.squareMeters / square.squareMeters).toBeCloseTo(20 / 16, 4)
    expect(ring.perimeterMeters / square.perimeterMeters).toBeCloseTo(40 / 16, 4)
    expect(measureFace(map, 'Z')).toBeNull()
  })
})

describe('proposals for children', () => {
  const cut = splitDivision(drawnMap('AAAA\nAAAA'), 'A', [at(2.25, 0), at(2.25, 2)], ['W', 'E'])
  if (!cut.ok) throw new Error(cut.reason)
  const parts = ['W', 'E'].map((id) => ({ id, geometry: outlineOf(cut.map, id) }))

  test('a child goes where most of its people are, else where most of its ground is; those that the line cuts are told', () => {
    const children = [
      { id: 'west', geometry: rectangle(0, 0, 2, 2) },
      { id: 'cut', geometry: rectangle(2, 0, 3, 2) },
      {
        id: 'people',
        geometry: rectangle(2, 0, 3, 1),
        places: [
          { at: at(2.1, 0.5), people: 30 },
          { at: at(2.9, 0.5), people: 10 },
        ],
      },
      { id: 'beyond', geometry: rectangle(5, 0, 6, 1) },
      { id: 'flush', geometry: rectangle(2.25, 0, 4, 2) },
    ]
    const [west, halved, people, beyond, flush] = proposeChildren(parts, children)
    expect(west).toMatchObject({ to: 'W', isCut: false })
    expect(halved).toMatchObject({ to: 'E', isCut: true })
    expect(halved.shares.map(({ partId, areaShare }) => [partId, Math.round(areaShare * 1e6) / 1e6])).toEqual([
      ['E', 0.75],
      ['W', 0.25],
    ])
    expect(people).toMatchObject({
      to: 'W',
      isCut: true,
      shares: [
        { partId: 'W', people: 30 },
        { partId: 'E', people: 10 },
      ],
    })
    expect(beyond).toEqual({ id: 'beyond', to: null, isCut: false, shares: [] })
    expect(flush).toMatchObject({ to: 'E', isCut: false })
  })

  test('all people are counted once, on the line too', () => {
    const places = Array.from({ length: 50 }, (_, i) => ({ at: at(1.25 + (i % 5) / 2, (i % 10) / 5 + 0.1), people: i }))
    const [child] = proposeChildren(parts, [{ id: 'all', geometry: rectangle(0, 0, 4, 2), places }])
    expect(child.shares.reduce((sum, { people }) => sum + people, 0)).toBe((49 * 50) / 2)
  })
})

/** The least radius of the circles with two points as ends, or through three, that hold all. */
function smallestByTrial(points: readonly (readonly [number, number])[]): number {
  const candidates: [number, number][] = points.map(([x, y]) => [x, y])
  for (const [ax, ay] of points) {
    for (const [bx, by] of points) {
      candidates.push([(ax + bx) / 2, (ay + by) / 2])
      for (const [cx, cy] of points) {
        const d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
        if (d === 0) continue
        const [a, b, c] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy]
        candidates.push([
          (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / d,
          (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / d,
        ])
      }
    }
  }
  return Math.min(...candidates.map(([x, y]) => Math.max(...points.map(([px, py]) => Math.hypot(px - x, py - y)))))
}
