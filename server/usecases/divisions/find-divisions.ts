import type { DivisionCollection, DivisionFeature, DivisionProperties, DivisionsQuery } from '#contract/divisions'
import { ProblemError } from '#contract/problems'
import { divisionLevels } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import {
  type DivisionRow,
  divisionLineage,
  divisionsAt,
  divisionVersions,
  findDivision,
  findDivisionIdByCode,
  findDivisions as findRows,
} from '../../repositories/divisions.ts'

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function toProperties({ geometry: _, recordedAt: __, labelPoint, ...row }: DivisionRow): DivisionProperties {
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

/** The id behind an id or a code; a problem of kind not-found where there is none on that day. */
export async function resolveDivision(db: Database, idOrCode: string, at: string | undefined): Promise<string> {
  if (uuidPattern.test(idOrCode)) return idOrCode
  const id = await findDivisionIdByCode(db, idOrCode, at)
  if (id === null)
    throw new ProblemError('not-found', `There is no division with the id or code "${idOrCode}"${at ? ` on ${at}` : ''}.`)
  return id
}

/** Lists divisions of the published map, from the largest level down. */
export async function findDivisions(db: Database, query: DivisionsQuery): Promise<DivisionCollection> {
  const levels =
    query.level === undefined
      ? undefined
      : divisionLevels.filter((level) => level === query.level || (query.level === 'grid' && level.startsWith('grid_')))
  const { matched, divisions } = await findRows(db, {
    levels,
    parentId: query.parent === undefined ? undefined : await resolveDivision(db, query.parent, query.at),
    code: query.code,
    text: query.q,
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
  if (row === null) throw new ProblemError('not-found', `There is no division with the id "${idOrCode}"${at ? ` on ${at}` : ''}.`)
  return toFeature(row)
}

/** Every version of a division that was published. */
export async function getDivisionHistory(db: Database, idOrCode: string) {
  const versions = await divisionVersions(db, await resolveDivision(db, idOrCode, undefined))
  if (versions.length === 0) throw new ProblemError('not-found', `There is no division with the id "${idOrCode}".`)
  return { versions: versions.map((version) => ({ ...toProperties(version), recordedAt: version.recordedAt })) }
}

/** What a division came from and what it became. */
export async function getDivisionLineage(db: Database, idOrCode: string) {
  const id = await resolveDivision(db, idOrCode, undefined)
  if ((await divisionVersions(db, id)).length === 0)
    throw new ProblemError('not-found', `There is no division with the id "${idOrCode}".`)
  return divisionLineage(db, id)
}

/** The divisions that contain a point, from the largest to the smallest. */
export async function locatePoint(db: Database, lon: number, lat: number, at: string | undefined) {
  return { divisions: await divisionsAt(db, lon, lat, at) }
}
