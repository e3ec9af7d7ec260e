import fc from 'fast-check'
import { packReach } from '#planning/siting/reach-lists'
import type { SiteState, SitingProblem } from '#planning/siting/siting-types'

/** Small random problems with ties, demand of weight 0, candidates kept and closed, and places that reach nothing. */
export const anySiting: fc.Arbitrary<SitingProblem> = fc
  .record({ demandCount: fc.integer({ min: 1, max: 9 }), candidateCount: fc.integer({ min: 1, max: 7 }) })
  .chain(({ demandCount, candidateCount }) =>
    fc
      .record({
        distances: fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { freq: 2 }), {
          minLength: demandCount * candidateCount,
          maxLength: demandCount * candidateCount,
        }),
        weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: demandCount, maxLength: demandCount }),
        states: fc.array(fc.constantFrom<SiteState>('free', 'free', 'free', 'free', 'kept', 'closed'), {
          minLength: candidateCount,
          maxLength: candidateCount,
        }),
        costs: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: candidateCount, maxLength: candidateCount }),
        capacities: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: candidateCount, maxLength: candidateCount }),
        groups: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: demandCount, maxLength: demandCount }),
      })
      .map(
        ({ distances, weights, states, costs, capacities, groups }): SitingProblem => ({
          reach: packReach(
            demandCount,
            candidateCount,
            distances.flatMap((distance, k) =>
              distance === null ? [] : [{ demand: Math.floor(k / candidateCount), candidate: k % candidateCount, distance }],
            ),
          ),
          weights: Float64Array.from(weights),
          states,
          costs: Float64Array.from(costs),
          capacities: Float64Array.from(capacities),
          groups: Int32Array.from(groups),
        }),
      ),
  )

/** All sets of candidates that hold the kept ones and no closed one. */
export function allSets({ states }: SitingProblem): number[][] {
  const sets: number[][] = []
  for (let bits = 0; bits < 1 << states.length; bits++) {
    const set = [...states.keys()].filter((j) => (bits >> j) & 1)
    if (states.every((state, j) => state === 'free' || set.includes(j) === (state === 'kept'))) sets.push(set)
  }
  return sets
}

/** Whether a question of so many sites is rightly refused: no set of candidates does, or there are not so many to be used. */
export function isRightlyRefused({ states }: SitingProblem, sites: number, least: number): boolean {
  return least === Number.POSITIVE_INFINITY || sites > states.filter((state) => state !== 'closed').length
}

/** Distance from a demand place to a candidate, ∞ out of reach. */
export function distanceBetween({ reach }: SitingProblem, demand: number, candidate: number): number {
  for (let at = reach.starts[demand]; at < reach.starts[demand + 1]; at++) {
    if (reach.candidates[at] === candidate) return reach.distances[at]
  }
  return Number.POSITIVE_INFINITY
}

/** Distance to the nearest of some sites, at most `far`. */
export function nearestDistance(
  problem: SitingProblem,
  demand: number,
  sites: readonly number[],
  far = Number.POSITIVE_INFINITY,
): number {
  return Math.min(far, ...sites.map((j) => distanceBetween(problem, demand, j)))
}

/** The same problem with demand and candidates in the opposite order. */
export function turnedRound(problem: SitingProblem): SitingProblem {
  const { reach, weights, states, costs, capacities, groups } = problem
  const entries = [...reach.candidates.keys()].map((at) => ({
    demand: reach.demandCount - 1 - reach.starts.findLastIndex((start) => start <= at),
    candidate: reach.candidateCount - 1 - reach.candidates[at],
    distance: reach.distances[at],
  }))
  return {
    reach: packReach(reach.demandCount, reach.candidateCount, entries),
    weights: weights.slice().reverse(),
    states: [...states].reverse(),
    costs: costs.slice().reverse(),
    capacities: capacities.slice().reverse(),
    groups: groups?.slice().reverse() ?? null,
  }
}
