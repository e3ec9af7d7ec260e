import { createDivisionPlacer } from '#planning/coverage/place-in-divisions'
import { snapPoints } from '#planning/coverage/reach-facilities'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { interiorPoint } from '#planning/geodesy/interior-point'
import type { GroundSettlement, GroundStation, GroundUnit, MergeGround } from '#planning/merging/question/merge-ground'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import { createSnapper } from '#planning/network/snap'
import { createStreetTableBuilder } from '#planning/network/street-table'
import { generateSample } from '../../../server/sample/generate-sample.ts'
import type { SampleDivision } from '../../../server/sample/sample-content.ts'
import { BenchError } from '../bench-error.ts'

/** The day that the place is looked at. */
const day = '2026-11-22'
const metersPerSecond = 4 / 3.6

/** Villages of one town, or of all. */
export interface SampleMergeGround {
  town: string
  ground: MergeGround
}

/** The villages of a generated county (over streets) or province (as the crow flies), by town or all as one, as the service would load them. */
export function sampleMergeGrounds(
  preset: 'county' | 'province',
  seed: number,
  scale: number,
  isWhole: boolean,
): SampleMergeGround[] {
  const content = generateSample(preset, { seed, scale })
  const villages: SampleDivision[] = []
  const groups: { lon: number; lat: number; population: number; households: number }[] = []
  for (const division of content.divisions) {
    const { level, kind, validFrom, validTo, geometry, population, households } = division
    if (validFrom > day || (validTo !== null && validTo <= day)) continue
    if (level === 'village' && kind === 'village') villages.push(division)
    if (level !== 'group') continue
    const [lon, lat] = interiorPoint(geometry)
    groups.push({ lon, lat, population: population ?? 0, households: households ?? 0 })
  }
  const streetTable = createStreetTableBuilder()
  for (const street of content.streets) streetTable.add(street, 0)
  const barriers = createBarrierTableBuilder()
  for (const barrier of content.barriers) barriers.add(barrier)
  for (const _ of content.land);
  const places = [...content.demand]
  // A province has nobody counted at home: its villagers' groups stand for where people live.
  const demand = places.length > 0 ? places : groups
  const stations = [...content.facilities].filter(
    ({ category, status }) => category === 'community_service_station' && status === 'operating',
  )
  const placer = createDivisionPlacer(
    villages.map(({ identity, code, geometry }) => ({ id: identity, code, level: 'village', parentIndex: -1, geometry })),
  )
  const villageOf = (points: readonly { lon: number; lat: number }[]): Int32Array =>
    placer(
      points.map(({ lon }) => lon),
      points.map(({ lat }) => lat),
    ).byLevel[0]
  const [placeOf, stationOf] = [villageOf(demand), villageOf(stations)]
  const streets = preset === 'county' ? walkingStreets() : null

  function walkingStreets(): NonNullable<MergeGround['streets']> {
    const built = buildNetwork(streetTable.finish(), barriers.finish(), 'walk')
    if (!built.ok) throw new BenchError(`The generated ${preset} has no street to walk on.`)
    const snapper = createSnapper(built.network)
    const snap = (points: readonly { lon: number; lat: number }[]) =>
      snapPoints(
        snapper,
        points.map(({ lon }) => lon),
        points.map(({ lat }) => lat),
      )
    const inVillages = stations.filter((_, index) => stationOf[index] >= 0)
    return {
      network: built.network,
      demand: snap(demand),
      stations: snap(inVillages),
      costFactor: 1,
      secondsPerCost: 1 / (1000 * metersPerSecond),
    }
  }

  const towns = isWhole ? [''] : [...new Set(villages.map(({ parentCode }) => parentCode ?? ''))]
  const parents = [...new Set(villages.map(({ parentCode }) => parentCode ?? ''))]
  const membersOf = new Map<string, number[]>(towns.map((town) => [town, []]))
  villages.forEach(({ parentCode }, village) => {
    membersOf.get(isWhole ? '' : (parentCode ?? ''))!.push(village)
  })
  const placesOf: number[][] = villages.map(() => [])
  placeOf.forEach((village, row) => {
    if (village >= 0) placesOf[village].push(row)
  })
  const stationsOf: number[][] = villages.map(() => [])
  let inVillages = 0
  const stationPlace = stationOf.map((village) => (village >= 0 ? inVillages++ : -1))
  stationOf.forEach((village, index) => {
    if (village >= 0) stationsOf[village].push(index)
  })
  return towns.map((town) => {
    const members = membersOf.get(town)!
    const units = members.map((village): GroundUnit => {
      const { identity, code, name, kind, terrain, parentCode, geometry } = villages[village]
      return {
        id: identity,
        code,
        name,
        kind,
        terrain,
        parent: parents.indexOf(parentCode ?? ''),
        geometry,
        areaSquareMeters: polygonSquareMeters(geometry),
        stays: [],
        industry: null,
      }
    })
    const settlements = members.flatMap((village, unit) =>
      placesOf[village].map((row): GroundSettlement => {
        const { lon, lat, population, households } = demand[row]
        return { unit, row, lon, lat, people: population, households, isServed: false }
      }),
    )
    const own = members.flatMap((village, unit) =>
      stationsOf[village].map((index) => {
        const { name, lon, lat } = stations[index]
        const station: GroundStation = { unit, facilityId: String(index), name, lon, lat }
        return { station, place: stationPlace[index] }
      }),
    )
    const pick = (values: Uint32Array): Uint32Array => Uint32Array.from(own, ({ place }) => values[place])
    return {
      town,
      ground: {
        units,
        settlements,
        stations: own.map(({ station }) => station),
        metersPerSecond,
        streets: streets && {
          ...streets,
          stations: {
            failure: own.map(({ place }) => streets.stations.failure[place]),
            places: {
              count: own.length,
              edge: pick(streets.stations.places.edge),
              offset: pick(streets.stations.places.offset),
              snapMillimeters: pick(streets.stations.places.snapMillimeters),
            },
          },
        },
      },
    }
  })
}
