import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addAccount } from '../../server/repositories/accounts/accounts.ts'
import { eventsAfter, insertEvent } from '../../server/repositories/plans/plan-events.ts'
import { insertStep, replaceSteps, stepLine, zipChanges } from '../../server/repositories/plans/plan-steps.ts'
import { insertPlan } from '../../server/repositories/plans/plans.ts'
import { fourLevels, nestedDivisions } from '../helpers/nested-divisions.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'
import { publishDivisions } from '../helpers/tiles/publish-divisions.ts'

describeOnBothDatabases('records of plans', (database) => {
  let planId: string
  const map = nestedDivisions(fourLevels.slice(0, 2))
  beforeAll(async () => {
    const { db } = database()
    await publishDivisions(db, 'map', map)
    const accountId = (await addAccount(db, { name: '王规划', passwordHash: 'hash', role: 'planner', scopeId: null }))!
    const author = { accountId, name: '王规划' }
    const scopeId = map[0].divisionId
    planId = await insertPlan(db, {
      name: '试划',
      kind: 'village_adjust',
      scopeId,
      author,
      effective: '2026-01-01',
      prefer: 'group',
    })
    const zipped = await zipChanges([])
    for (const number of [1, 2]) {
      await insertStep(db, planId, 0, { number, author, comment: `步骤${number}`, operations: [], touched: ['a'] }, zipped)
      await insertEvent(db, planId, author, { version: number, kind: 'change', base: 0, step: number, touched: ['a'] })
    }
  })

  test.each([
    `update plan_steps set comment = 'x'`,
    `update plan_steps set changes = ''`,
    `update plan_steps set number = number + 10`,
    `update plan_steps set replaced = true, comment = 'x'`,
    `update plan_steps set author_id = gen_random_uuid()`,
    `delete from plan_steps`,
    `truncate plan_steps`,
    `update plan_events set kind = 'undo'`,
    `update plan_events set account_id = null, account_name = 'x'`,
    `delete from plan_events`,
    `truncate plan_events`,
    `delete from plans`,
  ])('%s is refused', async (statement) => {
    await expect(sql.raw(statement).execute(database().db)).rejects.toThrow('only ever added')
  })

  test('an undone step is replaced for good', async () => {
    const { db } = database()
    await replaceSteps(db, planId, 0, [2])
    expect(await stepLine(db, planId, 0)).toEqual({ numbers: [1], last: 2 })
    await replaceSteps(db, planId, 0, [2])
    await expect(sql`update plan_steps set replaced = false`.execute(db)).rejects.toThrow('only ever added')
  })

  test('an account may go, its name stays', async () => {
    const { db } = database()
    await sql`delete from accounts where name = '王规划'`.execute(db)
    const { rows } = await sql`select author_id as id, author_name as name from plan_steps`.execute(db)
    expect(rows).toEqual([1, 2].map(() => ({ id: null, name: '王规划' })))
    expect((await eventsAfter(db, planId, { version: 0 })).map(({ by, step }) => [by, step])).toEqual([
      ['王规划', 1],
      ['王规划', 2],
    ])
  })
})
