import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../server/planning/random.ts'
import { createFrame } from '../../server/sample/ground/frame.ts'

const anywhere = fc.record({
  seed: fc.nat(),
  size: fc.double({ min: 0.158, max: 1.415, noNaN: true }),
  u: fc.double({ min: -1.1, max: 1.1, noNaN: true }),
  v: fc.double({ min: -1.1, max: 1.1, noNaN: true }),
})

test('the bent ground never folds: a step on the plan keeps its turn and most of its size', () => {
  fc.assert(
    fc.property(anywhere, ({ seed, size, u, v }) => {
      const frame = createFrame(seededRandom(seed), size, 1.15 * size)
      const at = (eastMeters: number, northMeters: number): readonly [number, number] =>
        frame.place(u * frame.halfU + eastMeters, v * frame.halfV + northMeters)
      const [o, e, n] = [at(0, 0), at(1, 0), at(0, 1)]
      const area = (e[0] - o[0]) * (n[1] - o[1]) - (e[1] - o[1]) * (n[0] - o[0])
      expect(area).toBeGreaterThan(0.25)
    }),
    { numRuns: 2000 },
  )
})

test('locate undoes place to two meters', () => {
  fc.assert(
    fc.property(anywhere, ({ seed, size, u, v }) => {
      const frame = createFrame(seededRandom(seed), size, 1.15 * size)
      const [backU, backV] = frame.locate(frame.place(u * frame.halfU, v * frame.halfV))
      expect(Math.hypot(backU - u * frame.halfU, backV - v * frame.halfV)).toBeLessThan(2)
    }),
    { numRuns: 2000 },
  )
})
