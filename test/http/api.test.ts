import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  coverageDemandCollectionSchema,
  coverageResultSchema,
  gapCollectionSchema,
  isochroneCollectionSchema,
} from '#contract/coverage'
import {
  divisionCollectionSchema,
  divisionFeatureSchema,
  divisionHistorySchema,
  divisionLineageSchema,
} from '#contract/divisions'
import { facilityCollectionSchema, facilityFeatureSchema } from '#contract/facilities'
import { healthSchema } from '#contract/health'
import { dataSetsSchema } from '#contract/imports'
import { jobSchema } from '#contract/jobs'
import { createApp } from '../../server/http/create-app.ts'
import type { Services } from '../../server/http/services.ts'
import { type Answer, type ApiClient, apiClient, type Json, signedIn } from '../helpers/api-client.ts'
import { type RunningApp, startApp } from '../helpers/start-app.ts'

let app: RunningApp
let visitor: ApiClient
let administrator: ApiClient & { token: string }
beforeAll(async () => {
  app = await startApp()
  visitor = apiClient(app.url)
  administrator = await signedIn(app.url)
})
afterAll(() => app?.stop())

/** Asserts that an answer is a problem document of this status about this address. */
function expectProblem({ status, headers, body }: Answer, expected: number, instance: string): Json {
  expect(status, JSON.stringify(body).slice(0, 500)).toBe(expected)
  expect(body.status).toBe(expected)
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(body.type).toMatch(/^\/problems\/[a-z-]+$/)
  expect(body.title.length).toBeGreaterThan(3)
  expect(body.detail.length).toBeGreaterThan(10)
  expect(body.instance).toBe(instance)
  return body
}
const revision = async () => (await visitor.get('health')).body.revision as number
const nowhere = '00000000-0000-4000-8000-000000000000'
const market = (lon: number, lat: number, name = '新菜市场') => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties: { category: 'market', name, capacity: 500 },
})
/** The middle of the sample: inside a village. */
async function inTheMiddle(): Promise<{ lon: number; lat: number; village: Json }> {
  const { body } = await visitor.get('divisions?level=village&geometry=none&limit=1')
  const [lon, lat] = body.features[0].properties.labelPoint
  return { lon, lat, village: body.features[0] }
}

describe('reading', () => {
  test('health tells the database and the revision', async () => {
    const { status, body } = await visitor.get('health')
    expect(status).toBe(200)
    expect(healthSchema.parse(body)).toMatchObject({ status: 'ok', database: { kind: 'embedded' } })
    expect(body.revision).toBeGreaterThan(0)
  })

  test('data sets tell where the data came from: the sample says that it is synthetic', async () => {
    const { body } = await visitor.get('data-sets')
    const [sample] = dataSetsSchema.parse(body).dataSets
    expect(sample).toMatchObject({ kind: 'sample', synthetic: true })
    for (const key of ['divisions', 'streets', 'demand', 'facilities']) expect(sample.counts[key]).toBeGreaterThan(0)
    expect(sample.bbox).toHaveLength(4)
  })

  test('divisions come as GeoJSON, from the largest level down, with counts', async () => {
    const { status, body } = await visitor.get('divisions?limit=10000')
    expect(status).toBe(200)
    const { features, numberMatched, numberReturned } = divisionCollectionSchema.parse(body)
    expect(features.length).toBeGreaterThan(10)
    expect([numberMatched, numberReturned]).toEqual([features.length, features.length])
    const levels = features.map(({ properties }) => properties.level)
    expect(levels[0]).toBe('county')
    expect(new Set(levels)).toContain('village')
    const county = features[0].properties
    const towns = features.filter(({ properties }) => properties.parentId === county.id)
    const sum = (key: 'population' | 'households') => towns.reduce((total, { properties }) => total + (properties[key] ?? 0), 0)
    expect(sum('population')).toBeCloseTo(county.population!, 3)
    expect(sum('households')).toBeCloseTo(county.households!, 3)
  })

  test('divisions are found by level, parent, code, name and box, without outlines where asked', async () => {
    const { village } = await inTheMiddle()
    const { id, code, name, parentId, labelPoint } = village.properties
    expect(village.geometry).toBeNull()
    const ids = async (query: string) =>
      (await visitor.get(`divisions?geometry=none&limit=1000&${query}`)).body.features.map((f: Json) => f.id)
    expect(await ids(`code=${code}`)).toEqual([id])
    expect(await ids(`parent=${parentId}&level=village`)).toContain(id)
    expect(await ids(`q=${encodeURIComponent(name)}`)).toContain(id)
    const [lon, lat] = labelPoint
    expect(await ids(`level=village&bbox=${lon - 1e-6},${lat - 1e-6},${lon + 1e-6},${lat + 1e-6}`)).toContain(id)
    expect(await ids('level=village&bbox=0,0,1,1')).toEqual([])
    expect(await ids('level=grid')).toEqual([...(await ids('level=grid_1')), ...(await ids('level=grid_2'))])
  })

  test('lists page: every row once, the number of all with each page', async () => {
    const all = (await visitor.get('divisions?geometry=none&limit=1000')).body
    const size = Math.ceil(all.numberMatched / 3)
    const pages = await Promise.all(
      [0, 1, 2, 3].map(async (page) => (await visitor.get(`divisions?geometry=none&limit=${size}&offset=${page * size}`)).body),
    )
    expect(pages.flatMap((page) => page.features.map((f: Json) => f.id))).toEqual(all.features.map((f: Json) => f.id))
    for (const page of pages) expect([page.numberMatched, page.numberReturned]).toEqual([all.numberMatched, page.features.length])
  })

  test('a division is found by id and by code, with history and lineage', async () => {
    const { village } = await inTheMiddle()
    const { id, code } = village.properties
    const byId = divisionFeatureSchema.parse((await visitor.get(`divisions/${id}`)).body)
    expect(byId.geometry?.type).toBe('MultiPolygon')
    expect((await visitor.get(`divisions/${code}`)).body).toEqual(byId)
    expect(divisionHistorySchema.parse((await visitor.get(`divisions/${id}/history`)).body).versions).toHaveLength(1)
    expect(divisionLineageSchema.parse((await visitor.get(`divisions/${id}/lineage`)).body)).toEqual({
      predecessors: [],
      successors: [],
    })
    for (const path of [
      `divisions/${nowhere}`,
      'divisions/no-such-code',
      `divisions/${nowhere}/history`,
      `divisions/${nowhere}/lineage`,
    ])
      expectProblem(await visitor.get(path), 404, `/api/v1/${path}`)
  })

  test('as of a day: before the sample begins there is nothing', async () => {
    const { lon, lat, village } = await inTheMiddle()
    const { validFrom, id } = village.properties
    expect((await visitor.get('divisions?at=1990-01-01')).body.numberMatched).toBe(0)
    expect((await visitor.get(`divisions?at=${validFrom}&level=village`)).body.numberMatched).toBeGreaterThan(0)
    expectProblem(await visitor.get(`divisions/${id}?at=1990-01-01`), 404, `/api/v1/divisions/${id}`)
    expect((await visitor.get(`locate?lon=${lon}&lat=${lat}&at=1990-01-01`)).body).toEqual({ divisions: [] })
  })

  test('locate names the divisions around a point, from the largest to the smallest', async () => {
    const { lon, lat, village } = await inTheMiddle()
    const { divisions } = (await visitor.get(`locate?lon=${lon}&lat=${lat}`)).body
    expect(divisions.slice(0, 3).map(({ level }: Json) => level)).toEqual(['county', 'town', 'village'])
    expect(divisions[2]).toEqual({
      id: village.id,
      code: village.properties.code,
      name: village.properties.name,
      level: 'village',
    })
    expect((await visitor.get('locate?lon=0&lat=0')).body).toEqual({ divisions: [] })
  })

  test('facilities come with category, status, capacity and a point, filtered and paged', async () => {
    const { body } = await visitor.get('facilities?limit=10000')
    const { features, numberMatched } = facilityCollectionSchema.parse(body)
    expect(numberMatched).toBe(features.length)
    const stations = (await visitor.get('facilities?category=clinic_station&limit=10000')).body
    expect(stations.numberMatched).toBe(features.filter((f) => f.properties.category === 'clinic_station').length)
    const planned = (await visitor.get('facilities?status=planned&limit=10000')).body
    expect(planned.numberMatched).toBe(features.filter((f) => f.properties.status === 'planned').length)
    const [lon, lat] = features[0].geometry.coordinates
    const near = (await visitor.get(`facilities?bbox=${lon},${lat},${lon},${lat}`)).body
    expect(near.features.map((f: Json) => f.id)).toContain(features[0].id)
    expect(facilityFeatureSchema.parse((await visitor.get(`facilities/${features[0].id}`)).body)).toEqual(features[0])
    expectProblem(await visitor.get(`facilities/${nowhere}`), 404, `/api/v1/facilities/${nowhere}`)
    expectProblem(await visitor.get('facilities/7'), 404, '/api/v1/facilities/7')
  })

  test.each([
    'health',
    'data-sets',
    'divisions',
    'divisions/x',
    'divisions/x/history',
    'divisions/x/lineage',
    'divisions/x/neighbours',
    'divisions/dates',
    'search',
    'settings',
    'locate',
    'facilities',
    `facilities/${nowhere}`,
    `coverage/${nowhere}`,
    `coverage/${nowhere}/divisions.csv`,
    `coverage/${nowhere}/divisions.geojson`,
    `coverage/${nowhere}/gaps.geojson`,
    `jobs/${nowhere}`,
    `jobs/${nowhere}/events`,
    'session',
    'tiles/streets.json',
    'tiles/streets/14/0/0.mvt',
    '/openapi.json',
    '/docs',
  ])('%s?nonsense=1 is a 400 that names the parameter', async (path) => {
    const problem = expectProblem(await visitor.get(`${path}?nonsense=1`), 400, path.startsWith('/') ? path : `/api/v1/${path}`)
    expect(problem.type).toBe('/problems/unknown-parameter')
    expect(problem.errors).toContainEqual({ detail: 'there is no parameter "nonsense"', pointer: 'nonsense' })
  })

  test.each([
    ['divisions?bbox=170,10,-170,20', 'bbox', '180°'],
    ['divisions?bbox=1,2,3', 'bbox', 'four numbers'],
    ['divisions?bbox=1,2,3,x', 'bbox', 'four numbers'],
    ['divisions?bbox=0,10,1,0', 'bbox', 'south first'],
    ['divisions?bbox=0,0,1e9,1', 'bbox', 'within -180 and 180'],
    ['facilities?bbox=170,10,-170,20', 'bbox', '180°'],
    ['divisions?at=2026-02-30', 'at', 'must be a day'],
    ['divisions?at=yesterday', 'at', 'must be a day'],
    ['divisions?level=planet', 'level', ''],
    ['divisions?limit=0', 'limit', ''],
    ['divisions?limit=abc', 'limit', 'number'],
    ['divisions?limit=100000', 'limit', ''],
    ['divisions?offset=-1', 'offset', ''],
    ['facilities?category=casino', 'category', ''],
    ['locate?lon=104', 'lat', ''],
    ['locate?lon=1e9&lat=0', 'lon', 'number'],
    ['locate?lon=200&lat=0', 'lon', ''],
    ['locate?lon=&lat=', 'lon', 'number'],
    ['locate?lon=1&lon=2&lat=3', 'lon', ''],
    ['tiles/streets/14/0/0.mvt?at=never', 'at', 'must be a day'],
    ['/openapi.json?version=2.0', 'version', ''],
  ])('%s is a 400 that points at %s', async (path, parameter, words) => {
    const address = path.split('?')[0]
    const { errors } = expectProblem(await visitor.get(path), 400, address.startsWith('/') ? address : `/api/v1/${address}`)
    const entry = errors.find(({ pointer }: Json) => pointer === parameter)
    expect(entry?.detail).toContain(words)
  })

  test('addresses that nothing serves are 404, below the API and beside it', async () => {
    expectProblem(await visitor.get('nothing'), 404, '/api/v1/nothing')
    expectProblem(await visitor.get('/api/v2/health'), 404, '/api/v2/health')
    expectProblem(await visitor.get('/nothing/here.js'), 404, '/nothing/here.js')
    expectProblem(await visitor.send('POST', 'health'), 404, '/api/v1/health')
    expectProblem(await visitor.get('divisions/%E0%A4%A'), 400, '/api/v1/divisions/%E0%A4%A')
  })

  test('a strict Content-Security-Policy holds the page to this host', async () => {
    for (const path of ['/', '/docs', '/api/v1/health']) {
      const { headers } = await visitor.get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("connect-src 'self'")
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })
})

describe('documentation', () => {
  /** Every route that Express was given, as `GET /facilities/{id}`. */
  function servedRoutes(): string[] {
    const served: string[] = []
    const visit = (stack: Json[]) => {
      for (const layer of stack) {
        if (layer.route)
          for (const path of [layer.route.path].flat())
            for (const method of Object.keys(layer.route.methods))
              served.push(`${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
        else if (layer.handle?.stack) visit(layer.handle.stack)
      }
    }
    visit((createApp({ pageFolder: 'dist' } as Services) as Json).router.stack)
    return served.filter((route) => !/openapi\.json|\/docs/.test(route))
  }

  test.each(['3.0', '3.1'])('OpenAPI %s names each route that is served, and no other', async (version) => {
    const { status, body } = await visitor.get(`/openapi.json?version=${version}`)
    expect(status).toBe(200)
    expect(body.openapi).toMatch(new RegExp(`^${version.replace('.', '\\.')}\\.`))
    const named = Object.entries(body.paths as Json).flatMap(([path, methods]) =>
      Object.keys(methods as Json).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(named.sort()).toEqual(servedRoutes().sort())
    expect(body.servers).toEqual([{ url: '/api/v1' }])
    for (const methods of Object.values(body.paths as Json))
      for (const operation of Object.values(methods as Json) as Json[]) {
        expect(operation.summary).toBeTruthy()
        expect(operation.responses.default.content['application/problem+json']).toBeTruthy()
      }
    const ids = Object.values(body.paths as Json).flatMap((methods) =>
      Object.values(methods as Json).map((o: Json) => o.operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('the default is 3.1, also under /api/v1, and /docs is a page for people', async () => {
    expect((await visitor.get('/openapi.json')).body.openapi).toMatch(/^3\.1/)
    expect((await visitor.get('openapi.json')).status).toBe(200)
    const { status, headers, body } = await visitor.get('/docs')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    for (const path of ['/api/v1/coverage', '/api/v1/locate', '/api/v1/tiles/']) expect(body).toContain(path)
  })
})

describe('tiles', () => {
  /** Address of the tile that holds the middle of the sample. */
  async function tileAt(z: number): Promise<string> {
    const { lon, lat } = await inTheMiddle()
    const phi = (lat * Math.PI) / 180
    const x = Math.floor(((lon + 180) / 360) * 2 ** z)
    const y = Math.floor(((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * 2 ** z)
    return `${z}/${x}/${y}.mvt`
  }

  test.each(['divisions', 'facilities', 'streets', 'demand', 'barriers'])(
    'of %s: TileJSON, a tile with an ETag, 304, 204',
    async (layer) => {
      const tileJson = (await visitor.get(`tiles/${layer}.json`)).body
      expect(tileJson).toMatchObject({ tilejson: '3.0.0', tiles: [`${app.url}/api/v1/tiles/${layer}/{z}/{x}/{y}.mvt`] })
      expect(tileJson.bounds).toHaveLength(4)
      const path = `tiles/${layer}/${await tileAt(layer === 'barriers' ? 12 : 14)}`
      const tile = await visitor.get(path)
      expect([tile.status, tile.headers.get('content-type')]).toEqual([200, 'application/vnd.mapbox-vector-tile'])
      expect(tile.body.length).toBeGreaterThan(20)
      const etag = tile.headers.get('etag')!
      expect(etag).toMatch(/^"/)
      const same = await visitor.get(path, { 'if-none-match': etag })
      expect([same.status, same.body, same.headers.get('etag')]).toEqual([304, '', etag])
      expect((await visitor.get(path, { 'if-none-match': '"other"' })).status).toBe(200)
      const empty = await visitor.get(`tiles/${layer}/14/0/0.mvt`)
      expect([empty.status, empty.body]).toEqual([204, ''])
    },
  )

  test('outside the pyramid, or of no layer, are 404', async () => {
    for (const path of [
      'tiles/streets/3/8/0.mvt',
      'tiles/streets/99/0/0.mvt',
      'tiles/streets/x/0/0.mvt',
      'tiles/roads/3/0/0.mvt',
      'tiles/roads.json',
    ])
      expectProblem(await visitor.get(path), 404, `/api/v1/${path}`)
  })

  test('change their ETag with their own layer only', async () => {
    const [facilities, streets] = [`tiles/facilities/${await tileAt(14)}`, `tiles/streets/${await tileAt(14)}`]
    const tagOf = async (path: string) => (await visitor.get(path)).headers.get('etag')
    const before = [await tagOf(facilities), await tagOf(streets)]
    const { lon, lat } = await inTheMiddle()
    const { body } = await administrator.send('POST', 'facilities', market(lon, lat))
    const after = [await tagOf(facilities), await tagOf(streets)]
    await administrator.send('DELETE', `facilities/${body.id}`)
    expect(after[0]).not.toBe(before[0])
    expect(after[1]).toBe(before[1])
  })
})

describe('sessions', () => {
  test('by bearer token and by cookie, until signed out', async () => {
    const answer = await visitor.send('POST', 'session', { name: 'admin', password: app.adminPassword })
    expect(answer.status).toBe(200)
    const who = { name: 'admin', role: 'administrator', scope: null }
    expect(answer.body).toEqual({ ...who, token: expect.stringMatching(/^[\w-]{40,}$/) })
    const setCookie = answer.headers.get('set-cookie')!
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=']) expect(setCookie).toContain(flag)
    const cookie = { cookie: setCookie.split(';')[0] }
    const bearer = { authorization: `Bearer ${answer.body.token}` }
    for (const headers of [cookie, bearer]) expect((await visitor.get('session', headers)).body).toEqual(who)
    expect((await visitor.send('DELETE', 'session', undefined, cookie)).status).toBe(204)
    for (const headers of [cookie, bearer]) expectProblem(await visitor.get('session', headers), 401, '/api/v1/session')
    expectProblem(await visitor.get('session'), 401, '/api/v1/session')
    expectProblem(await visitor.get('session', { authorization: 'Bearer nonsense' }), 401, '/api/v1/session')
  })

  test('a body that is no name and password is a 422 that points at it', async () => {
    const { errors } = expectProblem(await visitor.send('POST', 'session', { name: 'admin', pass: 'x' }), 422, '/api/v1/session')
    expect(errors.map(({ pointer }: Json) => pointer).sort()).toEqual(['/pass', '/password'])
  })
})

describe('facilities', () => {
  test('are added, overwritten and removed by the administrator only', async () => {
    const { lon, lat } = await inTheMiddle()
    expectProblem(await visitor.send('POST', 'facilities', market(lon, lat)), 401, '/api/v1/facilities')
    const before = await revision()
    const created = await administrator.send('POST', 'facilities', market(lon, lat))
    expect(created.status).toBe(201)
    const path = `facilities/${created.body.id}`
    expect(created.headers.get('location')).toBe(`/api/v1/${path}`)
    expect(facilityFeatureSchema.parse(created.body).properties).toEqual({
      id: created.body.id,
      category: 'market',
      name: '新菜市场',
      status: 'operating',
      capacity: 500,
      synthetic: false,
    })
    expect(await revision()).toBe(before + 1)
    const changed = {
      ...market(lon + 0.001, lat),
      properties: { category: 'police', name: '派出所', status: 'planned', capacity: null },
    }
    expectProblem(await visitor.send('PUT', path, changed), 401, `/api/v1/${path}`)
    const put = await administrator.send('PUT', path, changed)
    expect([put.status, put.body.properties.category, put.body.geometry.coordinates[0]]).toEqual([200, 'police', lon + 0.001])
    expect((await visitor.get(path)).body).toEqual(put.body)
    expectProblem(await visitor.send('DELETE', path), 401, `/api/v1/${path}`)
    expect((await administrator.send('DELETE', path)).status).toBe(204)
    expectProblem(await visitor.get(path), 404, `/api/v1/${path}`)
    expectProblem(await administrator.send('PUT', path, changed), 404, `/api/v1/${path}`)
    expectProblem(await administrator.send('DELETE', path), 404, `/api/v1/${path}`)
    expect(await revision()).toBe(before + 3)
  })

  test.each([
    ['no body', undefined, '', 422],
    ['an array', [], '', 422],
    ['an unknown category', { ...market(104, 30), properties: { category: 'casino', name: 'x' } }, '/properties/category', 422],
    ['no name', { ...market(104, 30), properties: { category: 'market', name: ' ' } }, '/properties/name', 422],
    ['an unknown member', { ...market(104, 30), colour: 'red' }, '/colour', 422],
    ['lon of 1e9', market(1e9, 30), '/geometry/coordinates/0', 422],
    ['lon and lat swapped', market(30.66, 104.06), '/geometry/coordinates/1', 422],
    ['a place in the sea', market(125, 20), '/geometry/coordinates', 422],
    [
      'a negative capacity',
      { ...market(104, 30), properties: { category: 'market', name: 'x', capacity: -1 } },
      '/properties/capacity',
      422,
    ],
    ['text that is no JSON', '{"type":', '', 422],
  ])('%s is a 422 and changes nothing', async (_, body, pointer, status) => {
    const before = await revision()
    const problem = expectProblem(await administrator.send('POST', 'facilities', body), status, '/api/v1/facilities')
    if (pointer) expect(problem.errors.map((entry: Json) => entry.pointer)).toContain(pointer)
    expect(await revision()).toBe(before)
  })

  test('a body of another type is a 415', async () => {
    const answer = await administrator.send('POST', 'facilities', 'category=market', { 'content-type': 'text/plain' })
    expectProblem(answer, 415, '/api/v1/facilities')
  })

  test('a body of 100 MB is a 413 at once, and the service goes on', async () => {
    const begun = Date.now()
    const answer = await fetch(`${app.url}/api/v1/facilities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${administrator.token}` },
      body: `"${'x'.repeat(100 * 1024 * 1024)}"`,
    })
    expect(answer.status).toBe(413)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect((await answer.json()).type).toBe('/problems/too-large')
    expect(Date.now() - begun).toBeLessThan(10_000)
    expect((await visitor.get('health')).status).toBe(200)
  })
})

describe('coverage', { timeout: 120_000 }, () => {
  const question = { categories: ['clinic_station', 'market'], minutes: 15 }
  /** Asks for the job, not to wait for the answer; a mode whose streets were never loaded keeps the job busy for a while. */
  const askForJob = (body: unknown) => visitor.send('POST', 'coverage', body, { prefer: 'respond-async' })

  test('a question gives a job, the job an answer, and the same question the same answer at once', async () => {
    const asked = await askForJob(question)
    expect(asked.status).toBe(202)
    const { job } = asked.body
    expect(asked.headers.get('location')).toBe(`/api/v1/jobs/${job.id}`)
    expect(jobSchema.parse(job)).toMatchObject({ kind: 'coverage', state: 'queued' })
    const together = await visitor.send('POST', 'coverage', { minutes: 15, categories: ['market', 'clinic_station'] })
    const ended = await visitor.ended(job.id)
    expect(ended).toMatchObject({ state: 'done', progress: 1 })
    if (together.status === 202) expect(together.body.job.id).toBe(job.id)
    const again = await visitor.send('POST', 'coverage', question)
    expect([again.status, again.body.id]).toEqual([200, ended.result.id])
    const result = coverageResultSchema.parse(again.body)
    expect((await visitor.get(`coverage/${result.id}`)).body).toEqual(again.body)
    expect(result.synthetic).toBe(true)
    expect(result.revision).toBe(await revision())
    expect(result.totals.coveredPopulation).toBeGreaterThan(0)
    expect(result.totals.coveredPopulation).toBeLessThanOrEqual(result.totals.population)
    const county = result.divisions[0]
    const towns = result.divisions.filter(({ parentId }) => parentId === county.divisionId)
    const sum = (rows: typeof towns, key: 'population' | 'coveredPopulation') => rows.reduce((total, row) => total + row[key], 0)
    for (const key of ['population', 'coveredPopulation'] as const) expect(sum(towns, key)).toBeCloseTo(county[key], 3)
    const later = await administrator.send(
      'POST',
      'facilities',
      market(...(await inTheMiddle().then(({ lon, lat }) => [lon, lat] as const))),
    )
    const next = await askForJob(question)
    await administrator.send('DELETE', `facilities/${later.body.id}`)
    expect(next.status).toBe(202)
    await visitor.ended(next.body.job.id)
  })

  test('its parts: a table, bands, gaps, points', async () => {
    const result = await visitor.coverage(question)
    const csv = await visitor.get(`coverage/${result.id}/divisions.csv`)
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(csv.headers.get('content-disposition')).toContain('attachment')
    const lines = csv.body.trim().split(/\r?\n/)
    expect(lines).toHaveLength(1 + result.divisions.length)
    expect(lines[0]).toContain('code,name,level,population,coveredPopulation')
    expect(lines[1]).toContain(result.divisions[0].code)
    const part = async (name: string) => {
      const { status, headers, body } = await visitor.get(`coverage/${result.id}/${name}.geojson`)
      expect([status, headers.get('content-type')]).toEqual([200, 'application/geo+json; charset=utf-8'])
      return body
    }
    const bands = isochroneCollectionSchema.parse(await part('isochrones')).features
    expect(bands.map(({ properties }) => properties.minutes)).toEqual(
      [...result.bands.map((band: Json) => band.minutes)].reverse(),
    )
    const areas = bands.map(({ properties }) => properties.areaSquareMeters)
    expect(areas).toEqual([...areas].sort((a, b) => b - a))
    const gaps = gapCollectionSchema.parse(await part('gaps')).features
    expect(gaps).toHaveLength(result.gaps.places)
    expect(gaps.map(({ properties }) => properties.rank)).toEqual(gaps.map((_, i) => i + 1))
    const points = coverageDemandCollectionSchema.parse(await part('demand')).features
    const covered = points.reduce((total, { properties }) => total + (properties.covered ? properties.population : 0), 0)
    expect(covered).toBeCloseTo(result.totals.coveredPopulation, 3)
    for (const path of ['', '/divisions.csv', '/isochrones.geojson', '/gaps.geojson', '/demand.geojson'])
      expectProblem(await visitor.get(`coverage/${nowhere}${path}`), 404, `/api/v1/coverage/${nowhere}${path}`)
  })

  test('planned facilities can be counted in, and the two compared', async () => {
    const now = await visitor.coverage({ ...question, counted: 'now' })
    const planned = await visitor.coverage({ ...question, counted: 'planned' })
    expect(planned.id).not.toBe(now.id)
    expect(planned.totals.coveredPopulation).toBeGreaterThanOrEqual(now.totals.coveredPopulation)
    expect(planned.comparison.now.coveredPopulation).toBeCloseTo(now.totals.coveredPopulation, 6)
    expect(now.comparison.planned.coveredPopulation).toBeCloseTo(planned.totals.coveredPopulation, 6)
  })

  test('counts only the people within a division, by id or code', async () => {
    const { village } = await inTheMiddle()
    const whole = await visitor.coverage(question)
    const byCode = await visitor.coverage({ ...question, within: village.properties.code })
    const byId = await visitor.send('POST', 'coverage', { ...question, within: village.id })
    expect([byId.status, byId.body.id]).toEqual([200, byCode.id])
    const row = whole.divisions.find(({ divisionId }: Json) => divisionId === village.id)
    expect(byCode.totals.population).toBeCloseTo(row.population, 6)
    expect(byCode.totals.coveredPopulation).toBeCloseTo(row.coveredPopulation, 6)
  })

  test.each([
    ['minutes of 0', { minutes: 0 }, '/minutes'],
    ['minutes of −5', { minutes: -5 }, '/minutes'],
    ['minutes of a million', { minutes: 1e6 }, '/minutes'],
    ['minutes of "abc"', { minutes: 'abc' }, '/minutes'],
    ['no category', { categories: [] }, '/categories'],
    ['an unknown category', { categories: ['casino'] }, '/categories/0'],
    ['a category twice', { categories: ['market', 'market'] }, '/categories'],
    ['an unknown mode', { mode: 'fly' }, '/mode'],
    ['an unknown member', { colour: 'red' }, '/colour'],
    ['a speed of 0', { speedKmh: 0 }, '/speedKmh'],
    ['a day that is none', { at: '2026-13-01' }, '/at'],
  ])('%s is a 422 that points at it', async (_, wrong, pointer) => {
    const { errors } = expectProblem(await visitor.send('POST', 'coverage', { ...question, ...wrong }), 422, '/api/v1/coverage')
    expect(errors.map((entry: Json) => entry.pointer)).toContain(pointer)
  })

  test('within a division that is not there is a 404', async () => {
    expectProblem(await visitor.send('POST', 'coverage', { ...question, within: 'no-such-code' }), 404, '/api/v1/coverage')
    const unknown = await visitor.send('POST', 'coverage', { ...question, within: nowhere })
    if (unknown.status === 202)
      expect(await visitor.ended(unknown.body.job.id)).toMatchObject({ state: 'failed', problem: { status: 404 } })
    else expectProblem(unknown, 404, '/api/v1/coverage')
  })

  test('asked again after a change, a question gets an answer from after the change, even while the first is being computed', async () => {
    const wide = { categories: ['health_centre', 'bus_stop'], minutes: 18 }
    const early = await askForJob(wide)
    const { lon, lat } = await inTheMiddle()
    const { body } = await administrator.send('POST', 'facilities', market(lon, lat))
    const changed = await revision()
    const late = await askForJob(wide)
    await administrator.send('DELETE', `facilities/${body.id}`)
    expect([early.status, late.status]).toEqual([202, 202])
    const job = await visitor.ended(late.body.job.id)
    expect((await visitor.get(`coverage/${job.result.id}`)).body.revision).toBeGreaterThanOrEqual(changed)
    await visitor.ended(early.body.job.id)
  })

  test('the service answers others while it computes', async () => {
    const asked = await askForJob({ categories: ['police', 'bus_stop', 'kindergarten'], minutes: 20, mode: 'drive' })
    expect(asked.status).toBe(202)
    const delays: number[] = []
    for (let state = 'queued'; state === 'queued' || state === 'running'; ) {
      const begun = performance.now()
      expect((await visitor.get('/docs')).status).toBe(200)
      delays.push(performance.now() - begun)
      state = (await visitor.get(`jobs/${asked.body.job.id}`)).body.state
    }
    delays.sort((a, b) => a - b)
    expect(delays.length).toBeGreaterThan(2)
    expect(delays[Math.floor(delays.length / 2)]).toBeLessThan(200)
  })

  test('a job is followed as events until it is done', async () => {
    const asked = await askForJob({ categories: ['fitness_site'], minutes: 7 })
    const response = await fetch(`${app.url}/api/v1/jobs/${asked.body.job.id}/events`)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const events = (await response.text())
      .split('\n\n')
      .filter((text) => text !== '')
      .map((text) => jobSchema.parse(JSON.parse(text.replace(/^data: /, ''))))
    expect(events.at(-1)).toMatchObject({ id: asked.body.job.id, state: 'done' })
    const progress = events.map((event) => event.progress)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expectProblem(await visitor.get(`jobs/${nowhere}/events`), 404, `/api/v1/jobs/${nowhere}/events`)
  })

  test('a cancelled job stops, and stays cancelled', async () => {
    const asked = await askForJob({ categories: ['culture_station', 'bus_stop'], minutes: 25, mode: 'cycle' })
    const cancelled = await visitor.send('DELETE', `jobs/${asked.body.job.id}`)
    expect(cancelled.status).toBe(202)
    expect((await visitor.ended(asked.body.job.id)).state).toBe('cancelled')
    expect((await visitor.send('DELETE', `jobs/${asked.body.job.id}`)).body.state).toBe('cancelled')
    expectProblem(await visitor.send('DELETE', `jobs/${nowhere}`), 404, `/api/v1/jobs/${nowhere}`)
    expectProblem(await visitor.get('jobs/17'), 404, '/api/v1/jobs/17')
    expect(
      (await visitor.coverage({ categories: ['culture_station', 'bus_stop'], minutes: 25 })).totals.population,
    ).toBeGreaterThan(0)
  })
})

describe('too many wrong passwords', () => {
  test('are refused, each with 401, then with 429', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 14; i++) {
      const answer = await visitor.send('POST', 'session', { name: i % 2 ? 'admin' : 'nobody', password: `wrong-${i}` })
      statuses.push(answer.status)
      expectProblem(answer, answer.status === 429 ? 429 : 401, '/api/v1/session')
    }
    expect(statuses.indexOf(429)).toBeGreaterThan(3)
    expect(statuses.at(-1)).toBe(429)
  })
})
