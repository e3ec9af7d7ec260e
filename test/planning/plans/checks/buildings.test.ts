import { describe, expect, test } from 'vitest'
import { boxOf } from '#planning/geodesy/box-of'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { countHouseholds } from '#planning/plans/checks/buildings/count-households'
import { packBuildings, unpackBuildings } from '#planning/plans/checks/buildings/pack-buildings'
import type { MultiPolygonCoordinates } from '#planning/types'
import { rectangle } from '../../topology/edit/drawn-map.ts'

/** Places, each a building with so many households or (negative) a settlement of as many. */
function placesAt(...places: readonly (readonly [number, number, number])[]) {
  const column = (i: number) => Float64Array.from(places, (place) => Math.abs(place[i]))
  return {
    lon: column(0),
    lat: column(1),
    households: column(2),
    population: column(2),
    isBuilding: Uint8Array.from(places, ([, , households]) => (households < 0 ? 0 : 1)),
  }
}

describe('buildings', () => {
  test('have the households of the places in them; none that nobody counted', () => {
    const outlines = [rectangle(0, 0, 1, 1), rectangle(2, 0, 3, 1), rectangle(4, 0, 5, 1)].map((geometry, i) => ({
      id: `b${i}`,
      geometry,
    }))
    const inside = outlines.map(({ geometry }) => interiorPoint(geometry))
    const [west, south] = boxOf(outlines[0].geometry)
    const places = placesAt(
      [...inside[0], 12],
      [...inside[0], 3],
      [...inside[1], -8],
      [west - 1e-5, south, 40],
      [...inside[2], 0],
    )
    expect(countHouseholds(outlines, places).map(({ id, households }) => [id, households])).toEqual([
      ['b0', 15],
      ['b1', null],
      ['b2', 0],
    ])
    expect(countHouseholds([], places)).toEqual([])
  })

  test('are packed and unpacked to the lattice, holes and parts too', () => {
    const court: MultiPolygonCoordinates = [
      [rectangle(0, 0, 3, 3)[0][0], rectangle(1, 1, 2, 2)[0][0]],
      [rectangle(5, 5, 6, 6)[0][0]],
    ]
    const buildings = [
      { id: 'a', households: null, geometry: court },
      { id: 'b', households: 4, geometry: rectangle(1, 1, 2, 2) },
    ]
    const packed = packBuildings(buildings)
    expect(unpackBuildings(JSON.parse(JSON.stringify(packed)))).toEqual(buildings)
    const off = court.map((rings) => rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lon + 3e-8, lat - 4e-8])))
    expect(unpackBuildings(packBuildings([{ ...buildings[0], geometry: off }]))[0].geometry).toEqual(court)
  })
})
