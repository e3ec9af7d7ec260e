import type { Siting } from '#contract/sitings/siting-answer'
import type { SitingBody } from '#contract/sitings/siting-body'
import { sitingForm } from './siting-form.ts'

/** What an answer was asked for, with everything that was left open. */
export const askedOf = (siting: Siting): SitingBody => siting.parameters as SitingBody

/** A share as per cent with at most one decimal. */
const percentOf = (share: number): number => Math.round(share * 1000) / 10

/** Puts the question of an answer into the panel, so that it can be changed and asked again. */
export function takeSitingQuestion(siting: Siting): void {
  const asked = askedOf(siting)
  const { model, sites, budget, coverageTarget, minimumShare, candidates, enlarge } = asked
  const { keep, close, tiers, speedKmh, capMeters } = asked
  sitingForm.set({
    model,
    category: asked.category,
    limitBy: budget === undefined ? 'sites' : 'budget',
    ...(sites === undefined ? {} : { sites }),
    ...(budget === undefined ? {} : { budget }),
    ...(model === 'set-cover' ? { targetPercent: percentOf(coverageTarget ?? 1) } : {}),
    leastPercent: minimumShare === undefined ? null : percentOf(minimumShare),
    capacity: asked.capacity ?? null,
    enlargeCapacity: enlarge?.capacity ?? null,
    enlargeCost: enlarge?.cost ?? 1,
    demand: asked.demand,
    within: asked.within ?? null,
    minutes: asked.minutes ?? null,
    mode: asked.mode,
    distance: asked.distance,
    ...(typeof candidates === 'string' ? { candidates, given: [] } : { candidates: 'given', given: candidates }),
    spacingMeters: asked.spacingMeters ?? null,
    existing: asked.existing,
    counted: asked.counted,
    unreachable: asked.unreachable,
    seconds: asked.seconds,
    seed: siting.seed,
    tiers:
      tiers?.map(({ name, category, level, minAreaSquareKilometers, premisesFirst }) => ({
        name,
        category: category ?? null,
        level,
        leastSquareKilometers: minAreaSquareKilometers ?? null,
        premisesFirst: premisesFirst ?? false,
      })) ?? null,
    carried: Object.fromEntries(Object.entries({ keep, close, speedKmh, capMeters }).filter(([, value]) => value !== undefined)),
  })
}
