import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inTriangle, isOnLatticeLine, segmentsCross, turn } from '#planning/topology/graph/exact'

/** Whole numbers within 32 bits, near each other or anywhere. */
const whole = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }))
const near = fc.integer({ min: -6, max: 6 })
const six = (one: fc.Arbitrary<number>) => fc.tuple(one, one, one, one, one, one)
const eight = (one: fc.Arbitrary<number>) => fc.tuple(one, one, one, one, one, one, one, one)

function bigTurn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): bigint {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, cx - ax, cy - ay].map(BigInt)
  return ux * vy - uy * vx
}
const sign = (value: bigint | number): number => (value > 0 ? 1 : value < 0 ? -1 : 0)

describe('exact predicates', () => {
  test('turn has the sign that whole numbers without end give', () => {
    fc.assert(
      fc.property(six(whole), (p) => {
        expect(sign(turn(...p))).toBe(sign(bigTurn(...p)))
      }),
      { numRuns: 2000 },
    )
  })

  test('turn sees a point beside the line between the farthest corners', () => {
    const [low, high] = [-(2 ** 31), 2 ** 31 - 1]
    expect(turn(low, low, high, high, 0, 0)).toBe(0)
    expect(turn(low, low, high, high, 0, 1)).toBeGreaterThan(0)
    expect(turn(low, low, high, high, 1, 0)).toBeLessThan(0)
    // Doubles alone say 0 here: the products are about 2^63 and differ by 1.
    const [ux, uy] = [2 ** 31 - 1, 2 ** 31 - 2]
    expect(turn(0, 0, ux, uy, uy, uy - 1)).toBe(Number(bigTurn(0, 0, ux, uy, uy, uy - 1)))
    expect(turn(0, 0, ux, uy, uy, uy - 1)).not.toBe(0)
  })

  test('segments cross where each has its ends on both sides of the other, whichever end comes first', () => {
    fc.assert(
      fc.property(fc.oneof(eight(whole), eight(near)), ([ax, ay, bx, by, cx, cy, dx, dy]) => {
        const sides = [
          bigTurn(ax, ay, bx, by, cx, cy) * bigTurn(ax, ay, bx, by, dx, dy),
          bigTurn(cx, cy, dx, dy, ax, ay) * bigTurn(cx, cy, dx, dy, bx, by),
        ]
        expect(segmentsCross(ax, ay, bx, by, cx, cy, dx, dy)).toBe(sides.every((side) => side < 0n))
        expect(segmentsCross(dx, dy, cx, cy, ax, ay, bx, by)).toBe(sides.every((side) => side < 0n))
      }),
      { numRuns: 2000 },
    )
  })

  test('a point is in a triangle or on its sides, flat ones too, if it is a mean of the corners', () => {
    fc.assert(
      fc.property(six(near), fc.tuple(near, near), ([ax, ay, bx, by, cx, cy], [px, py]) => {
        // On a side, or on the same side of all three: tried with sides that turn either way.
        const onSide = (x1: number, y1: number, x2: number, y2: number): boolean =>
          bigTurn(x1, y1, x2, y2, px, py) === 0n && (px - x1) * (px - x2) + (py - y1) * (py - y2) <= 0
        const turns = [bigTurn(ax, ay, bx, by, px, py), bigTurn(bx, by, cx, cy, px, py), bigTurn(cx, cy, ax, ay, px, py)]
        const isIn =
          onSide(ax, ay, bx, by) ||
          onSide(bx, by, cx, cy) ||
          onSide(cx, cy, ax, ay) ||
          turns.every((value) => value > 0n) ||
          turns.every((value) => value < 0n)
        expect(inTriangle(ax, ay, bx, by, cx, cy, px, py)).toBe(isIn)
      }),
      { numRuns: 5000 },
    )
  })

  test('a lattice line has one point in each column (or row) it passes, the nearest, whichever end comes first', () => {
    fc.assert(
      fc.property(fc.tuple(near, near, near, near), ([ax, ay, bx, by]) => {
        const isWide = Math.abs(bx - ax) >= Math.abs(by - ay)
        for (let px = -7; px <= 7; px++) {
          for (let py = -7; py <= 7; py++) {
            const isEnd = (px === ax && py === ay) || (px === bx && py === by)
            const [along, across, from, to, fromAcross, toAcross] = isWide ? [px, py, ax, bx, ay, by] : [py, px, ay, by, ax, bx]
            const isLevel = along >= Math.min(from, to) && along <= Math.max(from, to)
            const level = from === to ? fromAcross : fromAcross + ((along - from) * (toAcross - fromAcross)) / (to - from)
            // Half-way points belong to the greater side or the lesser, but to one only.
            const isNear = Math.abs(across - level) < 0.5 - 1e-9
            const isFar = Math.abs(across - level) > 0.5 + 1e-9
            const found = isOnLatticeLine(ax, ay, bx, by, px, py)
            expect(isOnLatticeLine(bx, by, ax, ay, px, py)).toBe(found)
            if (isEnd || !isLevel || isFar) expect(found).toBe(false)
            else if (isNear) expect(found).toBe(true)
            else
              expect(
                isOnLatticeLine(
                  ax,
                  ay,
                  bx,
                  by,
                  isWide ? px : px + Math.sign(level - px),
                  isWide ? py + Math.sign(level - py) : py,
                ),
              ).toBe(!found)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})
