import { describe, expect, it } from 'vitest'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { isInside } from '../../../client/editing/units/inside.ts'
import { sweptGround, unionOf } from '../../../client/editing/units/swept-ground.ts'
import { divisionAt, unitAt, unitsOf } from '../../../client/editing/units/unit-at.ts'
import { type Disc, discsBetween, unitsUnderDisc } from '../../../client/editing/units/units-under-disc.ts'
import { drawnPlan } from '../../planning/plans/drawn-plan.ts'
import { at, rectangle } from '../../planning/topology/edit/drawn-map.ts'

const side = 0.001
const disc = (column: number, row: number, squares: number): Disc => ({
  at: at(column, row),
  lonRadius: squares * side,
  latRadius: squares * side,
})

const groups = drawnPlan('aabb\naabb\nccdd\nccdd', {
  levels: ['town', 'village', 'group'],
  parents: { a: 'V', b: 'V', c: 'W', d: 'W' },
})
const estates = drawnPlan('AABB\nAABB', {
  levels: ['town', 'village', 'group'],
  units: {
    u: { geometry: rectangle(0.2, 0.2, 0.8, 0.8), parentId: 'A' },
    v: { geometry: rectangle(2.2, 0.2, 2.8, 1.8), parentId: 'B' },
  },
})

describe('what lies under the pointer', () => {
  it('is a division of the edited level and a smaller unit of it', () => {
    expect(divisionAt(groups, 'village', at(0.5, 3.5))!.id).toBe('V')
    expect(unitAt(groups, 'village', at(2.5, 0.5))).toMatchObject({ id: 'd', parentId: 'W' })
    expect(unitAt(groups, 'group', at(2.5, 0.5))).toBeNull()
    expect(divisionAt(groups, 'village', at(9, 9))).toBeNull()
  })

  it('is a unit that lies in the division, where none tile it', () => {
    expect(unitAt(estates, 'village', at(0.5, 0.5))).toMatchObject({ id: 'u', parentId: 'A' })
    expect(unitAt(estates, 'village', at(1.5, 1.5))).toBeNull()
    expect(unitsOf(estates, 'B')).toEqual(['v'])
    expect(unitsOf(groups, 'V')).toEqual(['a', 'b'])
  })
})

describe('the brush', () => {
  it('touches what its disc touches, the unit under its middle first', () => {
    expect(unitsUnderDisc(groups, 'village', disc(0.5, 3.5, 0.2)).map(({ id }) => id)).toEqual(['a'])
    expect(unitsUnderDisc(groups, 'village', disc(1.9, 3.5, 0.3)).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(new Set(unitsUnderDisc(groups, 'village', disc(2.1, 2.1, 0.5)).map(({ id }) => id))).toEqual(
      new Set(['a', 'b', 'c', 'd']),
    )
  })

  it('misses nothing on a quick stroke', () => {
    const discs = discsBetween(disc(0.5, 0.5, 0.1), disc(3.5, 3.5, 0.1))
    const steps = discs.map(({ at: [lon] }, i) => lon - (i === 0 ? at(0.5, 0)[0] : discs[i - 1].at[0]))
    expect(Math.max(...steps)).toBeLessThanOrEqual(0.1 * side + 1e-12)
    expect(discs.at(-1)!.at).toEqual(at(3.5, 3.5))
  })

  it('sweeps ground without overlaps, however the stroke turns', () => {
    const places = [disc(1, 1, 0.4), disc(3, 1, 0.4), disc(3, 2, 0.4), disc(1, 2, 0.4), disc(2, 0.5, 0.4)]
    const ground = sweptGround(places)
    for (const { at: place } of places) expect(isInside(ground, place)).toBe(true)
    expect(isInside(ground, at(0.2, 0.2))).toBe(false)
    expect(polygonSquareMeters(unionOf([ground, ground]))).toBeCloseTo(polygonSquareMeters(ground), 3)
    const square = polygonSquareMeters(rectangle(0, 0, 1, 1))
    const one = polygonSquareMeters(sweptGround([disc(1, 1, 0.5)])) / square
    expect(one).toBeGreaterThan(0.7)
    expect(one).toBeLessThan(Math.PI / 4)
  })
})
