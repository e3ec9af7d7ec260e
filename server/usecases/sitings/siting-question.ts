import type { SitingBody } from '#contract/sitings/siting-body'
import { questionLimits } from '#planning/coverage/coverage-limits'
import { baseSpeedKmh } from '#planning/network/travel-costs'
import { branchSquareKilometers } from '#planning/rules/network-tiers'
import { usualTiers } from '#planning/siting/question/site-tiers'
import type { CandidateSource, SitingWishes } from '#planning/siting/question/siting-wishes'
import type { Database } from '../../database/open-pool.ts'
import { resolveDivision } from '../divisions/resolve-division.ts'

/** A siting with everything that was left open; what its job is given. */
export interface SitingQuestion {
  /** The day whose map it is about. */
  at: string
  body: SitingBody
  /** Null: the whole map. */
  withinId: string | null
}

/** A question with ids and today's map; throws where the division that it names is not there. */
export async function askSiting(db: Database, body: SitingBody, at: string): Promise<SitingQuestion> {
  return { at, body, withinId: body.within === undefined ? null : (await resolveDivision(db, body.within, at)).toLowerCase() }
}

function sourceOf({ candidates, spacingMeters }: SitingBody): CandidateSource {
  if (candidates === 'streets') return { from: 'streets', spacingMeters: spacingMeters ?? null }
  if (typeof candidates === 'string') return { from: candidates }
  const states = { free: 'free', keep: 'kept', close: 'closed' } as const
  return {
    from: 'given',
    places: candidates.map(({ id, name, lon, lat, cost, capacity, state }, index) => ({
      id: id ?? `candidate:${index + 1}`,
      name: name ?? null,
      lon,
      lat,
      cost: cost ?? 1,
      capacity: capacity ?? null,
      state: states[state ?? 'free'],
    })),
  }
}

/** The question in planning's words. */
export function wishesOf({ body }: SitingQuestion): { wishes: SitingWishes; speedKmh: number } {
  const { model, category, mode, minutes, capMeters } = body
  const speedKmh = body.speedKmh ?? baseSpeedKmh(mode)
  const asked = { categories: [category], minutes, speedKmh: body.speedKmh, capMeters, counted: body.counted, withinDivision: -1 }
  const { meters, source, mark } = questionLimits(asked, mode, speedKmh).limits[0]
  const tiers = body.tiers?.map((tier) => ({
    name: tier.name,
    category: tier.category ?? category,
    level: tier.level,
    leastSquareKilometers: tier.minAreaSquareKilometers ?? 0,
    premisesFirst: tier.premisesFirst ?? false,
  }))
  return {
    speedKmh,
    wishes: {
      model,
      category,
      sites: body.sites ?? null,
      budget: body.budget ?? null,
      coverageTarget: body.coverageTarget ?? 1,
      minimumShare: body.minimumShare ?? null,
      demand: body.demand,
      distance: body.distance,
      limit: { meters, source, mark },
      candidates: sourceOf(body),
      existing: body.existing,
      counted: body.counted,
      keep: body.keep ?? [],
      close: body.close ?? [],
      capacity: body.capacity ?? null,
      enlarge: body.enlarge ? { capacity: body.enlarge.capacity, cost: body.enlarge.cost ?? 1 } : null,
      unreachable: body.unreachable,
      tiers: model === 'tiered' ? (tiers ?? usualTiers(category, branchSquareKilometers)) : [],
    },
  }
}
