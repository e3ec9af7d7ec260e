import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import type { Barrier, DemandDraft, FacilityDraft, LandArea, Refusal, Street } from '#planning/types'
import { FormatError } from './format-error.ts'
import { osmBarriers } from './osm/barriers.ts'
import { osmBuildings } from './osm/buildings.ts'
import { withoutClosedWalls } from './osm/closed-walls.ts'
import type { OsmSink } from './osm/elements.ts'
import { looksLikePbf, readPbf } from './osm/encoding/pbf.ts'
import { osmXmlReader } from './osm/encoding/xml.ts'
import { osmFacilities } from './osm/facilities.ts'
import { osmLand } from './osm/land.ts'
import { type OsmStore, osmStoreBuilder } from './osm/store.ts'
import { osmStreets } from './osm/streets.ts'

/** What an OSM extract holds, in the planning's own terms. */
export interface OsmContent {
  streets: Street[]
  barriers: Barrier[]
  demand: DemandDraft[]
  facilities: FacilityDraft[]
  /** Water, woods, and the footprints of all buildings. */
  land: LandArea[]
  /** Broken elements, each by its key (`way/123`); `row` counts the elements (of buildings: the buildings) of the file. */
  refusals: Refusal[]
  counts: {
    nodes: number
    ways: number
    relations: number
    highways: number
    buildings: number
    amenities: number
    /** Street ways that lack nodes (the edge of an extract) and were cut there. */
    cutWays: number
    /** Outlines of water and woods that do not close in this file, or are no sound area, and so are left out. */
    openAreas: number
  }
  /** The file's own bounds, else the extent of its nodes: west, south, east, north. */
  bounds: [number, number, number, number] | null
}

/** A PBF inside gzip is unpacked in memory; XML is read as it unpacks. */
const maxUnpackedBytes = 2 * 2 ** 30

/**
 * Reads an OSM extract: PBF, XML, or either of them gzipped, told apart by content. Throws FormatError for a file that is cut,
 * damaged or of another kind. Progress is the share of the bytes read, 0–1.
 */
export async function readOsm(bytes: Uint8Array, onProgress?: (share: number) => void): Promise<OsmContent> {
  const store = await readStore(bytes, (share) => onProgress?.(share * 0.8))
  const { streets, highways, cutWays } = osmStreets(store)
  onProgress?.(0.9)
  await breathe()
  const barriers = withoutClosedWalls(osmBarriers(store), streets)
  const { demand, footprints, refusals, buildings } = osmBuildings(store)
  await breathe()
  const { facilities, amenities } = osmFacilities(store)
  const { land, leftOut: openAreas } = osmLand(store)
  onProgress?.(1)
  return {
    streets,
    barriers,
    demand,
    facilities,
    land: land.concat(footprints),
    refusals: [...store.refusals, ...refusals],
    counts: { ...store.counts, highways, buildings, amenities, cutWays, openAreas },
    bounds: store.bounds,
  }
}

async function readStore(bytes: Uint8Array, onProgress: (share: number) => void): Promise<OsmStore> {
  if (bytes.length === 0) throw new FormatError('The file is empty (0 bytes). Export or download it again.')
  const builder = osmStoreBuilder()
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  await (isGzip ? readGzip(bytes, builder.sink, onProgress) : readPlain(bytes, builder.sink, onProgress))
  const store = builder.finish()
  if (store.counts.nodes === 0)
    throw new FormatError('The OSM file has no nodes, so nothing in it has a place. Export the area again, with its nodes.')
  return store
}

/** Lets the process answer others between two blocks of work. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function readPlain(bytes: Uint8Array, sink: OsmSink, onProgress: (share: number) => void): Promise<void> {
  if (looksLikePbf(bytes)) {
    for (const offset of readPbf(bytes, sink)) {
      onProgress(offset / bytes.length)
      await breathe()
    }
    return
  }
  const reader = textReader(bytes.subarray(0, 512), sink)
  const step = 1 << 20
  for (let offset = 0; offset < bytes.length; offset += step) {
    reader.write(bytes.subarray(offset, offset + step))
    onProgress(Math.min(1, (offset + step) / bytes.length))
    await breathe()
  }
  reader.end()
}

async function readGzip(bytes: Uint8Array, sink: OsmSink, onProgress: (share: number) => void): Promise<void> {
  const gunzip = createGunzip()
  let reader: ReturnType<typeof textReader> | null = null
  let pbfParts: Uint8Array[] | null = null
  let opened = 0
  gunzip.end(bytes)
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      if (opened === 0 && looksLikePbf(chunk)) pbfParts = []
      opened += chunk.length
      if (pbfParts && opened > maxUnpackedBytes)
        throw new FormatError(
          `The gzipped PBF unpacks to more than ${maxUnpackedBytes / 2 ** 30} GiB, which is too much here. Send a smaller extract.`,
        )
      if (pbfParts) pbfParts.push(chunk)
      else {
        reader ??= textReader(chunk.subarray(0, 512), sink)
        reader.write(chunk)
      }
      onProgress(Math.min(1, gunzip.bytesWritten / bytes.length))
    }
  } catch (error) {
    if (error instanceof FormatError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw new FormatError(
      code === 'Z_BUF_ERROR'
        ? `The gzip file ends early, after ${bytes.length} bytes (${opened} unpacked): it was cut short on the way. Copy or download it again.`
        : `The gzip file is damaged and cannot be unpacked beyond byte ${opened} of its content (${message}). Copy or download it again.`,
    )
  }
  if (pbfParts) await readPlain(Buffer.concat(pbfParts), sink, onProgress)
  else if (reader) reader.end()
  else throw new FormatError('The gzip file holds an empty file (0 bytes). Export or download it again.')
}

/** A reader for text that should be OSM XML; refuses at once what plainly is something else. */
function textReader(head: Uint8Array, sink: OsmSink): { write(bytes: Uint8Array): void; end(): void } {
  const start = new TextDecoder('utf-8')
    .decode(head)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^<!doctype html|^<html/i.test(start))
    throw new FormatError(
      'This is a web page (HTML), not an OSM file; the download probably answered with an error page. Download it again and look at it.',
    )
  if (!start.startsWith('<'))
    throw new FormatError(`This is not an OSM file: ${describe(head, start)} Import an .osm, .osm.gz or .osm.pbf extract.`)
  const xml = osmXmlReader(sink)
  const decoder = new StringDecoder('utf8')
  return {
    write: (bytes) => xml.write(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))),
    end: () => {
      xml.write(decoder.end())
      xml.end()
    },
  }
}

function describe(head: Uint8Array, start: string): string {
  if (start.startsWith('PK')) return 'it is a zip archive; unpack it first.'
  if (start.startsWith('BZh')) return 'it is compressed with bzip2; unpack it first.'
  if (head[0] === 0xfd && start.includes('7zXZ')) return 'it is compressed with xz; unpack it first.'
  if (start.startsWith('{') || start.startsWith('[')) return 'it looks like JSON.'
  if (head[0] === 0xff && head[1] === 0xe0) return 'it is an o5m file; convert it, e.g. with osmconvert.'
  const first = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return `it begins with the bytes ${first}, neither XML nor PBF.`
}
