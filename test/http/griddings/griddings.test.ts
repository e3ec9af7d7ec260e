import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { griddingSchema } from '#contract/griddings/gridding-answer'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { childrenOf, countsOf, outlineOfDivision } from '#planning/plans/plan-state'
import { checkMap } from '#planning/topology/edit/checks/check-map'
import { unassignedIn } from '#planning/topology/edit/division-map'
import { from } from '../../helpers/accounts-app.ts'
import { type ApiClient, apiClient, type Json } from '../../helpers/api-client.ts'
import { peopleOf, problem, stateOf } from '../../helpers/plan-makers.ts'
import { type RunningApp, startOnAnyDatabase } from '../../helpers/start-app.ts'

let app: RunningApp
let anna: ApiClient
let viewer: ApiClient
let elsewhere: ApiClient
let community: Json
let gridless: Json
let town: Json
let otherTown: Json
const nowhere = '00000000-0000-4000-8000-000000000000'
const list = async (query: string): Promise<Json[]> =>
  (await apiClient(app.url).get(`divisions?limit=1000&${query}`)).body.features

beforeAll(async () => {
  app = await startOnAnyDatabase()
  const villages = await list('level=village&geometry=full')
  const isCommunity = ({ properties }: Json) => properties.kind === 'community' && properties.validTo === null
  const gridsOf = async ({ id }: Json) => list(`parent=${id}&level=grid_1&geometry=none`)
  for (const each of villages.filter(isCommunity)) {
    const grids = await gridsOf(each)
    if (grids.length > 2) community ??= each
    if (grids.length === 0) gridless ??= each
  }
  const towns = await list('level=town&geometry=none')
  town = towns.find(({ id }) => id === community.properties.parentId)
  otherTown = towns.find(({ id }) => id !== community.properties.parentId && id !== gridless.properties.parentId)
  const people = await peopleOf(app.url, {
    anna: { role: 'planner' },
    viewer: { role: 'viewer', scope: town.id },
    elsewhere: { role: 'planner', scope: otherTown.id },
  })
  anna = people.anna
  viewer = people.viewer
  elsewhere = people.elsewhere
})
afterAll(() => app?.stop())

/** Starts a gridding and answers its job; fails where it is refused. */
async function started(body: object): Promise<Json> {
  const answer = await anna.send('POST', 'griddings', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  expect(answer.headers.get('location')).toBe(`/api/v1/jobs/${answer.body.job.id}`)
  return answer.body.job
}
async function done(body: object): Promise<Json> {
  const job = await anna.ended((await started(body)).id, 120)
  expect(job, JSON.stringify(job)).toMatchObject({ state: 'done', result: { id: job.id } })
  const { body: gridding } = await anna.get(`griddings/${job.id}`)
  return griddingSchema.parse(gridding)
}
const sumOf = (grids: Json[], of: string): number => grids.reduce((sum, grid) => sum + grid[of], 0)
const range = { min: 100, max: 500 }

describe('griddings', { timeout: 180_000 }, () => {
  test('divide a community within its ranges, with figures; taken into a plan its children tile it and nobody is lost', async () => {
    const gridding = await done({ divisionId: community.properties.code, households: range, slices: 150, seed: 7 })
    const { grids } = gridding
    expect(gridding).toMatchObject({ state: 'done', ok: true, seed: 7, synthetic: true, totals: { divisions: 1, divided: 1 } })
    expect(gridding.metrics.parts).toBe(grids.length)
    expect(grids.length).toBeGreaterThan(2)
    for (const grid of grids) {
      expect(grid.households).toBeGreaterThanOrEqual(range.min)
      expect(grid.households).toBeLessThanOrEqual(range.max)
      expect(grid.unitIds.length).toBeGreaterThan(0)
      expect(grid.areaSquareMeters).toBeCloseTo(polygonSquareMeters(grid.geometry.coordinates), 3)
    }
    expect(sumOf(grids, 'households')).toBeCloseTo(community.properties.households, 6)
    expect(sumOf(grids, 'population')).toBeCloseTo(community.properties.population, 6)
    const { terms } = gridding
    expect(terms.borders + terms.shape + terms.balance + terms.change).toBeCloseTo(gridding.objective, 6)
    expect(gridding.ensemble.plans).toBeGreaterThan(0)
    expect(gridding.ensemble.percentile).toBeGreaterThan(50)
    expect(new Set(grids.flatMap(({ unitIds }: Json) => unitIds)).size).toBe(gridding.divisions[0].units)

    const made = await anna.send('POST', `griddings/${gridding.id}/plan`, { name: '划分试验' })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.headers.get('location')).toBe(`/api/v1/plans/${made.body.id}`)
    expect(made.body).toMatchObject({
      name: '划分试验',
      kind: 'grid_adjust',
      state: 'draft',
      scope: { id: community.id },
      version: 1,
      steps: 1,
    })
    const { state } = await stateOf(anna, made.body.id)
    const children = childrenOf(state, community.id)
    expect(children).toHaveLength(grids.length)
    expect(checkMap(state.map)).toEqual([])
    expect(state.map.faces.has(unassignedIn(community.id))).toBe(false)
    expect(
      sumOf(
        children.map((child) => countsOf(state, child)),
        'households',
      ),
    ).toBeCloseTo(community.properties.households, 6)
    expect(
      sumOf(
        children.map((child) => countsOf(state, child)),
        'population',
      ),
    ).toBeCloseTo(community.properties.population, 6)
    const areas = children.map((child) => polygonSquareMeters(outlineOfDivision(state, child)))
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(polygonSquareMeters(community.geometry.coordinates), 0)
    const before = new Map(
      (await list(`parent=${community.id}&level=grid_1&geometry=none`)).map((each) => [each.id, each.properties]),
    )
    const goOn = grids.flatMap(({ gridId }: Json) => gridId ?? [])
    for (const child of children) {
      const { code, name, level } = state.divisions.get(child)!
      expect([level, code.length, code.slice(0, 12)]).toEqual(['grid_1', 15, community.properties.code])
      const known = before.get(child)
      if (known) expect({ code, name }).toEqual({ code: known.code, name: known.name })
      else expect(name).toBe(`${community.properties.name}第${Number(code.slice(12))}网格`)
    }
    expect(children.filter((child) => before.has(child)).sort()).toEqual([...goOn].sort())
    const checks = (await anna.get(`plans/${made.body.id}/checks`)).body
    expect(checks.rules.filter(({ severity, findings }: Json) => severity === 'error' && findings.length > 0)).toEqual([])
    expect((await anna.send('POST', `plans/${made.body.id}/undo`)).body).toMatchObject({ version: 2, steps: 0 })
  })

  test('the best so far can be looked at while it runs, with a bound after a while, and stays when it is cancelled', async () => {
    const job = await started({ divisionId: community.id, households: range, seconds: 600 })
    let interim: Json
    for (let tries = 0; tries < 1800 && !(interim?.grids.length > 0 && interim.bound !== null); tries++) {
      interim = (await anna.get(`griddings/${job.id}`)).body
      griddingSchema.parse(interim)
      expect(['queued', 'running']).toContain(interim.state)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(interim).toMatchObject({ id: job.id, state: 'running', ok: true })
    expect(interim.bound).toBeLessThanOrEqual(interim.objective + 1e-6)
    expect(interim.gap).toBeGreaterThanOrEqual(0)
    expect(interim.gap).toBeLessThanOrEqual(1)
    problem(await anna.send('POST', `griddings/${job.id}/plan`, {}), 409)
    const { message } = (await anna.get(`jobs/${job.id}`)).body
    expect(message).toMatch(/objective \d+|looking|cutting/)
    await anna.send('DELETE', `jobs/${job.id}`)
    expect((await anna.ended(job.id, 20)).state).toBe('cancelled')
    const kept = griddingSchema.parse((await anna.get(`griddings/${job.id}`)).body)
    expect(kept.state).toBe('cancelled')
    expect(kept.objective!).toBeLessThanOrEqual(interim.objective + 1e-9)
    expect(sumOf(kept.grids, 'households')).toBeCloseTo(community.properties.households, 6)
    const made = await anna.send('POST', `griddings/${job.id}/plan`)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body.name).toBe(`${community.properties.name}网格划分`)
    const { state } = await stateOf(anna, made.body.id)
    expect(childrenOf(state, community.id)).toHaveLength(kept.grids.length)
  })

  test('a locked grid stays as it is, to the point, and keeps its id, code and name in the plan', async () => {
    const [locked] = await list(`parent=${community.id}&level=grid_1&geometry=full`)
    const gridding = await done({ divisionId: community.id, households: range, locked: [locked.properties.code], seconds: 2 })
    const grid = gridding.grids.find(({ gridId }: Json) => gridId === locked.id)
    expect(grid).toMatchObject({ code: locked.properties.code, name: locked.properties.name })
    expect(grid.areaSquareMeters).toBeCloseTo(polygonSquareMeters(locked.geometry.coordinates), 1)
    expect(grid.households).toBeCloseTo(locked.properties.households, 6)
    const { body: plan } = await anna.send('POST', `griddings/${gridding.id}/plan`, {})
    const { state } = await stateOf(anna, plan.id)
    expect(state.divisions.get(locked.id)).toMatchObject({ code: locked.properties.code, name: locked.properties.name })
    expect(polygonSquareMeters(outlineOfDivision(state, locked.id))).toBeCloseTo(
      polygonSquareMeters(locked.geometry.coordinates),
      1,
    )
  })

  test('several divisions are divided one after the other, and planned in what they have in common', async () => {
    const body = { divisionIds: [community.id, gridless.id], households: { min: 100, max: 600 }, seconds: 6 }
    const gridding = await done(body)
    expect(gridding.divisions.map(({ divisionId, ok }: Json) => [divisionId, ok])).toEqual([
      [community.id, true],
      [gridless.id, true],
    ])
    expect(gridding.totals).toMatchObject({ divisions: 2, divided: 2, grids: gridding.grids.length })
    expect(gridding.objective).toBeCloseTo(sumOf(gridding.divisions, 'objective'), 6)
    const { body: plan, status } = await anna.send('POST', `griddings/${gridding.id}/plan`, {})
    expect([status, plan.scope?.level], JSON.stringify(plan)).toEqual([201, 'county'])
    const { state } = await stateOf(anna, plan.id)
    for (const { id, properties } of [community, gridless]) {
      const children = childrenOf(state, id)
      expect(children).toHaveLength(gridding.grids.filter(({ divisionId }: Json) => divisionId === id).length)
      expect(state.map.faces.has(unassignedIn(id))).toBe(false)
      expect(
        sumOf(
          children.map((child) => countsOf(state, child)),
          'population',
        ),
      ).toBeCloseTo(properties.population, 6)
    }
    expect(checkMap(state.map)).toEqual([])
  })

  test('a town stands for its communities and villages where people live', async () => {
    const gridding = await done({ divisionId: town.id, households: { min: 50, max: 600 }, seconds: 3 })
    const below = (await list(`parent=${town.id}&level=village&geometry=none`)).filter(
      ({ properties }) => properties.population > 0,
    )
    expect(gridding.divisions.map(({ code }: Json) => code).sort()).toEqual(below.map(({ properties }) => properties.code).sort())
  })

  test('a range that no number of grids fits is explained, and a near one that does is named', async () => {
    const gridding = await done({ divisionId: community.id, households: { min: 1, max: 20 }, seconds: 2 })
    expect(gridding).toMatchObject({ ok: false, reason: 'atom_too_large', grids: [], objective: null, bound: null })
    for (const blocking of gridding.blocking) {
      expect(blocking.households).toBeGreaterThan(20)
      expect(blocking.at[0]).toBeCloseTo(community.properties.labelPoint[0], 1)
      expect(blocking.text.zh).not.toBe('')
    }
    expect(gridding.blocking.some(({ names }: Json) => names.length > 0)).toBe(true)
    expect(gridding.nearest.households.max).toBeGreaterThan(20)
    problem(await anna.send('POST', `griddings/${gridding.id}/plan`, {}), 409)
    const households = community.properties.households
    const tooNarrow = await done({
      divisionId: community.id,
      households: { min: 0.6 * households, max: 0.9 * households },
      seconds: 2,
    })
    expect(tooNarrow).toMatchObject({ ok: false, reason: 'component_fits_no_count' })
  })

  test('wishes about units hold', async () => {
    const first = await done({ divisionId: community.id, households: range, seconds: 2 })
    const [[one], [other]] = first.grids.map(({ unitIds }: Json) => unitIds)
    const apart = await done({
      divisionId: community.id,
      households: range,
      seconds: 2,
      keepApart: [first.grids[0].unitIds.slice(0, 2)],
    })
    const gridWith = ({ grids }: Json, unit: string) => grids.findIndex(({ unitIds }: Json) => unitIds.includes(unit))
    if (apart.ok) expect(gridWith(apart, one)).not.toBe(gridWith(apart, first.grids[0].unitIds[1]))
    const job = await anna.ended(
      (await started({ divisionId: community.id, households: range, keepTogether: [[one, 'nobody']] })).id,
    )
    expect(job).toMatchObject({ state: 'failed', problem: { status: 422, errors: [{ pointer: '/keepTogether/0' }] } })
    expect(job.problem.detail).toContain('nobody')
    problem(await anna.get(`griddings/${job.id}`), 404)
    expect(other).toBeDefined()
  })
})

describe('what a gridding cannot be', () => {
  test.each([
    ['no division', {}, '/divisionId'],
    ['one and several', { divisionId: 'x', divisionIds: ['x'] }, '/divisionId'],
    ['no size', { divisionId: 'x', households: undefined }, '/households'],
    ['a reversed range', { divisionId: 'x', households: { min: 500, max: 300 } }, '/households'],
    ['an empty range', { divisionId: 'x', households: { min: 0, max: 0 } }, '/households'],
    ['a target beyond the range', { divisionId: 'x', households: { min: 1, max: 2, target: 3 } }, '/households/target'],
    ['negative people', { divisionId: 'x', population: { min: -1, max: 3 } }, '/population/min'],
    ['no parts', { divisionId: 'x', parts: 0 }, '/parts'],
    ['no time', { divisionId: 'x', seconds: 0 }, '/seconds'],
    ['time without end', { divisionId: 'x', seconds: 1e9 }, '/seconds'],
    ['an unknown wish', { divisionId: 'x', weights: { beauty: 1 } }, '/weights/beauty'],
    ['a set of one', { divisionId: 'x', keepTogether: [['a']] }, '/keepTogether/0'],
    ['a place that is none', { divisionId: 'x', crossings: [{ at: [200, 0], passable: true }] }, '/crossings/0/at/0'],
  ])('%s', async (_, body, pointer) => {
    const answer = await anna.send('POST', 'griddings', { households: range, ...body }, from('198.51.100.20'))
    expect(problem(answer, 422).errors.map((each: Json) => each.pointer)).toContain(pointer)
  })

  test('a division that is not there, or has no grids, or nobody in it', async () => {
    problem(await anna.send('POST', 'griddings', { divisionId: nowhere, households: range }), 404)
    problem(await anna.send('POST', 'griddings', { divisionId: '999', households: range }), 404)
    const [compound] = await list('level=compound&geometry=none')
    const refused = problem(await anna.send('POST', 'griddings', { divisionId: compound.id, households: range }), 422)
    expect(refused.detail).toContain('compound')
  })

  test('a locked grid of another division, and single units of several divisions', async () => {
    const others = await list('level=grid_1&geometry=none')
    const other = others.find(({ properties }) => properties.parentId !== community.id)
    const answer = await anna.send('POST', 'griddings', {
      divisionId: community.id,
      households: range,
      locked: [other.properties.code],
    })
    expect(problem(answer, 422)).toMatchObject({ errors: [{ pointer: '/locked/0' }] })
    const both = { divisionIds: [community.id, gridless.id], households: range }
    const refused = await anna.send('POST', 'griddings', { ...both, keepTogether: [['a', 'b']] })
    expect(problem(refused, 422).errors[0].pointer).toBe('/keepTogether')
  })

  test('another part of the tree: neither started, nor read, nor planned', async () => {
    problem(await elsewhere.send('POST', 'griddings', { divisionId: community.id, households: range }), 403)
    problem(await viewer.send('POST', 'griddings', { divisionId: community.id, households: range }), 403)
    problem(await apiClient(app.url).send('POST', 'griddings', { divisionId: community.id, households: range }), 401)
    const gridding = await done({ divisionId: community.id, households: range, seconds: 1 })
    expect((await viewer.get(`griddings/${gridding.id}`)).status).toBe(200)
    problem(await elsewhere.get(`griddings/${gridding.id}`), 403)
    problem(await elsewhere.send('POST', `griddings/${gridding.id}/plan`, {}), 403)
    problem(await viewer.send('POST', `griddings/${gridding.id}/plan`, {}), 403)
    problem(await anna.get(`griddings/${nowhere}`), 404)
    problem(await anna.send('POST', `griddings/${gridding.id}/plan`, { proposal: 1 }), 422)
  })
})
