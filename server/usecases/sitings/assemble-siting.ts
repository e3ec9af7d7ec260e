import type { Site, SitingResult } from '#contract/sitings/siting-answer'
import type { SiteCandidate } from '#planning/siting/question/list-candidates'
import { createSitingMeasure, type Service, serveFrom, standingFacilities } from '#planning/siting/question/measure-siting'
import type { CurvePoint } from '#planning/siting/question/site-curve'
import type { SitingWishes } from '#planning/siting/question/siting-wishes'
import { hasCapacities, type SitingGround, type StatedSiting } from '#planning/siting/question/state-siting'
import type { SitingPlan, SitingProgress } from '#planning/siting/siting-types'
import type { Facility } from '#planning/types'
import { createHomes, describeSite, tallyPlaces } from './describe-sites.ts'

/** Everybody's place as a plan with capacities assigns it, and the way there. */
function assignedService({ area }: SitingGround, stated: StatedSiting, plan: SitingPlan, sites: readonly number[]): Service {
  const { order, rowReach } = stated
  const placeOf = new Map(sites.map((site, place) => [site, place]))
  const service: Service = {
    cost: new Float64Array(area.demand.count).fill(Number.POSITIVE_INFINITY),
    place: new Int32Array(area.demand.count).fill(-1),
  }
  for (let row = 0; row < order.length; row++) {
    const site = plan.siteOf[row]
    for (let at = rowReach.starts[row]; site >= 0 && at < rowReach.starts[row + 1]; at++) {
      if (rowReach.candidates[at] !== site) continue
      service.cost[order[row]] = Math.round(rowReach.distances[at] * 1000)
      service.place[order[row]] = placeOf.get(site)!
    }
  }
  return service
}

/** A site as a facility of the category, for naming who is nearest to it. */
const asFacility = ({ id, name, lon, lat, capacity }: SiteCandidate, category: Facility['category']): Facility => ({
  id,
  category,
  name: name ?? id,
  status: 'planned',
  capacity: Number.isFinite(capacity) ? capacity : null,
  lon,
  lat,
  sourceKey: null,
})

/** Measures answers on one ground: what does not change between them is found once. */
export function createAssembler(ground: SitingGround, wishes: SitingWishes, streetName: (street: number) => string | null) {
  const measure = createSitingMeasure(ground, wishes)
  const homeOf = createHomes(ground)
  const standing = standingFacilities(ground, wishes)
  const before = measure.figures(
    serveFrom(
      ground,
      wishes.distance,
      standing.map(({ lon, lat }) => [lon, lat]),
    ),
  )
  const beforeOf = new Map(before.divisions.map(({ divisionId, after }) => [divisionId, after]))

  /** Figures of some open places, by who goes where. */
  function measured(service: Service) {
    const after = measure.figures(service)
    return {
      before: { ...before.total, maxMeters: before.maxMeters },
      after: { ...after.total, maxMeters: after.maxMeters },
      divisions: after.divisions.map((division) => ({ ...division, before: beforeOf.get(division.divisionId)! })),
    }
  }

  /** Everything that needs all places: told once the search has ended. */
  function atEnd(service: Service, places: readonly SiteCandidate[], weights: Float64Array) {
    const facilities = places.map((place) => asFacility(place, wishes.category))
    const { demand } = ground.area
    return {
      gaps: measure
        .gaps(service, facilities, streetName)
        .map(({ members, ...gap }) => ({ ...gap, center: [...gap.center] as [number, number], points: members.length })),
      assignments: [...measure.order].flatMap((point, row) => {
        if (weights[row] === 0) return []
        const place = service.place[point]
        return [
          {
            demandId: demand.id[point],
            siteId: place < 0 ? null : places[place].id,
            meters: place < 0 ? null : Math.round(service.cost[point] / 100) / 10,
          },
        ]
      }),
    }
  }

  return {
    order: measure.order,
    homeOf,
    measured,
    atEnd,
    /** What a search has found so far; with gaps and assignments where it has ended. */
    describe(
      stated: StatedSiting,
      { plan, bound, gap, state }: SitingProgress,
      isEnd: boolean,
      curve: CurvePoint[] | null,
    ): Partial<SitingResult> {
      const { candidates, weights, order } = stated
      const told: Partial<SitingResult> = {
        bound,
        gap,
        proven: state === 'optimal',
        candidates: candidates.filter(({ origin, state: own }) => origin !== 'facility' && own !== 'closed').length,
        farMeters: wishes.model === 'p-median' ? stated.farMeters : null,
        curve,
        notes: notesOf(stated, hasCapacities(wishes)),
      }
      if (plan === null) return told
      const open = plan.sites.map((site) => candidates[site])
      const service = hasCapacities(wishes)
        ? assignedService(ground, stated, plan, plan.sites)
        : serveFrom(
            ground,
            wishes.distance,
            open.map(({ lon, lat }) => [lon, lat]),
          )
      const use = tallyPlaces(
        open.length,
        order,
        weights,
        (row) => service.place[order[row]],
        (row) => service.cost[order[row]],
        wishes.limit.meters,
      )
      const sites = open.map((site, index): Site => describeSite(site, use[index], homeOf(site.lon, site.lat), null))
      const nobody = { served: 0, load: 0, meanMeters: null }
      const isOpen = new Set(plan.sites)
      return {
        ...told,
        ok: true,
        objective: plan.objective,
        sites: sites.filter(({ origin }) => origin !== 'facility'),
        kept: sites.filter(({ origin }) => origin === 'facility'),
        closed: candidates.flatMap((site, index) =>
          site.origin === 'facility' && !isOpen.has(index) ? [describeSite(site, nobody, homeOf(site.lon, site.lat), null)] : [],
        ),
        ...measured(service),
        ...(isEnd ? atEnd(service, open, weights) : {}),
      }
    },
  }
}

/** What the figures leave out of account. */
function notesOf({ groups, rowReach, weights }: StatedSiting, isShared: boolean): SitingResult['notes'] {
  const notes: SitingResult['notes'] = []
  if (isShared)
    notes.push({
      zh: '改前的数字按各人去最近的设施算,不看容量;改后按容量分配,因此有人会走得比改前远。',
      en: 'Before: everybody goes to the nearest facility, whatever it holds. After: shared out by capacity, so some may walk farther than before.',
    })
  if (groups !== null && groups.cellMeters > 0)
    notes.push({
      zh: `为分配容量,把人口点按约 ${groups.cellMeters} 米的方格并为 ${groups.count} 组,同组去同一设施;下界只对这样的分组成立。`,
      en: `To share capacities, places are joined in ${groups.count} groups by cells of about ${groups.cellMeters} m, each served by one site; the bound holds for these groups.`,
    })
  const cut = weights.reduce((sum, weight, i) => sum + (rowReach.starts[i] === rowReach.starts[i + 1] ? weight : 0), 0)
  if (cut > 0)
    notes.push({
      zh: `有 ${Math.round(cut).toLocaleString('en')} 人走不到任何备选点。`,
      en: `${Math.round(cut).toLocaleString('en')} people reach no candidate.`,
    })
  return notes
}
