import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../../../server/formats/format-error.ts'
import { readOsm } from '../../../server/formats/osm.ts'
import { type DrawnOsm, drawOsm } from './draw-osm.ts'
import { writePbf } from './write-pbf.ts'

const town: DrawnOsm = {
  map: `
    a b c d
      e
      f g
  `,
  nodes: { b: { barrier: 'gate' }, g: { amenity: 'kindergarten', name: '小星幼儿园 & "co"' } },
  ways: [
    { nodes: 'abcd', tags: { highway: 'residential', name: '方圆路', maxspeed: '40' } },
    { nodes: 'bef', tags: { highway: 'footway' } },
    { nodes: 'cgfec', tags: { building: 'apartments', 'building:levels': '6' } },
    { nodes: 'ab' },
  ],
  relations: [{ members: [[3, 'outer']], tags: { type: 'multipolygon', natural: 'water' } }],
}
const xml = drawOsm(town)
const bytesOf = (text: string) => new TextEncoder().encode(text)

const messageOf = async (bytes: Uint8Array): Promise<string> => {
  const failure = await readOsm(bytes).then(
    () => null,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(FormatError)
  return (failure as FormatError).message
}

describe('the forms of one extract', () => {
  it.each([
    ['PBF, dense and deflated', writePbf(town)],
    ['PBF, dense and raw', writePbf(town, { compress: false })],
    ['PBF, plain nodes', writePbf(town, { dense: false })],
    ['gzipped PBF', gzipSync(writePbf(town))],
    ['gzipped XML', gzipSync(xml)],
    ['XML after a byte-order mark', bytesOf(`\uFEFF${xml}`)],
  ])('%s says the same as XML', async (_, bytes) => {
    expect(await readOsm(bytes)).toEqual(await readOsm(bytesOf(xml)))
  })

  it('reads what was drawn', async () => {
    const content = await readOsm(bytesOf(xml))
    expect(content.counts).toEqual({
      nodes: 7,
      ways: 4,
      relations: 1,
      highways: 2,
      buildings: 1,
      amenities: 1,
      cutWays: 0,
      openAreas: 0,
    })
    expect(content.facilities.map(({ name, lon, lat }) => [name, lon, lat])).toEqual([['小星幼儿园 & "co"', 116.008, 39.998]])
    expect(content.streets[0]).toMatchObject({ fromNode: 97, toNode: 98, name: '方圆路', maxSpeedKmh: 40, sourceKey: 'way/1' })
    expect(content.bounds).toEqual([116.004, 39.998, 116.01, 40])
  })

  it('reports progress from 0 to 1 without going back', async () => {
    const shares: number[] = []
    await readOsm(writePbf(town), (share) => shares.push(share))
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    expect(shares.length).toBeGreaterThan(2)
  })

  it('keeps the last version of a node that comes twice, in any order', async () => {
    const twice = xml.replace('<way id="1">', '<node id="97" lon="116.0001" lat="40.0001"/><way id="1">')
    const { streets } = await readOsm(bytesOf(twice))
    expect(streets[0].coordinates[0]).toEqual([116.0001, 40.0001])
  })
})

describe('files that are refused as a whole', () => {
  const pbf = writePbf(town)
  it.each<[string, Uint8Array, RegExp]>([
    ['no bytes', new Uint8Array(), /empty \(0 bytes\)/],
    ['a gzip of nothing', gzipSync(''), /gzip file holds an empty file/],
    ['a web page', bytesOf('<!DOCTYPE html><html><body>404</body></html>'), /web page \(HTML\)/],
    ['a web page as XML', bytesOf('<?xml version="1.0"?><html><p/></html>'), /web page \(HTML\)/],
    ['other XML', bytesOf('<?xml version="1.0"?><gpx><trk/></gpx>'), /not OSM: it begins with <gpx>/],
    ['changes', bytesOf('<osmChange version="0.6"><modify/></osmChange>'), /osmChange/],
    ['JSON', bytesOf('{"elements": []}'), /looks like JSON/],
    ['a zip', bytesOf('PK\u0003\u0004abcdefgh'), /zip archive/],
    ['bytes', Uint8Array.of(1, 2, 3, 4, 5), /begins with the bytes 01 02 03 04/],
    ['XML that ends early', bytesOf(xml.slice(0, 700)), /XML is broken at line \d+/],
    ['XML with a stray tag', bytesOf(xml.replace('<way id="2">', '<way id="2"></oops>')), /line \d+, column \d+/],
    ['an element without an id', bytesOf('<osm>\n<node lon="1" lat="1"/></osm>'), /without a whole number as its id at line 2/],
    ['no nodes', bytesOf('<osm version="0.6"></osm>'), /no nodes/],
    ['a gzip cut short', gzipSync(xml).subarray(0, 200), /gzip file ends early, after 200 bytes/],
    ['a damaged gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255, 255, 255), /gzip file is damaged/],
    ['PBF of history', writePbf(town, { features: ['HistoricalInformation'] }), /needs the feature "HistoricalInformation"/],
    ['PBF cut in its first block', pbf.subarray(0, 30), /ends at byte 30, inside the block of \d+ bytes that begins at byte 0/],
    [
      'PBF cut in its last block',
      pbf.subarray(0, pbf.length - 20),
      /ends at byte \d+, inside the block of \d+ bytes that begins at byte \d+/,
    ],
    ['PBF cut between length and header', Uint8Array.from([...pbf, 0, 0]), /ends inside a block at byte/],
    ['PBF cut in a header', Uint8Array.from([...pbf, 0, 0, 0, 20, 1]), /ends inside the block header/],
    [
      'PBF followed by something else',
      Uint8Array.from([...pbf, 9, 9, 9, 9, 9, 9]),
      /damaged at byte \d+: a block header of \d+ bytes/,
    ],
  ])('%s', async (_, bytes, reason) => {
    expect(await messageOf(bytes)).toMatch(reason)
  })

  it('names the block when any byte of a PBF is changed, or reads on; it never fails otherwise', async () => {
    for (let at = 0; at < pbf.length; at++) {
      const changed = Uint8Array.from(pbf)
      changed[at] ^= 0xff
      const failure = await readOsm(changed).then(
        () => null,
        (error: unknown) => error,
      )
      if (failure) expect(failure, `byte ${at}`).toBeInstanceOf(FormatError)
    }
  })
})

describe('elements that are refused by name', () => {
  it('names a node off the Earth, and cuts the way there', async () => {
    const { refusals, counts, streets } = await readOsm(bytesOf(xml.replace('lon="116.008" lat="40"', 'lon="216.008" lat="40"')))
    expect(refusals).toEqual([{ row: 3, key: 'node/99', reason: 'has no position on Earth: lon 216.008, lat 40' }])
    expect(counts.cutWays).toBe(1)
    expect(streets.filter(({ sourceKey }) => sourceKey === 'way/1')).toHaveLength(1)
  })

  it('names a way of one node', async () => {
    const { refusals } = await readOsm(
      bytesOf(
        drawOsm({
          map: 'ab',
          ways: [
            { nodes: 'a', tags: { highway: 'path' } },
            { nodes: 'ab', tags: { highway: 'path' } },
          ],
        }),
      ),
    )
    expect(refusals).toEqual([{ row: 3, key: 'way/1', reason: 'has 1 nodes, and a line needs two' }])
  })

  it('names buildings that cross themselves or stay open', async () => {
    const map = `
a b
c d`
    const ways = [
      { nodes: 'adbca', tags: { building: 'yes' } },
      { nodes: 'abdc', tags: { building: 'apartments' } },
      { nodes: 'abdca', tags: { building: 'apartments' } },
    ]
    const { refusals, demand } = await readOsm(bytesOf(drawOsm({ map, ways })))
    expect(refusals.map(({ key }) => key)).toEqual(['way/1', 'way/2'])
    expect(refusals[0].reason).toBe('the outer ring touches or crosses itself at 116.001, 39.9995')
    expect(refusals[1].reason).toMatch(/not closed/)
    expect(demand.map(({ sourceKey }) => sourceKey)).toEqual(['way/3'])
  })
})
