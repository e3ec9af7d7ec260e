import type { Site, SitingResult } from '#contract/sitings/siting-answer'
import type { SiteCandidate } from '#planning/siting/question/list-candidates'
import { serveFrom } from '#planning/siting/question/measure-siting'
import { siteTiers } from '#planning/siting/question/site-tiers'
import type { SitingWishes } from '#planning/siting/question/siting-wishes'
import { demandWeights, type SitingGround } from '#planning/siting/question/state-siting'
import type { Facility } from '#planning/types'
import { createAssembler } from './assemble-siting.ts'
import { describeSite, tallyPlaces } from './describe-sites.ts'
import { emptySiting, refusedSiting, type SitingFrame } from './frame-siting.ts'

const asCandidate = ({ id, name, lon, lat, capacity }: Facility): SiteCandidate => ({
  id,
  name,
  lon,
  lat,
  cost: 0,
  capacity: capacity ?? Number.POSITIVE_INFINITY,
  state: 'kept',
  origin: 'facility',
  facilityId: id,
})

/** The answer to a tiered question: every tier with what stands already and what is new. */
export function tieredSiting(
  frame: () => SitingFrame,
  ground: SitingGround,
  wishes: SitingWishes,
  streetName: (street: number) => string | null,
  tick: (share: number) => void,
): SitingResult {
  const outcome = siteTiers(ground, wishes, (share) => tick(0.1 + 0.8 * share))
  if (!outcome.ok) return refusedSiting(frame(), ground, outcome.obstacles, outcome.order)
  const { siting, order } = outcome
  const { area } = ground
  const assembler = createAssembler(ground, wishes, streetName)
  const places = siting.sites.map(({ candidate, standing }) => candidate ?? asCandidate(standing!))
  const service = serveFrom(
    ground,
    wishes.distance,
    places.map(({ lon, lat }) => [lon, lat]),
  )
  const weights = demandWeights(area, order, wishes.demand)
  const use = tallyPlaces(
    places.length,
    order,
    weights,
    (row) => service.place[order[row]],
    (row) => service.cost[order[row]],
    wishes.limit.meters,
  )
  const sites = places.map(
    (place, index): Site => describeSite(place, use[index], assembler.homeOf(place.lon, place.lat), siting.sites[index].tier),
  )
  const firstOf = new Map([...sites.entries()].reverse().map(([index, { facilityId }]) => [facilityId, index]))
  const objective = siting.sites.reduce((sum, { personMeters }) => sum + personMeters, 0)
  return {
    ...emptySiting(frame()),
    ok: siting.sites.length > 0,
    candidates: siting.candidates,
    objective,
    ...(wishes.tiers.length === 1 ? { bound: objective, gap: 0, proven: true } : {}),
    sites: sites.filter(({ origin }) => origin !== 'facility'),
    // A facility that stands for a division in several tiers is one.
    kept: sites.filter(({ origin, facilityId }, index) => origin === 'facility' && firstOf.get(facilityId) === index),
    unmet: siting.unmet.map(({ tier, division }) => ({
      tier,
      divisionId: area.divisions[division].id,
      name: area.divisions[division].name,
    })),
    notes: [
      {
        zh: '自上而下逐级选定:每一级都试过所有备选点,在上级已定的前提下最优;只有一级时即为最优,多级合起来是否最优未证明。',
        en: 'Tier by tier from above: every candidate was tried, and each tier is the best for those above. One tier alone is proven best; that several together are is not.',
      },
    ],
    ...assembler.measured(service),
    ...assembler.atEnd(service, places, weights),
  }
}
