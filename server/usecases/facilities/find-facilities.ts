import type { FacilitiesQuery, FacilityCollection, FacilityFeature } from '#contract/facilities'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { type FacilityRow, findFacility, findFacilities as findRows } from '../../repositories/facilities.ts'

export function toFacilityFeature({ lon, lat, sourceKey: _, ...properties }: FacilityRow): FacilityFeature {
  return { type: 'Feature', id: properties.id, geometry: { type: 'Point', coordinates: [lon, lat] }, properties }
}

/** Lists facilities of the published map. */
export async function findFacilities(db: Database, query: FacilitiesQuery): Promise<FacilityCollection> {
  const { matched, facilities } = await findRows(db, query)
  return {
    type: 'FeatureCollection',
    features: facilities.map(toFacilityFeature),
    numberMatched: matched,
    numberReturned: facilities.length,
  }
}

/** One facility by id. */
export async function getFacility(db: Database, id: string): Promise<FacilityFeature> {
  const row = await findFacility(db, id)
  if (row === null) throw new ProblemError('not-found', `There is no facility with the id "${id}".`)
  return toFacilityFeature(row)
}
