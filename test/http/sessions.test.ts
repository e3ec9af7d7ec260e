import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newTokenSchema, tokensSchema } from '#contract/session'
import { type AccountsApp, from, passwordOf, startAccountsApp } from '../helpers/accounts-app.ts'
import { type Answer, apiClient, type Json, signedIn } from '../helpers/api-client.ts'
import { smallTownOsm } from '../helpers/small-town.ts'

let on: AccountsApp
beforeAll(async () => {
  on = await startAccountsApp()
})
afterAll(() => on?.stop())

const signIn = (name: string, password = passwordOf(name), headers = {}) =>
  on.visitor.send('POST', 'session', { name, password }, headers)
/** The cookies that an answer sets, as a browser sends them back; from the page itself. */
const cookiesOf = ({ headers }: Answer) => ({
  cookie: headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; '),
  'sec-fetch-site': 'same-origin',
})
const statusWith = async (headers: Record<string, string>) => (await on.visitor.get('session', headers)).status

describe('a session', () => {
  test('comes in a cookie that scripts cannot read, beside one that only says that it is there', async () => {
    const answer = await signIn('planner')
    expect(answer.body).toEqual({
      name: 'planner',
      role: 'planner',
      scope: { ...on.town, level: 'town' },
      token: expect.stringMatching(/^[\w-]{43}$/),
    })
    const [cookie, hint] = answer.headers.getSetCookie()
    expect(cookie).toBe(
      `fangyuan_session=${answer.body.token}; Max-Age=43200; Path=/; Expires=${/Expires=([^;]+)/.exec(cookie)![1]}; HttpOnly; SameSite=Strict`,
    )
    expect(hint).toMatch(/^fangyuan_signed_in=1; Max-Age=43200; Path=\/; Expires=[^;]+; SameSite=Strict$/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const secure = await signIn('planner', undefined, { 'x-forwarded-proto': 'https' })
    for (const each of secure.headers.getSetCookie()) expect(each).toContain('; Secure')
  })

  test('takes the place of the one that the browser had, and both cookies go when it is found ended', async () => {
    const first = cookiesOf(await signIn('planner'))
    const second = cookiesOf(await signIn('planner', undefined, first))
    expect([await statusWith(first), await statusWith(second)]).toEqual([401, 200])
    const ended = await on.visitor.get('session', first)
    expect(ended.headers.getSetCookie().map((each) => each.split(';')[0])).toEqual(['fangyuan_session=', 'fangyuan_signed_in='])
    expect(ended.headers.get('www-authenticate')).toBe('Bearer realm="fangyuan"')
    expect((await on.visitor.send('DELETE', 'session', undefined, second)).status).toBe(204)
    expect(await statusWith(second)).toBe(401)
  })

  test('ends after twelve hours, and after two without use', async () => {
    const cookies = cookiesOf(await signIn('viewer'))
    const viewer = await on.idOf('viewer')
    const set = (change: ReturnType<typeof sql>) =>
      on.onDatabase((db) => sql`update sessions set ${change} where account_id = ${viewer}`.execute(db))
    await set(sql`last_used_at = now() - interval '1 hour 59 minutes'`)
    expect(await statusWith(cookies)).toBe(200)
    await set(sql`expires_at = created_at + interval '12 hours', last_used_at = now() - interval '1 hour 59 minutes'`)
    expect(await statusWith(cookies)).toBe(200)
    await set(sql`last_used_at = now() - interval '2 hours 1 minute'`)
    expect(await statusWith(cookies)).toBe(401)
    const again = cookiesOf(await signIn('viewer'))
    const { rows } = await on.onDatabase((db) =>
      sql<{ hours: number }>`select extract(epoch from expires_at - created_at)::float8 / 3600 as hours from sessions
        where account_id = ${viewer} order by created_at desc limit 1`.execute(db),
    )
    expect(rows[0].hours).toBeCloseTo(12, 3)
    await set(sql`expires_at = now() - interval '1 second'`)
    expect(await statusWith(again)).toBe(401)
  })
})

describe('one’s own password', () => {
  test('is changed with the present one, and ends every other session and token', async () => {
    const cookies = cookiesOf(await signIn('reviewer'))
    const other = await signedIn(on.app.url, 'reviewer', passwordOf('reviewer'))
    const token = (await other.send('POST', 'session/tokens', { name: 'script', days: 7 })).body.token
    const change = (current: string, next: string) => on.visitor.send('PUT', 'session/password', { current, next }, cookies)
    const next = 'a long new password'
    for (const [current, wanted, pointer] of [
      ['not the present one', next, '/current'],
      [passwordOf('reviewer'), passwordOf('reviewer'), '/next'],
      [passwordOf('reviewer'), 'reviewer12', '/next'],
      [passwordOf('reviewer'), 'too short', '/next'],
    ]) {
      const refused = await change(current, wanted)
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, pointer])
    }
    expect((await other.get('session')).status).toBe(200)
    expect((await change(passwordOf('reviewer'), next)).status).toBe(204)
    expect(await statusWith(cookies)).toBe(200)
    expect([(await other.get('session')).status, await statusWith({ authorization: `Bearer ${token}` })]).toEqual([401, 401])
    expect((await signIn('reviewer', undefined, from('192.0.2.1'))).status).toBe(401)
    expect((await signIn('reviewer', next, from('192.0.2.1'))).status).toBe(200)
  })
})

describe('tokens for scripts', () => {
  test('are shown once, listed without the secret, last as long as was chosen, and are revoked', async () => {
    const { planner } = on
    const made = await planner.send('POST', 'session/tokens', { name: '  夜间导出 ', days: 30 })
    expect(made.status).toBe(201)
    const token = newTokenSchema.parse(made.body)
    expect(token).toMatchObject({ name: '夜间导出', lastUsedAt: null })
    expect((Date.parse(token.expiresAt) - Date.parse(token.createdAt)) / 86_400_000).toBeCloseTo(30, 6)
    const script = apiClient(on.app.url, token.token)
    expect((await script.get('session')).body).toEqual((await planner.get('session')).body)
    const { body } = await planner.get('session/tokens')
    const { token: secret, ...shown } = token
    expect(tokensSchema.parse(body).tokens).toEqual([{ ...shown, lastUsedAt: expect.stringMatching(/Z$/) }])
    expect(JSON.stringify(body)).not.toContain(secret)
    expect((await planner.send('DELETE', `session/tokens/${token.id}`)).status).toBe(204)
    expect((await script.get('session')).status).toBe(401)
    expect((await planner.send('DELETE', `session/tokens/${token.id}`)).status).toBe(404)
  })

  test('end when they expire, however much they are used', async () => {
    const { body } = await on.planner.send('POST', 'session/tokens', { name: 'short', days: 1 })
    const script = apiClient(on.app.url, body.token)
    const expire = (interval: string) =>
      on.onDatabase((db) => sql`update sessions set expires_at = now() + ${interval}::interval where id = ${body.id}`.execute(db))
    expect((await script.get('session')).status).toBe(200)
    await expire('-1 second')
    expect((await script.get('session')).status).toBe(401)
    expect((await on.planner.get('session/tokens')).body.tokens).toEqual([])
  })

  test.each([
    [{ name: '', days: 1 }, '/name'],
    [{ name: 'x'.repeat(61), days: 1 }, '/name'],
    [{ name: 'x', days: 0 }, '/days'],
    [{ name: 'x', days: 366 }, '/days'],
    [{ name: 'x', days: 1.5 }, '/days'],
    [{ name: 'x' }, '/days'],
  ])('are refused as %j', async (body, pointer) => {
    const { status, body: problem } = await on.planner.send('POST', 'session/tokens', body)
    expect([status, problem.errors.map((each: Json) => each.pointer)]).toEqual([422, [pointer]])
  })
})

describe('jobs', () => {
  /** A coverage that is answered by a job at once. */
  const askAs = async (headers: Record<string, string>, minutes: number): Promise<string> => {
    const body = { categories: ['clinic_station'], minutes }
    const answer = await on.visitor.send('POST', 'coverage', body, { ...headers, prefer: 'respond-async' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(202)
    return answer.body.job.id
  }
  const bearer = ({ token }: { token: string }) => ({ authorization: `Bearer ${token}` })

  test('of an account are cancelled by it and by administrators only; a visitor’s by who knows its id', async () => {
    const csv = 'lon,lat,category,name\n104.0605,30.6605,clinic_station,卫生站\n104.061,30.661,market,市场\n'
    await on.admin.import('clinics.csv', csv, { kind: 'facilities' })
    await on.admin.import('people.csv', 'lon,lat,population\n104.061,30.661,7\n', { kind: 'demand' })
    await on.admin.import('town.osm', smallTownOsm(8), { kind: 'streets' })
    const cancel = async (id: string, headers = {}) => (await on.visitor.send('DELETE', `jobs/${id}`, undefined, headers)).status
    const own = await askAs(bearer(on.planner), 11)
    expect([await cancel(own), await cancel(own, bearer(on.otherPlanner))]).toEqual([401, 403])
    expect(await cancel(own, bearer(on.planner))).toBe(202)
    expect(await cancel(await askAs(bearer(on.planner), 12), bearer(on.admin))).toBe(202)
    expect(await cancel(await askAs({}, 13))).toBe(202)
    const withImport = (await on.admin.upload('more.csv', csv, { kind: 'facilities' })).body.job.id
    expect([await cancel(withImport), await cancel(withImport, bearer(on.planner))]).toEqual([401, 403])
    expect(await cancel(withImport, bearer(on.admin))).toBe(202)
    expect((await on.visitor.get(`jobs/${own}`)).body).not.toHaveProperty('accountId')
  })
})
