import { afterAll, beforeAll, expect, test } from 'vitest'
import { coverageDemandCollectionSchema, isochroneCollectionSchema } from '#contract/coverage'
import { nearbyAnswerSchema } from '#contract/nearby'
import { segmentMeters } from '#planning/geodesy/lengths'
import { type ApiClient, apiClient, type Json } from '../helpers/api-client.ts'
import { type RunningApp, startOnAnyDatabase } from '../helpers/start-app.ts'

let app: RunningApp
let visitor: ApiClient
let home: Json
beforeAll(async () => {
  app = await startOnAnyDatabase()
  visitor = apiClient(app.url)
  const { body } = await visitor.get('divisions?level=village&geometry=none&limit=1')
  home = body.features[0]
})
afterAll(() => app?.stop())

const metersOf = (route: [number, number][]) =>
  route.slice(1).reduce((sum, [lon, lat], i) => sum + segmentMeters(route[i][0], route[i][1], lon, lat), 0)

test('a place is told its nearest facility of every category, with the way there', async () => {
  const [lon, lat] = home.properties.labelPoint.map((degrees: number) => Number(degrees.toFixed(7)))
  const { status, body } = await visitor.get(`nearby?lon=${lon}&lat=${lat}`)
  expect(status).toBe(200)
  const answer = nearbyAnswerSchema.parse(body)
  expect(answer.facilities.length).toBeGreaterThan(10)
  expect(answer.facilities.map(({ meters }) => meters)).toEqual(
    answer.facilities.map(({ meters }) => meters).sort((a, b) => a - b),
  )
  expect(new Set(answer.facilities.map(({ category }) => category)).size).toBe(answer.facilities.length)
  for (const { route, meters, lon: toLon, lat: toLat, status: state } of answer.facilities) {
    expect(state).toBe('operating')
    expect(route.coordinates[0]).toEqual([lon, lat])
    expect(route.coordinates.at(-1)).toEqual([toLon, toLat])
    // A way is as long as its line, but for rounded corners and the street's own bends.
    expect(Math.abs(metersOf(route.coordinates) - meters)).toBeLessThan(1 + 0.002 * meters)
  }
  const planned = nearbyAnswerSchema.parse((await visitor.get(`nearby?lon=${lon}&lat=${lat}&counted=planned`)).body)
  const now = new Map(answer.facilities.map(({ category, meters }) => [category, meters]))
  for (const { category, meters } of planned.facilities)
    expect(meters).toBeLessThanOrEqual(now.get(category) ?? Number.POSITIVE_INFINITY)
})

test('far from every street there is nothing near, and it says so', async () => {
  const { status, body } = await visitor.get('nearby?lon=0&lat=0')
  expect(status).toBe(200)
  expect(body).toMatchObject({ snapMeters: null, facilities: [] })
  expect(body.unreached.length).toBeGreaterThan(10)
})

test.each([
  ['nearby', 'lon'],
  ['nearby?lon=abc&lat=1', 'lon'],
  ['nearby?lon=1&lat=91', 'lat'],
  ['nearby?lon=1&lat=1&mode=fly', 'mode'],
  ['nearby?lon=1&lat=1&colour=red', 'colour'],
])('%s is refused by name', async (path, named) => {
  const { status, body } = await visitor.get(path)
  expect(status).toBe(400)
  expect(JSON.stringify(body)).toContain(named)
})

test('areas and people of an answer are drawn when first asked for, once for all who ask', async () => {
  const { id } = await visitor.coverage({ categories: ['market'], minutes: 14 })
  const asked = await Promise.all([1, 2, 3].map(() => visitor.get(`coverage/${id}/isochrones.geojson`)))
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(isochroneCollectionSchema.parse(asked[0].body).features.length).toBeGreaterThan(0)
  expect(asked[1].body).toEqual(asked[0].body)
  const people = coverageDemandCollectionSchema.parse((await visitor.get(`coverage/${id}/demand.geojson`)).body)
  expect(people.features.length).toBeGreaterThan(100)
})
