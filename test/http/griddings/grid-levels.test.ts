import { afterAll, beforeAll, expect, test } from 'vitest'
import { griddingSchema } from '#contract/griddings/gridding-answer'
import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { type ApiClient, apiClient, type Json } from '../../helpers/api-client.ts'
import { peopleOf, publish } from '../../helpers/plan-makers.ts'
import { type RunningApp, startOnAnyDatabase } from '../../helpers/start-app.ts'

let app: RunningApp
let anna: ApiClient
let rita: ApiClient
beforeAll(async () => {
  app = await startOnAnyDatabase()
  ;({ anna, rita } = await peopleOf(app.url, { anna: { role: 'planner' }, rita: { role: 'reviewer' } }))
})
afterAll(() => app?.stop())

const list = async (query: string): Promise<Json[]> =>
  (await apiClient(app.url).get(`divisions?limit=1000&${query}`)).body.features

/** Divides a division into two, publishes that, and answers the grids as they are on the map. */
async function divided(divisionId: string): Promise<Json[]> {
  const { body } = await anna.send('POST', 'griddings', { divisionId, parts: 2, slices: 4 })
  const job = await anna.ended(body.job.id, 120)
  const gridding = griddingSchema.parse((await anna.get(`griddings/${job.id}`)).body)
  expect(gridding, JSON.stringify(gridding.blocking)).toMatchObject({ ok: true, metrics: { parts: 2 } })
  const plan = await anna.send('POST', `griddings/${gridding.id}/plan`, {})
  expect(plan.status, JSON.stringify(plan.body)).toBe(201)
  await publish(rita, plan.body.id)
  const grids = await list(`parent=${divisionId}&level=${gridding.divisions[0].gridLevel}&geometry=full`)
  expect(grids.map(({ properties: { code, name } }) => [code, name])).toEqual(
    gridding.grids.map(({ code, name }) => [code, name]).sort(([a], [b]) => (a! < b! ? -1 : 1)),
  )
  return grids
}

test('four levels of grids nest: each below one of the level above, on its ground, with a code that begins with its', async () => {
  const villages = await list('level=village&geometry=full')
  const places = async ({ id }: Json) => (await list(`parent=${id}&level=grid_1&geometry=none`)).length
  let parent: Json = null
  for (const each of villages)
    if (each.properties.kind === 'community' && each.properties.households > 300 && (await places(each)) === 0) parent ??= each
  expect(parent).not.toBeNull()
  for (const [index, level] of (['grid_1', 'grid_2', 'grid_3', 'grid_4'] as const).entries()) {
    const grids = await divided(parent.id)
    expect(grids.map(({ properties }) => properties.level)).toEqual([level, level])
    for (const { properties, geometry } of grids) {
      expect(properties.parentId).toBe(parent.id)
      expect(properties.code.slice(0, parent.properties.code.length)).toBe(parent.properties.code)
      expect(properties.code).toHaveLength(15 + 2 * index)
      expect(pointInPolygons(parent.geometry.coordinates, ...(properties.labelPoint as [number, number]))).toBe(true)
      expect(geometry.coordinates.length).toBeGreaterThan(0)
    }
    const area = (rows: Json[]) => rows.reduce((sum, { geometry }) => sum + polygonSquareMeters(geometry.coordinates), 0)
    expect(area(grids)).toBeCloseTo(area([parent]), 0)
    const people = grids.reduce((sum, { properties }) => sum + properties.population, 0)
    expect(people).toBeCloseTo(parent.properties.population, 6)
    parent = [...grids].sort((a, b) => b.properties.households - a.properties.households)[0]
  }
}, 300_000)
