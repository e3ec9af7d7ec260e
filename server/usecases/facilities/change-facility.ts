import type { FacilityBody, FacilityFeature } from '#contract/facilities'
import { ProblemError } from '#contract/problems'
import type { FacilityDraft } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { manualDataSet } from '../../repositories/data-sets.ts'
import { insertFacilities, pointsFarFromEverything, removeFacility, updateFacility } from '../../repositories/facilities.ts'
import { recordRevision, type TouchedArea, takePublishingTurn } from '../../repositories/revisions.ts'
import { getFacility } from './find-facilities.ts'

function toDraft({ geometry, properties }: FacilityBody): FacilityDraft {
  return { ...properties, lon: geometry.coordinates[0], lat: geometry.coordinates[1], sourceKey: null }
}

/** The ground that a facility's change touches. */
const at = ({ lon, lat }: FacilityDraft): TouchedArea => ({ touched: 'facilities', box: [lon, lat, lon, lat] })

/** Why a facility far from everything is refused; the same sentence for the form and the file. */
export const farFromEverything =
  'lies more than about 5 km from every street, division and populated place (in the sea?); check that lon and lat are right and not swapped, or import the streets there first'

async function refuseNowhere(db: Database, draft: FacilityDraft): Promise<void> {
  if ((await pointsFarFromEverything(db, [draft])).length > 0)
    throw new ProblemError('invalid-input', `The facility "${draft.name}" ${farFromEverything}.`, [
      { detail: `[${draft.lon}, ${draft.lat}] ${farFromEverything}`, pointer: '/geometry/coordinates' },
    ])
}

/** Adds a facility to the published map. */
export async function addFacility(db: Database, body: FacilityBody): Promise<FacilityFeature> {
  const draft = toDraft(body)
  await refuseNowhere(db, draft)
  const id = await db.transaction().execute(async (transaction) => {
    const [created] = await insertFacilities(transaction, await manualDataSet(transaction), [draft])
    await recordRevision(transaction, `facility added: ${draft.name}`, ['facilities'], [at(draft)])
    return created
  })
  return getFacility(db, id)
}

/** Overwrites a facility of the published map. */
export async function replaceFacility(db: Database, id: string, body: FacilityBody): Promise<FacilityFeature> {
  const draft = toDraft(body)
  await getFacility(db, id)
  await refuseNowhere(db, draft)
  await db.transaction().execute(async (transaction) => {
    await takePublishingTurn(transaction)
    const before = await getFacility(transaction, id)
    await recordRevision(transaction, `facility changed: ${draft.name}`, ['facilities'], [at(toDraft(before)), at(draft)])
    if (!(await updateFacility(transaction, id, draft)))
      throw new ProblemError('not-found', `There is no facility with the id "${id}".`)
  })
  return getFacility(db, id)
}

/** Takes a facility off the published map. */
export async function deleteFacility(db: Database, id: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await takePublishingTurn(transaction)
    const facility = await getFacility(transaction, id)
    await recordRevision(transaction, `facility removed: ${facility.properties.name}`, ['facilities'], [at(toDraft(facility))])
    if (!(await removeFacility(transaction, id))) throw new ProblemError('not-found', `There is no facility with the id "${id}".`)
  })
}
