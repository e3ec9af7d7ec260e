import type { FacilityCollection } from '#contract/facilities'
import { ProblemError } from '#contract/problems'
import type { Site } from '#contract/sitings/siting-answer'
import type { SitingFacilitiesBody } from '#contract/sitings/siting-body'
import { facilityRules } from '#planning/rules/facility-rules'
import type { FacilityDraft } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { manualDataSet } from '../../repositories/data-sets.ts'
import { insertFacilities, pointsFarFromEverything } from '../../repositories/facilities.ts'
import { recordRevision } from '../../repositories/revisions.ts'
import type { Session } from '../accounts/session.ts'
import { locatePoint } from '../divisions/find-divisions.ts'
import { farFromEverything } from '../facilities/change-facility.ts'
import { getFacility } from '../facilities/find-facilities.ts'
import { type FoundSiting, getSitingResult } from './read-siting.ts'
import { wishesOf } from './siting-question.ts'

/** Puts proposed sites on the map as planned facilities, in one step; coverage counts them when asked for what is planned. Throws where one is named that the answer does not propose. */
export async function keepSites(
  db: Database,
  session: Session,
  siting: FoundSiting,
  body: SitingFacilitiesBody,
): Promise<FacilityCollection> {
  const result = await getSitingResult(db, siting)
  const { wishes } = wishesOf(siting.question)
  const proposed = new Map(result.sites.map((site) => [site.candidateId, site]))
  if (proposed.size === 0) throw new ProblemError('conflict', 'This siting proposes no new sites that could be kept.')
  const wanted: NonNullable<SitingFacilitiesBody['sites']> =
    body.sites ?? result.sites.map(({ candidateId }) => ({ candidateId }))
  const errors = wanted.flatMap(({ candidateId }, index) =>
    proposed.has(candidateId)
      ? []
      : [{ detail: `"${candidateId}" is no new site of this siting`, pointer: `/sites/${index}/candidateId` }],
  )
  if (errors.length > 0) throw new ProblemError('invalid-input', errors.map(({ detail }) => detail).join('; '), errors)
  const drafts = wanted.map((wish, index): FacilityDraft => {
    const site = proposed.get(wish.candidateId)!
    const tier = site.tier === null ? null : wishes.tiers[site.tier]
    const category = tier?.category ?? wishes.category
    return {
      category,
      name: wish.name ?? nameOf(site, facilityRules[category].nameZh, index),
      status: 'planned',
      capacity: site.capacity,
      lon: wish.lon ?? site.lon,
      lat: wish.lat ?? site.lat,
      sourceKey: null,
    }
  })
  const [lost] = await pointsFarFromEverything(db, drafts)
  if (lost !== undefined)
    throw new ProblemError('invalid-input', `The site "${drafts[lost].name}" ${farFromEverything}.`, [
      { detail: `[${drafts[lost].lon}, ${drafts[lost].lat}] ${farFromEverything}`, pointer: `/sites/${lost}` },
    ])
  await requireWithinScope(db, session, drafts)
  const ids = await db.transaction().execute(async (transaction) => {
    const created = await insertFacilities(transaction, await manualDataSet(transaction), drafts)
    await recordRevision(
      transaction,
      `planned facilities from siting ${siting.id}: ${drafts.length}`,
      ['facilities'],
      drafts.map(({ lon, lat }) => ({
        touched: 'facilities' as const,
        box: [lon, lat, lon, lat] as [number, number, number, number],
      })),
    )
    return created
  })
  const features = []
  for (const id of ids) features.push(await getFacility(db, id))
  return { type: 'FeatureCollection', features } as FacilityCollection
}

/** Throws where a site would stand outside the account's part of the map, where candidates were given or sites wish. */
async function requireWithinScope(db: Database, { scope, name }: Session, drafts: readonly FacilityDraft[]): Promise<void> {
  if (scope === null) return
  for (const [index, { lon, lat, name: site }] of drafts.entries()) {
    const { divisions } = await locatePoint(db, lon, lat, undefined)
    if (divisions.some(({ id }) => id === scope.id)) continue
    const detail = `The site "${site}" lies outside ${name}'s part of the map, "${scope.name}"`
    throw new ProblemError('forbidden', `${detail}.`, [{ detail, pointer: `/sites/${index}` }])
  }
}

/** What enlarges a facility stands beside it with the capacity that it adds. */
const nameOf = ({ name, divisionName, origin }: Site, category: string, index: number): string => {
  if (name !== null && origin === 'extension') return `${name}(扩容)`
  return name ?? `${divisionName ?? ''}规划${category}${index + 1}`
}
