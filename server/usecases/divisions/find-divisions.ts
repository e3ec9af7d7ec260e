import type { DivisionCollection, DivisionFeature, DivisionProperties, DivisionsQuery } from '#contract/divisions'
import { type DivisionLevel, divisionLevels } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { type DivisionRow, divisionsAt, findDivision, findDivisions as findRows } from '../../repositories/divisions/divisions.ts'
import { searchText } from '../search/search-text.ts'
import { noSuchDivision, resolveDivision } from './resolve-division.ts'

/** A version as readers see it. */
export function toProperties({ geometry: _, recordedAt: __, labelPoint, ...row }: DivisionRow): DivisionProperties {
  return { ...row, labelPoint: [labelPoint[0], labelPoint[1]] }
}

function toFeature(row: DivisionRow): DivisionFeature {
  const coordinates = row.geometry as unknown as [number, number][][][]
  return {
    type: 'Feature',
    id: row.id,
    geometry: row.geometry && { type: 'MultiPolygon', coordinates },
    properties: toProperties(row),
  }
}

/** The levels that a query names: one, all of grids, or (undefined) every level. */
export function levelsOf(level: DivisionLevel | 'grid' | undefined): DivisionLevel[] | undefined {
  if (level === undefined) return undefined
  return divisionLevels.filter((one) => one === level || (level === 'grid' && one.startsWith('grid_')))
}

/** Lists divisions of the published map, from the largest level down. */
export async function findDivisions(db: Database, query: DivisionsQuery): Promise<DivisionCollection> {
  const { matched, divisions } = await findRows(db, {
    levels: levelsOf(query.level),
    parentId: query.parent === undefined ? undefined : await resolveDivision(db, query.parent, query.at),
    code: query.code,
    named: query.q === undefined ? undefined : searchText(query.q),
    bbox: query.bbox,
    at: query.at,
    withGeometry: query.geometry === 'full',
    limit: query.limit,
    offset: query.offset,
  })
  return {
    type: 'FeatureCollection',
    features: divisions.map(toFeature),
    numberMatched: matched,
    numberReturned: divisions.length,
  }
}

/** One division, by id or code. */
export async function getDivision(db: Database, idOrCode: string, at: string | undefined): Promise<DivisionFeature> {
  const row = await findDivision(db, await resolveDivision(db, idOrCode, at), at)
  if (row === null) throw await noSuchDivision(db, idOrCode, at)
  return toFeature(row)
}

/** The divisions that contain a point, from the largest to the smallest. */
export async function locatePoint(db: Database, lon: number, lat: number, at: string | undefined) {
  return { divisions: await divisionsAt(db, lon, lat, at) }
}
