import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { outside } from '#planning/topology/edit/division-map'
import type { LonLat } from '#planning/types'
import { type ApiClient, apiClient, type Json, signedIn } from '../../helpers/api-client.ts'
import {
  begin,
  change,
  changed,
  changingVillages,
  pairsOf,
  peopleOf,
  problem,
  publish,
  stateOf,
} from '../../helpers/plan-makers.ts'
import { collection } from '../../helpers/small-town.ts'
import { type RunningApp, startApp } from '../../helpers/start-app.ts'

let app: RunningApp
let administrator: ApiClient
let towns: Json[]
let changing: Set<string>
let people: Record<'anna' | 'rita' | 'vera' | 'tom' | 'tina', ApiClient>
beforeAll(async () => {
  app = await startApp()
  administrator = await signedIn(app.url)
  towns = (await administrator.get('divisions?level=town&geometry=none')).body.features.map((town: Json) => town.properties)
  changing = await changingVillages(administrator)
  people = await peopleOf(app.url, {
    anna: { role: 'planner' },
    rita: { role: 'reviewer' },
    vera: { role: 'viewer' },
    tom: { role: 'planner', scope: towns[0].code },
    tina: { role: 'planner', scope: towns[1].code },
  })
})
afterAll(() => app?.stop())

const rename = (divisionId: string, name: string) => ({ op: 'rename', divisionId, name })
const today = () => new Date().toISOString().slice(0, 10)
const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const villagesOf = ({ divisions }: PlanState, townId: string) =>
  [...divisions.values()].filter(({ level, parentId }) => level === 'village' && parentId === townId)

describe('who may do what', { timeout: 90_000 }, () => {
  test('plans are for accounts in their part of the tree, each with its role', async () => {
    const plan = await begin(people.tom)
    expect(plan.scope.id).toBe(towns[0].id)
    const visitor = apiClient(app.url)
    for (const path of [
      'plans',
      `plans/${plan.id}`,
      `plans/${plan.id}/map`,
      `divisions?plan=${plan.id}`,
      `diff?from=published&to=${plan.id}`,
    ])
      problem(await visitor.get(path), 401)
    const { state } = await stateOf(people.tom, plan.id)
    const [own] = villagesOf(state, towns[0].id)
    for (const path of ['', '/map', '/steps', '/checks', '/diff', '/comments', '/events'])
      problem(await people.tina.get(`plans/${plan.id}${path}`), 403)
    problem(await people.tina.get(`divisions/${own.id}?plan=${plan.id}`), 403)
    problem(await people.tina.send('POST', 'coverage', { categories: ['market'], plan: plan.id }), 403)
    problem(await change(people.tina, plan.id, 0, [rename(own.id, '不行')]), 403)
    problem(await change(people.vera, plan.id, 0, [rename(own.id, '不行')]), 403)
    problem(await change(people.rita, plan.id, 0, [rename(own.id, '不行')]), 403)
    problem(await people.vera.send('POST', `plans/${plan.id}/comments`, { text: '看' }), 403)
    problem(await people.vera.send('POST', 'plans', { name: '不行', kind: 'grid_adjust' }), 403)
    problem(await people.tom.send('POST', 'plans', { name: '不行', kind: 'grid_adjust', scope: towns[1].code }), 403)
    problem(await people.tom.send('POST', `plans/${plan.id}/publish`), 403)
    expect((await people.vera.get(`plans/${plan.id}`)).status).toBe(200)
    const seen = async (client: ApiClient) => (await client.get('plans')).body.plans.map(({ id }: Json) => id)
    expect(await seen(people.vera)).toContain(plan.id)
    expect(await seen(people.tina)).not.toContain(plan.id)
  })

  test('in a plan of the whole county a planner of a town changes that town only', async () => {
    const plan = await begin(people.anna)
    const { state } = await stateOf(people.tom, plan.id)
    const [own] = villagesOf(state, towns[0].id)
    const [foreign] = villagesOf(state, towns[1].id)
    const refused = problem(await change(people.tom, plan.id, 0, [rename(own.id, '己'), rename(foreign.id, '人')]), 403)
    expect(refused.divisionIds).toEqual([foreign.id])
    await changed(people.tom, plan.id, 0, rename(own.id, '己社区'))
    problem(await people.tina.send('POST', `plans/${plan.id}/undo`), 403)
    expect((await people.tom.send('POST', `plans/${plan.id}/undo`)).status).toBe(200)
  })

  test('whoever drew a plan, or part of it, does not publish it', async () => {
    const plan = await begin(administrator)
    const { state } = await stateOf(administrator, plan.id)
    await changed(people.anna, plan.id, 0, rename(villagesOf(state, towns[0].id)[0].id, '甲社区'))
    expect(problem(await administrator.send('POST', `plans/${plan.id}/publish`), 403).detail).toContain('another person')
    problem(await people.anna.send('POST', `plans/${plan.id}/publish`), 403)
    const second = await begin(people.anna)
    await changed(administrator, second.id, 0, rename(villagesOf(state, towns[0].id)[0].id, '甲社区'))
    expect(problem(await administrator.send('POST', `plans/${second.id}/publish`), 403).detail).toContain('steps')
  })

  test('a withdrawn plan stays readable and does not change; a past day and an empty plan are refused', async () => {
    const plan = await begin(people.anna)
    problem(await people.rita.send('POST', `plans/${plan.id}/publish`), 409)
    expect(problem(await people.anna.send('PATCH', `plans/${plan.id}`, { effective: '2020-01-01' }), 422).errors[0].pointer).toBe(
      '/effective',
    )
    expect((await people.anna.send('DELETE', `plans/${plan.id}`)).body.state).toBe('withdrawn')
    const { state } = await stateOf(people.anna, plan.id)
    problem(await change(people.anna, plan.id, 0, [rename([...state.divisions.keys()][0], '不行')]), 409)
    problem(await people.anna.send('DELETE', `plans/${plan.id}`), 409)
  })
})

describe('publishing', { timeout: 120_000 }, () => {
  test('a merge and a cut become the map of their day: versions, lineage, names, tiles, retired codes, audit', async () => {
    const plan = await begin(people.anna, { scope: towns[2].code, name: '并村' })
    const before = await stateOf(people.anna, plan.id)
    const [[kept, ended]] = pairsOf(before.state, 'village', changing)
    const endedCode = before.state.divisions.get(ended)!.code
    const [lon, lat] = interiorPoint(outlineOfDivision(before.state, ended))
    const locate = async (at = today()) =>
      (await apiClient(app.url).get(`locate?lon=${lon}&lat=${lat}&at=${at}`)).body.divisions.find(
        (d: Json) => d.level === 'village',
      )
    expect((await locate()).id).toBe(ended)
    await changed(people.anna, plan.id, 0, { op: 'merge', divisionIds: [kept, ended], keep: kept, name: '合和社区' })
    const cut = await cutToTheEdge(people.anna, plan.id, new Set([...changing, kept, ended]))
    const tile = await tileOf([lon, lat])
    const digest = (await apiClient(app.url).get(tile)).headers.get('etag')

    const { revision } = await publish(people.rita, plan.id)
    expect((await people.anna.get(`plans/${plan.id}`)).body).toMatchObject({
      state: 'published',
      publishedBy: 'rita',
      publishedRevision: revision,
    })
    expect(await locate()).toMatchObject({ id: kept, name: '合和社区' })
    expect((await locate('2024-01-01')).id).toBe(ended)
    problem(await people.anna.get(`divisions/${ended}`), 404)
    const { versions } = (await people.anna.get(`divisions/${kept}/history`)).body
    expect(versions.slice(-2).map(({ validFrom, validTo }: Json) => [validFrom, validTo])).toEqual([
      [expect.any(String), today()],
      [today(), null],
    ])
    expect((await people.anna.get(`divisions/${ended}/lineage`)).body.successors).toMatchObject([{ id: kept, change: 'merge' }])
    expect((await people.anna.get(`divisions?q=${encodeURIComponent('合和')}`)).body.features.map(({ id }: Json) => id)).toEqual([
      kept,
    ])
    expect((await apiClient(app.url).get(tile)).headers.get('etag')).not.toBe(digest)
    for (const part of cut.parts)
      expect((await people.anna.get(`divisions/${part}/lineage`)).body.predecessors).toContainEqual(
        expect.objectContaining({ id: cut.divisionId }),
      )
    await expectSharedEdge(cut.end)

    problem(await people.rita.send('POST', `plans/${plan.id}/publish`), 409)
    problem(await change(people.anna, plan.id, 2, [rename(kept, '不行')]), 409)
    const next = await begin(people.anna, { scope: towns[2].code })
    const { state } = await stateOf(people.anna, next.id)
    expect(outlineOfDivision(state, kept).flat(2).length).toBeGreaterThan(3)
    const taken = problem(await change(people.anna, next.id, 0, [{ op: 'recode', divisionId: kept, code: endedCode }]), 422)
    expect(taken.reason).toBe('code_taken')
    const again = { code: endedCode, name: '又来', level: 'village' }
    const file = collection([
      { type: 'Feature', properties: again, geometry: { type: 'MultiPolygon', coordinates: outlineOfDivision(state, kept) } },
    ])
    const job = await administrator.import('again.geojson', file, { kind: 'divisions' })
    expect(job.problem.errors).toEqual([
      { pointer: '/row/1', detail: expect.stringMatching(/^\d+: the code "\d+".* ended on .* never given again/) },
    ])
    const { entries } = (await administrator.get(`audit?subjectKind=plan&subjectId=${plan.id}`)).body
    expect(entries.map(({ action, accountName }: Json) => `${accountName} ${action}`)).toEqual([
      'rita plan.published',
      'anna plan.changed',
      'anna plan.changed',
      'anna plan.created',
    ])
    expect(entries[0].details).toMatchObject({ revision, ended: expect.arrayContaining([ended]) })
    expect((await people.anna.get(`divisions/${kept}`)).body.properties.synthetic).toBe(true)
  })

  test('a plan on an older map comes along where nothing overlaps, and names each conflict where something does', async () => {
    const [mine, clashing, first] = [await begin(people.anna), await begin(people.anna), await begin(people.anna)]
    const { state } = await stateOf(people.anna, mine.id)
    const [[one, other], [third, fourth]] = pairsOf(state, 'village', changing)
    await changed(people.anna, mine.id, 0, rename(third, '远社区'))
    await changed(people.anna, mine.id, 1, rename(third, '更远社区'))
    await people.anna.send('POST', `plans/${mine.id}/undo`)
    await changed(people.anna, clashing.id, 0, rename(one, '我的社区'))
    await changed(people.anna, first.id, 0, { op: 'merge', divisionIds: [one, other], keep: one })
    await publish(people.rita, first.id)

    expect((await people.anna.get(`plans/${mine.id}`)).body.isOutdated).toBe(true)
    expect(problem(await people.rita.send('POST', `plans/${mine.id}/publish`), 409).detail).toContain('rebase')
    const refused = problem(await people.anna.send('POST', `plans/${clashing.id}/rebase`), 409)
    expect(refused.conflicts).toContainEqual(
      expect.objectContaining({ divisionId: one, yours: expect.objectContaining({ name: '我的社区', by: 'anna' }) }),
    )
    const moved = (await people.anna.send('POST', `plans/${mine.id}/rebase`)).body
    expect(moved).toMatchObject({ version: 4, steps: 1, undone: 1 })
    expect(moved.moved).toContain(other)
    const now = await stateOf(people.anna, mine.id)
    expect(now.state.divisions.has(other)).toBe(false)
    expect(now.state.divisions.get(third)!.name).toBe('远社区')
    expect((await people.anna.send('POST', `plans/${mine.id}/redo`)).body.changed).toMatchObject([{ name: '更远社区' }])
    await people.anna.send('POST', `plans/${mine.id}/undo`)
    await people.anna.send('POST', `plans/${mine.id}/undo`)
    expect((await stateOf(people.anna, mine.id)).state.divisions.get(third)!.name).toBe(state.divisions.get(third)!.name)
    // What an editor drew before the rebase holds, but for what the map changed.
    problem(await change(people.anna, mine.id, 3, [rename(one, '不行')]), 409)
    await changed(people.anna, mine.id, 3, rename(fourth, '仍行社区'))
    expect((await people.anna.get(`plans/${mine.id}`)).body.isOutdated).toBe(false)
    await publish(people.rita, mine.id)
  })

  test('what the published map changes later is not overwritten: 409 says from which day on', async () => {
    const plan = await begin(people.anna, { effective: later(30) })
    const { state } = await stateOf(people.anna, plan.id)
    const village = pairsOf(state, 'village', changing)[0][0]
    await changed(people.anna, plan.id, 0, rename(village, '将来社区'))
    await publish(people.rita, plan.id)
    expect((await people.anna.get(`divisions/${village}?at=${later(31)}`)).body.properties.name).toBe('将来社区')
    expect((await people.anna.get(`divisions/${village}`)).body.properties.name).toBe(state.divisions.get(village)!.name)
    const sooner = await begin(people.anna)
    await changed(people.anna, sooner.id, 0, rename(village, '现在社区'))
    const refused = problem(await people.rita.send('POST', `plans/${sooner.id}/publish`), 409)
    expect(refused).toMatchObject({ earliest: later(30), divisionIds: [village] })
    expect(refused.detail).toContain(later(30))
  })

  test('coverage and exports count in the divisions of the plan', async () => {
    const plan = await begin(people.anna)
    const { state } = await stateOf(people.anna, plan.id)
    const [one, other] = pairsOf(state, 'village', changing)[0]
    await changed(people.anna, plan.id, 0, { op: 'merge', divisionIds: [one, other], keep: one })
    const published = await people.anna.coverage({ categories: ['clinic_station'] })
    const planned = await people.anna.coverage({ categories: ['clinic_station'], plan: plan.id })
    const inPlan = new Map(planned.divisions.map((division: Json) => [division.divisionId, division.population]))
    const inMap = new Map(published.divisions.map((division: Json) => [division.divisionId, division.population]))
    expect(inPlan.has(other)).toBe(false)
    expect(inPlan.get(one)).toBeCloseTo((inMap.get(one) as number) + ((inMap.get(other) as number | undefined) ?? 0), 6)
    expect(planned.totals.population).toBeCloseTo(published.totals.population, 6)
    problem(await apiClient(app.url).get(`coverage/${planned.id}`), 401)
    const { features } = (await people.anna.get(`coverage/${planned.id}/divisions.geojson?level=village`)).body
    expect(features.every(({ geometry }: Json) => geometry !== null)).toBe(true)
    problem(await people.anna.send('POST', 'coverage', { categories: ['clinic_station'], plan: plan.id, at: today() }), 422)
    const listed = (await people.anna.get(`divisions?level=village&geometry=none&plan=${plan.id}`)).body
    expect(listed.features.map(({ id }: Json) => id)).not.toContain(other)
    const tile = await tileOf(interiorPoint(outlineOfDivision(state, one)))
    const drawn = await people.anna.get(`${tile}?plan=${plan.id}`)
    expect([
      drawn.status,
      (await people.anna.get(`${tile}?plan=${plan.id}`, { 'if-none-match': drawn.headers.get('etag')! })).status,
    ]).toEqual([200, 304])
    const diff = (await people.anna.get(`plans/${plan.id}/diff`)).body
    expect(diff.divisions).toContainEqual(expect.objectContaining({ id: other, what: 'ends' }))
    const two = await begin(people.anna)
    expect((await people.anna.get(`diff?from=${plan.id}&to=${two.id}`)).body.divisions).toContainEqual(
      expect.objectContaining({ id: other, what: 'appears' }),
    )
    expect((await people.anna.get(`diff?from=2024-01-01&to=published&within=${towns[0].code}`)).status).toBe(200)
    problem(await people.tom.get(`diff?from=2024-01-01&to=published&within=${towns[1].code}`), 403)
  })
})

/** Cuts some village of a plan by a line that ends on the plan's outer border, in the middle of a stretch of it. */
async function cutToTheEdge(
  client: ApiClient,
  planId: string,
  spared: ReadonlySet<string>,
): Promise<{ divisionId: string; parts: string[]; end: LonLat }> {
  const { state, version } = await stateOf(client, planId)
  const villageOf = (face: string) => {
    for (let at = state.divisions.get(face); at; at = at.parentId ? state.divisions.get(at.parentId) : undefined)
      if (at.level === 'village') return at.id
    return null
  }
  for (const arc of state.map.faces.get(outside)!) {
    const village = villageOf(arc.left === outside ? arc.right : arc.left)
    if (village === null || spared.has(village) || arc.xy.length < 8) continue
    const i = 2 * (arc.xy.length >> 2)
    const middle: LonLat = [(arc.xy[i] + arc.xy[i + 2]) / 2e7, (arc.xy[i + 1] + arc.xy[i + 3]) / 2e7]
    const [x, y] = interiorPoint(outlineOfDivision(state, village))
    const coordinates = [-0.05, 3].map((share) => [middle[0] + share * (x - middle[0]), middle[1] + share * (y - middle[1])])
    const line = { type: 'LineString', coordinates }
    const { status, body } = await change(client, planId, version, [{ op: 'split', divisionId: village, line }])
    if (status !== 200) continue
    const parts = body.changed.filter(({ what, level }: Json) => what === 'created' && level === 'village')
    const ends = new Set([...state.map.faces.get(outside)!].flatMap(({ xy }) => pointsOf(xy)))
    const after = (await stateOf(client, planId)).state
    const [end] = after.map.faces.get(outside)!.flatMap(({ xy }) => pointsOf(xy).filter((point) => !ends.has(point)))
    if (!end) continue
    const [lon, lat] = end.split(',').map((value) => Number(value) / 1e7)
    return { divisionId: village, parts: parts.map(({ divisionId }: Json) => divisionId), end: [lon, lat] }
  }
  throw new Error('got no village that a line to the edge cuts when expected one')
}

function pointsOf(xy: Int32Array): string[] {
  return Array.from({ length: xy.length / 2 }, (_, i) => `${xy[2 * i]},${xy[2 * i + 1]}`)
}

/** Every division of whatever level whose border passes a point has it as one of its own. */
async function expectSharedEdge([lon, lat]: LonLat): Promise<void> {
  const near = 1e-6
  const box = [lon - near, lat - near, lon + near, lat + near].map((value) => value.toFixed(7)).join()
  const { features } = (await administrator.get(`divisions?bbox=${box}&limit=1000`)).body
  const passed = features.filter(
    ({ geometry, properties }: Json) =>
      properties.level !== 'compound' &&
      geometry.coordinates
        .flat(1)
        .some((ring: LonLat[]) => ring.some((point, i) => i > 0 && distance([lon, lat], ring[i - 1], point) < 2e-7)),
  )
  expect(passed.length).toBeGreaterThanOrEqual(3)
  for (const { geometry, properties } of passed)
    expect(
      geometry.coordinates.flat(2).some(([x, y]: LonLat) => Math.abs(x - lon) < 1e-8 && Math.abs(y - lat) < 1e-8),
      `${properties.level} ${properties.name}`,
    ).toBe(true)
}

/** Of a point from a stretch, in degrees. */
function distance([x, y]: LonLat, [ax, ay]: LonLat, [bx, by]: LonLat): number {
  const [dx, dy] = [bx - ax, by - ay]
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - share * dx, y - ay - share * dy)
}

async function tileOf([lon, lat]: LonLat, z = 12): Promise<string> {
  const phi = (lat * Math.PI) / 180
  const x = Math.floor(((lon + 180) / 360) * 2 ** z)
  const y = Math.floor(((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * 2 ** z)
  return `tiles/divisions/${z}/${x}/${y}.mvt`
}
