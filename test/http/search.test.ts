import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { coverageDivisionCollectionSchema } from '#contract/coverage'
import { divisionDatesSchema, neighboursSchema } from '#contract/divisions'
import { problemSchema } from '#contract/problems'
import { searchAnswerSchema } from '#contract/search'
import { settingsSchema } from '#contract/settings'
import { type ApiClient, apiClient, type Json, signedIn } from '../helpers/api-client.ts'
import { collection, smallTownOsm, townSquare } from '../helpers/small-town.ts'
import { type RunningApp, startApp } from '../helpers/start-app.ts'

let app: RunningApp
let visitor: ApiClient
let admin: ApiClient

beforeAll(async () => {
  app = await startApp({ FANGYUAN_SAMPLE: 'none' })
  visitor = apiClient(app.url)
  admin = await signedIn(app.url)
  const imported = async (name: string, content: string, options: unknown) => {
    const job = await admin.import(name, content, options)
    if (job.state !== 'done') throw new Error(`${name}: ${JSON.stringify(job)}`)
    return job.result
  }
  const streets = await imported('town.osm', smallTownOsm(9), { kind: 'streets' })
  expect(streets.counts).toMatchObject({ land: 64 })
  const squares = [
    townSquare('510101001', 0, 8, { level: 'town', name: '幸福镇' }),
    townSquare('510101001001', 0, 4, { level: 'village', name: '幸福社区' }),
    townSquare('510101001002', 4, 8, { level: 'village', name: "O'Brien <i>村</i> %" }),
  ]
  await imported('divisions.geojson', collection(squares), { kind: 'divisions', validFrom: '2020-01-01' })
})
afterAll(() => app?.stop())

const search = async (q: string, more = ''): Promise<Json[]> => {
  const { status, body } = await visitor.get(`search?q=${encodeURIComponent(q)}${more}`)
  expect([status, body.detail]).toEqual([200, undefined])
  return searchAnswerSchema.parse(body).results
}
const names = async (q: string, more = '') => (await search(q, more)).map(({ name }) => name)

describe('search', () => {
  test('finds divisions, facilities and streets by name, pinyin and code', async () => {
    expect((await search('幸福')).map(({ name, kind }) => [name, kind])).toEqual([
      ['幸福镇', 'division'],
      ['幸福社区', 'division'],
    ])
    expect(await names('xfsq')).toEqual(['幸福社区'])
    expect(await names('510101001001')).toEqual(['幸福社区'])
    expect(await search('diyiweisheng')).toMatchObject([
      { kind: 'facility', name: '第一卫生站', category: 'clinic_station', within: ['幸福社区', '幸福镇'] },
    ])
    expect(await search('东西3街')).toMatchObject([{ kind: 'street', name: '东西3街', id: null }])
    expect(await names('东西', '&limit=3')).toEqual(['东西0街', '东西1街', '东西2街'])
    expect(await names('幸福', '&at=2019-12-31')).toEqual([])
  })

  test('a facility is found from the moment it is added until it is gone', async () => {
    const { geometry } = (await visitor.get('facilities')).body.features[0]
    const body = { type: 'Feature', geometry, properties: { category: 'market', name: '新開菜市場' } }
    const added = (await admin.send('POST', 'facilities', body)).body
    expect(await search('xkcsc')).toMatchObject([{ id: added.id, name: '新開菜市場', kind: 'facility' }])
    expect(await names('新开菜市场')).toEqual(['新開菜市場'])
    await admin.send('PUT', `facilities/${added.id}`, { ...body, properties: { ...body.properties, name: '旧市场' } })
    expect([await names('新开'), await names('旧市场')]).toEqual([[], ['旧市场']])
    await admin.send('DELETE', `facilities/${added.id}`)
    expect(await names('旧市场')).toEqual([])
  })

  test('streets that were imported anew are found by their new names only', async () => {
    const renamed = smallTownOsm(9).replaceAll('东西8街', '改名大道')
    expect((await admin.import('town.osm', renamed, { kind: 'streets' })).state).toBe('done')
    expect([await names('东西8街'), await names('gmdd')]).toEqual([[], ['改名大道']])
  })

  test.each(["O'Brien", '<i>', '%', "O'Brien <i>村</i> %"])('%s is text', async (q) => {
    expect(await names(q)).toEqual(["O'Brien <i>村</i> %"])
  })

  test.each([
    "'; drop table search_names; --",
    "' union select password_hash from accounts --",
    '_',
    '\\',
    '👍',
    '𠮷',
    '"',
    '\u202e福建',
  ])('%j finds nothing and breaks nothing', async (q) => {
    expect(await names(q)).toEqual([])
  })

  test.each([
    ['', 'is missing|must be|expected'],
    ['q=', 'is empty'],
    ['q=%20%E3%80%80', 'is empty'],
    ['q=%00', 'invisible'],
    ['q=%E2%80%AE', 'invisible'],
    [`q=${'x'.repeat(101)}`, 'longer than 100'],
    [`q=${'x'.repeat(10_000)}`, 'longer than 100'],
    [`q=${encodeURIComponent('福'.repeat(10_000))}`, 'longer than 100'],
    ['q=a&q=b', 'once|expected|string'],
    ['q=a&limit=0', '1'],
    ['q=a&limit=51', '50'],
    ['q=a&at=yesterday', 'a day such as'],
    ['q=a&level=town', 'no parameter "level"'],
  ])('search?%.30s is a 400 that says why', async (query, words) => {
    const { status, body } = await visitor.get(`search?${query}`)
    expect([status, problemSchema.parse(body).type]).toEqual([400, '/problems/unknown-parameter'])
    expect(body.detail).toMatch(new RegExp(words, 'i'))
    expect(body.errors.length).toBeGreaterThan(0)
  })
})

describe('divisions', () => {
  const nowhere = '00000000-0000-4000-8000-000000000000'
  test('neighbours and dates', async () => {
    const { neighbours } = neighboursSchema.parse((await visitor.get('divisions/510101001001/neighbours')).body)
    expect(neighbours).toEqual([])
    expect(divisionDatesSchema.parse((await visitor.get('divisions/dates')).body)).toEqual({
      dates: [{ date: '2020-01-01', begin: 3, end: 0, levels: ['town', 'village'] }],
    })
    expect((await visitor.get('divisions/dates?x=1')).status).toBe(400)
    expect((await visitor.get('divisions/510101001/neighbours?at=2019-01-01')).status).toBe(404)
  })

  test.each(['', '/history', '/lineage', '/neighbours'])('stale ids and strange codes are a 404 that helps: %s', async (part) => {
    for (const id of [nowhere, '999999999999', '%00', "'%20or%201=1%20--", '%F0%9F%91%8D', 'x'.repeat(3000)]) {
      const { status, body } = await visitor.get(`divisions/${id}${part}`)
      expect([id, status]).toEqual([id, 404])
      expect(body.detail).toMatch(/search/)
    }
  })

  test.each(['code=%00', 'parent=%00', 'code=', `parent=${'x'.repeat(65)}`, 'q=%00'])(
    'divisions?%.20s is a 400',
    async (query) => {
      expect((await visitor.get(`divisions?${query}`)).status).toBe(400)
    },
  )
})

describe('settings', () => {
  test('anyone reads them, the administrator changes them', async () => {
    const empty = { mapReviewNumber: null, baseMapCredit: null }
    expect(settingsSchema.parse((await visitor.get('settings')).body)).toEqual(empty)
    const entered = { mapReviewNumber: 'GS(2024)0650号', baseMapCredit: '自然资源部' }
    expect((await visitor.send('PUT', 'settings', entered)).status).toBe(401)
    expect((await admin.send('PUT', 'settings', { ...entered, baseMapCredit: '  自然资源部 ' })).body).toEqual(entered)
    expect((await visitor.get('settings')).body).toEqual(entered)
    expect((await admin.send('PUT', 'settings', empty)).body).toEqual(empty)
  })

  test.each([
    [{}, '/mapReviewNumber'],
    [{ mapReviewNumber: '', baseMapCredit: null }, '/mapReviewNumber'],
    [{ mapReviewNumber: 'x'.repeat(61), baseMapCredit: null }, '/mapReviewNumber'],
    [{ mapReviewNumber: 'a\0b', baseMapCredit: null }, '/mapReviewNumber'],
    [{ mapReviewNumber: null, baseMapCredit: 7 }, '/baseMapCredit'],
    [{ mapReviewNumber: null, baseMapCredit: null, theme: 'dark' }, '/theme'],
  ])('%j is a 422 that points at the member', async (body, pointer) => {
    const answer = await admin.send('PUT', 'settings', body)
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toContainEqual({ detail: expect.any(String), pointer })
  })
})

describe('coverage as GeoJSON', { timeout: 120_000 }, () => {
  test('has the columns of the CSV and the outlines of the day', async () => {
    const { id } = await visitor.coverage({ categories: ['clinic_station'], minutes: 15 })
    const { status, headers, body } = await visitor.get(`coverage/${id}/divisions.geojson`)
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^application\/geo\+json/)])
    expect(headers.get('content-disposition')).toContain(`coverage-${id}.geojson`)
    const { features } = coverageDivisionCollectionSchema.parse(body)
    const csv = (await visitor.get(`coverage/${id}/divisions.csv`)).body as string
    const [header, ...rows] = csv.replace('\uFEFF', '').trim().split('\r\n')
    expect(features).toHaveLength(rows.length)
    expect(features.map(({ properties }) => Object.keys(properties).join())).toEqual(features.map(() => header))
    expect(header).toContain('clinic_station.coveredShare')
    const outline = (await visitor.get('divisions/510101001001')).body.geometry
    const village = features.find(({ properties }) => properties.code === '510101001001')!
    expect(village.geometry).toEqual(outline)
    expect(village.properties.population).toBeGreaterThan(0)
    expect(village.properties['clinic_station.facilities']).toBe(1)
    const villages = (await visitor.get(`coverage/${id}/divisions.geojson?level=village`)).body.features
    expect(villages.map(({ properties }: Json) => properties.level)).toEqual(['village', 'village'])
    expect((await visitor.get(`coverage/${id}/divisions.geojson?level=hamlet`)).status).toBe(400)
  })

  test('of an answer that is gone is a 404', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', 'x'])
      expect((await visitor.get(`coverage/${id}/divisions.geojson`)).status).toBe(404)
  })
})

test('the API tells of these calls', async () => {
  const { body } = await visitor.get('/openapi.json')
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      '/search',
      '/settings',
      '/divisions/dates',
      '/divisions/{id}/neighbours',
      '/coverage/{id}/divisions.geojson',
    ]),
  )
})
