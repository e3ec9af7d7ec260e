import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planChangesSchema } from '#contract/plans'
import { moveSchema } from '#contract/plans/diff'
import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { applyChange } from '#planning/plans/apply-change'
import { unpackBuildings } from '#planning/plans/checks/buildings/pack-buildings'
import { runChecks } from '#planning/plans/checks/run-checks'
import { packState, unpackState } from '#planning/plans/pack-state'
import { countsOf, outlineOfDivision } from '#planning/plans/plan-state'
import { checkMap } from '#planning/topology/edit/checks/check-map'
import { type ApiClient, apiClient, type Json } from '../../helpers/api-client.ts'
import { begin, change, changed, pairsOf, peopleOf, problem, signIn, stateOf } from '../../helpers/plan-makers.ts'
import { type RunningApp, startApp } from '../../helpers/start-app.ts'
import { emptyDataFolder } from '../../helpers/test-databases.ts'

let app: RunningApp
let folder: string
let anna: ApiClient
let ben: ApiClient
beforeAll(async () => {
  folder = await emptyDataFolder()
  app = await startApp({ FANGYUAN_DATA: folder })
  const people = await peopleOf(app.url, { anna: { role: 'planner' }, ben: { role: 'planner' } })
  anna = people.anna
  ben = people.ben
})
afterAll(() => app?.stop())

const restart = async () => {
  app = await startApp({ FANGYUAN_DATA: folder })
  anna = await signIn(app.url, 'anna')
  ben = await signIn(app.url, 'ben')
}
const rename = (divisionId: string, name: string) => ({ op: 'rename', divisionId, name })

describe('change sets', () => {
  test('are applied whole, as one step, with everything chosen; undo and redo lead back and forth to the letter', async () => {
    const plan = await begin(anna)
    const { state, packed } = await stateOf(anna, plan.id)
    const built = (id: string) => countsOf(state, id).buildings
    // The village or community with most buildings becomes one with a neighbour; ids, and so pairs, differ from database to database.
    const villages = [...state.divisions.values()].filter(({ level }) => level === 'village').map(({ id }) => id)
    const other = villages.reduce((most, id) => (built(id) > built(most) ? id : most))
    const one = villages.find(
      (id) => pairsOf(state, 'village', new Set(villages.filter((each) => each !== id && each !== other))).length > 0,
    )!
    const [[third]] = pairsOf(state, 'village', new Set([one, other]))
    const step = await changed(
      anna,
      plan.id,
      0,
      { op: 'merge', divisionIds: [state.divisions.get(one)!.code, other], keep: one },
      rename(third, '新华社区'),
    )
    expect(step).toMatchObject({ version: 1, step: 1, steps: 1, undone: 0 })
    expect(step.changed).toContainEqual(expect.objectContaining({ divisionId: other, what: 'ended' }))
    expect(step.changed).toContainEqual(expect.objectContaining({ divisionId: third, name: '新华社区', what: 'changed' }))
    const merged = await stateOf(anna, plan.id)
    expect(packState(step.changes.reduce(applyChange, state)).arcs).toEqual(merged.packed.arcs)
    const people = (id: string) => countsOf(state, id).population
    expect(countsOf(merged.state, one).population).toBeCloseTo(people(one) + people(other), 6)
    expect(checkMap(merged.state.map)).toEqual([])
    const { moves } = (await anna.get(`plans/${plan.id}/diff`)).body
    expect(built(other)).toBeGreaterThan(0)
    const moved = moves.find(({ fromId }: Json) => fromId === other)
    expect(moveSchema.parse(moved)).toMatchObject({ level: 'village', toId: one, buildings: built(other) })

    const undone = await anna.send('POST', `plans/${plan.id}/undo`)
    expect(undone.body).toMatchObject({ version: 2, step: 1, steps: 0, undone: 1 })
    expect((await stateOf(anna, plan.id)).packed).toEqual(packed)
    expect((await ben.send('POST', `plans/${plan.id}/redo`)).body).toMatchObject({ version: 3, step: 1, steps: 1, undone: 0 })
    expect((await stateOf(anna, plan.id)).packed).toEqual(merged.packed)
    problem(await anna.send('POST', `plans/${plan.id}/redo`), 409)
  })

  test('a refused operation undoes its whole set, and says which, why and where', async () => {
    const plan = await begin(anna)
    const { state, packed } = await stateOf(anna, plan.id)
    const [[one], [third]] = pairsOf(state, 'village')
    const [[[[lon, lat]]]] = outlineOfDivision(state, one)
    const line = {
      type: 'LineString',
      coordinates: [
        [lon, lat],
        [lon + 1e-5, lat + 1e-5],
      ],
    }
    const refused = problem(
      await change(anna, plan.id, 0, [rename(third, '不算社区'), { op: 'split', divisionId: one, line }]),
      422,
    )
    expect(refused.type).toBe('/problems/edit-refused')
    expect(refused.errors[0].pointer).toBe('/operations/1')
    expect(refused.reason).toMatch(/^[a-z_]+$/)
    expect(refused.detail).not.toContain('{divisions}')
    expect((await stateOf(anna, plan.id)).packed).toEqual(packed)
  })

  test('what was drawn on an older version holds where nobody touched the same, and names every conflict with both versions', async () => {
    const plan = await begin(anna)
    const { state } = await stateOf(anna, plan.id)
    const [[one, other], [third]] = pairsOf(state, 'village')
    await changed(anna, plan.id, 0, rename(one, '甲社区'))
    const apart = await changed(ben, plan.id, 0, rename(third, '丙社区'))
    expect(apart.version).toBe(2)
    const refused = problem(await change(ben, plan.id, 0, [{ op: 'merge', divisionIds: [one, other] }]), 409)
    expect(refused.conflicts).toHaveLength(1)
    expect(refused.conflicts[0]).toMatchObject({
      divisionId: one,
      yours: { version: 0, name: state.divisions.get(one)!.name, by: null },
      theirs: { version: 1, name: '甲社区', by: 'anna' },
    })
    expect(refused.conflicts[0].theirs.population).toBeCloseTo(countsOf(state, one).population, 6)
    const now = await stateOf(anna, plan.id)
    expect([one, third].map((id) => now.state.divisions.get(id)!.name)).toEqual(['甲社区', '丙社区'])
    expect(problem(await change(ben, plan.id, 99, [rename(one, '乙')]), 409).detail).toContain('99')
    const since = problem(await anna.send('POST', `plans/${plan.id}/undo`, { baseVersion: 1 }), 409).since
    expect(since).toEqual([expect.objectContaining({ version: 2, kind: 'change', step: 2, by: 'ben' })])
  })

  test('an editor catches up from any version by what was done since, undos too', async () => {
    const plan = await begin(anna)
    const begun = await stateOf(anna, plan.id)
    const [[one, other], [third]] = pairsOf(begun.state, 'village')
    await changed(anna, plan.id, 0, rename(one, '甲社区'))
    await changed(anna, plan.id, 1, { op: 'merge', divisionIds: [one, other] })
    await anna.send('POST', `plans/${plan.id}/undo`)
    await changed(anna, plan.id, 3, rename(third, '丙社区'))
    const { body } = await anna.get(`plans/${plan.id}/steps?changes=true`)
    expect(body.moves.map(({ kind }: Json) => kind)).toEqual(['change', 'change', 'undo', 'change'])
    const led = body.moves.flatMap(({ changes }: Json) => changes).reduce(applyChange, begun.state)
    const now = await stateOf(anna, plan.id)
    expect(packState(led).divisions).toEqual(now.packed.divisions)
    expect(packState(led).arcs).toEqual(now.packed.arcs)
    const { steps } = (await anna.get(`plans/${plan.id}/steps`)).body
    expect(steps.map(({ number, isUndone, isReplaced }: Json) => [number, isUndone, isReplaced])).toEqual([
      [1, false, false],
      [2, true, true],
      [3, false, false],
    ])
    for (const { operations } of steps) expect(planChangesSchema.safeParse({ baseVersion: 0, operations }).success).toBe(true)
  })

  test('events tell who changed what, those that were missed too', async () => {
    const plan = await begin(anna)
    const { state } = await stateOf(anna, plan.id)
    const [one] = pairsOf(state, 'village')[0]
    const { body } = await apiClient(app.url).get(`plans/${plan.id}/events`)
    expect(body.status).toBe(401)
    await changed(anna, plan.id, 0, rename(one, '甲社区'))
    await anna.send('POST', `plans/${plan.id}/comments`, { text: '好' })
    const told = await eventsOf(plan.id, 2, '1')
    expect(told.slice(-2)).toMatchObject([
      { kind: 'change', version: 1, step: 1, by: 'anna' },
      { kind: 'comment', version: 1, step: null },
    ])
  })

  /** The first events of a plan after one that is known. */
  async function eventsOf(planId: string, count: number, known: string): Promise<Json[]> {
    const { body: session } = await apiClient(app.url).send('POST', 'session', { name: 'ben', password: 'a-long-password-1' })
    const response = await fetch(`${app.url}/api/v1/plans/${planId}/events`, {
      headers: { authorization: `Bearer ${session.token}`, 'last-event-id': known },
    })
    let text = ''
    const decoder = new TextDecoder()
    for await (const bytes of response.body!) {
      text += decoder.decode(bytes as Uint8Array, { stream: true })
      const events = [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1]) as Json)
      if (events.length < count + 1) continue
      return events
    }
    throw new Error('got the end of the events when expected more')
  }

  test('walks to service stations are in the order of the places, and the checks count with them', async () => {
    const plan = await begin(anna)
    const { packed } = await stateOf(anna, plan.id)
    const { walks } = (await anna.get(`plans/${plan.id}/walks`)).body
    expect(walks.map(({ category }: Json) => category)).toEqual(['community_service_station'])
    expect(walks[0].starts).toHaveLength(packed.places.lon.length + 1)
    expect(walks[0].starts.at(-1)).toBe(walks[0].meters.length)
    expect(walks[0].meters.length).toBeGreaterThan(0)
    const { rules } = (await anna.get(`plans/${plan.id}/checks`)).body
    const radius = rules.find(({ rule }: Json) => rule === 'service_radius')
    expect(radius.checked).toBeGreaterThan(0)
    expect(radius.findings.map(({ text }: Json) => text)).not.toContain('not_computed')
  })

  test('buildings of the scope come with their households, and one that a new border cuts is found', async () => {
    const town = (await anna.get('divisions?level=town&geometry=none')).body.features[0]
    const plan = await begin(anna, { scope: town.id })
    const { state } = await stateOf(anna, plan.id)
    const answer = await anna.get(`plans/${plan.id}/buildings`)
    const buildings = unpackBuildings(answer.body)
    const homes = buildings.filter(({ households }) => households !== null)
    expect(homes.length).toBeGreaterThan(0)
    expect(buildings.length).toBeGreaterThan(homes.length)
    const counted = countsOf(state, state.scopeId).buildings
    expect(homes.length).toBe(counted)
    const cutOf = async () => {
      const { rules } = (await anna.get(`plans/${plan.id}/checks`)).body
      return rules.find(({ rule }: Json) => rule === 'buildings_cut')
    }
    expect(await cutOf()).toMatchObject({ checked: buildings.length, findings: [] })
    const smallest = [...state.map.faces.keys()].filter((face) => state.divisions.has(face))
    const cut = await firstDone(homes, async ({ geometry }) => {
      const [lon, lat] = interiorPoint(geometry)
      const divisionId = smallest.find((id) => pointInPolygons(outlineOfDivision(state, id), lon, lat))
      const line = { type: 'LineString', coordinates: [-0.5, 0, 0.5].map((east) => [lon + east, lat]) }
      return (await change(anna, plan.id, 0, [{ op: 'split', divisionId, line }])).status === 200
    })
    const { findings } = await cutOf()
    expect(findings.find(({ text }: Json) => text === cut.id)).toMatchObject({ severity: 'warning', value: cut.households })
    const again = await anna.get(`plans/${plan.id}/buildings`, { 'if-none-match': answer.headers.get('etag')! })
    expect([again.status, again.body]).toEqual([304, ''])
  })

  test('checks follow steps, undone and done again, as if all were checked', async () => {
    const plan = await begin(anna)
    const begun = await anna.get(`plans/${plan.id}/map`)
    const base = unpackState(begun.body.state)
    const served = async () => (await anna.get(`plans/${plan.id}/checks`)).body.rules
    const expected = async () => {
      const buildings = unpackBuildings((await anna.get(`plans/${plan.id}/buildings`)).body)
      const { walks } = (await anna.get(`plans/${plan.id}/walks`)).body
      const { state } = await stateOf(anna, plan.id)
      return JSON.parse(JSON.stringify(runChecks(state, { base, notes: begun.body.notes, walks, buildings })))
    }
    const [[one, other], [third, fourth]] = pairsOf(base, 'village')
    expect(await served()).toEqual(await expected())
    await changed(anna, plan.id, 0, { op: 'merge', divisionIds: [one, other] })
    await changed(anna, plan.id, 1, { op: 'merge', divisionIds: [third, fourth] })
    const merged = await served()
    expect(merged).toEqual(await expected())
    await anna.send('POST', `plans/${plan.id}/undo`)
    await anna.send('POST', `plans/${plan.id}/undo`)
    await changed(anna, plan.id, 4, rename(third, '新华社区'))
    expect(await served()).toEqual(await expected())
    expect(await served()).not.toEqual(merged)
  })

  async function firstDone<T>(all: readonly T[], attempt: (one: T) => Promise<boolean>): Promise<T> {
    for (const one of all) if (await attempt(one)) return one
    throw new Error('got a refusal of every one when expected one to be done')
  }

  test('ETag: a map that the asker has is not sent again', async () => {
    const plan = await begin(anna)
    const { headers } = await anna.get(`plans/${plan.id}/map`)
    const again = await anna.get(`plans/${plan.id}/map`, { 'if-none-match': headers.get('etag')! })
    expect([again.status, again.body]).toEqual([304, ''])
  })
})

describe('bad input changes nothing and says where', () => {
  test.each([
    [
      'metres',
      [
        [404_000, 3_390_000],
        [405_000, 3_390_000],
      ],
      '/operations/0/line/coordinates/0/0',
      'degrees',
    ],
    [
      'a null',
      [
        [null, 30],
        [104, 30],
      ],
      '/operations/0/line/coordinates/0/0',
      'degrees',
    ],
  ])('coordinates that are %s', async (_, coordinates, pointer, words) => {
    const plan = await begin(anna)
    const { state } = await stateOf(anna, plan.id)
    const divisionId = pairsOf(state, 'village')[0][0]
    const line = { type: 'LineString', coordinates }
    const { errors } = problem(await change(anna, plan.id, 0, [{ op: 'split', divisionId, line }]), 422)
    expect(errors[0].pointer).toBe(pointer)
    expect(errors[0].detail).toContain(words)
    expect((await stateOf(anna, plan.id)).version).toBe(0)
  })

  test('NaN, unknown members, unknown divisions, other plans, too many points, too large a body', async () => {
    const plan = await begin(anna)
    const nan = '{"baseVersion":0,"operations":[{"op":"rename","divisionId":NaN}]}'
    problem(await anna.send('POST', `plans/${plan.id}/changes`, nan), 422)
    problem(await anna.send('POST', `plans/${plan.id}/changes`, 'x', { 'content-type': 'text/plain' }), 415)
    expect(problem(await change(anna, plan.id, 0, [{ op: 'rename', divisionId: 'x', name: 'y', x: 1 }]), 422).errors[0]).toEqual({
      detail: 'there is no member "x"',
      pointer: '/operations/0/x',
    })
    const unknown = problem(await change(anna, plan.id, 0, [rename('00000000-0000-4000-8000-000000000000', '无')]), 422)
    expect(unknown).toMatchObject({ reason: 'unknown_division', divisionIds: ['00000000-0000-4000-8000-000000000000'] })
    problem(await change(anna, '00000000-0000-4000-8000-000000000000', 0, [rename('x', '无')]), 404)
    problem(await change(anna, 'no-id', 0, [rename('x', '无')]), 404)
    const coordinates = Array.from({ length: 100_001 }, (_, i) => [104 + i * 1e-6, 30])
    const line = { type: 'LineString', coordinates }
    const many = problem(await change(anna, plan.id, 0, [{ op: 'reshape', divisionId: 'x', line }]), 422)
    expect(many.errors[0]).toMatchObject({ pointer: '/operations/0', detail: expect.stringContaining('100,000') })
    const huge = problem(await change(anna, plan.id, 0, [{ op: 'rename', divisionId: 'x', name: 'y'.repeat(9 << 20) }]), 413)
    expect(huge.detail).toContain('8 MB')
    expect((await stateOf(anna, plan.id)).version).toBe(0)
  })

  test('100,000 points are read, and answered', async () => {
    const plan = await begin(anna)
    const { state } = await stateOf(anna, plan.id)
    const divisionId = pairsOf(state, 'village')[0][0]
    const coordinates = Array.from({ length: 100_000 }, (_, i) => [
      104 + 0.01 * Math.cos((i / 99_999) * 2 * Math.PI),
      30 + 0.01 * Math.sin((i / 99_999) * 2 * Math.PI),
    ])
    coordinates[99_999] = coordinates[0]
    const answer = await change(anna, plan.id, 0, [
      { op: 'paint', to: divisionId, geometry: { type: 'Polygon', coordinates: [coordinates] } },
    ])
    expect([200, 422]).toContain(answer.status)
    if (answer.status === 422) expect(answer.body.reason).toMatch(/^[a-z_]+$/)
  })
})

describe('many editors', { timeout: 90_000 }, () => {
  test('ten at once: every change is there or was refused with its conflicts, and none for nothing', async () => {
    const plan = await begin(anna)
    const { state } = await stateOf(anna, plan.id)
    const villages = [...state.divisions.values()].filter(({ level }) => level === 'village').slice(0, 12)
    const last = new Map<string, string>()
    let [conflicts, made, done] = [0, 0, 0]
    const touchedAt = new Map<string, number>()
    await Promise.all(
      Array.from({ length: 10 }, async (_, editor) => {
        let known = 0
        for (let turn = 0; turn < 8; turn++) {
          const village = villages[(editor * 7 + turn * 5) % villages.length]
          const name = `社区${editor}之${turn}`
          const { status, body } = await change(editor % 2 ? anna : ben, plan.id, known, [rename(village.id, name)])
          if (status === 200) {
            done++
            touchedAt.set(`${body.version}`, villages.indexOf(village))
            last.set(`${body.version}`, `${village.id} ${name}`)
            // Half of them keep up; the others go on with what they have.
            if (editor % 2) known = body.version
          } else {
            expect(status, JSON.stringify(body)).toBe(409)
            conflicts++
            expect(body.conflicts.map(({ divisionId }: Json) => divisionId)).toEqual([village.id])
            expect(body.conflicts[0].theirs.version).toBeGreaterThan(known)
            if (body.conflicts[0].theirs.version > body.conflicts[0].yours.version) made++
            known = body.since.at(-1).version
          }
        }
      }),
    )
    expect(conflicts).toBeGreaterThan(0)
    expect(conflicts).toBe(made)
    const now = await stateOf(anna, plan.id)
    expect(now.version).toBe(done)
    const named = new Map<string, string>()
    for (let version = 1; version <= done; version++) {
      const [id, name] = last.get(`${version}`)!.split(' ')
      named.set(id, name)
    }
    for (const [id, name] of named) expect(now.state.divisions.get(id)!.name).toBe(name)
  })

  test('kill -9 in the middle: what was acknowledged is there, the map is whole, and it goes on with undo', async () => {
    const plan = await begin(anna)
    const { state } = await stateOf(anna, plan.id)
    const pairs = pairsOf(state, 'village')
    await changed(anna, plan.id, 0, { op: 'merge', divisionIds: pairs[0] })
    const acknowledged = new Map<number, string>()
    let version = 1
    const working = (async () => {
      for (let turn = 0; ; turn++) {
        const { body, status } = await change(anna, plan.id, version, [rename(pairs[1][turn % 2], `社区${turn}`)])
        if (status !== 200) return
        version = body.version
        acknowledged.set(version, `社区${turn}`)
      }
    })().catch(() => {})
    while (acknowledged.size < 5) await new Promise((resolve) => setTimeout(resolve, 20))
    await app.kill()
    await working
    await restart()
    const now = await stateOf(anna, plan.id)
    expect(now.version).toBeGreaterThanOrEqual(version)
    expect(now.version).toBeLessThanOrEqual(version + 1)
    expect(checkMap(now.state.map)).toEqual([])
    const names = pairs[1].map((id) => now.state.divisions.get(id)!.name)
    if (now.version === version) expect(names).toContain(acknowledged.get(version))
    for (let left = now.version; left > 0; left--) expect((await anna.send('POST', `plans/${plan.id}/undo`)).status).toBe(200)
    expect(packState((await stateOf(anna, plan.id)).state)).toEqual(packState(state))
    problem(await anna.send('POST', `plans/${plan.id}/undo`), 409)
  })
})
