import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilitySchema } from '#contract/sitings/accessibility'
import { candidatesReadSchema } from '#contract/sitings/candidates-file'
import { sitingSchema, sitingTrialAnswerSchema } from '#contract/sitings/siting-answer'
import { type ApiClient, apiClient, type Json } from '../../helpers/api-client.ts'
import { peopleOf, problem } from '../../helpers/plan-makers.ts'
import { type RunningApp, startOnAnyDatabase } from '../../helpers/start-app.ts'

let app: RunningApp
let anna: ApiClient
let viewer: ApiClient
let elsewhere: ApiClient
let town: Json
let otherTown: Json
const nowhere = '00000000-0000-4000-8000-000000000000'
const clinics = { category: 'clinic_station', model: 'max-cover', sites: 3, seconds: 5 }

beforeAll(async () => {
  app = await startOnAnyDatabase()
  const towns = (await apiClient(app.url).get('divisions?level=town&geometry=none&limit=100')).body.features
  ;[town, otherTown] = towns
  const people = await peopleOf(app.url, {
    anna: { role: 'planner' },
    viewer: { role: 'viewer' },
    elsewhere: { role: 'planner', scope: otherTown.id },
  })
  anna = people.anna
  viewer = people.viewer
  elsewhere = people.elsewhere
})
afterAll(() => app?.stop())

/** Asks and answers the finished siting; fails where it is refused. */
async function done(body: object, who = anna): Promise<Json> {
  const answer = await who.send('POST', 'sitings', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  expect(answer.headers.get('location')).toBe(`/api/v1/jobs/${answer.body.job.id}`)
  const job = await who.ended(answer.body.job.id, 120)
  expect(job, JSON.stringify(job)).toMatchObject({ state: 'done', result: { id: answer.body.job.id } })
  return sitingSchema.parse((await who.get(`sitings/${job.id}`)).body)
}

describe('a siting', () => {
  test('covers more people with each site, within its bound, and says where they go', async () => {
    const siting = await done({ ...clinics, curve: true })
    expect(siting).toMatchObject({ ok: true, state: 'done', proven: true, gap: 0, objectiveUnit: 'people' })
    expect(siting.sites).toHaveLength(3)
    expect(siting.after.covered).toBeCloseTo(siting.objective, 6)
    expect(siting.after.covered).toBeGreaterThan(siting.before.covered)
    expect(siting.after.people).toBe(siting.before.people)
    const sum = [...siting.sites, ...siting.kept].reduce((total, { served }) => total + served, 0)
    expect(sum).toBeCloseTo(siting.after.covered, 6)
    const counties = siting.divisions.filter(({ level }: Json) => level === 'county')
    const inCounties = counties.reduce((total: number, { after }: Json) => total + after.covered, 0)
    expect(inCounties).toBeLessThanOrEqual(siting.after.covered + 1e-6)
    const ids = new Set([...siting.sites, ...siting.kept].map(({ candidateId }) => candidateId))
    for (const { siteId } of siting.assignments) if (siteId !== null) expect(ids).toContain(siteId)
    const uncovered = siting.gaps.reduce((total: number, { population }: Json) => total + population, 0)
    expect(uncovered).toBeCloseTo(siting.after.people - siting.after.covered, 3)
    const curve = siting.curve.map(({ objective }: Json) => objective)
    expect(curve).toEqual([...curve].sort((a, b) => a - b))
    expect(siting.curve.find(({ sites }: Json) => sites === 3).objective).toBeCloseTo(siting.objective, 6)
  })

  test('the fewest that cover a share do so, and one less cannot', async () => {
    const within = town.id
    const siting = await done({
      category: 'clinic_station',
      model: 'set-cover',
      coverageTarget: 0.8,
      minutes: 15,
      within,
      seconds: 20,
    })
    expect(siting).toMatchObject({ ok: true, proven: true })
    expect(siting.after.coveredShare).toBeGreaterThanOrEqual(0.8)
    expect(siting.sites).toHaveLength(siting.objective)
    const fewer = await done({ ...clinics, minutes: 15, within, sites: siting.objective - 1, seconds: 20 })
    expect(fewer.after.coveredShare).toBeLessThan(0.8)
  })

  test('of every other model is answered, with its capacity kept', async () => {
    const within = town.id
    const median = await done({ ...clinics, model: 'p-median', within })
    expect(median.after.meanMeters).toBeLessThan(median.before.meanMeters ?? Number.POSITIVE_INFINITY)
    const center = await done({ ...clinics, model: 'p-center', within, unreachable: 'leave-out', existing: 'ignore' })
    expect(center).toMatchObject({ ok: true, kept: [] })
    const held = await done({ ...clinics, model: 'capacitated-cover', within, capacity: 900, existing: 'ignore' })
    expect(held.ok).toBe(true)
    for (const { load } of held.sites) expect(load).toBeLessThanOrEqual(900)
    const walked = held.sites.reduce((sum: number, { load, meanMeters }: Json) => sum + load * meanMeters, 0)
    const served = held.sites.reduce((sum: number, { load }: Json) => sum + load, 0)
    expect(held.after.meanMeters).toBeCloseTo(walked / served, 3)
    expect(held.after.covered).toBeCloseTo(held.objective, 6)
    const tiered = await done({
      category: 'clinic_station',
      model: 'tiered',
      within,
      tiers: [{ name: '村级', level: 'village' }],
    })
    expect(tiered.sites.length + tiered.kept.length + tiered.unmet.length).toBeGreaterThan(1)
    expect(tiered.proven).toBe(true)
    const whole = await done({ category: 'clinic_station', model: 'tiered', within })
    expect(whole).toMatchObject({ ok: true, proven: false, bound: null })
    const ids = whole.kept.map(({ facilityId }: Json) => facilityId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(tiered.candidates).toBeGreaterThan(tiered.sites.length)
  })

  test('from given places takes none but those, and costs no more than the budget', async () => {
    const corners = (await done({ ...clinics, sites: 6, within: town.id })).sites as Json[]
    const candidates = corners.map(({ lon, lat }, index) => ({ id: `p${index}`, lon, lat, cost: index + 1 }))
    const { sites } = await done({ category: 'clinic_station', model: 'max-cover', budget: 5, candidates, keep: ['p3'] })
    expect(sites.map(({ candidateId }: Json) => candidateId)).toContain('p3')
    expect(sites.reduce((total: number, { cost }: Json) => total + cost, 0)).toBeLessThanOrEqual(5)
  })

  test('that cannot be says why, where and what would help', async () => {
    const outcome = await done({
      category: 'clinic_station',
      model: 'set-cover',
      coverageTarget: 1,
      minutes: 2,
      spacingMeters: 1500,
    })
    expect(outcome).toMatchObject({ ok: false, sites: [] })
    expect(outcome.obstacles[0]).toMatchObject({ reason: 'target_unreachable' })
    expect(outcome.obstacles[0].remedy.en).toMatch(/at most [\d.]+ %/)
    const crowded = await done({
      ...clinics,
      model: 'capacitated-p-median',
      capacity: 500,
      unreachable: 'leave-out',
      existing: 'ignore',
    })
    expect(crowded.obstacles[0].reason).toBe('capacity_too_small')
    const single = [{ lon: 105, lat: 30.28, state: 'close' }]
    expect((await done({ ...clinics, existing: 'ignore', candidates: single })).obstacles[0].reason).toBe('no_candidates')
  })
})

describe('sites that are moved and kept', () => {
  test('are tried elsewhere with the answer’s own figures where they stay, and become planned facilities that coverage can count', async () => {
    const siting = await done({ ...clinics, minutes: 15, counted: 'planned' })
    const places = siting.sites.map(({ lon, lat }: Json) => ({ lon, lat }))
    const same = sitingTrialAnswerSchema.parse((await viewer.send('POST', `sitings/${siting.id}/trial`, { sites: places })).body)
    expect(same.after).toEqual(siting.after)
    expect(same.sites).toEqual(siting.sites.map(({ served, load, meanMeters }: Json) => ({ served, load, meanMeters })))
    const moved = [{ lon: siting.kept[0].lon, lat: siting.kept[0].lat }, ...places.slice(1)]
    const other = (await viewer.send('POST', `sitings/${siting.id}/trial`, { sites: moved })).body
    expect(other.after.covered).toBeLessThan(siting.after.covered)

    expect((await viewer.send('POST', `sitings/${siting.id}/facilities`)).status).toBe(403)
    const kept = await anna.send('POST', `sitings/${siting.id}/facilities`, {
      sites: [
        { candidateId: siting.sites[0].candidateId, name: '新设站' },
        { candidateId: siting.sites[1].candidateId },
        { candidateId: siting.sites[2].candidateId },
      ],
    })
    expect(kept.status, JSON.stringify(kept.body)).toBe(201)
    expect(kept.body.features.map(({ properties }: Json) => properties.status)).toEqual(['planned', 'planned', 'planned'])
    const coverage = await anna.coverage({ categories: ['clinic_station'], minutes: 15, counted: 'planned' })
    expect(coverage.totals.coveredPopulation).toBeCloseTo(siting.after.covered, 3)
  })

  test('nothing is kept that was not proposed', async () => {
    const { id } = await done({ ...clinics, within: town.id })
    const answer = await anna.send('POST', `sitings/${id}/facilities`, { sites: [{ candidateId: 'elsewhere' }] })
    expect(problem(answer, 422).errors[0].pointer).toBe('/sites/0/candidateId')
  })
})

describe('files', () => {
  test('hold all sites and divisions', async () => {
    const siting = await done({ ...clinics, within: town.id })
    const sites = (await anna.get(`sitings/${siting.id}/sites.geojson`)).body
    expect(sites.features).toHaveLength(siting.sites.length + siting.kept.length)
    const csv = (await anna.get(`sitings/${siting.id}/sites.csv`)).body
    expect(csv.trim().split('\n')).toHaveLength(1 + sites.features.length)
    const table = (await anna.get(`sitings/${siting.id}/divisions.csv`)).body
    expect(table.trim().split('\n')).toHaveLength(1 + siting.divisions.length)
  })
})

describe('capacity shared among people', () => {
  for (const method of ['2sfca', 'e2sfca', '3sfca'])
    test(`is all given out and no more: ${method}`, async () => {
      const { id, totals } = await anna.coverage({ categories: ['kindergarten'], minutes: 15 })
      const answer = await apiClient(app.url).get(`coverage/${id}/accessibility?category=kindergarten&method=${method}`)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      const shared = accessibilitySchema.parse(answer.body)
      expect(shared.supply).toBeGreaterThan(0)
      const given = shared.points.reduce((sum, { people, perThousand }) => sum + (people * perThousand) / 1000, 0)
      expect(given).toBeCloseTo(shared.supply - shared.unusedSupply, 3)
      const counties = shared.divisions.filter(({ level }) => level === 'county')
      for (const { people, perThousand } of counties) expect((people * perThousand) / 1000).toBeLessThanOrEqual(given + 1e-6)
      expect(shared.people).toBeLessThanOrEqual(totals.population)
    })

  test('is refused for a category that the answer is not about', async () => {
    const { id } = await anna.coverage({ categories: ['kindergarten'], minutes: 15 })
    problem(await anna.get(`coverage/${id}/accessibility?category=market`), 400)
    problem(await anna.get(`coverage/${id}/accessibility?category=kindergarten&method=best`), 400)
  })
})

describe('candidates from a file', () => {
  const upload = (who: ApiClient, text: string, fields: Record<string, string> = {}) => {
    const parts = Object.entries(fields).map(([name, value]) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`)
    const file = `Content-Disposition: form-data; name="file"; filename="地点.csv"\r\nContent-Type: text/csv\r\n\r\n${text}`
    const body = [...parts, file].map((part) => `--x\r\n${part}\r\n`).join('')
    return who.send('POST', 'sitings/candidates', `${body}--x--\r\n`, { 'content-type': 'multipart/form-data; boundary=x' })
  }

  test('are read as a siting takes them, bad rows named, and can be asked with', async () => {
    const [lon, lat] = town.properties.labelPoint
    const { status, body } = await upload(anna, `名称,经度,纬度,费用\n老校舍,${lon},${lat},2\n哪里,x,30,1\n`)
    expect(status, JSON.stringify(body)).toBe(200)
    const { candidates, refusals, read } = candidatesReadSchema.parse(body)
    expect(read).toBe(2)
    expect(candidates).toEqual([{ name: '老校舍', lon, lat, cost: 2 }])
    expect(refusals).toEqual([{ row: 2, key: '哪里', reason: expect.any(String) }])
    const siting = await done({ ...clinics, model: 'p-median', existing: 'ignore', sites: 1, candidates })
    expect(siting.sites.map(({ name }: Json) => name)).toEqual(['老校舍'])
  })

  test('are moved from another coordinate system; what is no such file is said in words', async () => {
    const moved = candidatesReadSchema.parse((await upload(anna, 'lon,lat\n104.1,30.6\n', { crs: 'gcj02' })).body)
    expect(moved.candidates[0].lon).not.toBeCloseTo(104.1, 3)
    expect(problem(await upload(anna, 'a,b\n1,2\n'), 422).detail).toContain('地点.csv')
    problem(await upload(anna, 'lon,lat\n104.1,30.6\n', { crs: 'EPSG:1' }), 422)
    problem(await upload(anna, 'lon,lat\n', { other: 'x' }), 422)
  })
})

describe('refused', () => {
  const bad: [string, object, string][] = [
    ['neither a number nor a budget', { ...clinics, sites: undefined }, '/sites'],
    ['a number and a budget', { ...clinics, budget: 5 }, '/sites'],
    ['a target over 100 %', { category: 'clinic_station', model: 'set-cover', coverageTarget: 1.2 }, '/coverageTarget'],
    ['no sites', { ...clinics, sites: 0 }, '/sites'],
    ['a capacity of nobody', { ...clinics, model: 'capacitated-cover', capacity: 0 }, '/capacity'],
    ['a capacity below nobody', { ...clinics, model: 'capacitated-cover', capacity: -5 }, '/capacity'],
    ['capacities that nobody told', { ...clinics, model: 'capacitated-p-median' }, '/capacity'],
    ['no candidates', { ...clinics, candidates: [] }, '/candidates'],
    ['a cost that is none', { ...clinics, candidates: [{ lon: 104, lat: 30, cost: null }] }, '/candidates'],
    ['a site kept and closed', { ...clinics, keep: ['a'], close: ['a'] }, '/close'],
    ['an unknown member', { ...clinics, radius: 5 }, ''],
    ['a model that is none', { ...clinics, model: 'best' }, '/model'],
  ]
  for (const [what, body, pointer] of bad)
    test(what, async () => {
      const { errors } = problem(await anna.send('POST', 'sitings', body), 422)
      expect(errors.map((each: Json) => each.pointer).join()).toContain(pointer)
    })

  test('who may not', async () => {
    expect((await apiClient(app.url).send('POST', 'sitings', clinics)).status).toBe(401)
    expect((await viewer.send('POST', 'sitings', clinics)).status).toBe(403)
    expect((await elsewhere.send('POST', 'sitings', { ...clinics, within: town.id })).status).toBe(403)
    const { id } = await done({ ...clinics, within: town.id })
    for (const path of [`sitings/${id}`, `sitings/${id}/sites.csv`]) expect((await elsewhere.get(path)).status).toBe(403)
    expect((await elsewhere.send('POST', `sitings/${id}/facilities`)).status).toBe(403)
    expect((await anna.get(`sitings/${nowhere}`)).status).toBe(404)
  })

  test('a planner of a town asks about all of it, and keeps nothing outside', async () => {
    const siting = await done(clinics, elsewhere)
    expect(siting.parameters.within).toBe(otherTown.id)
    const [site] = siting.sites
    const outside = await done({ ...clinics, within: town.id })
    const { lon, lat } = outside.sites[0]
    const answer = await elsewhere.send('POST', `sitings/${siting.id}/facilities`, {
      sites: [{ candidateId: site.candidateId, lon, lat }],
    })
    expect(answer.status).toBe(403)
  })
})

describe('a cancelled siting', () => {
  test('keeps what it had', async () => {
    const started = await anna.send('POST', 'sitings', {
      ...clinics,
      model: 'capacitated-cover',
      sites: 20,
      capacity: 700,
      seconds: 120,
    })
    const { id } = started.body.job
    await expect.poll(async () => (await anna.get(`sitings/${id}`)).body.ok, { timeout: 60_000 }).toBe(true)
    await anna.send('DELETE', `jobs/${id}`)
    expect((await anna.ended(id, 30)).state).toBe('cancelled')
    const { body } = await anna.get(`sitings/${id}`)
    expect(body).toMatchObject({ state: 'cancelled', ok: true })
    expect(body.sites.length).toBeGreaterThan(0)
  })
})
