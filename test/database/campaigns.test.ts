import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { countUnitsIn } from '#planning/campaigns/count-units'
import { addAccount } from '../../server/repositories/accounts/accounts.ts'
import { insertCampaignEvent, listCampaignEvents } from '../../server/repositories/campaigns/campaign-events.ts'
import { loadUnitTree, outlinesOf, placeDivisions } from '../../server/repositories/campaigns/campaign-ground.ts'
import {
  listWaves,
  plansOfWaves,
  putPlans,
  takePlansOut,
  writeWaves,
} from '../../server/repositories/campaigns/campaign-waves.ts'
import { findCampaign, insertCampaign, listCampaigns } from '../../server/repositories/campaigns/campaigns.ts'
import { insertBase } from '../../server/repositories/plans/plan-bases.ts'
import { findPlan, insertPlan } from '../../server/repositories/plans/plans.ts'
import { fourLevels, nestedDivisions } from '../helpers/nested-divisions.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'
import { publishDivisions } from '../helpers/tiles/publish-divisions.ts'

const wave = (name: string, areaIds: string[] = []) => ({
  name,
  kind: 'pilot' as const,
  fromDay: '2026-01-01',
  dueDay: '2026-06-30',
  quota: { what: 'village' as const, rounds: [{ proposed: 9, advised: null }] },
  areaIds,
})

describeOnBothDatabases('campaigns', (database) => {
  const map = nestedDivisions(fourLevels.slice(0, 3))
  const [county] = map
  const towns = map.filter(({ level }) => level === 'town')
  const idsOf = (level: string) => map.filter((division) => division.level === level).map(({ divisionId }) => divisionId)
  let author: { accountId: string; name: string }
  const begin = (scopeId: string) => insertCampaign(database().db, { name: '行动', scopeId, author })

  beforeAll(async () => {
    const { db } = database()
    await publishDivisions(db, 'map', map)
    const accountId = (await addAccount(db, { name: '李行动', passwordHash: 'hash', role: 'planner', scopeId: null }))!
    author = { accountId, name: '李行动' }
  })

  test('are seen by those inside their scope and those around it', async () => {
    const { db } = database()
    const [whole, one, other] = [
      await begin(county.divisionId),
      await begin(towns[0].divisionId),
      await begin(towns[1].divisionId),
    ]
    const seen = async (within: string | null) =>
      (await listCampaigns(db, { within, limit: 10, offset: 0 })).campaigns.map(({ id }) => id).sort()
    expect(await seen(null)).toEqual([whole, one, other].sort())
    expect(await seen(county.divisionId)).toEqual([whole, one, other].sort())
    expect(await seen(towns[0].divisionId)).toEqual([whole, one].sort())
    expect(await findCampaign(db, one)).toMatchObject({
      version: 1,
      state: 'open',
      scope: { id: towns[0].divisionId, level: 'town' },
    })
  })

  test('keep waves in order with their days as days; plans are in one wave of one campaign', async () => {
    const { db } = database()
    const [id, other] = [await begin(county.divisionId), await begin(county.divisionId)]
    await writeWaves(db, id, [wave('甲', [towns[0].divisionId]), wave('乙')])
    await writeWaves(db, other, [wave('丙')])
    const [first, second] = await listWaves(db, id)
    expect(first).toEqual({ id: expect.any(String), ...wave('甲', [towns[0].divisionId]) })
    await writeWaves(db, id, [{ ...second, name: '乙二' }, first])
    expect((await listWaves(db, id)).map(({ id: waveId, name }) => [waveId, name])).toEqual([
      [second.id, '乙二'],
      [first.id, '甲'],
    ])
    const plan = { name: '方案', kind: 'village_adjust', author, effective: '2026-01-01', prefer: 'group' } as const
    const planId = await insertPlan(db, { ...plan, scopeId: towns[0].divisionId })
    await insertBase(db, planId, 0, { revision: 1, day: '2026-01-01', versionIds: [] })
    expect(await putPlans(db, { campaignId: id, waveId: first.id, planIds: [planId], by: '李' })).toEqual([])
    expect(await putPlans(db, { campaignId: id, waveId: second.id, planIds: [planId], by: '李' })).toEqual([])
    const [foreign] = await listWaves(db, other)
    expect(await putPlans(db, { campaignId: other, waveId: foreign.id, planIds: [planId], by: '李' })).toEqual([planId])
    expect([...(await plansOfWaves(db, id))]).toEqual([[planId, second.id]])
    expect((await findPlan(db, planId))!.campaignId).toBe(id)
    await expect(putPlans(db, { campaignId: id, waveId: foreign.id, planIds: [planId], by: '李' })).rejects.toThrow()
    await expect(writeWaves(db, id, [first])).rejects.toThrow()
    await takePlansOut(db, id, [planId])
    await writeWaves(db, id, [first])
    expect(await listWaves(db, id)).toHaveLength(1)
  })

  test('count the units of their ground as it is, and know where it lies', async () => {
    const { db } = database()
    const inTown = map.filter(({ parentId }) => parentId === towns[0].divisionId).length
    const tree = await loadUnitTree(db, [county.divisionId])
    const all = { town: idsOf('town').length, village: idsOf('village').length, community: 0, group: 0 }
    expect(countUnitsIn(tree, [county.divisionId])).toEqual(all)
    expect(countUnitsIn(await loadUnitTree(db, [towns[0].divisionId]), [towns[0].divisionId])).toMatchObject({
      town: 1,
      village: inTown,
    })
    const [village] = idsOf('village')
    const place = (await placeDivisions(db, [village])).get(village)!
    expect(place.aboveIds).toHaveLength(2)
    expect(place.aboveIds.at(-1)).toBe(county.divisionId)
    expect((await outlinesOf(db, [village, county.divisionId])).map(({ id }) => id)).toEqual([county.divisionId, village])
  })

  test.each([
    `update campaign_events set details = '{"name":"x"}'`,
    `update campaign_events set account_id = null, account_name = 'x'`,
    `delete from campaign_events`,
    `truncate campaign_events`,
  ])('of what happened nothing is changed: %s', async (statement) => {
    const { db } = database()
    const id = await begin(county.divisionId)
    await insertCampaignEvent(db, id, author, { version: 1, kind: 'create', details: { name: '行动' } })
    await expect(sql.raw(statement).execute(db)).rejects.toThrow('only ever added')
    expect(await listCampaignEvents(db, id, { limit: 5, offset: 0 })).toMatchObject({
      matched: 1,
      events: [{ version: 1, kind: 'create', by: '李行动', details: { name: '行动' } }],
    })
    expect((await listCampaignEvents(db, id, { after: 1, limit: 5, offset: 0 })).events).toEqual([])
  })
})
