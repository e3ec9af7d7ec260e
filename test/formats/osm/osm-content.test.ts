import { describe, expect, it } from 'vitest'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import type { LonLat } from '#planning/types'
import { joinRings } from '../../../server/formats/osm/rings.ts'
import { facilityCategoriesOf } from '../../../server/formats/osm/tables/facility-categories.ts'
import { readOsm } from '../../../server/formats/osm.ts'
import { type DrawnOsm, type DrawnWay, drawnNodes, drawOsm } from './draw-osm.ts'

const read = async (drawn: DrawnOsm) => readOsm(new TextEncoder().encode(drawOsm(drawn)))
const square = `
a b
d c`
const ring = (map: string, letters: string): LonLat[] => [...letters].map((letter) => drawnNodes(map).get(letter)!)

describe('barriers', () => {
  it.each<[string, Record<string, string>, string | null]>([
    ['a river', { waterway: 'river' }, 'river'],
    ['a canal', { waterway: 'canal' }, 'river'],
    ['a stream', { waterway: 'stream' }, null],
    ['a ditch', { waterway: 'ditch' }, null],
    ['a river in a culvert', { waterway: 'river', tunnel: 'culvert' }, null],
    ['a lake', { natural: 'water' }, 'river'],
    ['a railway', { railway: 'rail' }, 'railway'],
    ['a railway in a tunnel', { railway: 'rail', tunnel: 'yes' }, null],
    ['a railway on a bridge', { railway: 'light_rail', bridge: 'viaduct' }, null],
    ['a tram', { railway: 'tram' }, null],
    ['a subway', { railway: 'subway' }, null],
    ['a wall', { barrier: 'wall' }, 'wall'],
    ['a fence', { barrier: 'fence' }, 'wall'],
    ['a kerb', { barrier: 'kerb' }, null],
    ['a motorway', { highway: 'motorway' }, 'expressway'],
    ['a motorway on a bridge', { highway: 'motorway', bridge: 'yes' }, null],
    ['a trunk road without walkers', { highway: 'trunk', foot: 'no' }, 'expressway'],
    ['a motor road', { highway: 'trunk_link', motorroad: 'yes' }, 'expressway'],
    ['a trunk road', { highway: 'trunk' }, null],
  ])('%s', async (_, tags, kind) => {
    const { barriers } = await read({ map: 'a b c', ways: [{ nodes: 'abbc', tags }] })
    expect(barriers).toEqual(kind === null ? [] : [{ kind, coordinates: ring('a b c', 'abc') }])
  })

  it('takes each outline of a water relation once, its islands too', async () => {
    const { barriers } = await read({
      map: square,
      ways: [{ nodes: 'abc', tags: { natural: 'water' } }, { nodes: 'cda' }, { nodes: 'ac' }],
      relations: [
        {
          members: [
            [1, 'outer'],
            [2, 'outer'],
            [3, 'inner'],
          ],
          tags: { type: 'multipolygon', natural: 'water' },
        },
      ],
    })
    expect(barriers.map(({ coordinates }) => coordinates)).toEqual([ring(square, 'abc'), ring(square, 'cda'), ring(square, 'ac')])
  })
})

describe('closed walls', () => {
  const map = `
a b
d c  x
y`
  const wall = { nodes: 'abcda', tags: { leisure: 'pitch', barrier: 'fence' } }
  const wallsWith = async (...ways: DrawnWay[]) => (await read({ map, ways: [wall, ...ways] })).barriers.length
  const path = (nodes: string, tags: Record<string, string> = {}) => ({ nodes, tags: { highway: 'path', ...tags } })
  it('stand where a street goes in, sharing a node or not', async () => {
    expect(await wallsWith(path('cx'))).toBe(1)
    expect(await wallsWith(path('by'))).toBe(1)
  })
  it('are no walls where nobody could get in', async () => {
    expect(await wallsWith(path('yx'))).toBe(0)
    expect(await wallsWith(path('yx'), path('cx', { foot: 'no' }))).toBe(0)
  })
  it('stand where they are open, or something else than walls', async () => {
    expect(
      await wallsWith(path('yx'), { nodes: 'abcd', tags: { barrier: 'wall' } }, { nodes: 'abcda', tags: { natural: 'water' } }),
    ).toBe(2)
  })
})

describe('rings of relations', () => {
  it('joins lines in any order and direction', () => {
    expect(
      joinRings([
        [1, 2],
        [4, 3],
        [2, 3],
        [1, 4],
        [7, 8, 9, 7],
      ]),
    ).toEqual([
      [1, 2, 3, 4, 1],
      [7, 8, 9, 7],
    ])
  })
  it('says no where an end is left over', () => {
    expect(
      joinRings([
        [1, 2],
        [2, 3],
      ]),
    ).toBeNull()
  })
})

describe('homes', () => {
  const footprint = polygonSquareMeters([[ring(square, 'abcda')]])
  const buildingsOf = async (tags: Record<string, string>, more: Partial<DrawnOsm> = {}) =>
    (await read({ map: square, ...more, ways: [{ nodes: 'abcda', tags }, ...(more.ways ?? [])] })).demand

  it('estimates households from floor area, people from households, ages from people', async () => {
    const [home] = await buildingsOf({ building: 'apartments', 'building:levels': '10', name: '1号楼' })
    const households = Math.round((footprint * 10) / 109.4)
    const population = Math.round(households * 2.62)
    expect(home).toEqual({
      kind: 'building',
      name: '1号楼',
      lon: 116.001,
      lat: 39.9995,
      households,
      population,
      age0to3: Math.round(population * 0.1795 * 0.2),
      age3to6: Math.round(population * 0.1795 * 0.2),
      age6to15: Math.round(population * 0.1795 * 0.6),
      age60plus: Math.round(population * 0.187),
      age80plus: Math.round(population * 0.0254),
      estimated: true,
      sourceKey: 'way/1',
    })
  })

  it.each<[string, Record<string, string>, number]>([
    ['six storeys where none are tagged', { building: 'apartments' }, Math.round((footprint * 6) / 109.4)],
    ['the height over three', { building: 'residential', height: '33 m' }, Math.round((footprint * 11) / 109.4)],
    ['the higher part', { building: 'residential', 'building:levels': '6-18' }, Math.round((footprint * 18) / 109.4)],
    ['flats as tagged', { building: 'house', 'building:flats': '3' }, 3],
  ])('takes %s', async (_, tags, households) => {
    expect((await buildingsOf(tags))[0].households).toBe(households)
  })

  it.each<[string, Record<string, string>]>([
    ['schools', { building: 'school' }],
    ['offices', { building: 'office' }],
    ['industry', { building: 'industrial' }],
    ['a hall without storeys', { building: 'yes' }],
    ['a shop', { building: 'yes', 'building:levels': '2', shop: 'mall' }],
    ['a hospital in apartments', { building: 'apartments', amenity: 'hospital' }],
    ['building=no', { building: 'no' }],
    ['an unknown value', { building: 'valueOf' }],
  ])('houses nobody in %s', async (_, tags) => {
    expect(await buildingsOf(tags)).toEqual([])
  })

  it('takes a plain building for homes, but not on a campus or around a school', async () => {
    const tags = { building: 'yes', 'building:levels': '3' }
    expect(await buildingsOf(tags)).toHaveLength(1)
    const map = `
w     x
  a b
  d c
z     y`
    const campus = { map, ways: [{ nodes: 'wxyzw', tags: { amenity: 'university' } }] }
    expect(await buildingsOf(tags, campus)).toEqual([])
    expect(await buildingsOf({ ...tags, building: 'dormitory' }, campus)).toHaveLength(1)
    const school = { map: 'a   b\n  s\nd   c', nodes: { s: { amenity: 'school' } } }
    expect(await buildingsOf(tags, school)).toEqual([])
    expect(await buildingsOf(tags, { ...school, nodes: { s: { amenity: 'restaurant' } } })).toHaveLength(1)
  })

  it('takes the court out of a block', async () => {
    const map = `
a     b
  e f
  h g
d     c`
    const tags = { type: 'multipolygon', building: 'apartments', 'building:levels': '1' }
    const { demand } = await read({
      map,
      ways: [{ nodes: 'abc' }, { nodes: 'cda' }, { nodes: 'efghe' }],
      relations: [
        {
          members: [
            [1, 'outer'],
            [2, 'outer'],
            [3, 'inner'],
          ],
          tags,
        },
      ],
    })
    const area = polygonSquareMeters([[ring(map, 'abcda'), ring(map, 'efghe')]])
    expect(demand.map(({ households, sourceKey }) => [households, sourceKey])).toEqual([[Math.round(area / 109.4), 'relation/1']])
  })

  it('leaves out, without a refusal, a building that the edge of the extract cuts', async () => {
    const { demand, refusals, counts } = await read({ map: square, ways: [{ nodes: 'abqda', tags: { building: 'apartments' } }] })
    expect([demand, refusals, counts.buildings]).toEqual([[], [], 1])
  })
})

describe('facilities', () => {
  it.each<[string, string]>([
    ['amenity=kindergarten', 'kindergarten'],
    ['amenity=school name=中关村第一小学', 'primary_school'],
    ['amenity=school name=清华附小', 'primary_school'],
    ['amenity=school name=第十九中学', 'junior_school'],
    ['amenity=school name=第二初级中学', 'junior_school'],
    ['amenity=school name=育才高级中学', ''],
    ['amenity=school name=职业中学', ''],
    ['amenity=school isced:level=1', 'primary_school'],
    ['amenity=school isced:level=1;2', 'primary_school junior_school'],
    ['amenity=school isced:level=0-3', 'primary_school junior_school'],
    ['amenity=school isced:level=3', ''],
    ['amenity=school name=九年一贯制学校', 'primary_school junior_school'],
    ['amenity=clinic', 'clinic_station'],
    ['amenity=doctors', 'clinic_station'],
    ['amenity=clinic name=东升社区卫生服务中心', 'health_centre'],
    ['amenity=hospital', 'health_centre'],
    ['amenity=hospital name=双榆树社区卫生服务站', 'clinic_station'],
    ['amenity=police', 'police'],
    ['amenity=marketplace', 'market'],
    ['shop=supermarket', 'market'],
    ['shop=greengrocer', 'market'],
    ['shop=convenience', ''],
    ['leisure=pitch', 'fitness_site'],
    ['leisure=fitness_station', 'fitness_site'],
    ['leisure=playground access=private', ''],
    ['leisure=park', ''],
    ['amenity=library', 'culture_centre'],
    ['amenity=arts_centre', 'culture_centre'],
    ['amenity=community_centre', 'culture_station'],
    ['amenity=community_centre name=海淀文化活动中心', 'culture_centre'],
    ['amenity=community_centre name=蓝旗营社区服务站', 'community_service_station'],
    ['amenity=community_centre name=党群服务中心', 'community_service_station'],
    ['office=government name=华清园居委会', 'community_service_station'],
    ['amenity=townhall', 'subdistrict_service'],
    ['amenity=townhall name=海淀区人民政府', ''],
    ['amenity=townhall name=中关村街道办事处', 'subdistrict_service'],
    ['amenity=townhall name=东升镇人民政府', 'subdistrict_service'],
    ['amenity=social_facility social_facility:for=senior', 'elder_daycare'],
    ['amenity=social_facility name=社区养老服务驿站', 'elder_daycare'],
    ['amenity=social_facility social_facility=nursing_home social_facility:for=senior', ''],
    ['amenity=restaurant name=幸福里老年食堂', 'meal_point'],
    ['amenity=restaurant', ''],
    ['amenity=constructor', ''],
  ])('%s → %s', (text, expected) => {
    expect(facilityCategoriesOf(Object.fromEntries(text.split(' ').map((pair) => pair.split('=')))).join(' ')).toBe(expected)
  })

  it('draws a place once that OSM draws as an outline and as a point, and puts it inside the outline', async () => {
    const map = `
a b
dsc
    k`
    const tags = { amenity: 'kindergarten', name: '幼儿园' }
    const far = { ...tags, name: '二幼' }
    const { facilities } = await read({
      map,
      nodes: { s: tags, k: far },
      ways: [{ nodes: 'abcda', tags }],
    })
    expect(facilities.map(({ sourceKey, lon, lat }) => [sourceKey, lon, lat])).toEqual([
      [`node/${'k'.codePointAt(0)}`, 116.004, 39.998],
      ['way/1', 116.001, 39.9995],
    ])
  })

  it('keeps the stops of both directions, and drops their doubles', async () => {
    // Drawn 85 m a column, then brought to 17 m between the poles and the place on the road.
    const text = drawOsm({
      map: 'p s q\n  r',
      nodes: {
        p: { highway: 'bus_stop', name: '五道口' },
        q: { highway: 'bus_stop', name: '五道口' },
        s: { public_transport: 'stop_position', bus: 'yes', name: '五道口' },
        r: { public_transport: 'stop_position', bus: 'yes', name: '清华园' },
      },
    })
      .replace('lon="116.002"', 'lon="116.0002"')
      .replace('lon="116.004"', 'lon="116.0004"')
    const { facilities } = await readOsm(new TextEncoder().encode(text))
    expect(facilities.map(({ category, name, sourceKey }) => [category, name, sourceKey])).toEqual([
      ['bus_stop', '五道口', 'node/112'],
      ['bus_stop', '五道口', 'node/113'],
      ['bus_stop', '清华园', 'node/114'],
    ])
  })

  it('is called by its category where it has no name', async () => {
    const { facilities } = await read({ map: 'a', nodes: { a: { amenity: 'police', capacity: '12' } } })
    expect(facilities).toEqual([
      { category: 'police', name: '派出所', status: 'operating', capacity: 12, lon: 116, lat: 40, sourceKey: 'node/97' },
    ])
  })
})
