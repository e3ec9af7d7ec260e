import { describe, expect, it } from 'vitest'
import type { Projection } from '../../../client/editing/draw/projection.ts'
import { nearestOnLines } from '../../../client/editing/snap/nearest-on-lines.ts'
import { bordersNear } from '../../../client/editing/snap/snap-pointer.ts'
import { drawnPlan } from '../../planning/plans/drawn-plan.ts'

const line = (what: string, ...xy: number[]) => ({ xy, what })

describe('snapping', () => {
  it('goes to the nearest line within reach, and to its corner first', () => {
    const lines = [line('border', 0, 0, 100, 0), line('street', 0, 6, 100, 6)]
    expect(nearestOnLines(lines, 50, 2, 10)).toMatchObject({ x: 50, y: 0, what: 'border', corner: null })
    expect(nearestOnLines(lines, 50, 5, 10)).toMatchObject({ x: 50, y: 6, what: 'street' })
    expect(nearestOnLines(lines, 4, 5, 10)).toMatchObject({ x: 0, y: 6, corner: 0 })
    expect(nearestOnLines(lines, 50, 30, 10)).toBeNull()
    expect(nearestOnLines([], 0, 0, 10)).toBeNull()
  })

  it('takes a line of no length for its point', () => {
    expect(nearestOnLines([line('dot', 5, 5, 5, 5)], 6, 6, 10)).toMatchObject({ x: 5, y: 5 })
  })

  it('finds the segments of borders around a point of the screen', () => {
    const state = drawnPlan('AB\nAB')
    // A pixel is a tenth of a square of the drawing.
    const projection: Projection = {
      width: 800,
      height: 600,
      lonPixels: 1e4,
      toX: (lon) => (lon - 104) * 1e4,
      toY: (lat) => (30 - lat) * 1e4,
      toLonLat: (x, y) => [104 + x / 1e4, 30 - y / 1e4],
    }
    const near = nearestOnLines(bordersNear(state, projection, 12, -5, 10), 12, -5, 5)
    expect(near).toMatchObject({ corner: null })
    expect(near!.x).toBeCloseTo(10, 6)
    expect(bordersNear(state, projection, 300, 300, 10)).toEqual([])
  })
})
