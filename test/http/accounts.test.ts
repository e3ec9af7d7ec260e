import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountSchema, accountsSchema, auditSchema } from '#contract/accounts'
import { type AccountsApp, passwordOf, startAccountsApp } from '../helpers/accounts-app.ts'
import { apiClient, type Json, signedIn } from '../helpers/api-client.ts'

let on: AccountsApp
beforeAll(async () => {
  on = await startAccountsApp()
})
afterAll(() => on?.stop())

const make = (name: string, more: object = {}) =>
  on.admin.send('POST', 'accounts', { name, password: passwordOf(name), role: 'planner', ...more })
const change = async (name: string, body: object) => on.admin.send('PATCH', `accounts/${await on.idOf(name)}`, body)
/** What the audit holds about an account, oldest first. */
const actionsOn = async (name: string): Promise<Json[]> =>
  auditSchema
    .parse((await on.admin.get(`audit?subjectKind=account&subjectId=${await on.idOf(name)}&limit=1000`)).body)
    .entries.reverse()

describe('accounts', () => {
  test('are made by an administrator, for a division by code or id or for the whole tree, and sign in', async () => {
    const { town } = on
    const scope = { ...town, level: 'town' }
    for (const [name, given, expected] of [
      ['王规划', town.code, scope],
      ['李.规划', town.id, scope],
      ['赵规划', null, null],
      ['孙规划', undefined, null],
    ] as const) {
      const { status, body } = await make(name, given === undefined ? {} : { scope: given })
      expect([status, accountSchema.parse(body)]).toMatchObject([
        201,
        { name, role: 'planner', scope: expected, disabled: false, lastSignInAt: null },
      ])
      const session = await signedIn(on.app.url, name, passwordOf(name))
      expect((await session.get('session')).body).toEqual({ name, role: 'planner', scope: expected })
    }
  })

  test('are listed by name, a page at a time, with when they signed in last', async () => {
    const { body } = await on.admin.get('accounts?limit=2&offset=1')
    expect(accountsSchema.parse(body).accounts.map(({ name }) => name)).toEqual(['otherPlanner', 'planner'])
    expect([body.numberReturned, body.numberMatched]).toEqual([2, (await on.admin.get('accounts')).body.accounts.length])
    for (const { lastSignInAt } of body.accounts) expect(Date.now() - Date.parse(lastSignInAt)).toBeLessThan(60_000)
  })

  test.each([
    ['a name that is taken', { name: 'planner' }, 409, 'planner'],
    ['a name that differs by case only', { name: 'PLANNER' }, 409, 'PLANNER'],
    ['a name with a space', { name: 'a b' }, 422, '/name'],
    ['an empty name', { name: ' ' }, 422, '/name'],
    ['a name of 61 letters', { name: 'x'.repeat(61) }, 422, '/name'],
    ['an unknown role', { role: 'owner' }, 422, '/role'],
    ['no role', { role: undefined }, 422, '/role'],
    ['a short password', { password: 'nine char' }, 422, '/password'],
    ['the name as password', { name: 'long-enough-name', password: 'Long-Enough-Name' }, 422, '/password'],
    ['the name and a digit as password', { name: 'long-enough-name', password: 'long-enough-name1' }, 422, '/password'],
    ['one of the worst passwords', { password: 'Password123' }, 422, '/password'],
    ['one letter ten times', { password: 'aaaaaaaaaa' }, 422, '/password'],
    ['a division that is not there', { scope: '999999' }, 422, '/scope'],
    ['an id that is not there', { scope: '00000000-0000-4000-8000-000000000000' }, 422, '/scope'],
    ['an administrator of one town', { role: 'administrator', scope: 'the town' }, 422, '/scope'],
  ])('are not made with %s', async (_, more, status, words) => {
    const before = (await on.admin.get('accounts')).body.numberMatched
    const answer = await make('newcomer', 'scope' in more && more.scope === 'the town' ? { ...more, scope: on.town.code } : more)
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(words)])
    expect((await on.admin.get('accounts')).body.numberMatched).toBe(before)
  })

  test('get another role or part of the tree, which their open sessions have at once', async () => {
    await make('changing')
    const session = await signedIn(on.app.url, 'changing', passwordOf('changing'))
    expect((await session.get('accounts')).status).toBe(403)
    expect((await change('changing', { role: 'administrator' })).body).toMatchObject({ role: 'administrator', scope: null })
    expect((await session.get('accounts')).status).toBe(200)
    expect((await change('changing', { role: 'reviewer', scope: on.otherTown.code })).body).toMatchObject({
      role: 'reviewer',
      scope: on.otherTown,
    })
    expect((await session.get('accounts')).status).toBe(403)
    expect((await session.get('session')).body).toMatchObject({ role: 'reviewer', scope: on.otherTown })
    const refused = await change('changing', { role: 'administrator' })
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/scope'])
    expect((await change('changing', { role: 'administrator', scope: null })).status).toBe(200)
    await change('changing', { role: 'viewer' })
    expect((await actionsOn('changing')).map(({ action }) => action)).toEqual([
      'account.created',
      'session.opened',
      'account.role-changed',
      'account.role-changed',
      'account.scope-changed',
      'account.role-changed',
      'account.scope-changed',
      'account.role-changed',
    ])
  })

  test('that are disabled are out at once, with their tokens, and say so only to who knows the password', async () => {
    await make('leaving')
    const session = await signedIn(on.app.url, 'leaving', passwordOf('leaving'))
    const { body: token } = await session.send('POST', 'session/tokens', { name: 'script', days: 1 })
    const script = apiClient(on.app.url, token.token)
    expect((await script.get('session')).status).toBe(200)
    expect((await change('leaving', { disabled: true })).body.disabled).toBe(true)
    expect([(await session.get('session')).status, (await script.get('session')).status]).toEqual([401, 401])
    const tryWith = async (password: string) =>
      (await on.visitor.send('POST', 'session', { name: 'leaving', password }, { 'x-forwarded-for': '192.0.2.9' })).body
    expect(await tryWith(passwordOf('leaving'))).toMatchObject({ status: 403, detail: expect.stringContaining('disabled') })
    expect((await tryWith('a wrong one')).detail).toBe('The name or the password is wrong.')
    await change('leaving', { disabled: false })
    expect((await session.get('session')).status).toBe(401)
    expect(await tryWith(passwordOf('leaving'))).toMatchObject({ name: 'leaving' })
  })

  test('get a new password from an administrator, which ends what was open under the old one', async () => {
    await make('forgetful')
    const session = await signedIn(on.app.url, 'forgetful', passwordOf('forgetful'))
    expect((await change('forgetful', { password: 'short' })).status).toBe(422)
    expect((await change('forgetful', { password: 'forgetful-1' })).status).toBe(422)
    expect((await session.get('session')).status).toBe(200)
    expect((await change('forgetful', { password: 'another long one' })).status).toBe(200)
    expect((await session.get('session')).status).toBe(401)
    await expect(signedIn(on.app.url, 'forgetful', passwordOf('forgetful'))).rejects.toThrow('not-signed-in')
    expect((await (await signedIn(on.app.url, 'forgetful', 'another long one')).get('session')).status).toBe(200)
  })

  test('always leave one administrator who may sign in', async () => {
    for (const body of [{ disabled: true }, { role: 'planner' }]) {
      const refused = await change('admin', body)
      expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('last administrator')])
    }
    await make('second', { role: 'administrator' })
    await change('second', { disabled: true })
    expect((await change('admin', { disabled: true })).status).toBe(409)
    await change('second', { disabled: false })
    const second = await signedIn(on.app.url, 'second', passwordOf('second'))
    const ids = { admin: await on.idOf('admin'), second: await on.idOf('second') }
    // Each takes the other's rights at the same moment: one of them is too late.
    const both = await Promise.all([
      on.admin.send('PATCH', `accounts/${ids.second}`, { role: 'viewer' }),
      second.send('PATCH', `accounts/${ids.admin}`, { role: 'viewer' }),
    ])
    const [done, late] = both.map(({ status }) => status).sort()
    // The later one finds that nobody else would be left, or that it may not any more.
    expect([done, [401, 403, 409].includes(late)]).toEqual([200, true])
    const left = both[0].status === 200 ? on.admin : second
    for (const id of Object.values(ids)) await left.send('PATCH', `accounts/${id}`, { role: 'administrator' })
    expect((await on.admin.send('PATCH', `accounts/${ids.second}`, { role: 'viewer' })).status).toBe(200)
  })

  test('that are not there are a 404, and a change that changes nothing a 422', async () => {
    expect((await on.admin.send('PATCH', 'accounts/00000000-0000-4000-8000-000000000000', { disabled: true })).status).toBe(404)
    expect((await on.admin.send('PATCH', 'accounts/17', { disabled: true })).status).toBe(404)
    expect((await change('planner', {})).status).toBe(422)
  })
})

describe('the audit', () => {
  test('tells who did what to which account, and never a password or token', async () => {
    await make('watched', { scope: on.town.code })
    const session = await signedIn(on.app.url, 'watched', passwordOf('watched'))
    const { body: token } = await session.send('POST', 'session/tokens', { name: '夜间导出', days: 30 })
    await session.send('DELETE', `session/tokens/${token.id}`)
    await session.send('PUT', 'session/password', { current: passwordOf('watched'), next: 'a new long password' })
    await change('watched', { password: 'yet another long one', role: 'viewer' })
    const entries = await actionsOn('watched')
    expect(entries.map(({ accountName, action, details }) => [accountName, action, details])).toEqual([
      ['admin', 'account.created', { name: 'watched', role: 'planner', scope: { ...on.town, level: 'town' } }],
      ['watched', 'session.opened', {}],
      ['watched', 'token.made', { name: '夜间导出', days: 30, tokenId: token.id }],
      ['watched', 'token.revoked', { name: '夜间导出', tokenId: token.id }],
      ['watched', 'account.password-changed', { sessionsEnded: 0 }],
      ['admin', 'account.role-changed', { name: 'watched', from: 'planner', to: 'viewer' }],
      ['admin', 'account.password-set', { name: 'watched' }],
    ])
    const text = JSON.stringify((await on.admin.get('audit?limit=1000')).body)
    for (const secret of [passwordOf('watched'), 'a new long password', 'yet another long one', token.token, session.token])
      expect(text).not.toContain(secret)
  })

  test('is read a page at a time, latest first', async () => {
    const all = auditSchema.parse((await on.admin.get('audit?limit=1000')).body)
    const page = auditSchema.parse((await on.admin.get('audit?limit=2&offset=1')).body)
    expect(page.entries).toEqual(all.entries.slice(1, 3))
    expect([page.numberMatched, page.numberReturned]).toEqual([all.numberMatched, 2])
    expect(all.entries.map(({ id }) => id)).toEqual(all.entries.map(({ id }) => id).sort((a, b) => b - a))
    expect((await on.admin.get('audit?subjectKind=plan')).body).toEqual({ entries: [], numberMatched: 0, numberReturned: 0 })
  })
})
