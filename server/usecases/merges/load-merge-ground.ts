import { ProblemError } from '#contract/problems'
import { createDivisionPlacer } from '#planning/coverage/place-in-divisions'
import type { CoverageArea } from '#planning/coverage/prepare-area'
import { offStreetFactor, reachFacilities, snapPoints } from '#planning/coverage/reach-facilities'
import type { WalkingGround } from '#planning/merging/question/check-promises'
import type { GroundSettlement, GroundStation, GroundUnit, MergeGround } from '#planning/merging/question/merge-ground'
import type { TownSeats } from '#planning/merging/question/town-seats'
import { baseSpeedKmh } from '#planning/network/travel-costs'
import { serviceRadius } from '#planning/rules/living-circles'
import type { Facility } from '#planning/types'
import { loadDemand } from '../../repositories/demand.ts'
import { outlinesOf, type UnitBelow } from '../../repositories/divisions/units-below.ts'
import { loadFacilities } from '../../repositories/facilities.ts'
import { findMergeFacts } from '../../repositories/merges/merge-facts.ts'
import { currentRevision } from '../../repositories/revisions.ts'
import { divisionsOn, type LoadedArea } from '../coverage/area-cache.ts'
import { demandTable } from '../coverage/load-area.ts'
import type { WorkContext } from '../work-context.ts'
import { findTownSeats } from './find-town-seats.ts'
import { type MergeQuestion, mergeableUnits, seatCategory } from './merge-question.ts'

/** All that a question about merges is computed from. */
export interface LoadedMerging {
  ground: MergeGround
  units: UnitBelow[]
  parents: { id: string; name: string }[]
  /** For measuring promises; null without streets. */
  walking: WalkingGround | null
  townSeats: TownSeats
  revision: number
}

/** Loads what merges are proposed from. Throws a problem where there are no streets and ways along them are asked for, or where an added road joins nothing. */
export async function loadMergeGround(
  { db, areas, report }: Pick<WorkContext, 'db' | 'areas' | 'report'>,
  question: MergeQuestion,
): Promise<LoadedMerging> {
  const { at, body, scope } = question
  const say = (message: string) => report(0.02, message)
  const units = await mergeableUnits(db, body, scope.divisionId, at)
  if (units.length !== question.unitIds.length || units.some(({ id }, index) => id !== question.unitIds[index]))
    throw new ProblemError('conflict', `The divisions of "${scope.name}" changed since this was asked; ask again.`)
  const facts = await findMergeFacts(db, question.unitIds)
  const parents = [...new Map(units.map(({ parentId, parentName }) => [parentId, { id: parentId, name: parentName }])).values()]
  const parentOf = new Map(parents.map(({ id }, index) => [id, index]))
  const groundUnits = units.map(
    ({ id, code, name, kind, terrain, areaSquareMeters, parentId, geometry }): GroundUnit => ({
      id,
      code,
      name,
      kind,
      terrain,
      areaSquareMeters,
      geometry,
      parent: parentOf.get(parentId)!,
      stays: facts.get(id)?.stays.map(({ reason }) => reason) ?? [],
      industry: facts.get(id)?.industry ?? null,
    }),
  )
  const speedKmh = body.speedKmh ?? baseSpeedKmh(body.mode)
  const metersPerSecond = speedKmh / 3.6
  const placer = createDivisionPlacer(
    groundUnits.map(({ id, code, geometry }) => ({ id, code, level: body.level, parentIndex: -1, geometry })),
  )
  const unitsAt = (lon: ArrayLike<number>, lat: ArrayLike<number>): Int32Array => placer(lon, lat).byLevel[0]
  const category = seatCategory[body.level]
  const stationsAmong = (facilities: readonly Facility[]): { stations: GroundStation[]; of: Facility[] } => {
    const own = facilities.filter((facility) => facility.category === category && facility.status === 'operating')
    const places = unitsAt(
      own.map(({ lon }) => lon),
      own.map(({ lat }) => lat),
    )
    const of = own.filter((_, index) => places[index] >= 0)
    const unitOf = places.filter((unit) => unit >= 0)
    return { of, stations: of.map(({ id, name, lon, lat }, index) => ({ unit: unitOf[index], facilityId: id, name, lon, lat })) }
  }
  const townOutlines = body.level === 'village' ? await outlinesOf(db, [...parentOf.keys()], at) : new Map()
  const seatsAmong = (facilities: readonly Facility[]) => findTownSeats(facilities, parents, townOutlines)
  const walkable = await areas.area(db, 'walk', divisionsOn(at), say)
  const walking = walkable && walkingGround(walkable)
  if (body.distance === 'straight') {
    const demand = walkable ? walkable.area.demand : demandTable(await loadDemand(db))
    const settlements = settlementsOf(demand, unitsAt(demand.lon, demand.lat), null)
    requirePeople(settlements, question)
    const facilities = await loadFacilities(db)
    const { stations } = stationsAmong(facilities)
    const ground = { units: groundUnits, settlements, stations, streets: null, metersPerSecond }
    const townSeats = { seats: seatsAmong(facilities), snapped: null }
    return { ground, units, parents, walking, townSeats, revision: await currentRevision(db) }
  }
  const loaded = body.roads
    ? await areas.areaWith(
        db,
        body.mode,
        divisionsOn(at),
        body.roads.map(({ line }) => ({ line })),
        say,
      )
    : await areas.area(db, body.mode, divisionsOn(at), say)
  if (loaded === null)
    throw new ProblemError(
      'nothing-to-compute',
      `No street on the map can be used in mode "${body.mode}": import an OSM extract, or ask with "distance": "straight".`,
    )
  if ('unjoined' in loaded) {
    const detail = `an end of this road is farther than 300 m from any junction, or both join the same one`
    throw new ProblemError('invalid-input', `roads: ${detail}.`, [{ detail, pointer: `/roads/${loaded.unjoined}` }])
  }
  const { area } = loaded
  const costFactor = offStreetFactor(body.mode, speedKmh)
  const { stations, of } = stationsAmong(loaded.facilities)
  const snap = (points: readonly { lon: number; lat: number }[]) =>
    snapPoints(
      area.snapper,
      points.map(({ lon }) => lon),
      points.map(({ lat }) => lat),
    )
  const seats = seatsAmong(loaded.facilities)
  let served: ((row: number) => boolean) | null = null
  if (body.closeSeats && category !== null) {
    const all = loaded.facilities.filter((facility) => facility.category === category && facility.status === 'operating')
    const limitCost = 1000 * serviceRadius(category).meters
    const { cost } = reachFacilities(area.network, snap(all), [...all.keys()], area.snapped, costFactor, limitCost)
    served = (row) => cost[row] <= limitCost
  }
  const settlements = settlementsOf(area.demand, unitsAt(area.demand.lon, area.demand.lat), served)
  requirePeople(settlements, question)
  const streets = {
    network: area.network,
    demand: area.snapped,
    stations: snap(of),
    costFactor,
    secondsPerCost: 1 / (1000 * metersPerSecond),
  }
  return {
    ground: { units: groundUnits, settlements, stations, streets, metersPerSecond },
    units,
    parents,
    walking,
    townSeats: { seats, snapped: snap(seats) },
    revision: loaded.revision,
  }
}

function settlementsOf(
  demand: Pick<CoverageArea['demand'], 'count' | 'lon' | 'lat' | 'population' | 'households'>,
  unitOf: Int32Array,
  served: ((row: number) => boolean) | null,
): GroundSettlement[] {
  const settlements: GroundSettlement[] = []
  for (let row = 0; row < demand.count; row++) {
    if (unitOf[row] < 0 || demand.population[row] + demand.households[row] === 0) continue
    const [people, households] = [demand.population[row], demand.households[row]]
    settlements.push({
      unit: unitOf[row],
      row,
      lon: demand.lon[row],
      lat: demand.lat[row],
      people,
      households,
      isServed: served?.(row) ?? false,
    })
  }
  return settlements
}

function requirePeople(settlements: readonly GroundSettlement[], { scope, body }: MergeQuestion): void {
  if (settlements.some(({ people }) => people > 0)) return
  throw new ProblemError(
    'nothing-to-compute',
    `Nobody is counted in the ${body.level}s of "${scope.name}" (${scope.code}): import demand (buildings, settlements or population cells) there first.`,
  )
}

function walkingGround({ area, facilities }: LoadedArea): WalkingGround {
  const lon = facilities.map((facility) => facility.lon)
  const lat = facilities.map((facility) => facility.lat)
  return { network: area.network, demand: area.snapped, facilities, snapped: snapPoints(area.snapper, lon, lat) }
}
