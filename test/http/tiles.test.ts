import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DivisionLevel } from '#planning/types'
import { shownLevels } from '../../server/usecases/tiles/shown-levels.ts'
import { type ApiClient, apiClient, type Json, signedIn } from '../helpers/api-client.ts'
import { type RunningApp, startApp } from '../helpers/start-app.ts'
import { checkDivisionTiles, withTiling } from '../helpers/tiles/check-division-tiles.ts'
import { decodeTile } from '../helpers/tiles/decode-tile.ts'
import { tileOf, tilesOfBox } from '../helpers/tiles/tiles-of-box.ts'

let app: RunningApp
let visitor: ApiClient
let administrator: ApiClient
let box: [number, number, number, number]

beforeAll(async () => {
  app = await startApp()
  visitor = apiClient(app.url)
  administrator = await signedIn(app.url)
  box = (await visitor.get('tiles/divisions.json')).body.bounds
}, 300_000)
afterAll(async () => {
  await app?.stop()
})

const middle = (): [number, number] => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
const pathOf = (layer: string, z: number, [lon, lat] = middle()) =>
  `/api/v1/tiles/${layer}/${z}/${tileOf(lon, lat, z).join('/')}.mvt`

async function bytesOf(path: string): Promise<Uint8Array | null> {
  const response = await fetch(`${app.url}${path}`)
  if (response.status === 204) return null
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

/** One bare request, to see what goes over the wire. */
function wire(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; headers: Json; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${app.url}${path}`, { headers, method }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('tiles of the sample', { timeout: 300_000 }, () => {
  test.each(['past', 'today', 'future'] as const)('show its divisions at all zooms without slivers (%s)', async (when) => {
    const dates: string[] = (await visitor.get('divisions/dates')).body.dates.map(({ date }: Json) => date)
    const today = new Date().toISOString().slice(0, 10)
    const at =
      when === 'past' ? dates.find((day) => day < today) : when === 'future' ? dates.findLast((day) => day > today) : today
    if (!at) return
    const divisions: { id: string; level: DivisionLevel; parentId: string | null; areaSquareMeters: number }[] = []
    for (let offset = 0; ; offset += 10_000) {
      const { body } = await visitor.get(`divisions?at=${at}&limit=10000&offset=${offset}`)
      divisions.push(...body.features.map((feature: Json) => feature.properties))
      if (divisions.length >= body.numberMatched) break
    }
    const present = new Set<DivisionLevel>(divisions.map(({ level }) => level))
    let [tiles, edges] = [0, 0]
    for (let z = 0; z <= 14; z++) {
      const shown = shownLevels(z, present)
      const list = async function* () {
        for (const [x, y] of tilesOfBox(box, z)) {
          const bytes = await bytesOf(`/api/v1/tiles/divisions/${z}/${x}/${y}.mvt?at=${at}`)
          if (bytes) yield { bytes }
        }
      }
      const { sliverArea, ...found } = await checkDivisionTiles(
        z,
        list(),
        withTiling(divisions).filter(({ level }) => shown.has(level)),
      )
      const { unmatched, overlapping, crossings, missing, unlabelled, labelledTwice, labelsOutside } = found
      expect({ z, unmatched, overlapping, crossings, missing, unlabelled, labelledTwice, labelsOutside }).toEqual({
        z,
        unmatched: 0,
        overlapping: 0,
        crossings: 0,
        missing: 0,
        unlabelled: 0,
        labelledTwice: 0,
        labelsOutside: 0,
      })
      expect(sliverArea).toBeLessThan(1e-4)
      tiles += found.tiles
      edges += found.edges
    }
    expect(tiles).toBeGreaterThan(20)
    console.info(`the sample on ${at}: ${divisions.length} divisions, ${tiles} tiles, ${edges} borders, no sliver`)
  })

  test('show water and woods from afar, buildings when near', async () => {
    const kindsAt = async (z: number) => {
      const kinds = new Set<string>()
      for (const [x, y] of tilesOfBox([...middle(), ...middle()] as never, z)) {
        const bytes = await bytesOf(`/api/v1/tiles/land/${z}/${x}/${y}.mvt`)
        for (const { properties, type } of bytes ? decodeTile(bytes).land : []) {
          expect(type).toBe(3)
          kinds.add(String(properties.kind))
        }
      }
      return kinds
    }
    expect(await kindsAt(9)).not.toContain('building')
    expect((await kindsAt(9)).size).toBeGreaterThan(0)
    const whole = new Set<string>()
    for (const [x, y] of tilesOfBox(box, 14).filter((_, i) => i % 3 === 0)) {
      const bytes = await bytesOf(`/api/v1/tiles/land/14/${x}/${y}.mvt`)
      for (const { properties } of bytes ? decodeTile(bytes).land : []) whole.add(String(properties.kind))
    }
    expect(whole).toContain('building')
  })

  test('are compressed once, and plain for who cannot read that', async () => {
    const path = pathOf('streets', 14)
    const [plain, zipped] = [await wire(path, { 'accept-encoding': 'identity' }), await wire(path, { 'accept-encoding': 'gzip' })]
    expect([plain.headers['content-encoding'], zipped.headers['content-encoding']]).toEqual([undefined, 'gzip'])
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true)
    expect([plain.headers.vary, zipped.headers.vary].every((vary) => /accept-encoding/i.test(vary))).toBe(true)
    expect(plain.headers.etag).toBe(zipped.headers.etag)
    const head = await wire(path, {}, 'HEAD')
    expect([head.status, head.headers.etag, head.body.length]).toEqual([200, plain.headers.etag, 0])
  })

  test('that are empty have an ETag too', async () => {
    const path = '/api/v1/tiles/divisions/14/0/0.mvt'
    const empty = await wire(path, {})
    expect([empty.status, empty.body.length]).toEqual([204, 0])
    expect((await wire(path, { 'if-none-match': empty.headers.etag })).status).toBe(304)
  })

  test('keep their ETag when something changes elsewhere', async () => {
    const here = middle()
    const there: [number, number] = [box[0] + 0.1 * (box[2] - box[0]), box[1] + 0.1 * (box[3] - box[1])]
    const places = [here, there].flatMap((place) =>
      ['facilities', 'streets', 'divisions', 'land'].map((layer) => pathOf(layer, 14, place)),
    )
    const tags = () => Promise.all(places.map(async (path) => (await wire(path, {})).headers.etag))
    const before = await tags()
    const added = await administrator.send('POST', 'facilities', {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: here },
      properties: { category: 'market', name: '新市场', status: 'operating', capacity: null },
    })
    expect(added.status).toBe(201)
    const after = await tags()
    expect(after.map((tag, i) => tag !== before[i])).toEqual([true, ...Array(7).fill(false)])
    await administrator.send('DELETE', `facilities/${added.body.id}`)
    expect((await tags()).slice(1)).toEqual(before.slice(1))
  })

  test('go on being built when who asked hangs up', async () => {
    const path = pathOf('streets', 12)
    await Promise.all(
      Array.from(
        { length: 20 },
        () =>
          new Promise<void>((resolve) => {
            const sent = request(`${app.url}${path}`)
            sent.on('error', () => resolve())
            sent.end()
            setTimeout(() => sent.destroy(), 3)
            sent.on('close', () => resolve())
          }),
      ),
    )
    expect((await wire(path, {})).status).toBe(200)
    expect((await visitor.get('health')).status).toBe(200)
  })

  test.each([
    ['divisions/15/0/0.mvt', 'zooms go from 0 to 14'],
    ['streets/17/0/0.mvt', 'zooms go from 0 to 16'],
    ['streets/3/8/0.mvt', 'columns and rows'],
    ['streets/3/0/8.mvt', 'columns and rows'],
    ['streets/3/-1/0.mvt', 'no tile'],
    ['streets/3/0.5/0.mvt', 'no tile'],
    ['streets/1e1/0/0.mvt', 'no tile'],
    ['streets/99999999999999999999/0/0.mvt', 'no tile'],
    ['roads/3/0/0.mvt', 'no tile layer "roads"'],
    ['constructor/3/0/0.mvt', 'no tile layer'],
    ['%27%20or%201=1--/3/0/0.mvt', 'no tile layer'],
    ['roads.json', 'no tile layer'],
  ])('%s is a 404 that says why', async (path, words) => {
    const answer = await visitor.get(`tiles/${path}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ])
    expect(answer.body.detail).toContain(words)
  })

  test.each(['2026-02-30', 'now', '', '9999-99-99', "2026-01-01'--"])('at=%s is a 400 that points at it', async (at) => {
    const answer = await visitor.get(`tiles/divisions/3/0/0.mvt?at=${encodeURIComponent(at)}`)
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].pointer).toBe('at')
  })
})
