import { sql } from 'kysely'
import type { Ground, GroundBuilding, GroundCompound, GroundGrid, GroundLine } from '#planning/division/atoms/ground-types'
import { linesAroundDegrees, partingStreets } from '#planning/division/atoms/parting-streets'
import type { DivisionLevel, LonLat, MultiPolygonCoordinates, StreetClass } from '#planning/types'
import { accessBits } from '#planning/types'
import type { Database } from '../database/open-pool.ts'
import { countedDemand } from './demand.ts'
import { holdsOn } from './divisions/divisions.ts'
import { lineFromBinary, multiPolygonFromBinary } from './well-known-binary.ts'

/** What lies on a division's ground on a day, as it can be divided into grids of a level (null: without its grids); null where there is no such division. */
export async function loadGround(
  db: Database,
  divisionId: string,
  at: string,
  gridLevel: DivisionLevel | null,
): Promise<Ground | null> {
  const geometry = await outlineOf(db, divisionId, at)
  if (geometry === null) return null
  const [streets, barriers] = [await streetsAround(db, divisionId, at), await barriersAround(db, divisionId, at)]
  return {
    geometry,
    buildings: await buildingsIn(db, divisionId, at),
    compounds: await compoundsIn(db, divisionId, at),
    grids: gridLevel === null ? [] : await gridsOf(db, divisionId, at, gridLevel),
    lockedGridIds: [],
    lines: [
      ...streets.filter(({ parts }) => parts).map(({ coordinates }) => ({ kind: 'road' as const, coordinates })),
      ...barriers,
    ],
    ways: streets.filter(({ walkable }) => walkable).map(({ coordinates }) => coordinates),
  }
}

/** Places where people are counted on the ground of some divisions, and who lives there; divisions without any are not listed. */
export async function countPlaces(
  db: Database,
  divisionIds: readonly string[],
  at: string,
): Promise<Map<string, { places: number; households: number; population: number }>> {
  const { rows } = await sql<{ id: string; places: number; households: number; population: number }>`
    select v.division_id as id, count(*)::int as places, sum(p.households) as households, sum(p.population) as population
    from division_versions v join demand_points p on p.geometry && v.geometry and st_covers(v.geometry, p.geometry)
      join data_sets d on d.id = p.data_set_id
    where v.division_id = any(${divisionIds as string[]}::uuid[]) and ${holdsOn(at)} and ${countedDemand} group by 1`.execute(db)
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

async function outlineOf(db: Database, divisionId: string, at: string): Promise<MultiPolygonCoordinates | null> {
  const { rows } = await sql<{ outline: Buffer }>`
    select st_asbinary(v.geometry, 'NDR') as outline from division_versions v where v.division_id = ${divisionId}::uuid and ${holdsOn(at)}`.execute(
    db,
  )
  return rows.length === 0 ? null : multiPolygonFromBinary(rows[0].outline)
}

/** Places where people are counted, each with the outline of its building where that is known. */
async function buildingsIn(db: Database, divisionId: string, at: string): Promise<GroundBuilding[]> {
  const { rows } = await sql<Omit<GroundBuilding, 'at' | 'outline'> & { lon: number; lat: number; outline: Buffer | null }>`
    select distinct on (p.id) p.id::text as id, p.name, st_x(p.geometry) as lon, st_y(p.geometry) as lat, p.households, p.population, st_asbinary(l.geometry, 'NDR') as outline
    from division_versions v join demand_points p on p.geometry && v.geometry and st_covers(v.geometry, p.geometry)
      join data_sets d on d.id = p.data_set_id
      left join land_areas l on l.data_set_id = p.data_set_id and l.kind = 'building' and l.source_key = p.source_key
        and l.geometry && st_expand(p.geometry, ${linesAroundDegrees})
    where v.division_id = ${divisionId}::uuid and ${holdsOn(at)} and ${countedDemand} order by p.id, l.id`.execute(db)
  return rows.map(({ lon, lat, outline, ...building }) => ({
    ...building,
    at: [lon, lat],
    outline: outline && multiPolygonFromBinary(outline),
  }))
}

type OutlineRow = Omit<GroundCompound, 'geometry'> & { outline: Buffer }
const withOutline = ({ outline, ...row }: OutlineRow) => ({ ...row, geometry: multiPolygonFromBinary(outline) })

/** Compounds that stand on a division's ground, whatever they are listed under. */
async function compoundsIn(db: Database, divisionId: string, at: string): Promise<GroundCompound[]> {
  const { rows } = await sql<OutlineRow>`
    with own as (select v.geometry from division_versions v where v.division_id = ${divisionId}::uuid and ${holdsOn(at)})
    select v.division_id as id, v.code, v.name, st_asbinary(v.geometry, 'NDR') as outline
    from own join division_versions v on v.geometry && own.geometry and st_covers(own.geometry, v.label_point)
    where v.level = 'compound' and ${holdsOn(at)} order by v.code`.execute(db)
  return rows.map(withOutline)
}

/** The grids that a division has. */
async function gridsOf(db: Database, divisionId: string, at: string, level: DivisionLevel): Promise<GroundGrid[]> {
  const { rows } = await sql<OutlineRow>`
    select v.division_id as id, v.code, v.name, st_asbinary(v.geometry, 'NDR') as outline from division_versions v
    where v.parent_id = ${divisionId}::uuid and v.level = ${level} and ${holdsOn(at)} order by v.code`.execute(db)
  return rows.map(withOutline)
}

async function streetsAround(db: Database, divisionId: string, at: string) {
  const { rows } = await sql<{ line: Buffer; streetClass: StreetClass; access: number; tunnel: boolean }>`
    select st_asbinary(s.geometry, 'NDR') as line, s.street_class as "streetClass", s.access, s.tunnel
    from division_versions v join streets s on s.geometry && st_expand(v.geometry, ${linesAroundDegrees}) join data_sets d on d.id = s.data_set_id
    where v.division_id = ${divisionId}::uuid and ${holdsOn(at)} and d.state = 'published' order by s.id`.execute(db)
  return rows.map(({ line, streetClass, access, tunnel }) => ({
    coordinates: pointsOf(lineFromBinary(line)),
    parts: partingStreets.includes(streetClass) && !tunnel,
    walkable: (access & (accessBits.walk.forward | accessBits.walk.backward)) !== 0,
  }))
}

async function barriersAround(db: Database, divisionId: string, at: string): Promise<GroundLine[]> {
  const { rows } = await sql<{ line: Buffer; kind: GroundLine['kind'] }>`
    select st_asbinary(b.geometry, 'NDR') as line, b.kind
    from division_versions v join barriers b on b.geometry && st_expand(v.geometry, ${linesAroundDegrees}) join data_sets d on d.id = b.data_set_id
    where v.division_id = ${divisionId}::uuid and ${holdsOn(at)} and d.state = 'published' order by b.id`.execute(db)
  return rows.map(({ line, kind }) => ({ kind, coordinates: pointsOf(lineFromBinary(line)) }))
}

function pointsOf(lonLat: ArrayLike<number>): LonLat[] {
  const points: LonLat[] = []
  for (let i = 0; i < lonLat.length; i += 2) points.push([lonLat[i], lonLat[i + 1]])
  return points
}
