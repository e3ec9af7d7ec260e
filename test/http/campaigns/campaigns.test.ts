import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { campaignEventsSchema, campaignListSchema, campaignSchema } from '#contract/campaigns/campaign-answer'
import { campaignAreaCollectionSchema, dashboardSchema } from '#contract/campaigns/dashboard'
import { type Answer, type ApiClient, apiClient, type Json } from '../../helpers/api-client.ts'
import { begin, changed, changingVillages, pairsOf, peopleOf, problem, publish, stateOf } from '../../helpers/plan-makers.ts'
import { type RunningApp, startOnAnyDatabase } from '../../helpers/start-app.ts'

let app: RunningApp
let anna: ApiClient
let bert: ApiClient
let reviewer: ApiClient
let viewer: ApiClient
let inTown: ApiClient
let elsewhere: ApiClient
let county: Json
let towns: Json[]
/** Villages of a town that can be merged, two at a time, by the town's id. */
const pairs = new Map<string, [string, string][]>()

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const day = (offset = 0): string => inDays(offset)
const pilot = { name: '第一批试点', kind: 'pilot', fromDay: day(-30), dueDay: day(30) }
const rollout = { name: '第二批推广', kind: 'rollout', fromDay: day(30), dueDay: day(90) }

beforeAll(async () => {
  app = await startOnAnyDatabase()
  const all = async (level: string) =>
    (await apiClient(app.url).get(`divisions?level=${level}&geometry=none&limit=1000`)).body.features
  ;[county] = await all('county')
  towns = await all('town')
  const people = await peopleOf(app.url, {
    anna: { role: 'planner' },
    bert: { role: 'planner' },
    reviewer: { role: 'reviewer' },
    viewer: { role: 'viewer' },
    inTown: { role: 'planner', scope: towns[0].id },
    elsewhere: { role: 'planner', scope: towns.at(-1).id },
  })
  ;({ anna, bert, reviewer, viewer, inTown, elsewhere } = people)
  const whole = await begin(anna, { kind: 'village_adjust', name: '全县' })
  const { state } = await stateOf(anna, whole.id)
  const spared = await changingVillages(anna)
  for (const [one, other] of pairsOf(state, 'village', spared)) {
    const { parentId, kind } = state.divisions.get(one)!
    if (kind === 'village' && state.divisions.get(other)!.kind === 'village')
      pairs.set(parentId!, [...(pairs.get(parentId!) ?? []), [one, other]])
  }
})
afterAll(() => app?.stop())

const make = async (body: object = {}): Promise<Json> => {
  const answer = await anna.send('POST', 'campaigns', { name: '两项改革', scope: county.id, waves: [pilot, rollout], ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return campaignSchema.parse(answer.body)
}
/** Puts plans into a wave, at whatever version the campaign is. */
const put = async (campaign: Json, wave: number | null, ...plans: Json[]): Promise<Json> => {
  const { version } = (await anna.get(`campaigns/${campaign.id}`)).body
  const waveId = wave === null ? null : campaign.waves[wave].id
  const planIds = plans.map(({ id }) => id)
  const answer = await anna.send('POST', `campaigns/${campaign.id}/plans`, { baseVersion: version, waveId, planIds })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return campaignSchema.parse(answer.body)
}
/** The dashboard when all its figures are worked out. */
const dashboard = async (campaign: Json, client = anna): Promise<Json> => {
  for (;;) {
    const { status, body } = await client.get(`campaigns/${campaign.id}/dashboard`)
    expect(status, JSON.stringify(body)).toBe(200)
    if (body.pending === 0) return dashboardSchema.parse(body)
  }
}
/** A plan in which two villages of a town become one; the town is its scope. */
const mergedIn = async (town: Json, body: object = {}): Promise<Json> => {
  const plan = await begin(anna, { kind: 'village_adjust', name: `${town.properties.name}合村`, scope: town.id, ...body })
  const divisionIds = pairs.get(town.id)!.shift()!
  await changed(anna, plan.id, 0, { op: 'merge', divisionIds })
  return { ...plan, divisionIds }
}
const townsWith = (number: number): Json[] => towns.filter(({ id }) => (pairs.get(id)?.length ?? 0) >= number)
const row = (part: Json, what: string): Json => part.table.find((each: Json) => each.what === what)
const pointers = (answer: Answer): string[] => answer.body.errors.map(({ pointer }: Json) => pointer)

describe('campaigns', () => {
  test('are begun with waves, listed, changed as a whole, and tell who did what', async () => {
    const quota = { what: 'village', rounds: [{ proposed: 60, advised: null }] }
    const campaign = await make({ waves: [{ ...pilot, quota, areas: [towns[0].properties.code, towns[1].id] }, rollout] })
    expect(campaign).toMatchObject({ name: '两项改革', state: 'open', version: 1, author: 'anna', scope: { id: county.id } })
    expect(campaign.waves.map(({ kind }: Json) => kind)).toEqual(['pilot', 'rollout'])
    expect(campaign.waves[0].areas.map(({ id }: Json) => id)).toEqual([towns[0].id, towns[1].id])
    const { campaigns } = campaignListSchema.parse((await viewer.get('campaigns?state=open')).body)
    expect(campaigns.find(({ id }) => id === campaign.id)).toMatchObject({
      waves: 2,
      plans: 0,
      firstDay: pilot.fromDay,
      lastDay: rollout.dueDay,
    })
    const [one, two] = campaign.waves.map(({ planIds: _, areas, ...wave }: Json) => ({
      ...wave,
      areas: areas.map(({ id }: Json) => id),
    }))
    const waves = [
      { ...two, dueDay: day(120) },
      { ...one, name: '先行先试' },
      { ...rollout, name: '第三批' },
    ]
    const edited = await anna.send('PATCH', `campaigns/${campaign.id}`, { baseVersion: 1, name: '村级建制调整', waves })
    expect(edited.status, JSON.stringify(edited.body)).toBe(200)
    expect(edited.body).toMatchObject({ version: 2, name: '村级建制调整' })
    expect(edited.body.waves.map(({ id, name }: Json) => [id, name])).toEqual([
      [two.id, '第二批推广'],
      [one.id, '先行先试'],
      [expect.any(String), '第三批'],
    ])
    expect(edited.body.waves[1].quota).toEqual(quota)
    const same = edited.body.waves.map(({ planIds: _, areas, ...wave }: Json) => ({
      ...wave,
      areas: areas.map(({ id }: Json) => id),
    }))
    const again = await anna.send('PATCH', `campaigns/${campaign.id}`, { baseVersion: 2, name: '村级建制调整', waves: same })
    expect(again.body.version).toBe(2)
    const { events } = campaignEventsSchema.parse((await viewer.get(`campaigns/${campaign.id}/events`)).body)
    expect(events.map(({ version, kind, by }) => [version, kind, by])).toEqual([
      [2, 'waves', 'anna'],
      [2, 'edit', 'anna'],
      [1, 'create', 'anna'],
    ])
    const { events: page, numberMatched } = (await viewer.get(`campaigns/${campaign.id}/events?limit=1&offset=1`)).body
    expect([page[0].kind, numberMatched]).toEqual(['edit', 3])
  })

  test('are closed, not lost: what is closed is read and not changed until it is opened again', async () => {
    const campaign = await make()
    const closed = await anna.send('DELETE', `campaigns/${campaign.id}`)
    expect(closed.body).toMatchObject({ state: 'closed', version: 2 })
    expect((await anna.send('DELETE', `campaigns/${campaign.id}`)).body.version).toBe(2)
    const path = `campaigns/${campaign.id}`
    problem(await anna.send('PATCH', path, { baseVersion: 2, name: '另名' }), 409)
    problem(await anna.send('POST', `${path}/plans`, { baseVersion: 2, waveId: null, planIds: [county.id] }), 409)
    expect((await viewer.get(`${path}/dashboard`)).status).toBe(200)
    expect((await anna.send('PATCH', path, { baseVersion: 2, state: 'open' })).body).toMatchObject({ state: 'open', version: 3 })
    expect((await viewer.get(`${path}/events`)).body.events.map(({ kind }: Json) => kind)).toEqual(['reopen', 'close', 'create'])
  })

  test('are changed by one at a time: the other is told who was there, and of two at once one comes through', async () => {
    const campaign = await make()
    const path = `campaigns/${campaign.id}`
    expect((await bert.send('PATCH', path, { baseVersion: 1, name: '伯特的名' })).status).toBe(200)
    const late = problem(await anna.send('PATCH', path, { baseVersion: 1, name: '安娜的名' }), 409)
    expect(late.since).toEqual([{ version: 2, kind: 'edit', step: null, by: 'bert', at: expect.any(String) }])
    expect(late.detail).toContain('bert')
    const both = await Promise.all(
      [anna, bert].map((client, index) => client.send('PATCH', path, { baseVersion: 2, name: `同时 ${index}` })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(pointers(await anna.send('PATCH', path, { baseVersion: 99, name: '未来' }))).toEqual(['/baseVersion'])
  })

  test('hold plans of their ground, each in one wave: added, moved, taken out, all or none', async () => {
    const [town] = towns
    const campaign = await make()
    const path = `campaigns/${campaign.id}/plans`
    const [one, two] = [await begin(anna, { scope: town.id, name: '甲' }), await begin(anna, { scope: county.id, name: '乙' })]
    await put(campaign, 0, one, two)
    expect((await anna.get(`plans/${one.id}`)).body.campaignId).toBe(campaign.id)
    const moved = await put(campaign, 1, two)
    expect(moved.waves.map(({ planIds }: Json) => planIds)).toEqual([[one.id], [two.id]])
    expect((await put(campaign, 1, two)).version).toBe(moved.version)
    const refused = await anna.send('PATCH', `campaigns/${campaign.id}`, { baseVersion: moved.version, waves: [] })
    expect(pointers(refused)).toEqual(['/waves', '/waves'])
    const other = await make({ name: '另一行动', scope: town.id })
    const body = (planIds: string[], waveId = other.waves[0].id) => ({ baseVersion: 1, waveId, planIds })
    const taken = problem(await anna.send('POST', `campaigns/${other.id}/plans`, body([one.id])), 409)
    expect(taken.detail).toContain('两项改革')
    const free = await begin(anna, { scope: town.id, name: '丙' })
    problem(await anna.send('POST', `campaigns/${other.id}/plans`, body([free.id, one.id])), 409)
    expect((await anna.get(`campaigns/${other.id}`)).body).toMatchObject({
      version: 1,
      waves: [{ planIds: [] }, { planIds: [] }],
    })
    const outside = await begin(anna, { scope: towns.at(-1).id, name: '外' })
    const nowhere = '00000000-0000-4000-8000-000000000000'
    expect(pointers(await anna.send('POST', `campaigns/${other.id}/plans`, body([free.id, outside.id, nowhere])))).toEqual([
      '/planIds/1',
      '/planIds/2',
    ])
    expect(pointers(await anna.send('POST', `campaigns/${other.id}/plans`, body([free.id], nowhere)))).toEqual(['/waveId'])
    await anna.send('DELETE', `plans/${free.id}`)
    expect(pointers(await anna.send('POST', `campaigns/${other.id}/plans`, body([free.id])))).toEqual(['/planIds/0'])
    const out = await put(campaign, null, one)
    expect(out.waves[0].planIds).toEqual([])
    expect((await anna.get(`plans/${one.id}`)).body.campaignId).toBe(null)
    expect(pointers(await anna.send('POST', path, { baseVersion: out.version, waveId: null, planIds: [one.id] }))).toEqual([
      '/planIds/0',
    ])
    const { events } = (await viewer.get(`campaigns/${campaign.id}/events`)).body
    expect(events.map(({ kind }: Json) => kind)).toEqual(['remove', 'move', 'add', 'create'])
    expect(events[1].details).toEqual({ wave: '第二批推广', from: '第一批试点', plans: [{ id: two.id, name: '乙' }] })
  })

  test.each([
    ['no name', { name: ' ' }, '/name'],
    ['a wave that ends before it begins', { waves: [{ ...pilot, dueDay: day(-31) }] }, '/waves/0/dueDay'],
    ['a day that is none', { waves: [{ ...pilot, fromDay: '2026-02-30' }] }, '/waves/0/fromDay'],
    ['another kind', { waves: [rollout, { ...pilot, kind: 'test' }] }, '/waves/1/kind'],
    ['a member that is not known', { waves: [{ ...pilot, colour: 'red' }] }, '/waves/0/colour'],
    [
      'advice on nothing',
      { waves: [{ ...pilot, quota: { what: 'village', rounds: [{ advised: 5 }] } }] },
      '/waves/0/quota/rounds/0/advised',
    ],
    [
      'a second proposal before the first was answered',
      { waves: [{ ...pilot, quota: { what: 'village', rounds: [{ proposed: 9 }, { proposed: 8 }] } }] },
      '/waves/0/quota/rounds/1/proposed',
    ],
    [
      'a part of a unit',
      { waves: [{ ...pilot, quota: { what: 'town', rounds: [{ proposed: 1.5 }] } }] },
      '/waves/0/quota/rounds/0/proposed',
    ],
    ['an area that is nowhere', { waves: [{ ...pilot, areas: ['999999'] }] }, '/waves/0/areas/0'],
    ['a scope that is nowhere', { scope: '999999' }, '/scope'],
    ['a wave of another campaign', { waves: [{ ...pilot, id: '00000000-0000-4000-8000-000000000000' }] }, '/waves/0/id'],
  ])('%s is refused at its place', async (_, body, pointer) => {
    const answer = await anna.send('POST', 'campaigns', { name: '试', scope: county.id, waves: [], ...body })
    problem(answer, 422)
    expect(pointers(answer)).toEqual([pointer])
  })

  test('unknown parameters and ids are told apart from what is there', async () => {
    problem(await anna.get('campaigns?colour=red'), 400)
    problem(await anna.get('campaigns?state=lost'), 400)
    const { id } = await make()
    for (const part of ['', '/dashboard', '/dashboard.csv', '/areas.geojson']) {
      problem(await anna.get(`campaigns/${id}${part}?a=1`), 400)
      problem(await anna.get(`campaigns/00000000-0000-4000-8000-000000000000${part}`), 404)
      problem(await anna.get(`campaigns/x${part}`), 404)
    }
  })
})

describe('who may do what with campaigns', () => {
  test('planners change those of their part; the town reads the county’s, as far as it is the town’s; others read nothing', async () => {
    const campaign = await make()
    const own = await begin(anna, { scope: towns[0].id, name: '本镇' })
    const foreign = await begin(anna, { scope: towns.at(-1).id, name: '外镇' })
    const { version } = await put(campaign, 0, own, foreign)
    const path = `campaigns/${campaign.id}`
    problem(await viewer.send('PATCH', path, { baseVersion: version, name: '不行' }), 403)
    problem(await inTown.send('PATCH', path, { baseVersion: version, name: '不行' }), 403)
    problem(await apiClient(app.url).get(`${path}/dashboard`), 401)
    expect((await inTown.get(path)).body.waves[0].planIds).toEqual([own.id])
    const part = await dashboard(campaign, inTown)
    expect(part).toMatchObject({ isPart: true, all: { plans: 1 } })
    expect(part.plans.map(({ planId }: Json) => planId)).toEqual([own.id])
    expect(row(part.all, 'town')).toMatchObject({ before: 1, now: 1, after: 1 })
    expect(await dashboard(campaign, viewer)).toMatchObject({ isPart: false, all: { plans: 2 } })
    const towns0 = await make({ name: '本镇的行动', scope: towns[0].id })
    problem(await elsewhere.get(`campaigns/${towns0.id}`), 403)
    expect((await elsewhere.get('campaigns')).body.campaigns.map(({ id }: Json) => id)).not.toContain(towns0.id)
    problem(await elsewhere.send('POST', 'campaigns', { name: '越界', scope: towns[0].id }), 403)
  })

  test('what is advised on a quota comes from above', async () => {
    const scope = towns[0].id
    const asked = { what: 'village', rounds: [{ proposed: 5 }] }
    const answered = { what: 'village', rounds: [{ proposed: 5, advised: 4 }] }
    const proposed = await inTown.send('POST', 'campaigns', { name: '镇里的', scope, waves: [{ ...pilot, quota: asked }] })
    expect(proposed.status, JSON.stringify(proposed.body)).toBe(201)
    const [{ id }] = proposed.body.waves
    const waves = [{ ...pilot, id, quota: answered }]
    const own = await inTown.send('PATCH', `campaigns/${proposed.body.id}`, { baseVersion: 1, waves })
    problem(own, 403)
    expect(pointers(own)).toEqual(['/waves/0/quota'])
    expect((await anna.send('PATCH', `campaigns/${proposed.body.id}`, { baseVersion: 1, waves })).status).toBe(200)
    const erased = [{ ...pilot, id, quota: asked }]
    problem(await inTown.send('PATCH', `campaigns/${proposed.body.id}`, { baseVersion: 2, waves: erased }), 403)
    const again = [{ ...pilot, id, quota: { what: 'village', rounds: [...answered.rounds, { proposed: 5 }] } }]
    const second = await inTown.send('PATCH', `campaigns/${proposed.body.id}`, { baseVersion: 2, waves: again })
    expect(second.status, JSON.stringify(second.body)).toBe(200)
  })
})

describe('the dashboard', () => {
  test('adds up what plans’ diffs say, by wave and in all, with stages, quotas and who is next', async () => {
    const [a, b, c] = townsWith(1)
    const late = {
      ...pilot,
      fromDay: day(-60),
      dueDay: day(-1),
      areas: [a.id, c.id],
      quota: { what: 'village', rounds: [{ proposed: 1 }] },
    }
    const campaign = await make({ waves: [late, rollout] })
    const merged = await mergedIn(a)
    const other = await mergedIn(b, { effective: day(40) })
    const blank = await begin(anna, { scope: b.id, name: '还没画' })
    const dropped = await mergedIn(townsWith(1)[0])
    await put(campaign, 0, merged)
    await put(campaign, 1, other, blank, dropped)
    await anna.send('DELETE', `plans/${dropped.id}`)
    const before = await dashboard(campaign)

    // From the diffs themselves.
    const diffs = new Map<string, Json>()
    for (const { id } of [merged, other]) diffs.set(id, (await anna.get(`plans/${id}/diff`)).body)
    const fewer = (id: string): number => {
      const { divisions } = diffs.get(id)!.totals.find(({ level }: Json) => level === 'village')
      return divisions.after - divisions.before
    }
    expect([fewer(merged.id), fewer(other.id)]).toEqual([-1, -1])
    const villages = (await anna.get('divisions?level=village&geometry=none&limit=1000')).body.features.filter(
      ({ properties }: Json) => properties.kind === 'village',
    )
    const inTownOf = ({ id }: Json): number => villages.filter(({ properties }: Json) => properties.parentId === id).length
    expect(row(before.all, 'village')).toEqual({
      what: 'village',
      before: villages.length,
      now: villages.length,
      after: villages.length - 2,
      change: -2,
      changeShare: -2 / villages.length,
    })
    const [first, second] = before.waves
    expect(row(first, 'village')).toMatchObject({ before: inTownOf(a) + inTownOf(c), after: inTownOf(a) + inTownOf(c) - 1 })
    expect(row(second, 'village')).toMatchObject({ before: inTownOf(b), after: inTownOf(b) - 1 })
    expect(row(first, 'town')).toMatchObject({ before: 2, after: 2, change: 0 })
    const peopleOfDiff = (id: string): number =>
      diffs
        .get(id)!
        .divisions.filter(({ level, before: was }: Json) => level === 'village' && was)
        .reduce((sum: number, { before: was }: Json) => sum + was.population, 0)
    expect(first.people).toBeCloseTo(peopleOfDiff(merged.id), 6)
    expect(first.people).toBeGreaterThan(0)
    expect(before.all.people).toBeCloseTo(peopleOfDiff(merged.id) + peopleOfDiff(other.id), 6)
    expect(first.quota).toEqual({
      what: 'village',
      target: 1,
      round: 1,
      from: 'proposed',
      after: row(first, 'village').after,
      missing: row(first, 'village').after - 1,
      missingNow: row(first, 'village').now - 1,
    })
    expect(second.quota).toBe(null)

    const checksOf = async (id: string): Promise<number> => (await anna.get(`plans/${id}`)).body.checks.error
    const stageOf = async (id: string): Promise<string> => ((await checksOf(id)) > 0 ? 'errors' : 'checked')
    const stages = new Map(before.plans.map((each: Json) => [each.planId, each]))
    expect(stages.get(merged.id)).toMatchObject({
      stage: await stageOf(merged.id),
      isOverdue: true,
      next: { since: expect.any(String) },
    })
    expect(before.plans[0].planId).toBe(merged.id)
    expect(stages.get(other.id)).toMatchObject({ stage: await stageOf(other.id), isOverdue: false })
    expect(stages.get(blank.id)).toMatchObject({ stage: 'not_begun', next: { who: 'planner', name: 'anna', what: 'draw' } })
    expect(stages.get(dropped.id)).toMatchObject({ stage: null, isOverdue: false, next: { who: 'nobody' } })
    expect(first).toMatchObject({ plans: 1, areasWithoutPlan: 1, overdue: 2, stages: { not_begun: 1 } })
    expect(second).toMatchObject({ plans: 2, withdrawn: 1, areasWithoutPlan: 0, overdue: 0 })
    for (const part of [before.all, ...before.waves]) {
      const sum = Object.values(part.stages as Record<string, number>).reduce((total, number) => total + number, 0)
      expect(sum).toBe(part.plans + part.areasWithoutPlan)
    }
    const areaOf = (id: string): Json => before.areas.find(({ division }: Json) => division.id === id)
    expect(areaOf(c.id)).toMatchObject({ stage: 'not_begun', isOverdue: true, planIds: [] })
    expect(areaOf(b.id)).toMatchObject({ stage: 'not_begun', isOverdue: false })
    expect(areaOf(b.id).planIds.sort()).toEqual([other.id, blank.id].sort())
    const outlines = campaignAreaCollectionSchema.parse((await viewer.get(`campaigns/${campaign.id}/areas.geojson`)).body)
    expect(outlines.features.map(({ id }) => id).sort()).toEqual(before.areas.map(({ division }: Json) => division.id).sort())

    // One is put in force, the other is published for a day to come.
    await publish(reviewer, merged.id)
    await publish(reviewer, other.id)
    const after = await dashboard(campaign)
    expect(row(after.all, 'village')).toEqual({ ...row(before.all, 'village'), now: villages.length - 1 })
    expect(row(after.waves[0], 'village')).toMatchObject({
      before: inTownOf(a) + inTownOf(c),
      now: inTownOf(a) + inTownOf(c) - 1,
    })
    expect(after.waves[0].people).toBeCloseTo(first.people, 6)
    const done = new Map(after.plans.map((each: Json) => [each.planId, each]))
    expect(done.get(merged.id)).toMatchObject({ stage: 'effective', isOverdue: false, next: { who: 'nobody', what: 'none' } })
    expect(done.get(other.id)).toMatchObject({ stage: 'published', next: { who: 'nobody', what: 'wait' } })
    expect(after.all.stages).toMatchObject({ effective: 1, published: 1, not_begun: 2 })

    const csv = (await viewer.get(`campaigns/${campaign.id}/dashboard.csv`)).body as string
    const [head, ...lines] = csv.replace('\uFEFF', '').trim().split('\r\n')
    expect(lines).toHaveLength(after.plans.length)
    const cells = Object.fromEntries(
      head
        .split(',')
        .map((name, index) => [name, lines.find((line) => line.includes(`${a.properties.name}合村`))!.split(',')[index]]),
    )
    expect(cells).toMatchObject({
      'wave.name': '第一批试点',
      stage: 'effective',
      'village.before': String(inTownOf(a)),
      'village.after': String(inTownOf(a) - 1),
    })
  })

  test('counts communities that are new and those with another border; a change anew at each version', async () => {
    const campaign = await make()
    const plan = await begin(anna, { scope: county.id, kind: 'community_adjust', name: '社区优化' })
    const { state } = await stateOf(anna, plan.id)
    const spared = await changingVillages(anna)
    const community = [...state.divisions.values()].find(({ kind, id }) => kind === 'community' && !spared.has(id))!
    const { geometry } = (await anna.get(`divisions/${community.id}`)).body
    const lons = geometry.coordinates.flat(2).map(([lon]: number[]) => lon)
    const [lon, lat] = (await anna.get(`divisions/${community.id}`)).body.properties.labelPoint
    const reach = (Math.max(...lons) - Math.min(...lons)) / 50
    const line = {
      type: 'LineString',
      coordinates: [
        [Math.min(...lons) - reach, lat],
        [lon, lat],
        [Math.max(...lons) + reach, lat],
      ],
    }
    await put(campaign, 0, plan)
    expect((await dashboard(campaign)).all).toMatchObject({ newCommunities: 0, reboundCommunities: 0, people: 0 })
    await changed(anna, plan.id, 0, { op: 'split', divisionId: community.id, line, names: [community.name, '新社区'] })
    const { all, plans } = await dashboard(campaign)
    const { divisions } = (await anna.get(`plans/${plan.id}/diff`)).body
    const communities = divisions.filter(({ level, after }: Json) => level === 'village' && after?.kind === 'community')
    // The one that was there goes on as one of those that appear.
    const ended = divisions.filter(({ before, after }: Json) => before?.kind === 'community' && after === null).length
    const appeared = communities.filter(({ what }: Json) => what === 'appears').length
    const reshaped = communities.filter(({ changed: how }: Json) => how.includes('ground')).length
    expect(all).toMatchObject({ newCommunities: appeared - ended, reboundCommunities: reshaped + ended })
    expect(all.newCommunities).toBeGreaterThan(0)
    expect(row(all, 'community').change).toBe(appeared - ended)
    expect(plans[0].figures.people).toBeCloseTo(divisions.find(({ id }: Json) => id === community.id).before.population, 6)
  })
})
