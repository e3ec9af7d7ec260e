import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '#contract/session'
import { openApiDocument } from '../../server/http/openapi.ts'
import { operations } from '../../server/http/operations.ts'
import { type AccountsApp, from, passwordOf, startAccountsApp } from '../helpers/accounts-app.ts'
import { type Answer, apiClient, type Json } from '../helpers/api-client.ts'

/** The OWASP API Security Top 10 of 2023, one block each. */
let on: AccountsApp
beforeAll(async () => {
  on = await startAccountsApp()
})
afterAll(() => on?.stop())

const nowhere = '00000000-0000-4000-8000-000000000000'
const facility = {
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [104.1, 30.1] },
  properties: { category: 'market', name: '市' },
}
const signIn = (name: string, password = passwordOf(name), headers = {}) =>
  on.visitor.send('POST', 'session', { name, password }, headers)
const problemOf = ({ status, body }: Answer) => [status, body.type]

describe('API1, object level', () => {
  // Another town's division and another's plan: test/database/accounts.test.ts for the rule, the tests of plans for its use.
  test('another’s token is not there: neither listed nor revoked, also for administrators', async () => {
    const { body: token } = await on.planner.send('POST', 'session/tokens', { name: 'own', days: 1 })
    for (const other of [on.otherPlanner, on.viewer, on.admin]) {
      expect((await other.get('session/tokens')).body.tokens).toEqual([])
      expect((await other.send('DELETE', `session/tokens/${token.id}`)).status).toBe(404)
    }
    expect((await apiClient(on.app.url, token.token).get('session')).status).toBe(200)
    expect((await on.planner.send('DELETE', `session/tokens/${token.id}`)).status).toBe(204)
  })

  test('a session is not ended as if it were a token', async () => {
    const id = await on.onDatabase(
      async (db) =>
        (
          await db
            .selectFrom('sessions')
            .select('id')
            .where('account_id', '=', await on.idOf('viewer'))
            .executeTakeFirstOrThrow()
        ).id,
    )
    expect((await on.viewer.send('DELETE', `session/tokens/${id}`)).status).toBe(404)
    expect((await on.viewer.get('session')).status).toBe(200)
  })

  test('one’s own account is as closed as another’s', async () => {
    for (const name of ['planner', 'otherPlanner', 'admin']) {
      const path = `accounts/${await on.idOf(name)}`
      for (const body of [{ role: 'administrator' }, { scope: null }, { password: 'taken over by me' }, { disabled: true }])
        expect(problemOf(await on.planner.send('PATCH', path, body))).toEqual([403, '/problems/forbidden'])
    }
    expect((await on.planner.get('session')).body).toMatchObject({ role: 'planner', scope: on.town })
  })
})

describe('API2, authentication', { timeout: 120_000 }, () => {
  test('ten wrong passwords from one address are the end of its tries, right or wrong', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 11; i++) statuses.push((await signIn(`name${i}`, 'wrong', from('198.51.100.1'))).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    expect((await signIn('viewer', undefined, from('198.51.100.1'))).status).toBe(429)
    expect((await signIn('viewer', undefined, from('198.51.100.2'))).status).toBe(200)
  })

  test('thirty wrong passwords for one name are the end of its tries from everywhere, whether there is such an account or not', async () => {
    for (const name of ['otherPlanner', 'no-such-account']) {
      const wrong = async (i: number) => signIn(i % 2 ? name : name.toUpperCase(), `wrong ${i}`, from(`203.0.113.${i}`))
      await wrong(0)
      // The tries between are as if they had been made.
      await on.onDatabase((db) => db.updateTable('sign_in_tries').set({ tries: 27 }).where('tries', '=', 1).execute())
      const tries = await Promise.all([1, 2, 3, 4, 5].map(wrong))
      expect(tries.map(({ status }) => status).sort()).toEqual([401, 401, 401, 429, 429])
      expect(tries.find(({ status }) => status === 429)!.body.detail).toContain('for this name')
    }
    expect((await signIn('otherPlanner', undefined, from('203.0.113.99'))).status).toBe(429)
    expect((await on.otherPlanner.get('session')).status).toBe(200)
    const id = await on.idOf('otherPlanner')
    const { entries } = (await on.admin.get(`audit?subjectId=${id}`)).body
    expect(entries[0]).toMatchObject({ action: 'session.refused', details: { wrongPasswords: 30, minutes: 15 } })
    // An administrator lets the owner in again at once.
    await on.admin.send('PATCH', `accounts/${id}`, { password: 'a new long password' })
    const again = await signIn('otherPlanner', 'a new long password', from('203.0.113.99'))
    expect(again.status).toBe(200)
    on.otherPlanner = { ...apiClient(on.app.url, again.body.token), token: again.body.token }
  })

  test('a name that nobody has is refused with the same words, and takes as long', async () => {
    const timed = async (name: string, address: string): Promise<[number, Json]> => {
      let shortest = Number.POSITIVE_INFINITY
      let body: Json
      for (let i = 0; i < 3; i++) {
        const begun = performance.now()
        body = (await signIn(name, 'wrong', from(address))).body
        shortest = Math.min(shortest, performance.now() - begun)
      }
      return [shortest, body]
    }
    const [known, wrong] = await timed('reviewer', '198.51.100.3')
    const [unknown, nobody] = await timed('nobody-at-all', '198.51.100.4')
    expect(nobody).toEqual(wrong)
    expect(unknown).toBeGreaterThan(known / 3)
  })

  test.each([
    ['a made-up token', { authorization: 'Bearer nonsense' }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['a password', { authorization: `Basic ${Buffer.from(`planner:${passwordOf('planner')}`).toString('base64')}` }],
    ['the hint that there is a session', { cookie: 'fangyuan_signed_in=1' }],
  ])('%s is no session', async (_, headers) => {
    expect((await on.visitor.get('session', headers)).status).toBe(401)
  })

  test('a token in the address, or a script’s token in the cookie, is no session', async () => {
    expect((await on.visitor.get(`session?token=${on.planner.token}`)).status).toBe(400)
    const { body } = await on.planner.send('POST', 'session/tokens', { name: 'script', days: 1 })
    expect((await on.visitor.get('session', { cookie: `fangyuan_session=${body.token}` })).status).toBe(401)
    expect((await on.visitor.get('session', { cookie: `fangyuan_session=${on.planner.token}` })).status).toBe(200)
  })

  test('a script’s token neither makes tokens nor changes the password', async () => {
    const { body } = await on.planner.send('POST', 'session/tokens', { name: 'leaked', days: 1 })
    const script = apiClient(on.app.url, body.token)
    expect((await script.send('POST', 'session/tokens', { name: 'longer', days: 365 })).status).toBe(403)
    const next = { current: passwordOf('planner'), next: 'a password of the thief' }
    expect((await script.send('PUT', 'session/password', next)).status).toBe(403)
    expect((await signIn('planner')).status).toBe(200)
  })

  test('secrets are stored as hashes only', async () => {
    const { rows } = await on.onDatabase(async (db) => ({
      rows: JSON.stringify([
        await db.selectFrom('sessions').selectAll().execute(),
        await db.selectFrom('accounts').selectAll().execute(),
      ]),
    }))
    for (const secret of [on.planner.token, on.admin.token, passwordOf('planner'), on.app.adminPassword])
      expect(rows).not.toContain(secret)
    expect(rows).toContain('"planner"')
  })
})

describe('API3, properties', () => {
  const account = { name: 'mass', password: 'a password for mass', role: 'viewer' }
  test.each([
    ['POST', 'accounts', { ...account, id: nowhere }, '/id'],
    ['POST', 'accounts', { ...account, disabled: false }, '/disabled'],
    ['POST', 'accounts', { ...account, passwordHash: 'x' }, '/passwordHash'],
    ['POST', 'accounts', { ...account, scope_division_id: nowhere }, '/scope_division_id'],
    ['PATCH', 'accounts/planner', { name: 'renamed' }, '/name'],
    ['PATCH', 'accounts/planner', { role: 'viewer', lastSignInAt: null }, '/lastSignInAt'],
    ['POST', 'session', { name: 'planner', password: passwordOf('planner'), role: 'administrator' }, '/role'],
    ['PUT', 'session/password', { current: passwordOf('admin'), next: 'long enough', role: 'viewer' }, '/role'],
    ['POST', 'session/tokens', { name: 'x', days: 1, accountId: nowhere }, '/accountId'],
    ['POST', 'session/tokens', { name: 'x', days: 1, role: 'administrator' }, '/role'],
    ['POST', 'facilities', { ...facility, id: nowhere, dataSetId: nowhere }, '/dataSetId'],
    ['PUT', 'settings', { mapReviewNumber: null, baseMapCredit: null, changedAt: 'now' }, '/changedAt'],
    ['POST', 'coverage', { categories: ['market'], accountId: nowhere }, '/accountId'],
    ['POST', 'griddings', { divisionId: nowhere, parts: 2, accountId: nowhere }, '/accountId'],
    ['POST', 'merges', { scope: '990101', accountId: nowhere }, '/accountId'],
    ['POST', 'sitings', { model: 'max-cover', category: 'market', sites: 2, accountId: nowhere }, '/accountId'],
  ])('%s %s does not take %j', async (method, path, body, pointer) => {
    const address = path === 'accounts/planner' ? `accounts/${await on.idOf('planner')}` : path
    const before = (await on.admin.get('accounts')).body
    const answer = await on.admin.send(method, address, body)
    expect([answer.status, answer.body.errors?.map((each: Json) => each.pointer)]).toEqual([
      422,
      expect.arrayContaining([pointer]),
    ])
    expect((await on.admin.get('accounts')).body).toEqual(before)
  })

  test('members such as __proto__ change nothing', async () => {
    const body = `{"name":"proto","password":"a password for proto","role":"viewer","__proto__":{"role":"administrator"}}`
    const answer = await on.admin.send('POST', 'accounts', body)
    expect(answer.status === 422 || answer.body.role === 'viewer', JSON.stringify(answer.body)).toBe(true)
  })

  test('answers hold what is documented, and no hash or secret', async () => {
    const { accounts } = (await on.admin.get('accounts')).body
    for (const each of accounts)
      expect(Object.keys(each).sort()).toEqual(['createdAt', 'disabled', 'id', 'lastSignInAt', 'name', 'role', 'scope'])
    expect(Object.keys((await on.planner.get('session')).body).sort()).toEqual(['name', 'role', 'scope'])
  })
})

describe('API4, resources', () => {
  test.each([
    ['accounts?limit=10001', 400],
    ['audit?limit=0', 400],
    ['audit?offset=-1', 400],
    [`audit?subjectId=${'x'.repeat(65)}`, 400],
  ])('%s is a %i', async (path, status) => {
    expect((await on.admin.get(path)).status).toBe(status)
  })

  test('a password of a megabyte is not hashed, a body of two is not read', async () => {
    const sized = (letters: number) => signIn('planner', 'x'.repeat(letters), from('198.51.100.7'))
    expect([(await sized(900_000)).status, (await sized(2_000_000)).status]).toEqual([422, 413])
  })

  test('an account has at most twenty tokens', async () => {
    const make = () => on.reviewer.send('POST', 'session/tokens', { name: 'one of many', days: 1 })
    const made = await Promise.all(Array.from({ length: 20 }, make))
    expect(made.map(({ status }) => status)).toEqual(Array(20).fill(201))
    expect((await make()).status).toBe(409)
    expect((await on.reviewer.get('session/tokens')).body.tokens).toHaveLength(20)
    await on.reviewer.send('DELETE', `session/tokens/${made[0].body.id}`)
    expect((await make()).status).toBe(201)
  })

  test('questions that cost are counted per address', async () => {
    const answer = await on.visitor.send('POST', 'coverage', { categories: [] })
    expect(answer.headers.get('ratelimit-policy')).toContain('q=120')
    const start = await on.planner.send('POST', 'griddings', {}, from('198.51.100.30'))
    expect(start.headers.get('ratelimit-policy')).toContain('q=30')
    const choice = await on.planner.send('POST', 'sitings', {}, from('198.51.100.31'))
    expect(choice.headers.get('ratelimit-policy')).toContain('q=60')
    const shared = await on.visitor.get(`coverage/${nowhere}/accessibility?category=market`, from('198.51.100.32'))
    expect(shared.headers.get('ratelimit-policy')).toContain('q=120')
  })
})

/** Who may call what; every operation is in it, and a new one has to be decided here. Administrators may call everything. */
const anyone = [
  ...[
    'health',
    'data-sets',
    'divisions',
    'divisions/dates',
    'divisions/{id}',
    'divisions/{id}/history',
    'divisions/{id}/lineage',
  ],
  ...[
    'divisions/{id}/neighbours',
    'divisions/{id}/name-check',
    'search',
    'locate',
    'facilities',
    'facilities/{id}',
    'nearby',
    'settings',
    'session',
  ],
  ...['coverage/{id}', 'coverage/{id}/divisions.csv', 'coverage/{id}/divisions.geojson', 'coverage/{id}/isochrones.geojson'],
  ...[
    'coverage/{id}/gaps.geojson',
    'coverage/{id}/demand.geojson',
    'coverage/{id}/accessibility',
    'jobs/{id}',
    'jobs/{id}/events',
  ],
  ...['tiles/{layer}.json', 'tiles/{layer}/{z}/{x}/{y}.mvt'],
].map((path) => `GET /${path}`)
const mayCall: Record<string, 'anyone' | readonly Role[]> = {
  ...Object.fromEntries(anyone.map((call) => [call, 'anyone' as const])),
  'POST /coverage': 'anyone',
  'DELETE /jobs/{id}': 'anyone',
  'POST /session': 'anyone',
  'DELETE /session': 'anyone',
  'PUT /session/password': roles,
  'GET /session/tokens': roles,
  'POST /session/tokens': roles,
  'DELETE /session/tokens/{id}': roles,
  'GET /accounts': ['administrator'],
  'POST /accounts': ['administrator'],
  'PATCH /accounts/{id}': ['administrator'],
  'GET /audit': ['administrator'],
  'POST /imports': ['administrator'],
  'POST /facilities': ['administrator'],
  'PUT /facilities/{id}': ['administrator'],
  'DELETE /facilities/{id}': ['administrator'],
  'PUT /settings': ['administrator'],
  ...Object.fromEntries(
    [
      '',
      ...['', '/map', '/steps', '/checks', '/walks', '/buildings', '/diff', '/comments', '/events'].map((part) => `/{id}${part}`),
    ].map((path) => [`GET /plans${path}`, roles]),
  ),
  'GET /diff': roles,
  'POST /griddings': ['planner'],
  'GET /griddings/{id}': roles,
  'GET /griddings/{id}/grids.geojson': roles,
  'GET /griddings/{id}/grids.csv': roles,
  'POST /griddings/{id}/plan': ['planner'],
  'GET /merge-rules': 'anyone',
  'GET /merge-rules/{id}': 'anyone',
  'PUT /merge-rules/{id}': ['planner'],
  'GET /merge-facts': roles,
  'PUT /divisions/{id}/merge-facts': ['planner'],
  'POST /merges': ['planner'],
  'GET /merges/{id}': roles,
  'GET /merges/{id}/groups.geojson': roles,
  'GET /merges/{id}/settlements.geojson': roles,
  'GET /merges/{id}/units.csv': roles,
  'POST /merges/{id}/plan': ['planner'],
  'GET /merges/{id}/checklist': roles,
  'PUT /merges/{id}/checklist': ['planner'],
  'GET /campaigns': roles,
  'POST /campaigns': ['planner'],
  'GET /campaigns/{id}': roles,
  'PATCH /campaigns/{id}': ['planner'],
  'DELETE /campaigns/{id}': ['planner'],
  'POST /campaigns/{id}/plans': ['planner'],
  'GET /campaigns/{id}/events': roles,
  'GET /campaigns/{id}/dashboard': roles,
  'GET /campaigns/{id}/dashboard.csv': roles,
  'GET /campaigns/{id}/areas.geojson': roles,
  'POST /sitings': ['planner'],
  'POST /sitings/candidates': ['planner'],
  'GET /sitings/{id}': roles,
  'GET /sitings/{id}/sites.geojson': roles,
  'GET /sitings/{id}/sites.csv': roles,
  'GET /sitings/{id}/divisions.csv': roles,
  'POST /sitings/{id}/trial': roles,
  'POST /sitings/{id}/facilities': ['planner'],
  'POST /plans': ['planner'],
  'PATCH /plans/{id}': ['planner'],
  'DELETE /plans/{id}': ['planner'],
  ...Object.fromEntries(['changes', 'undo', 'redo', 'rebase'].map((verb) => [`POST /plans/{id}/${verb}`, ['planner'] as const])),
  'POST /plans/{id}/publish': ['reviewer'],
  'POST /plans/{id}/comments': ['planner', 'reviewer'],
}
const calls = operations.map(({ method, path }) => ({
  method: method.toUpperCase(),
  path,
  name: `${method.toUpperCase()} ${path}`,
}))

describe('API5, function level', () => {
  test('every operation is decided, and says of itself who may call it', () => {
    expect(calls.map(({ name }) => name).sort()).toEqual(Object.keys(mayCall).sort())
    const stated = Object.fromEntries(operations.map((each, i) => [calls[i].name, each.roles ?? 'anyone']))
    expect(stated).toEqual(mayCall)
  })

  const callers = ['visitor', 'viewer', 'planner', 'reviewer', 'administrator'] as const
  test.each(calls)('$name is refused to whom it is not for, and only to them', async ({ method, path, name }) => {
    const address = path.slice(1).replace('{id}', nowhere).replace('{layer}', 'streets').replace('{z}/{x}/{y}', '14/1/1')
    const outcomes: Record<string, string> = {}
    const expected: Record<string, string> = {}
    for (const [index, caller] of callers.entries()) {
      // Signing in and out is tried without a session of the others.
      const isDoor = path === '/session' && method !== 'GET'
      const client = caller === 'visitor' || isDoor ? on.visitor : caller === 'administrator' ? on.admin : on[caller]
      // Nothing that could succeed: who passes gets a 404 or 422.
      const body = method === 'GET' || method === 'DELETE' ? undefined : {}
      const { status } = await client.send(method, address, body, from(`198.18.0.${index}`))
      const may = mayCall[name]
      const isAllowed = may === 'anyone' || (caller !== 'visitor' && (may.includes(caller) || caller === 'administrator'))
      outcomes[caller] = status === 401 || status === 403 ? String(status) : 'passed'
      expected[caller] = isAllowed ? 'passed' : caller === 'visitor' ? '401' : '403'
    }
    if (name === 'GET /session') expected.visitor = '401'
    expect(outcomes).toEqual(expected)
  })

  test('a method that is not offered, and a path written otherwise, open nothing', async () => {
    for (const method of ['PUT', 'DELETE']) expect((await on.planner.send(method, 'accounts', {})).status).toBe(404)
    for (const path of ['ACCOUNTS', 'accounts/', '%61ccounts', 'accounts%2F'])
      expect([403, 404]).toContain((await on.planner.get(path)).status)
    const overridden = await on.planner.send('POST', 'coverage', { categories: [] }, { 'x-http-method-override': 'DELETE' })
    expect(overridden.status).toBe(422)
  })
})

describe('API6, business flows', () => {
  test('what changes the map is not open to who has not signed in, nor to whom it is not for', async () => {
    for (const client of [on.visitor, on.viewer, on.planner, on.reviewer])
      expect([401, 403]).toContain((await client.upload('x.csv', 'lon,lat\n', { kind: 'demand' })).status)
  })
})

describe('API7, requests that the server is made to send', () => {
  // The service never fetches what a caller names; there is nothing to aim at other hosts.
  test('no call takes an address to fetch, and the server has nothing that fetches', () => {
    const names = [...JSON.stringify(openApiDocument('3.1', '0')).matchAll(/"(\w+)":\{"(?:type|anyOf|allOf)/g)].map(
      (match) => match[1],
    )
    expect(names.length).toBeGreaterThan(50)
    expect(names.filter((name) => /url|uri|href|webhook|callback/i.test(name))).toEqual([])
    expect(
      sourcesOf('server')
        .filter(([, text]) => /\bfetch\(|https?\.(get|request)\(|new WebSocket/.test(text))
        .map(([path]) => path),
    ).toEqual([])
  })
})

describe('API8, configuration', () => {
  test('answers carry the headers that hold a browser to this host, and none that opens it to others', async () => {
    for (const path of ['health', 'session', '/']) {
      const { headers } = await on.visitor.get(path, { origin: 'https://evil.example' })
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      for (const name of ['access-control-allow-origin', 'access-control-allow-credentials', 'x-powered-by', 'server'])
        expect([name, headers.get(name)]).toEqual([name, null])
    }
    const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const { headers } = await on.visitor.send('OPTIONS', 'facilities', undefined, preflight)
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a change with the cookie must come from this page; a bearer token needs no such proof', async () => {
    const host = new URL(on.app.url).host
    const cookie = { cookie: `fangyuan_session=${on.admin.token}` }
    const bearer = { authorization: `Bearer ${on.admin.token}` }
    const change = async (headers: Record<string, string>) =>
      (await on.visitor.send('POST', 'facilities', { type: 'nothing' }, headers)).status
    const foreignOnes: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: on.app.url },
      { origin: 'https://evil.example' },
      { origin: `http://${host}.evil.example` },
      { origin: 'null' },
    ]
    for (const foreign of foreignOnes) expect([foreign, await change({ ...cookie, ...foreign })]).toEqual([foreign, 403])
    const ownOnes: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { origin: on.app.url },
    ]
    for (const own of ownOnes) expect([own, await change({ ...cookie, ...own })]).toEqual([own, 422])
    expect(await change({ ...bearer, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBe(422)
    expect(await change({ ...cookie, authorization: 'Basic eDp4' })).toBe(403)
    expect((await on.visitor.get('session', { ...cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(200)
  })

  test('another site neither signs somebody in nor out', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await signIn('viewer', undefined, { ...foreign, ...from('198.51.100.9') })).status).toBe(403)
    const cookie = { cookie: `fangyuan_session=${on.viewer.token}` }
    expect((await on.visitor.send('DELETE', 'session', undefined, { ...cookie, ...foreign })).status).toBe(403)
    expect((await on.viewer.get('session')).status).toBe(200)
  })

  test.each([
    ['POST', 'session', '{"name": "planner", "password": ', 422],
    ['POST', 'session', '[]', 422],
    ['POST', 'session', '{"name": {"$ne": null}, "password": ["x"]}', 422],
    ['POST', 'session', `{"name": "' or 1=1 --", "password": "x"}`, 401],
    ['POST', 'session', '{"name": "a\\u0000b", "password": "x"}', 422],
    ['GET', 'accounts/%00', undefined, 404],
    ['PATCH', 'accounts/%E0%A4%A', '{}', 400],
    ['GET', 'audit?subjectId=%00', undefined, 400],
  ])('%s %s with %s says what is wrong and nothing of the inside', async (method, path, body, status) => {
    const answer = await on.admin.send(method, path, body, from('198.51.100.10'))
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts\b|\bat \/|select |kysely|scrypt|relation "/i)
  })
})

describe('API9, inventory', () => {
  // That OpenAPI names each route that is served, and no other: test/http/api.test.ts.
  test('there is one version, and it says which calls need an account', async () => {
    expect((await on.visitor.get('/api/v2/health')).status).toBe(404)
    expect((await on.visitor.get('/api/health')).status).toBe(404)
    const { paths, components } = (await on.visitor.get('/openapi.json')).body
    expect(Object.keys(components.securitySchemes).sort()).toEqual(['bearer', 'cookie'])
    for (const { method, path, name } of calls)
      expect([name, paths[path][method.toLowerCase()].security !== undefined]).toEqual([name, mayCall[name] !== 'anyone'])
  })
})

describe('API10, other services', () => {
  // The service consumes no other API; what comes from outside are files, whose readers are tested on broken ones (imports.test.ts).
  test('the page asks this host only', () => {
    const addresses = sourcesOf('client').flatMap(([path, text]) =>
      [...text.matchAll(/(['"`])https?:\/\/[^'"`]+/g)].map((match) => `${path}: ${match[0]}`),
    )
    expect(addresses.filter((each) => !/openstreetmap\.org\/copyright|www\.w3\.org/.test(each))).toEqual([])
  })
})

/** Every source of a folder: its path and text. */
function sourcesOf(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => [join(folder, path), readFileSync(join(folder, path), 'utf8')])
}
