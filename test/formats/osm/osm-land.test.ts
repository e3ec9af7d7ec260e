import { describe, expect, it } from 'vitest'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { readOsm } from '../../../server/formats/osm.ts'
import { type DrawnOsm, drawOsm } from './draw-osm.ts'

const read = async (drawn: DrawnOsm) => readOsm(new TextEncoder().encode(drawOsm(drawn)))
const square = `
a b
d c`
/** A square of 4 × 3 lattice steps with a square hole of 2 × 1 in it, and another square beside it. */
const nested = `
a...b.i.j
.e.f.....
.h.g.....
d...c.l.k`
const cell = (await read({ map: square, ways: [{ nodes: 'abcda', tags: { natural: 'water' } }] })).land[0].geometry

describe('land of an OSM file', () => {
  it.each<[string, Record<string, string>, string | null]>([
    ['a lake', { natural: 'water' }, 'water'],
    ['a river bank', { waterway: 'riverbank' }, 'water'],
    ['a reservoir', { landuse: 'reservoir' }, 'water'],
    ['a basin', { landuse: 'basin' }, 'water'],
    ['a cistern', { natural: 'water', location: 'underground' }, null],
    ['a wood', { natural: 'wood' }, 'woods'],
    ['a forest', { landuse: 'forest' }, 'woods'],
    ['a park', { leisure: 'park' }, 'woods'],
    ['a meadow', { landuse: 'meadow' }, null],
    ['a shed', { building: 'shed' }, 'building'],
    ['no building', { building: 'no' }, null],
  ])('%s', async (_, tags, kind) => {
    const { land, refusals } = await read({
      map: square,
      ways: [{ nodes: 'abcda', tags: { ...tags, name: '名', 'name:zh': '中' } }],
    })
    expect(refusals).toEqual([])
    expect(land).toEqual(kind === null ? [] : [{ kind, name: '中', sourceKey: 'way/1', geometry: cell }])
  })

  it('is wound as GeoJSON wants it, whichever way it was drawn', async () => {
    const { land } = await read({ map: square, ways: [{ nodes: 'adcba', tags: { natural: 'water' } }] })
    expect(polygonSquareMeters(land[0].geometry)).toBeCloseTo(polygonSquareMeters(cell), 6)
    expect(polygonSquareMeters(cell)).toBeGreaterThan(0)
  })

  it('joins the ways of a relation to rings, and gives each hole to the ring around it', async () => {
    const { land, counts } = await read({
      map: nested,
      ways: [{ nodes: 'ijkli' }, { nodes: 'ab' }, { nodes: 'dcb' }, { nodes: 'ad' }, { nodes: 'efg' }, { nodes: 'ehg' }],
      relations: [
        {
          members: [
            [1, 'outer'],
            [2, 'outer'],
            [3, 'outer'],
            [4, ''],
            [5, 'inner'],
            [6, 'inner'],
          ],
          tags: { type: 'multipolygon', natural: 'wood', name: '林' },
        },
      ],
    })
    expect(land).toMatchObject([{ kind: 'woods', name: '林', sourceKey: 'relation/1' }])
    expect(land[0].geometry.map((rings) => rings.length).sort()).toEqual([1, 2])
    expect(counts.openAreas).toBe(0)
  })

  it('leaves out and counts rings that do not close, and keeps the others', async () => {
    const { land, counts, refusals } = await read({
      map: nested,
      ways: [{ nodes: 'ijkli' }, { nodes: 'ab' }, { nodes: 'dcb' }, { nodes: 'efgh', tags: { leisure: 'park' } }],
      relations: [
        {
          members: [
            [1, 'outer'],
            [2, 'outer'],
            [3, 'outer'],
            [99, 'outer'],
          ],
          tags: { type: 'multipolygon', natural: 'water' },
        },
        { members: [[99, 'outer']], tags: { type: 'multipolygon', landuse: 'forest' } },
      ],
    })
    expect(land.map(({ kind, geometry }) => [kind, geometry.length])).toEqual([['water', 1]])
    expect(counts.openAreas).toBe(3)
    expect(refusals).toEqual([])
  })

  it('leaves out and counts outlines that cross themselves', async () => {
    const { land, counts, refusals } = await read({ map: square, ways: [{ nodes: 'acbda', tags: { natural: 'water' } }] })
    expect([land, counts.openAreas, refusals]).toEqual([[], 1, []])
  })

  it('gives a building the key of its demand point', async () => {
    const { land, demand } = await read({ map: square, ways: [{ nodes: 'abcda', tags: { building: 'apartments' } }] })
    expect(demand.map(({ sourceKey }) => sourceKey)).toEqual(['way/1'])
    expect(land).toEqual([{ kind: 'building', name: null, sourceKey: 'way/1', geometry: cell }])
  })
})
