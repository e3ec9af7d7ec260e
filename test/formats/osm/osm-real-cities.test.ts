import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { parse } from 'osm-pbf-parser-node'
import { describe, expect, it } from 'vitest'
import { accessBits, type LandArea, type Street } from '#planning/types'
import type { OsmSink } from '../../../server/formats/osm/elements.ts'
import { keptTagKeys } from '../../../server/formats/osm/elements.ts'
import { readPbf } from '../../../server/formats/osm/encoding/pbf.ts'
import { readOsm } from '../../../server/formats/osm.ts'
import { missingRealData, realDataFolder } from '../../helpers/real-data.ts'

const names = ['streets/beijing-haidian.osm.gz', 'porto-alegre/streets.osm.pbf']
const missing = missingRealData(...names)
const [haidian, portoAlegre] = names.map((name) => join(realDataFolder, name))

function expectSound(streets: readonly Street[]): void {
  const places = new Map<number, string>()
  for (const { fromNode, toNode, coordinates, access, sourceKey } of streets) {
    if (coordinates.length < 2 || access === 0) throw new Error(`${sourceKey} is no street`)
    for (const [key, point] of [
      [fromNode, coordinates[0]],
      [toNode, coordinates[coordinates.length - 1]],
    ] as const) {
      const place = point.join()
      if ((places.get(key) ?? place) !== place) throw new Error(`node ${key} of ${sourceKey} lies in two places`)
      places.set(key, place)
    }
    for (let i = 1; i < coordinates.length; i++)
      if (coordinates[i].join() === coordinates[i - 1].join()) throw new Error(`${sourceKey} has a part without length`)
  }
}

function landOf(land: readonly LandArea[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of land) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

describe.skipIf(missing)('real cities', () => {
  it('reads Haidian whole', async () => {
    const content = await readOsm(readFileSync(haidian))
    expect(content.refusals).toEqual([])
    expect(content.counts).toEqual({
      nodes: 7450,
      ways: 1360,
      relations: 189,
      highways: 684,
      buildings: 521,
      amenities: 183,
      cutWays: 0,
      openAreas: 0,
    })
    expect(content.bounds).toEqual([116.3084, 39.9905, 116.332, 40.0123])
    expectSound(content.streets)
    expect(content.facilities.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['清华附小', '中关村中学', '清华大学洁华幼儿园']),
    )
    expect(landOf(content.land)).toEqual({ woods: 15, water: 6, building: 521 })
    expect(content.land.map(({ name }) => name)).toContain('圆明园')
    const footprints = new Set(content.land.flatMap(({ kind, sourceKey }) => (kind === 'building' ? sourceKey : [])))
    expect(content.demand.filter(({ sourceKey }) => !footprints.has(sourceKey!))).toEqual([])
    expect(new Set(content.barriers.map(({ kind }) => kind))).toEqual(new Set(['river', 'railway', 'wall', 'expressway']))
    for (const { households, population, estimated } of content.demand) {
      expect(estimated && Number.isInteger(households) && households >= 1 && Number.isInteger(population)).toBe(true)
    }
  })

  it('reads Porto Alegre whole', async () => {
    const content = await readOsm(readFileSync(portoAlegre))
    expect(content.refusals).toEqual([])
    expect(content.counts).toMatchObject({ nodes: 43264, ways: 16032, relations: 23, highways: 15886 })
    expect(landOf(content.land)).toEqual({ water: 2, woods: 1, building: 19 })
    expectSound(content.streets)
    const segments = content.streets
      .filter(({ access }) => access & accessBits.walk.forward)
      .reduce((sum, { coordinates }) => sum + coordinates.length - 1, 0)
    expect(segments).toBeGreaterThan(44_000)
    expect(segments).toBeLessThan(50_000)
  })

  it('decodes every element as osm-pbf-parser-node does', () => {
    const bytes = readFileSync(portoAlegre)
    const ours: unknown[] = []
    const sink: OsmSink = {
      node: (id, lon, lat, tags) => ours.push({ type: 'node', id, lat, lon, tags }),
      way: (id, refs, tags) => ours.push({ type: 'way', id, refs, tags }),
      relation: (id, members, tags) => ours.push({ type: 'relation', id, members, tags }),
      bounds: () => {},
    }
    const blocks: [number, number][] = []
    let last = 0
    for (const offset of readPbf(bytes, sink)) {
      blocks.push([last, offset])
      last = offset
    }
    const theirs: unknown[] = []
    for (const [start, end] of blocks.slice(1)) {
      // The deflated data begins with zlib's mark, after the blob's small header fields.
      const at = bytes.indexOf(Buffer.from([0x78, 0x9c]), start)
      for (const element of parse(inflateSync(bytes.subarray(at, end)), { withTags: true, withInfo: false }) as {
        tags?: Record<string, string>
      }[]) {
        const tags = Object.entries(element.tags ?? {}).filter(([key]) => keptTagKeys.has(key))
        theirs.push({ ...element, tags: tags.length > 0 ? Object.fromEntries(tags) : null })
      }
    }
    expect(ours.length).toBe(theirs.length)
    expect(ours.length).toBe(43264 + 16032 + 23)
    expect(ours).toEqual(theirs)
  })
})
