import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/database/open-pool.ts'
import {
  addAccount,
  findAccount,
  findAccountNamed,
  listAccounts,
  lockAdministrators,
  updateAccount,
} from '../../server/repositories/accounts/accounts.ts'
import {
  createSession,
  endSession,
  endSessionsOf,
  endToken,
  findSession,
  listTokens,
} from '../../server/repositories/accounts/sessions.ts'
import { countTry, forgetTries } from '../../server/repositories/accounts/sign-in-tries.ts'
import { listAudit, recordAudit } from '../../server/repositories/audit.ts'
import { isWithinScope, requireScope } from '../../server/usecases/accounts/permissions.ts'
import { fourLevels, nestedDivisions } from '../helpers/nested-divisions.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'
import { publishDivisions } from '../helpers/tiles/publish-divisions.ts'

describeOnBothDatabases('accounts', (database) => {
  const db = (): Database => database().db
  const map = nestedDivisions(fourLevels.slice(0, 3))
  const county = map.find(({ level }) => level === 'county')!
  const [town, otherTown] = map.filter(({ level }) => level === 'town')
  const village = map.find(({ level, parentCode }) => level === 'village' && parentCode === town.code)!
  const elsewhere = map.find(({ level, parentCode }) => level === 'village' && parentCode === otherTown.code)!
  const townScope = { id: town.divisionId, name: town.name, code: town.code, level: 'town' }
  let planner: string
  beforeAll(async () => {
    await publishDivisions(db(), 'map', map)
    planner = (await addAccount(db(), { name: '王规划', passwordHash: 'hash-1', role: 'planner', scopeId: town.divisionId }))!
  })

  const open = (tokenHash: string, hours = 12) => createSession(db(), { kind: 'cookie', accountId: planner, tokenHash, hours })
  const known = async (tokenHash: string) => (await findSession(db(), tokenHash, 120)) !== null

  test('are found by id and by name, however its letters are written, with the name of their part of the tree', async () => {
    const account = (await findAccount(db(), planner))!
    expect(account).toMatchObject({ name: '王规划', role: 'planner', scope: townScope, disabled: false, lastSignInAt: null })
    const id = await addAccount(db(), { name: 'Li.Wei', passwordHash: 'h', role: 'viewer', scopeId: null })
    for (const name of ['Li.Wei', 'LI.WEI', 'ｌｉ．ｗｅｉ']) expect((await findAccountNamed(db(), name))?.id).toBe(id)
    expect(await addAccount(db(), { name: 'li.wei', passwordHash: 'h', role: 'viewer', scopeId: null })).toBeNull()
    expect(await findAccountNamed(db(), 'nobody')).toBeNull()
    const { matched, accounts } = await listAccounts(db(), { limit: 1, offset: 1 })
    expect([matched, accounts.map(({ name }) => name)]).toEqual([2, ['王规划']])
  })

  test('of administrators are for the whole tree, and roles are those there are, in the database too', async () => {
    const scoped = { name: 'boss', passwordHash: 'h', role: 'administrator', scopeId: town.divisionId } as const
    await expect(addAccount(db(), scoped)).rejects.toThrow('accounts_whole_tree')
    await expect(addAccount(db(), { ...scoped, role: 'owner' as 'viewer' })).rejects.toThrow('accounts_role')
    expect(await lockAdministrators(db())).toEqual([])
    const id = (await addAccount(db(), { ...scoped, scopeId: null }))!
    expect(await lockAdministrators(db())).toEqual([id])
    await updateAccount(db(), id, { disabled: true })
    expect(await lockAdministrators(db())).toEqual([])
  })

  test('reach what is in their part of the tree, and nothing else', async () => {
    const within = (scope: typeof townScope | null, id: string) => isWithinScope(db(), { scope }, id)
    expect(await within(townScope, town.divisionId)).toBe(true)
    expect(await within(townScope, village.divisionId)).toBe(true)
    for (const outside of [county, otherTown, elsewhere]) expect(await within(townScope, outside.divisionId)).toBe(false)
    expect(await within(null, elsewhere.divisionId)).toBe(true)
    const nowhere = '00000000-0000-4000-8000-00000000ffff'
    expect(await within(townScope, nowhere)).toBe(false)
    await requireScope(db(), { name: 'w', scope: townScope }, village.divisionId)
    const refusal = await requireScope(db(), { name: 'w', scope: townScope }, elsewhere.divisionId).catch((error) => error)
    expect(refusal.kind).toBe('forbidden')
    for (const words of [elsewhere.name, elsewhere.code, town.name, town.code]) expect(refusal.message).toContain(words)
  })

  test('keep reaching a village that is no more, by the last town that it was in; and two that name each other end the climb', async () => {
    const change = (set: ReturnType<typeof sql>) =>
      sql`update division_versions set ${set} where division_id = ${village.divisionId}`
    await change(sql`valid_to = '2021-01-01'`).execute(db())
    expect(await isWithinScope(db(), { scope: townScope }, village.divisionId)).toBe(true)
    await change(sql`parent_id = division_id`).execute(db())
    expect(await isWithinScope(db(), { scope: townScope }, village.divisionId)).toBe(false)
    await change(sql`valid_to = null, parent_id = ${town.divisionId}`).execute(db())
  })

  test('have a session until it expires, idles or is ended, with the rights of now', async () => {
    await open('token-1')
    expect(await findSession(db(), 'token-1', 120)).toMatchObject({
      kind: 'cookie',
      accountId: planner,
      name: '王规划',
      role: 'planner',
      scope: townScope,
    })
    await updateAccount(db(), planner, { role: 'viewer', scopeId: null })
    expect(await findSession(db(), 'token-1', 120)).toMatchObject({ role: 'viewer', scope: null })
    await updateAccount(db(), planner, { role: 'planner', scopeId: town.divisionId })
    expect(await known('token-3')).toBe(false)
    await sql`update sessions set last_used_at = now() - interval '119 minutes'`.execute(db())
    expect(await known('token-1')).toBe(true)
    await sql`update sessions set last_used_at = now() - interval '121 minutes'`.execute(db())
    expect(await known('token-1')).toBe(false)
    await open('token-2')
    await sql`update sessions set expires_at = now() - interval '1 second' where token_hash = 'token-2'`.execute(db())
    expect(await known('token-2')).toBe(false)
    await open('token-4')
    await endSession(db(), 'token-4')
    expect(await known('token-4')).toBe(false)
    const { rows } = await sql`select token_hash from sessions where expires_at < now()`.execute(db())
    expect(rows).toEqual([])
  })

  test('lose their sessions, all or all but one, and none while disabled holds', async () => {
    const kept = await open('token-5')
    await open('token-6')
    await updateAccount(db(), planner, { disabled: true })
    expect(await known('token-5')).toBe(false)
    await updateAccount(db(), planner, { disabled: false })
    await endSessionsOf(db(), planner, kept)
    expect([await known('token-5'), await known('token-6')]).toEqual([true, false])
    await endSessionsOf(db(), planner)
    expect(await known('token-5')).toBe(false)
  })

  test('have named tokens that do not idle, and that only their owner ends', async () => {
    const id = await createSession(db(), { kind: 'token', name: '夜间导出', accountId: planner, tokenHash: 'script', hours: 48 })
    await open('token-7')
    await sql`update sessions set created_at = now() - interval '1 day' where id = ${id}`.execute(db())
    expect(await known('script')).toBe(true)
    expect(await listTokens(db(), planner)).toMatchObject([{ id, name: '夜间导出', lastUsedAt: expect.stringMatching(/^20/) }])
    const other = (await findAccountNamed(db(), 'li.wei'))!.id
    expect(await endToken(db(), other, id)).toBeNull()
    expect(await known('script')).toBe(true)
    expect(await endToken(db(), planner, id)).toBe('夜间导出')
    expect(await known('script')).toBe(false)
    expect(await known('token-7')).toBe(true)
  })

  test('count tries at the same moment one by one, for a while', async () => {
    const counts = await Promise.all(Array.from({ length: 8 }, () => countTry(db(), 'name', 15)))
    expect(counts.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await countTry(db(), 'another', 15)).toBe(1)
    await sql`update sign_in_tries set since = now() - interval '16 minutes' where name_hash = 'name'`.execute(db())
    expect([await countTry(db(), 'name', 15), await countTry(db(), 'name', 15)]).toEqual([1, 2])
    await forgetTries(db(), 'name', 15)
    expect([await countTry(db(), 'name', 15), await countTry(db(), 'another', 15)]).toEqual([1, 2])
  })

  test('leave entries that nobody changes or removes', async () => {
    const entry = { accountId: planner, accountName: '王规划', subjectKind: 'plan', details: { from: 1 } }
    for (const subjectId of ['a', 'b', 'a']) await recordAudit(db(), { ...entry, action: `did ${subjectId}`, subjectId })
    expect(await listAudit(db(), { subjectKind: 'plan', subjectId: 'a', limit: 1, offset: 1 })).toEqual({
      matched: 2,
      entries: [{ ...entry, action: 'did a', subjectId: 'a', id: expect.any(Number), at: expect.stringMatching(/Z$/) }],
    })
    const all = await listAudit(db(), { subjectKind: 'plan', limit: 10, offset: 0 })
    expect(all.entries.map(({ subjectId }) => subjectId)).toEqual(['a', 'b', 'a'])
    for (const change of [
      sql`update audit_entries set action = 'x'`,
      sql`delete from audit_entries`,
      sql`truncate audit_entries`,
    ])
      await expect(change.execute(db())).rejects.toThrow('only ever added')
  })
})
