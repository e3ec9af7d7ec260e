import { describe, expect, it } from 'vitest'
import { arcsOf } from '#planning/topology/edit/division-map'
import { fromLattice } from '#planning/topology/lattice'
import type { LonLat } from '#planning/types'
import { ontoBorders } from '../../../client/editing/snap/onto-borders.ts'
import { drawnPlan } from '../../planning/plans/drawn-plan.ts'

/** A border of two divisions with many points, as a street's line of the tiles runs beside it. */
const state = drawnPlan('AB\nAB\nBB')
const border = arcsOf(state.map).find(({ xy, left, right }) => xy.length > 4 && ![left, right].includes('#outside'))!
const points: LonLat[] = Array.from({ length: border.xy.length / 2 }, (_, i) => [
  fromLattice(border.xy[2 * i]),
  fromLattice(border.xy[2 * i + 1]),
])
const beside = ([lon, lat]: LonLat, steps: number): LonLat => [lon + steps * 1e-7, lat - steps * 1e-7]

describe('a way along a street onto the border that runs along it', () => {
  it('takes the border’s own points where it passes them, either way', () => {
    const way = points.map((point) => beside(point, 40))
    expect(ontoBorders(state, way)).toEqual(points)
    expect(ontoBorders(state, way.toReversed())).toEqual(points.toReversed())
  })

  it('takes the ends of a straight border, and nothing where the street runs farther off', () => {
    const straight = drawnPlan('AB')
    const [a, b] = points
    expect(ontoBorders(state, [beside(a, 30), beside(b, 30)])).toEqual([a, b])
    expect(ontoBorders(straight, [beside(a, 400), beside(b, 400)])).toEqual([beside(a, 400), beside(b, 400)])
  })

  it('cuts no corner: points of the border far from the way are left out', () => {
    const [first, last] = [points[0], points.at(-1)!]
    expect(ontoBorders(state, [first, last])).toEqual([first, last])
  })
})
