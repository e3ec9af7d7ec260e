import { rm } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importResultSchema } from '#contract/imports'
import { problemSchema } from '#contract/problems'
import { writePbf } from '../formats/osm/write-pbf.ts'
import { type ApiClient, apiClient, type Json, signedIn } from '../helpers/api-client.ts'
import { collection, smallTownOsm, townSquare } from '../helpers/small-town.ts'
import { type RunningApp, startApp } from '../helpers/start-app.ts'
import { emptyDataFolder } from '../helpers/test-databases.ts'

let app: RunningApp
let folder: string
let visitor: ApiClient
let administrator: ApiClient & { token: string }
beforeAll(async () => {
  folder = await emptyDataFolder()
  app = await startApp({ FANGYUAN_DATA: folder, FANGYUAN_SAMPLE: 'none' })
  visitor = apiClient(app.url)
  administrator = await signedIn(app.url)
})
afterAll(async () => {
  await app?.stop()
  await rm(folder, { recursive: true, force: true })
})

const revision = async () => (await visitor.get('health')).body.revision as number
const pbf = writePbf({
  map: 'A.B.C\n.....\nD.E.F',
  ways: [
    { nodes: 'ABC', tags: { highway: 'residential' } },
    { nodes: 'DEF', tags: { highway: 'path' } },
  ],
})
const header = 'name,category,lon,lat'

/** Uploads a file that must be refused, at once or by its job; the problem document. Nothing may have changed. */
async function refused(fileName: string, content: string | Uint8Array, options: object): Promise<Json> {
  const before = [await revision(), (await visitor.get('data-sets')).body]
  const answer = await administrator.upload(fileName, content, options)
  const problem = answer.status === 202 ? await administrator.ended(answer.body.job.id).then((job) => job.problem) : answer.body
  expect(problemSchema.parse(problem)).toEqual(problem)
  expect(problem.status).toBeGreaterThanOrEqual(400)
  expect(problem.status).toBeLessThan(500)
  expect([await revision(), (await visitor.get('data-sets')).body]).toEqual(before)
  return problem
}

describe('on an empty map', () => {
  test('a coverage request is refused: there is no street to walk on', async () => {
    const answer = await visitor.send('POST', 'coverage', { categories: ['market'] })
    expect([answer.status, answer.body.type]).toEqual([422, '/problems/nothing-to-compute'])
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(answer.body.detail).toContain('import an OSM extract')
  })

  test('importing needs the administrator', async () => {
    expect((await visitor.upload('town.osm', smallTownOsm(3), { kind: 'streets' })).status).toBe(401)
  })

  test.each([
    ['no file', 'POST', undefined],
    ['a body that is no form', 'POST', { kind: 'streets' }],
  ])('%s is a problem', async (_, method, body) => {
    const answer = await administrator.send(method, 'imports', body)
    expect([answer.status, answer.body.status]).toEqual([422, 422])
  })

  test.each([
    ['options that are no JSON', '{kind', '/options'],
    ['no kind', '{}', '/kind'],
    ['an unknown kind', '{"kind":"trees"}', '/kind'],
    ['an unknown option', '{"kind":"streets","colour":"red"}', '/colour'],
    ['an unknown level', '{"kind":"divisions","level":"planet"}', '/level'],
  ])('%s is a 422 that points at it', async (_, options, pointer) => {
    const answer = await administrator.upload('x.csv', 'a', options)
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map((entry: Json) => entry.pointer)).toContain(pointer)
  })

  test.each([
    ['a file of 0 bytes', 'empty.osm.pbf', '', { kind: 'streets' }, 'empty'],
    ['a truncated PBF', 'cut.osm.pbf', pbf.subarray(0, pbf.length - 40), { kind: 'streets' }, 'cut.osm.pbf'],
    ['a PBF cut in its first bytes', 'stub.osm.pbf', pbf.subarray(0, 3), { kind: 'streets' }, 'stub.osm.pbf'],
    ['XML that is not OSM', 'gpx.osm', '<?xml version="1.0"?><gpx><trk/></gpx>', { kind: 'streets' }, 'gpx'],
    ['XML that ends in the middle', 'half.osm', smallTownOsm(3).slice(0, 400), { kind: 'streets' }, 'half.osm'],
    ['a broken gzip', 'cut.osm.gz', gzipSync(smallTownOsm(3)).subarray(0, 200), { kind: 'streets' }, 'cut.osm.gz'],
    ['a picture', 'photo.osm', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0), { kind: 'streets' }, 'photo.osm'],
    ['GeoJSON as streets', 'x.osm', collection([]), { kind: 'streets' }, 'x.osm'],
    ['a CSV without coordinates', 'places.csv', 'name,category\nA,market', { kind: 'facilities' }, 'lon'],
    ['a CSV with a header only', 'head.csv', header, { kind: 'facilities' }, 'head.csv'],
    ['an OSM file with nothing in it', 'none.osm', '<osm version="0.6"></osm>', { kind: 'streets' }, 'none.osm'],
    ['GeoJSON without features', 'none.geojson', collection([]), { kind: 'divisions', level: 'village' }, 'none.geojson'],
    [
      'a file of which every row is skipped',
      'bad.csv',
      `${header}\nA,casino,104.06,30.66`,
      { kind: 'facilities', skipInvalid: true },
      'bad.csv',
    ],
    ['an unknown category', 'casino.csv', `${header}\nA,casino,104.06,30.66`, { kind: 'facilities' }, 'casino'],
    ['lon and lat swapped', 'swapped.csv', `${header}\nA,market,30.66,104.06`, { kind: 'facilities' }, 'swapped'],
    ['coordinates of 1e9', 'far.csv', `${header}\nA,market,1e9,30.66`, { kind: 'facilities' }, '1 of 1 rows'],
    ['people of 1e9', 'many.csv', 'lon,lat,population\n104,30,1e9', { kind: 'demand' }, '1 of 1 rows'],
    ['people of −1', 'few.csv', 'lon,lat,population\n104,30,-1', { kind: 'demand' }, '1 of 1 rows'],
    ['JSON that is no GeoJSON', 'x.geojson', '{"a":1}', { kind: 'divisions', level: 'village' }, 'x.geojson'],
    ['JSON that ends in the middle', 'x.geojson', '{"type":"FeatureColl', { kind: 'divisions', level: 'village' }, 'x.geojson'],
    ['divisions without a level', 'x.geojson', collection([townSquare('a', 0, 2)]), { kind: 'divisions' }, 'level'],
    [
      'a column that is not there',
      'x.csv',
      `${header}\nA,market,104,30`,
      { kind: 'facilities', columns: { capacity: 'beds' } },
      'beds',
    ],
    [
      'an unknown system of coordinates',
      'x.csv',
      `${header}\nA,market,104,30`,
      { kind: 'facilities', crs: 'EPSG:99999' },
      '99999',
    ],
    ['an unknown encoding', 'x.csv', `${header}\nA,market,104,30`, { kind: 'facilities', encoding: 'klingon' }, 'klingon'],
  ])('%s is refused with words that say so', async (_, fileName, content, options, words) => {
    const problem = await refused(fileName, content, options)
    expect(JSON.stringify(problem)).toContain(words)
  })

  test('an outline that crosses itself is named by its row and code', async () => {
    const good = townSquare('510101', 0, 2)
    const crossed = townSquare('510102', 2, 4) as Json
    const ring = crossed.geometry.coordinates[0]
    ;[ring[1], ring[2]] = [ring[2], ring[1]]
    const problem = await refused('areas.geojson', collection([good, crossed]), { kind: 'divisions', level: 'county' })
    expect(problem.type).toBe('/problems/import-refused')
    expect(problem.errors).toEqual([{ pointer: '/row/2', detail: expect.stringMatching(/^510102: .*(cross|touch|intersect)/) }])
  })
})

describe('importing', { timeout: 120_000 }, () => {
  test('streets bring streets, houses with people, and facilities, with a report', async () => {
    const job = await administrator.import('town.osm', smallTownOsm(12), { kind: 'streets' })
    expect(job).toMatchObject({ state: 'done', progress: 1 })
    const report = importResultSchema.parse(job.result)
    expect(report).toMatchObject({ kind: 'streets', fileName: 'town.osm', refused: 0, revision: await revision() })
    expect(report.taken).toBe(report.read)
    expect(report.counts.demand).toBe(11 * 11)
    expect(report.counts.facilities).toBe(1)
    expect(report.counts.streets).toBeGreaterThanOrEqual(24)
    const { body } = await visitor.get('facilities')
    expect(body.features[0].properties).toMatchObject({ name: '第一卫生站', synthetic: false })
    expect((await visitor.get('data-sets')).body.dataSets[0]).toMatchObject({
      name: 'town.osm',
      licence: expect.stringContaining('ODbL'),
    })
  })

  test('the same file again takes the place of itself, gzipped or not by its own name only', async () => {
    const before = (await visitor.get('facilities')).body.numberMatched
    const job = await administrator.import('town.osm', smallTownOsm(12), { kind: 'streets' })
    expect(job.result.notes.join(' ')).toContain('replaced')
    expect((await visitor.get('facilities')).body.numberMatched).toBe(before)
  })

  test('a facility in the sea is refused by row, and the good ones with it; skipInvalid takes the good ones', async () => {
    const csv = `${header}\n好,market,104.061,30.661\n海,market,125,20\n坏,casino,104.062,30.662\n反,market,30.66,104.06`
    const problem = await refused('markets.csv', csv, { kind: 'facilities' })
    expect(problem.errors.map(({ pointer }: Json) => pointer)).toEqual(['/row/2', '/row/3', '/row/4'])
    expect(problem.errors[0].detail).toContain('in the sea')
    expect(problem.errors[2].detail).toContain('swapped')
    const job = await administrator.import('markets.csv', csv, { kind: 'facilities', skipInvalid: true })
    expect(job.result).toMatchObject({ read: 4, taken: 1, refused: 3, counts: { facilities: 1 } })
    expect(job.result.refusals.map(({ row }: Json) => row)).toEqual([2, 3, 4])
    expect((await visitor.get('facilities?category=market')).body.features.map((f: Json) => f.properties.name)).toEqual(['好'])
  })

  test('divisions find their parents, and count the people inside', async () => {
    const county = await administrator.import('county.geojson', collection([townSquare('510199', 0, 11)]), {
      kind: 'divisions',
      level: 'county',
    })
    expect(county).toMatchObject({ state: 'done', result: { taken: 1 } })
    const parts = collection([townSquare('510199001', 0, 6), townSquare('510199002', 6, 11, { name: '东街道', households: '7' })])
    const towns = await administrator.import('towns.geojson', parts, {
      kind: 'divisions',
      level: 'town',
      validFrom: '2024-01-01',
    })
    expect(towns).toMatchObject({ state: 'done', result: { taken: 2 } })
    const { features } = (await visitor.get('divisions?geometry=none')).body
    expect(features.map((f: Json) => f.properties.code)).toEqual(['510199', '510199001', '510199002'])
    expect(features[1].properties.parentId).toBe(features[0].id)
    expect(features[0].properties.population).toBeGreaterThan(features[1].properties.population)
    expect(features[1].properties.population).toBeGreaterThan(0)
    expect((await visitor.get('divisions?at=2024-01-01&level=town')).body.numberMatched).toBe(2)
    expect((await visitor.get('divisions?at=2023-12-31')).body.numberMatched).toBe(0)
    const orphan = await refused('orphan.geojson', collection([townSquare('x9', 0, 2, { parentCode: 'nobody' })]), {
      kind: 'divisions',
      level: 'village',
    })
    expect(orphan.errors[0].detail).toContain('nobody')
  })

  test('a second version of a division ends the first, and both are history', async () => {
    const job = await administrator.import(
      'towns-2025.geojson',
      collection([townSquare('510199002', 5, 11, { name: '大东街道' })]),
      {
        kind: 'divisions',
        level: 'town',
        validFrom: '2025-06-01',
      },
    )
    expect(job.state).toBe('done')
    const nameOn = async (day: string) => (await visitor.get(`divisions/510199002?at=${day}`)).body.properties.name
    expect([await nameOn('2025-05-31'), await nameOn('2025-06-01')]).toEqual(['东街道', '大东街道'])
    const { versions } = (await visitor.get('divisions/510199002/history')).body
    expect(versions.map((version: Json) => [version.name, version.validFrom, version.validTo])).toEqual([
      ['东街道', '2024-01-01', '2025-06-01'],
      ['大东街道', '2025-06-01', null],
    ])
  })

  test('outlines between the points of the lattice come on it, and the report says so', async () => {
    const square = townSquare('510199003', 0, 3, { name: '北街道' }) as Json
    for (const point of square.geometry.coordinates[0]) point[0] += 4e-9
    const job = await administrator.import('north.geojson', collection([square]), { kind: 'divisions', level: 'town' })
    expect(job.result.notes).toEqual([expect.stringContaining('4 points of 1 outlines were rounded')])
    const { body } = await visitor.get('divisions/510199003')
    for (const [lon] of body.geometry.coordinates.flat(2)) expect(lon).toBe(Math.round(lon * 1e7) / 1e7)
  })

  test('people by age come from a table with Chinese headers in GB 18030', async () => {
    const csv = iconv.encode('名称,经度,纬度,人口,60岁以上\n玉林小区,104.065,30.665,1200,300', 'gb18030')
    const job = await administrator.import('people.csv', new Uint8Array(csv), { kind: 'demand', encoding: 'gb18030' })
    expect(job).toMatchObject({ state: 'done', result: { taken: 1 } })
  })

  test('then a coverage tells who is within reach', async () => {
    const result = await visitor.coverage({ categories: ['market'], minutes: 15 })
    expect(result.totals.coveredPopulation).toBeGreaterThan(0)
    expect(result.synthetic).toBe(false)
    expect(result.revision).toBe(await revision())
    const empty = await visitor.send('POST', 'coverage', { categories: ['kindergarten'] })
    expect([empty.status, empty.body.type]).toEqual([422, '/problems/nothing-to-compute'])
  })

  test('cancelled while it runs, an import stops, changes nothing and leaves nothing', async () => {
    const before = [await revision(), (await visitor.get('data-sets')).body]
    const lines = Array.from({ length: 30_000 }, (_, i) => `${104 + (i % 300) / 1000},${30 + i / 300_000},1`)
    const answer = await administrator.upload('many.csv', `lon,lat,population\n${lines.join('\n')}`, { kind: 'demand' })
    const { id } = answer.body.job
    const refused = await visitor.send('DELETE', `jobs/${id}`)
    expect([refused.status, refused.body.type]).toEqual([401, '/problems/not-signed-in'])
    for (let progress = 0; progress < 0.2; ) {
      const { body } = await visitor.get(`jobs/${id}`)
      expect(['queued', 'running']).toContain(body.state)
      progress = body.progress
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    const begun = Date.now()
    expect((await administrator.send('DELETE', `jobs/${id}`)).status).toBe(202)
    expect((await administrator.ended(id)).state).toBe('cancelled')
    expect(Date.now() - begun).toBeLessThan(5000)
    expect([await revision(), (await visitor.get('data-sets')).body]).toEqual(before)
    // The next import finds the worker alive.
    expect((await administrator.import('one.csv', 'lon,lat,population\n104.06,30.66,1', { kind: 'demand' })).state).toBe('done')
  })
})
