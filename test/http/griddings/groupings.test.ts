import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gridCollectionSchema, griddingSchema } from '#contract/griddings/gridding-answer'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { type ApiClient, apiClient, type Json } from '../../helpers/api-client.ts'
import { peopleOf, problem } from '../../helpers/plan-makers.ts'
import { type RunningApp, startOnAnyDatabase } from '../../helpers/start-app.ts'

let app: RunningApp
let anna: ApiClient
let county: Json
let towns: Json[]
let villages: Json[]
const list = async (query: string): Promise<Json[]> =>
  (await apiClient(app.url).get(`divisions?limit=1000&${query}`)).body.features.map(({ properties, id }: Json) => ({
    ...properties,
    id,
  }))

beforeAll(async () => {
  app = await startOnAnyDatabase()
  ;[county] = await list('level=county&geometry=none')
  towns = await list('level=town&geometry=none')
  villages = await list('level=village&geometry=none')
  anna = (await peopleOf(app.url, { anna: { role: 'planner' } })).anna
})
afterAll(() => app?.stop())

async function done(body: object): Promise<Json> {
  const answer = await anna.send('POST', 'griddings', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  const job = await anna.ended(answer.body.job.id, 120)
  expect(job, JSON.stringify(job)).toMatchObject({ state: 'done' })
  return griddingSchema.parse((await anna.get(`griddings/${job.id}`)).body)
}
const sumOf = (grids: Json[], of: string): number => grids.reduce((sum, grid) => sum + grid[of], 0)
const unitsOf = ({ grids }: Json): string[] => grids.flatMap(({ unitIds }: Json) => unitIds)

describe('groupings of divisions', { timeout: 180_000 }, () => {
  test('a county’s towns become planning areas: every town in one, people and ground kept, no borders redrawn', async () => {
    const found = await done({ kind: 'planning_area', divisionId: county.code, parts: 4, seconds: 2 })
    expect(found).toMatchObject({ kind: 'planning_area', ok: true, metrics: { parts: 4, walk: null, changedPeople: 0 } })
    expect(found.divisions[0]).toMatchObject({ gridLevel: null, unitLevel: 'town', units: towns.length, staff: [] })
    expect(unitsOf(found).sort()).toEqual(towns.map(({ id }) => id).sort())
    expect(sumOf(found.grids, 'population')).toBeCloseTo(county.population, 6)
    expect(sumOf(found.grids, 'households')).toBeCloseTo(county.households, 6)
    expect(sumOf(found.grids, 'areaSquareMeters') / county.areaSquareMeters).toBeCloseTo(1, 6)
    for (const grid of found.grids) {
      const own = towns.filter(({ id }) => grid.unitIds.includes(id))
      expect(grid.population).toBeCloseTo(sumOf(own, 'population'), 6)
      expect(polygonSquareMeters(grid.geometry.coordinates) / sumOf(own, 'areaSquareMeters')).toBeCloseTo(1, 6)
      expect(grid).toMatchObject({ gridId: null, code: null, name: null, station: null, walk: null, workers: null })
    }
    for (const { ranks, unitIds } of found.grids) {
      expect(ranks.map(({ divisionId }: Json) => divisionId).sort()).toEqual([...unitIds].sort())
      const centres = ranks.filter(({ rank }: Json) => rank === 'central_town')
      expect(centres).toHaveLength(1)
      expect(ranks.filter(({ rank }: Json) => rank === 'ordinary_town')).toHaveLength(unitIds.length - 1)
      for (const { score } of ranks) expect(score).toBeLessThanOrEqual(centres[0].score)
    }
    const refused = problem(await anna.send('POST', `griddings/${found.id}/plan`, {}), 409)
    expect(refused.detail).toMatch(/leaves their borders alone.*grids\.geojson/)
  })

  test('its villages become planning areas or service districts, towns had better stay whole', async () => {
    const body = { divisionId: county.id, parts: 5, seconds: 2 }
    const areas = await done({ ...body, kind: 'planning_area', unitLevel: 'village', weights: { keepCompoundsWhole: 10 } })
    expect(unitsOf(areas).sort()).toEqual(villages.map(({ id }) => id).sort())
    expect(areas.metrics.compoundsCut).toBeLessThan(towns.length)
    const districts = await done({ ...body, kind: 'service_district', workload: { perPerson: 1, perElder80: 2 } })
    expect(unitsOf(districts)).toHaveLength(villages.length)
    expect(sumOf(districts.grids, 'workload')).toBeGreaterThan(county.population)
    const byTown = await done({ ...body, kind: 'service_district', unitLevel: 'town' })
    expect(byTown.divisions[0].unitLevel).toBe('town')
  })

  test('a village’s groups become clusters; one without groups has its hamlets', async () => {
    const groups = await list('level=group&geometry=none')
    const of = (village: Json) => groups.filter(({ parentId }) => parentId === village.id)
    const withGroups = villages.find((village) => of(village).length > 4)!
    const clusters = await done({ kind: 'village_cluster', divisionId: withGroups.code, parts: 2, seconds: 1 })
    expect(clusters).toMatchObject({ ok: true, kind: 'village_cluster' })
    expect(unitsOf(clusters).sort()).toEqual(
      of(withGroups)
        .map(({ id }) => id)
        .sort(),
    )
    const without = villages.find((village) => of(village).length === 0 && village.population > 300)!
    const hamlets = await done({ kind: 'village_cluster', divisionId: without.code, parts: 2, seconds: 1 })
    expect(hamlets).toMatchObject({ ok: true, grids: [{ code: null, workers: null }, {}] })
    expect(hamlets.divisions[0]).toMatchObject({ unitLevel: null, gridLevel: null })
  })

  test('a sub-district’s communities are redrawn: too large ones divided, villages and who fits stay, and the plan keeps what is below', async () => {
    const childrenOf = (town: Json) => villages.filter(({ parentId }) => parentId === town.id)
    const communitiesOf = (town: Json) => childrenOf(town).filter(({ kind }) => kind === 'community')
    const town = [...towns].sort((a, b) => communitiesOf(b).length - communitiesOf(a).length)[0]
    const communities = communitiesOf(town).sort((a, b) => b.households - a.households)
    const ordinary = childrenOf(town).filter(({ kind }) => kind !== 'community')
    const [largest] = communities
    // The largest is divided into two or three.
    const households = { min: Math.floor(largest.households / 4), max: Math.ceil(largest.households * 0.7) }
    const found = await done({ kind: 'community', divisionId: town.code, households, seconds: 3 })
    expect(found).toMatchObject({ kind: 'community', ok: true })
    const [answer] = found.divisions
    expect(answer).toMatchObject({ gridLevel: 'village', unitLevel: null })
    expect(answer.present.map(({ gridId }: Json) => gridId).sort()).toEqual(
      childrenOf(town)
        .map(({ id }) => id)
        .sort(),
    )
    expect(sumOf(answer.present, 'households')).toBeCloseTo(sumOf(found.grids, 'households'), 6)
    const goesOn = new Map<string, Json>(
      found.grids.filter(({ gridId }: Json) => gridId).map((grid: Json) => [grid.gridId, grid]),
    )
    for (const { id, areaSquareMeters } of ordinary) {
      expect(goesOn.get(id)).toMatchObject({ change: 'same', workers: null })
      expect(goesOn.get(id)!.areaSquareMeters / areaSquareMeters).toBeCloseTo(1, 6)
    }
    const founded = found.grids.filter(({ change }: Json) => change === 'founded')
    expect(founded.length).toBeGreaterThan(0)
    const names = new Set(villages.map(({ name }) => name))
    for (const { gridId, code, name, households: own } of founded) {
      expect(gridId).toBeNull()
      // Codes of residents' committees are 001 to 199.
      expect(code).toMatch(new RegExp(`^${town.code}[01]\\d\\d$`))
      expect(name).toMatch(/[东西南北]社区\d*$/)
      expect(names.has(name)).toBe(false)
      expect(own).toBeGreaterThanOrEqual(households.min)
      expect(own).toBeLessThanOrEqual(households.max)
    }
    const plan = await anna.send('POST', `griddings/${found.id}/plan`, {})
    expect(plan.status, JSON.stringify(plan.body)).toBe(201)
    expect(plan.body).toMatchObject({ kind: 'community_adjust', scope: { id: town.id } })
    const inPlan = async (query: string): Promise<Json[]> =>
      (await anna.get(`divisions?plan=${plan.body.id}&geometry=none&limit=1000&${query}`)).body.features.map(
        ({ properties, id }: Json) => ({ ...properties, id }),
      )
    const after = await inPlan(`parent=${town.id}&level=village`)
    expect(after.map(({ name, kind }) => [name, kind]).sort()).toEqual(
      found.grids
        .map(({ name, gridId }: Json) => [name, ordinary.some(({ id }) => id === gridId) ? 'village' : 'community'])
        .sort(),
    )
    expect(sumOf(after, 'population')).toBeCloseTo(town.population, 6)
    for (const { id } of ordinary) {
      const before = await list(`parent=${id}&geometry=none`)
      expect((await inPlan(`parent=${id}`)).map((below) => below.id).sort()).toEqual(before.map((below) => below.id).sort())
    }
    const { rules } = (await anna.get(`plans/${plan.body.id}/checks`)).body
    const errors = rules.flatMap(({ findings }: Json) => findings).filter(({ severity }: Json) => severity === 'error')
    expect(errors).toEqual([])
  })

  test('are refused where there is nothing to group', async () => {
    const village = villages[0]
    const asked = async (body: object, status = 422) =>
      problem(await anna.send('POST', 'griddings', { parts: 2, ...body }), status)
    expect((await asked({ kind: 'planning_area', divisionId: village.code })).detail).toContain('county or prefecture')
    expect((await asked({ kind: 'village_cluster', divisionId: county.code })).detail).toContain('within a village')
    expect((await asked({ kind: 'community', divisionId: county.code })).detail).toContain('within a town or sub-district')
    const noCommunity = towns.find((town) => !villages.some(({ parentId, kind }) => parentId === town.id && kind === 'community'))
    if (noCommunity)
      expect((await asked({ kind: 'community', divisionId: noCommunity.code })).detail).toContain('has no communities')
    const pointers = ({ errors }: Json) => errors.map(({ pointer }: Json) => pointer)
    expect(pointers(await asked({ kind: 'village_cluster', unitLevel: 'town', divisionId: village.code }))).toEqual([
      '/unitLevel',
    ])
    expect(pointers(await asked({ kind: 'district', divisionId: village.code }))).toEqual(['/kind'])
    expect(pointers(await asked({ divisionId: village.code, workload: { perHousehold: 0 } }))).toEqual(['/workload'])
    expect(pointers(await asked({ divisionId: village.code, workload: { perCat: 1 } }))).toContain('/workload/perCat')
    expect(pointers(await asked({ divisionId: village.code, slices: 0 }))).toEqual(['/slices'])
    expect(pointers(await asked({ kind: 'planning_area', divisionId: county.code, locked: ['999'] }))).toEqual(['/locked/0'])
  })
})

describe('downloads', { timeout: 120_000 }, () => {
  test('as GeoJSON and as a table that spreadsheets read', async () => {
    const community = villages.find(({ kind, households }) => kind === 'community' && households > 600)!
    const found = await done({
      divisionId: community.code,
      households: { min: 50, max: 600 },
      slices: 3,
      workload: { perHousehold: 1 },
    })
    const { body: collection, headers } = await anna.get(`griddings/${found.id}/grids.geojson`)
    expect(headers.get('content-disposition')).toContain(`grids-${found.id}.geojson`)
    expect(
      gridCollectionSchema.parse(collection).features.map(({ geometry, properties }) => ({ ...properties, geometry })),
    ).toEqual(found.grids)
    const table = await anna.get(`griddings/${found.id}/grids.csv`)
    expect(table.headers.get('content-type')).toContain('text/csv')
    const text: string = table.body
    expect(text.startsWith('division.code,division.name,code,name,')).toBe(true)
    const lines = text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(found.grids.length + 1)
    expect(lines[1]).toContain(`${community.code},${community.name},${found.grids[0].code},${found.grids[0].name},`)
    problem(await apiClient(app.url).get(`griddings/${found.id}/grids.csv`), 401)
    problem(await anna.get('griddings/00000000-0000-4000-8000-000000000000/grids.geojson'), 404)
  })

  test('tell walks, stations, workers and codes of grids, the plan gets the same codes', async () => {
    const community = villages.find(({ kind, households }) => kind === 'community' && households > 600)!
    const found = await done({ divisionId: community.code, households: { min: 50, max: 600 }, seconds: 1 })
    expect(found.metrics.walk.reachedShare).toBeGreaterThan(0.9)
    expect(found.metrics.walk.p95Meters).toBeGreaterThanOrEqual(found.metrics.walk.meanMeters)
    for (const grid of found.grids) {
      expect(grid.walk.meanMeters).toBeGreaterThan(0)
      expect(grid.station.at).toHaveLength(2)
      expect(grid.workers).toBe(Math.max(1, Math.ceil(grid.population / 1000)))
      expect(grid.workload).toBeNull()
      expect(grid.code).toMatch(new RegExp(`^${community.code}\\d{3}$`))
    }
    expect(found.divisions[0].staff.map(({ rule }: Json) => rule)).toEqual(['zhuanglang', 'plan_14_5'])
    const plan = await anna.send('POST', `griddings/${found.id}/plan`, {})
    expect(plan.status, JSON.stringify(plan.body)).toBe(201)
    const { features } = (
      await anna.get(`divisions?plan=${plan.body.id}&parent=${community.id}&level=grid_1&geometry=none&limit=100`)
    ).body
    const labels = (rows: Json[]) => rows.map(({ code, name }) => `${code} ${name}`).sort()
    expect(labels(features.map(({ properties }: Json) => properties))).toEqual(labels(found.grids))
  })
})
