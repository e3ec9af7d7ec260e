import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mergeGroupCollectionSchema, mergeSchema, mergeSettlementCollectionSchema } from '#contract/merges/merge-answer'
import { mergeRulesListSchema } from '#contract/merges/merge-rules'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { type Answer, type ApiClient, apiClient, type Json } from '../../helpers/api-client.ts'
import { peopleOf, problem as problemOf } from '../../helpers/plan-makers.ts'
import { type RunningApp, startOnAnyDatabase } from '../../helpers/start-app.ts'

let app: RunningApp
let anna: ApiClient
let viewer: ApiClient
let elsewhere: ApiClient
let county: Json
let otherTown: Json
const nowhere = '00000000-0000-4000-8000-000000000000'
/** Small villages merge, without a greatest size. */
const small = { limits: { populationMin: 600 }, ruleSet: 'plan_600', seconds: 10, points: 8, alternatives: 1 }

beforeAll(async () => {
  app = await startOnAnyDatabase()
  const all = async (level: string) =>
    (await apiClient(app.url).get(`divisions?level=${level}&geometry=none&limit=1000`)).body.features
  ;[county] = await all('county')
  const villages = (await all('village')).filter(({ properties }: Json) => properties.kind === 'village')
  const count = (town: Json) => villages.filter(({ properties }: Json) => properties.parentId === town.id).length
  const towns = (await all('town')).sort((a: Json, b: Json) => count(b) - count(a))
  otherTown = towns[towns.length - 1]
  const people = await peopleOf(app.url, {
    anna: { role: 'planner' },
    viewer: { role: 'viewer' },
    elsewhere: { role: 'planner', scope: otherTown.id },
  })
  anna = people.anna
  viewer = people.viewer
  elsewhere = people.elsewhere
})
afterAll(() => app?.stop())

/** A problem of a status and kind, at a place of the body where one is given. */
function problem(answer: Answer, status: number, kind: string, pointer?: string | null): void {
  const { type, errors } = problemOf(answer, status)
  expect(type).toBe(`/problems/${kind}`)
  if (pointer) expect(errors.map((each: Json) => each.pointer)).toContain(pointer)
}

/** Asks and answers the finished search; fails where it is refused. */
async function done(body: object): Promise<Json> {
  const answer = await anna.send('POST', 'merges', { scope: county.id, ...small, ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  const job = await anna.ended(answer.body.job.id, 120)
  expect(job, JSON.stringify(job)).toMatchObject({ state: 'done', result: { id: answer.body.job.id } })
  return mergeSchema.parse((await anna.get(`merges/${job.id}`)).body)
}

const total = (rows: Json[], of: (row: Json) => number): number => rows.reduce((sum, row) => sum + of(row), 0)
const groupWith = (proposal: Json, unitId: string): Json => proposal.groups.find(({ unitIds }: Json) => unitIds.includes(unitId))

describe('merges', () => {
  test('are proposed by the rules, with every village once, nobody lost, promises kept, and each with its reasons', async () => {
    const merge = await done({})
    expect(merge).toMatchObject({ ok: true, state: 'done', infeasible: null, rules: { id: 'plan_600', version: 1 } })
    expect(merge.guard.text.zh).toContain('不得违背农民意愿、强迫农民上楼')
    const unitOf = new Map<string, Json>(merge.units.map((unit: Json) => [unit.unitId, unit]))
    for (const proposal of merge.proposals) {
      expect(proposal.groups.flatMap(({ unitIds }: Json) => unitIds).sort()).toEqual([...unitOf.keys()].sort())
      expect(proposal.groups).toHaveLength(proposal.count)
      expect(total(proposal.groups, ({ population }) => population)).toBeCloseTo(
        total(merge.units, (unit) => unit.population),
        6,
      )
      expect(proposal.promises).toMatchObject({ measured: true, kept: true, tooFar: [], closing: [] })
      expect(proposal.proven).toBe(true)
      // Villages merge within their town, so nobody's way to its seat changes.
      const { townSeat } = proposal.promises
      expect(townSeat!.before.meanSeconds).toBeGreaterThan(60)
      expect(townSeat!.before.worstSeconds).toBeGreaterThanOrEqual(townSeat!.before.meanSeconds!)
      expect(townSeat).toMatchObject({ after: townSeat!.before, changedTown: 0, withoutSeat: 0 })
      for (const group of proposal.groups) {
        expect(group.unitIds).toContain(group.centreUnitId)
        expect(group.reasons.length).toBeGreaterThan(0)
        for (const { text } of group.reasons) expect(text.zh).toMatch(/\p{Script=Han}/u)
        if (group.unitIds.length === 1) continue
        expect(group.population).toBeGreaterThanOrEqual(600)
        expect(new Set(group.unitIds.map((id: string) => unitOf.get(id)!.parentId)).size).toBe(1)
      }
    }
    const [best, other] = merge.proposals
    expect(other.objective[0]).toBeGreaterThanOrEqual(best.objective[0])
    const names = (proposal: Json) => proposal.groups.map(({ unitIds }: Json) => unitIds.join()).sort()
    expect(names(other)).not.toEqual(names(best))
    expect(best.standing.percentile).toBeGreaterThan(50)
    const all = best.statistics.at(-1)
    expect(all).toMatchObject({ parentId: null, before: { units: merge.units.length }, after: { units: best.count } })
    expect(total(best.statistics.slice(0, -1), ({ after }) => after.units)).toBe(best.count)
    const villages = merge.table.find(({ what }: Json) => what.en === 'villages')
    expect(villages.before - villages.after).toBe(merge.units.length - best.count)
    const counts = merge.frontier.map(({ count }: Json) => count)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect([merge.range.least, merge.range.most]).toEqual([counts.at(-1), counts[0]])
    expect(merge.frontier.every(({ proven }: Json) => proven)).toBe(true)
  })

  test('leave as many as asked for, or say which villages stand in the way', async () => {
    const { range, units } = await done({ points: 0, alternatives: 0 })
    const targetCount = Math.ceil((range.least + range.most) / 2)
    const merge = await done({ targetCount })
    expect(merge.proposals[0].count).toBe(targetCount)
    const few = await done({ targetCount: Math.max(1, range.least - 1) })
    expect(few).toMatchObject({ ok: false, proposals: [], infeasible: { reason: 'target_too_low', possible: range.least } })
    expect(few.frontier.length).toBeGreaterThan(0)
    for (const { text } of few.infeasible.blocking) expect(text.zh.length).toBeGreaterThan(0)
    const many = await anna.send('POST', 'merges', { scope: county.id, ...small, targetCount: units.length + 1 })
    problem(many, 422, 'invalid-input', '/targetCount')
  })

  test('do as people wish: apart, together, just so; and leave alone whom anything stands against', async () => {
    const first = await done({ alternatives: 0, points: 0 })
    const group = first.proposals[0].groups.find(({ unitIds }: Json) => unitIds.length > 1)
    const [a, b] = group.unitIds
    const apart = await done({ keepApart: [[a, b]], alternatives: 0, points: 0 })
    expect(groupWith(apart.proposals[0], a).unitIds).not.toContain(b)
    const fixed = await done({ fixed: [[a], [b]], alternatives: 0, points: 0 })
    expect(groupWith(fixed.proposals[0], a).unitIds).toEqual([a])
    const together = await done({ keepTogether: [[a, b]], weights: { few_units: 0 }, alternatives: 0, points: 0 })
    expect(groupWith(together.proposals[0], a).unitIds).toContain(b)
    const contradiction = await done({ keepTogether: [[a, b]], keepApart: [[a, b]] })
    expect(contradiction.infeasible).toMatchObject({ reason: 'wishes_contradict' })
    expect(contradiction.infeasible.blocking.map(({ unitId }: Json) => unitId).sort()).toEqual([a, b].sort())

    const facts = { stays: [{ reason: 'old_feud', note: '水源纠纷' }], industry: '柑橘' }
    expect((await anna.send('PUT', `divisions/${a}/merge-facts`, facts)).body).toMatchObject({ divisionId: a, industry: '柑橘' })
    const known = (await viewer.get(`merge-facts?within=${county.id}`)).body.facts
    expect(known).toMatchObject([{ divisionId: a, stays: [{ reason: 'old_feud', note: '水源纠纷' }] }])
    const blocked = await done({ alternatives: 0, points: 0 })
    expect(groupWith(blocked.proposals[0], a)).toMatchObject({ unitIds: [a], below: false, reasons: [{ kind: 'stays' }] })
    expect((await anna.send('PUT', `divisions/${a}/merge-facts`, { stays: [] })).status).toBe(200)
  })

  test('close stations only where nobody loses one that they reach', async () => {
    const merge = await done({ closeSeats: true, limits: { populationMin: 600, maxMinutes: 60 } })
    for (const proposal of merge.proposals) {
      expect(proposal.promises).toMatchObject({ measured: true, kept: true, tooFar: [] })
      const stations = proposal.promises.coverage.find(({ category }: Json) => category === 'community_service_station')
      expect(stations.facilitiesBefore - stations.facilitiesAfter).toBe(proposal.promises.closing.length)
      expect(stations.coveredAfter).toBeGreaterThanOrEqual(stations.coveredBefore - 1e-6)
      for (const { unitIds, waysBefore, waysAfter } of proposal.groups)
        if (unitIds.length > 1) expect(waysAfter.worstSeconds).toBeLessThanOrEqual(Math.max(3600, waysBefore.worstSeconds))
    }
    expect(merge.candidates).toBeLessThanOrEqual((await done({ points: 0, alternatives: 0 })).candidates)
  })

  test('keep aims in order where they are given so', async () => {
    const merge = await done({ order: ['little_change', 'little_travel'], alternatives: 0 })
    const [best] = merge.proposals
    expect(best.objective).toHaveLength(2)
    expect(best.proven).toBe(true)
    // All that leave as many are equal in the first aim here: the second decides.
    const [fewest] = (await done({ order: ['few_units', 'little_travel'], alternatives: 0, points: 0 })).proposals
    expect(fewest.standing.percentiles.few_units).toBe(50)
    expect(fewest.standing.percentile).toBe(fewest.standing.percentiles.little_travel)
    expect(fewest.standing.percentile).toBeGreaterThan(50)
  })

  test('count on a road that is not there yet, and name one that joins nothing', async () => {
    const before = await done({ alternatives: 0, points: 0 })
    const ends = before.units.slice(0, 2).map(({ centre }: Json) => centre.at)
    const after = await done({ roads: [{ name: '新桥', line: ends }], alternatives: 0, points: 0 })
    expect(after.ok).toBe(true)
    const mean = (merge: Json) => merge.proposals[0].waysBefore.meanSeconds
    expect(mean(after)).toBeLessThanOrEqual(mean(before) + 1e-6)
    const answer = await anna.send('POST', 'merges', {
      scope: county.id,
      ...small,
      roads: [
        {
          line: [
            [10, 10],
            [10.1, 10.1],
          ],
        },
      ],
    })
    expect(answer.status).toBe(202)
    expect(await anna.ended(answer.body.job.id, 60)).toMatchObject({
      state: 'failed',
      problem: { type: '/problems/invalid-input', errors: [{ pointer: '/roads/0' }] },
    })
  })

  test('hand out outlines that tile the same ground, ways of settlements, and a table', async () => {
    const merge = await done({ points: 0 })
    const groups = mergeGroupCollectionSchema.parse((await viewer.get(`merges/${merge.id}/groups.geojson`)).body)
    expect(groups.features).toHaveLength(merge.proposals[0].count)
    for (const { geometry, properties } of groups.features)
      expect(Math.abs(polygonSquareMeters(geometry.coordinates) / properties.areaSquareMeters - 1)).toBeLessThan(1e-4)
    const today = mergeGroupCollectionSchema.parse((await viewer.get(`merges/${merge.id}/groups.geojson?proposal=0`)).body)
    expect(today.features.map(({ properties }) => properties.unitIds)).toEqual(merge.units.map(({ unitId }: Json) => [unitId]))
    expect(total(today.features, ({ properties }) => properties.areaSquareMeters)).toBeCloseTo(
      total(groups.features, ({ properties }) => properties.areaSquareMeters),
      3,
    )
    problem(await viewer.get(`merges/${merge.id}/settlements.geojson?proposal=0`), 400, 'unknown-parameter')
    const second = (await viewer.get(`merges/${merge.id}/groups.geojson?proposal=2`)).body
    expect(second.features).toHaveLength(merge.proposals[1].count)
    const settlements = mergeSettlementCollectionSchema.parse((await viewer.get(`merges/${merge.id}/settlements.geojson`)).body)
    const people = settlements.features.reduce((sum, { properties }) => sum + properties.people, 0)
    expect(people).toBeCloseTo(
      total(merge.units, ({ population }) => population),
      6,
    )
    const table = (await viewer.get(`merges/${merge.id}/units.csv`)).body
    expect(table.split('\r\n').filter(Boolean)).toHaveLength(merge.units.length + 1)
    problem(await viewer.get(`merges/${merge.id}/groups.geojson?proposal=5`), 404, 'not-found')
  })

  test('take what people found of promises that nobody can measure, only with what it rests on, into the plan too', async () => {
    const merge = await done({ points: 0 })
    const path = `merges/${merge.id}/checklist`
    expect((await viewer.get(path)).body).toEqual({ found: [] })
    const noted = await anna.send('PUT', path, { key: 'will', holds: true, evidence: '会议纪要 2026-3' })
    expect(noted.status, JSON.stringify(noted.body)).toBe(200)
    expect(noted.body.found).toMatchObject([
      { proposal: 1, key: 'will', holds: true, evidence: '会议纪要 2026-3', setBy: 'anna' },
    ])
    await anna.send('PUT', path, { proposal: 2, key: 'rights', holds: false, evidence: '林权未定' })
    await anna.send('PUT', path, { key: 'rights', holds: true, evidence: '确权档案' })
    const all = await anna.send('PUT', path, { key: 'rights', holds: true, evidence: '确权档案 12 卷' })
    expect(all.body.found.map(({ proposal, key, evidence }: Json) => [proposal, key, evidence])).toEqual([
      [1, 'rights', '确权档案 12 卷'],
      [1, 'will', '会议纪要 2026-3'],
      [2, 'rights', '林权未定'],
    ])
    expect((await anna.send('PUT', path, { proposal: 2, key: 'rights', holds: null })).body.found).toHaveLength(2)
    problem(await anna.send('PUT', path, { key: 'will', holds: true, evidence: ' ' }), 422, 'invalid-input')
    problem(await anna.send('PUT', path, { key: 'coverage', holds: true, evidence: 'x' }), 422, 'invalid-input', '/key')
    problem(await anna.send('PUT', path, { key: 'luck', holds: true, evidence: 'x' }), 422, 'invalid-input', '/key')
    problem(
      await anna.send('PUT', path, { proposal: 6, key: 'will', holds: true, evidence: 'x' }),
      422,
      'invalid-input',
      '/proposal',
    )
    problem(await viewer.send('PUT', path, { key: 'will', holds: true, evidence: 'x' }), 403, 'forbidden')
    problem(await elsewhere.get(path), 403, 'forbidden')
    const plan = await anna.send('POST', `merges/${merge.id}/plan`, {})
    expect(plan.status, JSON.stringify(plan.body)).toBe(201)
    const { steps } = (await anna.get(`plans/${plan.body.id}/steps`)).body
    expect(steps[0].comment).toContain('村民会议讨论同意:是(会议纪要 2026-3)')
    expect(steps[0].comment).toContain('农村各类权属关系不变:是(确权档案 12 卷)')
  })

  test('tell what speaks against a name before it is given', async () => {
    const all = (await anna.get(`divisions?level=village&parent=${otherTown.id}&geometry=none&limit=100`)).body.features
    const [first, second] = all.map(({ properties }: Json) => properties)
    const check = async (name: string, ending = '') => {
      const query = `name=${encodeURIComponent(name)}${ending && `&ending=${ending}`}`
      const answer = await viewer.get(`divisions/${first.id}/name-check?${query}`)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body.faults.map(({ fault, division }: Json) => [fault, division?.id])
    }
    expect(await check(first.name)).toEqual([])
    expect(await check(second.name)).toEqual([['same_name', second.id]])
    // The name of one that ends in the same merge is free.
    expect(await check(second.name, second.id)).toEqual([])
    expect(await check('第三村')).toEqual([['ordinal', undefined]])
    const far = (await anna.get('divisions?level=village&geometry=none&limit=1000')).body.features.find(
      ({ properties }: Json) => properties.parentId !== otherTown.id,
    ).properties
    expect(await check(far.name)).toContainEqual(['same_name', far.id])
    problem(await viewer.get(`divisions/${first.id}/name-check?name=`), 400, 'unknown-parameter')
    expect((await viewer.get(`divisions/${nowhere}/name-check?name=x`)).status).toBe(404)
  })

  test('become a plan with lineage, names and all children; or some of them', async () => {
    const merge = await done({ points: 0, alternatives: 0 })
    const merged = merge.proposals[0].groups.filter(({ unitIds }: Json) => unitIds.length > 1)
    const [first] = merged
    const answer = await anna.send('POST', `merges/${merge.id}/plan`, { names: { [first.unitIds[0]]: '同心村' } })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(answer.body).toMatchObject({ kind: 'village_adjust', state: 'draft', steps: 1 })
    const diff = (await anna.get(`plans/${answer.body.id}/diff`)).body
    const gone = merged.flatMap(({ unitIds, centreUnitId }: Json) => unitIds.filter((id: string) => id !== centreUnitId))
    const ended = diff.divisions.filter(({ level, after }: Json) => level === 'village' && after === null)
    expect(ended.map(({ id }: Json) => id).sort()).toEqual([...gone].sort())
    expect(diff.lineage.map(({ predecessorId }: Json) => predecessorId)).toEqual(expect.arrayContaining(gone))
    const found = await anna.get(`divisions/${first.centreUnitId}?plan=${answer.body.id}`)
    expect(found.body.properties).toMatchObject({ name: '同心村' })
    const some = await anna.send('POST', `merges/${merge.id}/plan`, { groups: [first.unitIds[1]] })
    expect(some.status).toBe(201)
    problem(await anna.send('POST', `merges/${merge.id}/plan`, { proposal: 3 }), 409, 'conflict')
    problem(await anna.send('POST', `merges/${merge.id}/plan`, { groups: [nowhere] }), 422, 'invalid-input', '/groups')
  })

  test('merge villagers’ groups within villages, and towns of a county', async () => {
    const groups = await done({ level: 'group', limits: { populationMin: 150, maxGroupSize: 3 }, points: 3, alternatives: 0 })
    expect(groups.ok).toBe(true)
    const unitOf = new Map<string, Json>(groups.units.map((unit: Json) => [unit.unitId, unit]))
    for (const { unitIds } of groups.proposals[0].groups)
      expect(new Set(unitIds.map((id: string) => unitOf.get(id)!.parentId)).size).toBe(1)
    const towns = await done({ level: 'town', limits: { populationMin: 1, maxGroupSize: 2 }, points: 3, alternatives: 0 })
    expect(towns.checklist.map(({ key }: Json) => key)).toContain('transfers')
    expect(towns.proposals[0].promises.kept).toBe(true)
  })
})

describe('rule sets of merges', () => {
  test('are listed with sources, changed in versions, and an answer keeps the one that it used', async () => {
    const { ruleSets } = mergeRulesListSchema.parse((await apiClient(app.url).get('merge-rules')).body)
    expect(ruleSets.map(({ id }) => id)).toEqual(['hunan_2015', 'sichuan_2019', 'plan_600'])
    for (const { sizes } of ruleSets)
      for (const { source, mark } of sizes) expect([source.zh.length > 0, 'CSUD'.includes(mark)]).toEqual([true, true])
    const before = await done({ ruleSet: 'sichuan_2019', limits: undefined, points: 0, alternatives: 0 })
    const { id, version, madeBy: _, madeAt: __, ...sichuan } = ruleSets[1]
    const source = { zh: '本县方案', en: 'The county’s scheme' }
    const sizes = sichuan.sizes.map((row) =>
      row.level === 'village' ? { ...row, populationMin: 700, source, mark: 'U' as const } : row,
    )
    const change = { ...sichuan, sizes, baseVersion: version }
    const changed = await anna.send('PUT', `merge-rules/${id}`, change)
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    expect(changed.body).toMatchObject({ id, version: 2 })
    problem(await anna.send('PUT', `merge-rules/${id}`, change), 409, 'conflict')
    problem(await elsewhere.send('PUT', `merge-rules/${id}`, { ...change, baseVersion: 2 }), 403, 'forbidden')
    const after = await done({ ruleSet: 'sichuan_2019', limits: undefined, points: 0, alternatives: 0 })
    expect(after.rules.version).toBe(2)
    expect((await anna.get(`merges/${before.id}`)).body.rules.version).toBe(1)
    const first = await anna.get(`merge-rules/${id}?version=1`)
    expect(first.body.sizes[0].populationMin).toBe(null)
    const again = await done({ ruleSet: 'sichuan_2019', ruleSetVersion: 1, limits: undefined, points: 0, alternatives: 0 })
    expect(again.proposals).toEqual(before.proposals)
  })

  test.each([
    ['a number without a source', (row: Json) => ({ ...row, source: undefined }), '/sizes/0/source'],
    ['a range upside down', (row: Json) => ({ ...row, populationMin: 9, populationMax: 5 }), '/sizes/0/populationMax'],
    ['a mark that there is not', (row: Json) => ({ ...row, mark: 'X' }), '/sizes/0/mark'],
  ])('refuse %s', async (_, spoil, pointer) => {
    const [{ id, version, madeBy: _by, madeAt: _at, ...rules }] = (await anna.get('merge-rules')).body.ruleSets
    const [first, ...rest] = rules.sizes
    const answer = await anna.send('PUT', `merge-rules/${id}`, { ...rules, sizes: [spoil(first), ...rest], baseVersion: version })
    problem(answer, 422, 'invalid-input', pointer)
  })
})

describe('questions about merges that cannot be', () => {
  test.each<[string, object, number, string, string | null]>([
    ['a scope that is not there', { scope: '123456789012' }, 404, 'not-found', null],
    ['a range upside down', { targetRange: { min: 9, max: 5 } }, 422, 'invalid-input', '/targetRange'],
    ['a number and a range', { targetCount: 5, targetRange: { min: 5, max: 9 } }, 422, 'invalid-input', '/targetRange'],
    ['limits that contradict', { limits: { populationMin: 9, populationMax: 5 } }, 422, 'invalid-input', '/limits/populationMax'],
    [
      'a limit that contradicts the rules',
      { ruleSet: 'hunan_2015', limits: { populationMin: 5000 } },
      422,
      'invalid-input',
      '/limits/populationMin',
    ],
    ['a rule set that is not there', { ruleSet: 'nowhere' }, 404, 'not-found', null],
    ['a village that is not there', { keepApart: [[nowhere, nowhere]] }, 422, 'invalid-input', '/keepApart/0/0'],
    ['weights and an order', { weights: { balance: 1 }, order: ['balance'] }, 422, 'invalid-input', '/order'],
    ['stations that close for drivers', { closeSeats: true, mode: 'drive' }, 422, 'invalid-input', '/closeSeats'],
    ['a member that is not known', { populationMin: 5 }, 422, 'invalid-input', '/populationMin'],
  ])('%s', async (_, body, status, kind, pointer) => {
    const answer = await anna.send('POST', 'merges', { scope: county.id, ...body })
    problem(answer, status, kind, pointer)
  })

  test('a village as the scope of villages', async () => {
    const village = (await anna.get('divisions?level=village&geometry=none&limit=1')).body.features[0]
    problem(await anna.send('POST', 'merges', { scope: village.id }), 422, 'invalid-input', '/scope')
  })

  test('are for accounts within their part of the map', async () => {
    problem(await apiClient(app.url).send('POST', 'merges', { scope: county.id }), 401, 'not-signed-in')
    problem(await viewer.send('POST', 'merges', { scope: county.id }), 403, 'forbidden')
    problem(await elsewhere.send('POST', 'merges', { scope: county.id }), 403, 'forbidden')
    const merge = await done({ points: 0, alternatives: 0 })
    problem(await elsewhere.get(`merges/${merge.id}`), 403, 'forbidden')
    problem(await elsewhere.send('POST', `merges/${merge.id}/plan`, {}), 403, 'forbidden')
    problem(await viewer.send('POST', `merges/${merge.id}/plan`, {}), 403, 'forbidden')
    problem(await elsewhere.send('PUT', `divisions/${merge.units[0].unitId}/merge-facts`, { stays: [] }), 403, 'forbidden')
    problem(await anna.get(`merges/${nowhere}`), 404, 'not-found')
  })
})
