import { afterAll, beforeAll, expect, test } from 'vitest'
import { packState } from '#planning/plans/pack-state'
import { checkMap } from '#planning/topology/edit/checks/check-map'
import type { ApiClient } from '../../helpers/api-client.ts'
import {
  begin,
  change,
  changed,
  changingVillages,
  pairsOf,
  peopleOf,
  problem,
  publish,
  signIn,
  stateOf,
} from '../../helpers/plan-makers.ts'
import { type RunningApp, startApp } from '../../helpers/start-app.ts'
import { describeWithPostgres, emptyPostgresDatabase } from '../../helpers/test-databases.ts'

describeWithPostgres('plans on PostgreSQL, with two processes', () => {
  let drop: () => Promise<void>
  let apps: RunningApp[] = []
  let one: ApiClient
  let other: ApiClient
  let reviewer: ApiClient
  beforeAll(async () => {
    const database = await emptyPostgresDatabase()
    drop = database.drop
    const environment = { DATABASE_URL: database.url }
    apps = [await startApp(environment)]
    apps.push(await startApp(environment))
    const people = await peopleOf(apps[0].url, { anna: { role: 'planner' }, rita: { role: 'reviewer' } })
    one = people.anna
    other = await signIn(apps[1].url, 'anna')
    reviewer = await signIn(apps[1].url, 'rita')
  })
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.stop()))
    await drop?.()
  })

  test('each sees what the other did, none loses a change, conflicts are found across them, and one publishes', {
    timeout: 120_000,
  }, async () => {
    const plan = await begin(one)
    const { state, packed } = await stateOf(one, plan.id)
    expect((await stateOf(other, plan.id)).packed).toEqual(packed)
    const pairs = pairsOf(state, 'village', await changingVillages(one))
    await changed(one, plan.id, 0, { op: 'merge', divisionIds: pairs[0] })
    expect((await stateOf(other, plan.id)).packed).toEqual((await stateOf(one, plan.id)).packed)
    expect(
      problem(await change(other, plan.id, 0, [{ op: 'rename', divisionId: pairs[0][0], name: '迟' }]), 409).conflicts,
    ).toHaveLength(1)
    expect((await other.send('POST', `plans/${plan.id}/undo`)).body.version).toBe(2)
    expect((await one.send('POST', `plans/${plan.id}/redo`)).body.version).toBe(3)

    const names = new Map<string, string>()
    const villages = pairs.slice(1).flat()
    await Promise.all(
      villages.map(async (divisionId, index) => {
        const name = `同时社区${index}`
        await changed(index % 2 ? one : other, plan.id, 3, { op: 'rename', divisionId, name })
        names.set(divisionId, name)
      }),
    )
    const [mine, theirs] = [await stateOf(one, plan.id), await stateOf(other, plan.id)]
    expect(mine.version).toBe(3 + villages.length)
    expect(packState(mine.state)).toEqual(packState(theirs.state))
    expect(checkMap(mine.state.map)).toEqual([])
    for (const [id, name] of names) expect(mine.state.divisions.get(id)!.name).toBe(name)

    await publish(reviewer, plan.id)
    problem(await one.send('POST', `plans/${plan.id}/undo`), 409)
    expect((await one.get(`divisions/${villages[0]}`)).body.properties.name).toBe(names.get(villages[0]))
  })
})
