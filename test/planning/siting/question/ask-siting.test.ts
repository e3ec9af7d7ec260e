import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { prepareArea } from '#planning/coverage/prepare-area'
import { reachFacilities, snapPoints } from '#planning/coverage/reach-facilities'
import type { LinearSolver } from '#planning/linear-model'
import { siteCurve } from '#planning/siting/question/site-curve'
import { siteTiers, tierFarMeters } from '#planning/siting/question/site-tiers'
import type { SitingModel, SitingWishes } from '#planning/siting/question/siting-wishes'
import { solveSiting } from '#planning/siting/question/solve-siting'
import { type SitingGround, type StatedSiting, stateSiting } from '#planning/siting/question/state-siting'
import type { SitingProgress } from '#planning/siting/siting-types'
import type { Facility } from '#planning/types'
import { loadHighsSolver } from '../../../../server/solver/highs.ts'
import { demandOf, facilityAt, type Home, stripe } from '../../coverage/coverage-fixtures.ts'
import { drawArea } from '../../coverage/drawn-area.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadHighsSolver()
})

const area = drawArea(`
  A-B-C-D-E
  |.......|
  F-G-H-I-J
  |...|...|
  K-L-M-N-O
`)
const letters = [...'ABCDEFGHIJKLMNO']
const divisions = [
  stripe(area, 'town', 'town', -1, -1, 9),
  stripe(area, 'west', 'village', 0, -1, 5),
  stripe(area, 'east', 'village', 0, 5, 9),
]

const usual: SitingWishes = {
  model: 'max-cover',
  category: 'clinic_station',
  sites: 2,
  budget: null,
  coverageTarget: 1,
  minimumShare: null,
  demand: 'population',
  distance: 'streets',
  limit: { meters: 120, source: { zh: '', en: '' }, mark: 'user' },
  candidates: { from: 'demand' },
  existing: 'keep',
  counted: 'now',
  keep: [],
  close: [],
  capacity: null,
  enlarge: null,
  unreachable: 'refuse',
  tiers: [],
}

function groundOf(people: readonly number[], facilities: readonly Facility[] = [], withinDivision = -1): SitingGround {
  const homes: Home[] = people.map((population, k) => ({ id: letters[k], at: area.at(letters[k]), population }))
  const prepared = prepareArea({ network: area.network, snapper: area.snapper, demand: demandOf(homes), divisions })
  return { area: prepared, facilities, speedKmh: 4, withinDivision }
}

function statedOf(ground: SitingGround, wishes: Partial<SitingWishes>): StatedSiting {
  const outcome = stateSiting(ground, { ...usual, ...wishes })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.obstacles))
  return outcome.stated
}

function solved(stated: StatedSiting): SitingProgress {
  let last: SitingProgress | null = null
  for (const progress of solveSiting(stated, { seed: 1, solver })) last = progress
  return last!
}

/** Meters from every home to some places, found by one search for each place. */
function metersTo(ground: SitingGround, at: readonly (readonly [number, number])[]): number[][] {
  const snapped = snapPoints(
    area.snapper,
    at.map(([lon]) => lon),
    at.map(([, lat]) => lat),
  )
  return at.map((_, j) =>
    [...reachFacilities(area.network, snapped, [j], ground.area.snapped, 1).cost].map((cost) => cost / 1000),
  )
}

/** The best objective over all sets of homes of at most so many, beside the facilities. */
function best(ground: SitingGround, model: SitingModel, sites: number, limit: number): number {
  const { demand } = ground.area
  const weights = [...demand.population]
  const homes = metersTo(
    ground,
    [...demand.lon].map((lon, i) => [lon, demand.lat[i]]),
  )
  const kept = metersTo(
    ground,
    ground.facilities.map(({ lon, lat }) => [lon, lat]),
  )
  let found = model === 'max-cover' ? 0 : Number.POSITIVE_INFINITY
  for (let bits = 0; bits < 1 << demand.count; bits++) {
    const set = [...weights.keys()].filter((j) => (bits >> j) & 1)
    if (set.length > (model === 'set-cover' ? demand.count : sites)) continue
    const ways = weights.map((_, i) => Math.min(...set.map((j) => homes[j][i]), ...kept.map((row) => row[i])))
    const covered = weights.reduce((sum, weight, i) => sum + (ways[i] <= limit ? weight : 0), 0)
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    if (model === 'max-cover') found = Math.max(found, covered)
    else if (model === 'set-cover') found = covered === all ? Math.min(found, set.length) : found
    else if (model === 'p-median')
      found = Math.min(
        found,
        weights.reduce((sum, weight, i) => sum + weight * Math.min(6000, ways[i]), 0),
      )
    else found = Math.min(found, Math.max(0, ...weights.map((weight, i) => (weight > 0 ? ways[i] : 0))))
  }
  return found
}

const anyPeople = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 9, maxLength: 9 })
  .filter((people) => people.some((each) => each > 0))

describe('a siting over streets', () => {
  for (const model of ['max-cover', 'set-cover', 'p-median', 'p-center'] as const)
    test(`${model} is the best of all sets, beside what stands`, () => {
      fc.assert(
        fc.property(
          anyPeople,
          fc.integer({ min: 1, max: 3 }),
          fc.option(fc.constantFrom(...letters)),
          (people, sites, standing) => {
            const ground = groundOf(people, standing === null ? [] : [facilityAt('old', area.at(standing))])
            const stated = statedOf(ground, { model, sites: model === 'set-cover' ? null : sites })
            const { state, plan, bound } = solved(stated)
            expect(state).toBe('optimal')
            const expected = best(ground, model, sites, 120)
            expect(plan!.objective).toBeCloseTo(expected, 2)
            expect(bound).toBeCloseTo(expected, 2)
          },
        ),
        { numRuns: 40 },
      )
    })

  test('with capacities nobody is over, and everybody is served once', () => {
    fc.assert(
      fc.property(anyPeople, fc.integer({ min: 2, max: 4 }), (people, sites) => {
        const all = people.reduce((sum, each) => sum + each, 0)
        const capacity = Math.ceil(all / sites) + 40
        const ground = groundOf(people)
        const stated = statedOf(ground, { model: 'capacitated-p-median', sites, capacity })
        const { state, plan } = solved(stated)
        expect(state).toBe('optimal')
        const load = new Map<number, number>()
        plan!.siteOf.forEach((site, row) => {
          if (stated.weights[row] === 0) return
          expect(plan!.sites).toContain(site)
          load.set(site, (load.get(site) ?? 0) + stated.weights[row])
        })
        for (const each of load.values()) expect(each).toBeLessThanOrEqual(capacity)
        expect([...load.values()].reduce((sum, each) => sum + each, 0)).toBe(all)
      }),
      { numRuns: 30 },
    )
  })

  test('only people and places within the division count', () => {
    const ground = groundOf([5, 5, 5, 100, 100, 5, 5, 5, 100], [], 1)
    const stated = statedOf(ground, { sites: 1 })
    expect([...stated.weights].reduce((sum, each) => sum + each, 0)).toBeLessThan(100)
    for (const { lon } of stated.candidates) expect(lon).toBeLessThan(area.point(5, 0)[0])
  })

  test('facilities that may close are chosen again; those to be closed are not', () => {
    const old = [facilityAt('far', area.at('O')), facilityAt('near', area.at('A'))]
    const ground = groundOf([50, 50, 50, 0, 0, 50, 0, 0, 0], old)
    const free = solved(statedOf(ground, { existing: 'may-close', sites: 1, model: 'p-median' }))
    expect(free.plan!.sites).toHaveLength(1)
    const shut = statedOf(ground, { close: ['near'], sites: 1, model: 'p-median' })
    const open = solved(shut).plan!.sites.map((site) => shut.candidates[site].id)
    expect(open).toContain('far')
    expect(open).not.toContain('near')
  })

  test('rooms of closed facilities are candidates where asked for', () => {
    const rooms = facilityAt('room', area.at('H'), { category: 'culture_station', status: 'closed' })
    const stated = statedOf(groundOf([9, 9, 9], [rooms]), { candidates: { from: 'premises' }, sites: 1 })
    expect(stated.candidates.map(({ id, origin }) => [id, origin])).toEqual([['room', 'premises']])
  })
})

describe('a siting that cannot be', () => {
  const reasonOf = (wishes: Partial<SitingWishes>, ground = groundOf([9, 9, 9])): string => {
    const outcome = stateSiting(ground, { ...usual, ...wishes })
    const obstacles = outcome.ok ? solved(outcome.stated).obstacles : outcome.obstacles
    return obstacles.map(({ reason }) => reason).join()
  }
  test('says why', () => {
    expect(reasonOf({ candidates: { from: 'premises' } })).toBe('no_candidates')
    expect(reasonOf({ sites: 20 })).toBe('more_sites_than_candidates')
    expect(reasonOf({ keep: ['nowhere'] })).toBe('unknown_sites')
    expect(reasonOf({ demand: 'age60plus' })).toBe('nobody_to_serve')
    expect(reasonOf({ model: 'capacitated-p-median', capacity: 10, sites: 1 })).toBe('capacity_too_small')
    expect(reasonOf({ model: 'capacitated-p-median', capacity: 5, sites: 3 })).toBe('place_too_large')
    const far = {
      from: 'given' as const,
      places: [{ id: 'x', name: null, lon: 104.2, lat: 30.9, cost: 1, capacity: null, state: 'free' as const }],
    }
    expect(reasonOf({ candidates: far, model: 'p-center', sites: 1 })).toBe('demand_unreachable')
    expect(reasonOf({ candidates: far, model: 'set-cover', sites: null })).toBe('target_unreachable')
    expect(reasonOf({ candidates: far, model: 'p-center', sites: 1, unreachable: 'leave-out' })).toBe('')
  })
})

describe('a curve', () => {
  test('never falls with more sites, and each point is what asking for it gives', () => {
    const stated = statedOf(groundOf([9, 3, 7, 20, 1, 5, 8, 2, 30]), { sites: 2 })
    const points = [...siteCurve(stated, [1, 2, 3, 4], 0, { seed: 1, solver }, () => false)]
    expect(points.map(({ sites }) => sites)).toEqual([1, 2, 3, 4])
    for (const { sites, objective, gap } of points) {
      expect(gap).toBe(0)
      expect(objective).toBe(best(stated.ground, 'max-cover', sites, 120))
    }
  })
})

describe('a tiered network', () => {
  const tiers = [
    { name: 'centre', category: 'clinic_station', level: 'town', leastSquareKilometers: 0, premisesFirst: false },
    { name: 'room', category: 'clinic_station', level: 'village', leastSquareKilometers: 0, premisesFirst: false },
  ] as const
  test('has the best place of all in every division, one after the other from above', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const ground = groundOf(people)
        const outcome = siteTiers(ground, { ...usual, model: 'tiered', tiers })
        if (!outcome.ok) throw new Error('got an obstacle when expected sites')
        const { demand, placement } = ground.area
        const ways = metersTo(
          ground,
          [...demand.lon].map((lon, i) => [lon, demand.lat[i]]),
        )
        const way = demand.population.map(() => tierFarMeters)
        for (const { division, personMeters } of outcome.siting.sites) {
          const slot = placement.levels.indexOf(ground.area.divisions[division].level)
          const own = [...demand.population.keys()].filter((i) => placement.byLevel[slot][i] === division)
          const totals = own.map((j) => own.reduce((sum, i) => sum + demand.population[i] * Math.min(way[i], ways[j][i]), 0))
          expect(personMeters).toBeCloseTo(Math.min(...totals), 2)
          const chosen = own[totals.findIndex((total) => Math.abs(total - personMeters) < 0.01)]
          for (const i of own) way[i] = Math.min(way[i], ways[chosen][i])
        }
      }),
      { numRuns: 20 },
    )
  })
  test('a division with a facility has its site; rooms of closed facilities come first', () => {
    const facilities = [
      facilityAt('old', area.at('C')),
      facilityAt('room', area.at('I'), { category: 'culture_station', status: 'closed' }),
    ]
    const outcome = siteTiers(groundOf([9, 9, 9, 9, 9, 9, 9, 9, 9], facilities), {
      ...usual,
      model: 'tiered',
      tiers: [{ ...tiers[1], premisesFirst: true }],
    })
    if (!outcome.ok) throw new Error('got an obstacle when expected sites')
    expect(outcome.siting.sites.map(({ candidate, standing }) => candidate?.id ?? standing?.id)).toEqual(['old', 'room'])
  })
})
