import { inflateSync } from 'node:zlib'
import { FormatError } from '../../format-error.ts'
import { keptTagKeys, type OsmMember, type OsmSink, type Tags } from '../elements.ts'
import { ProtobufCursor } from './protobuf-cursor.ts'

const maxHeaderBytes = 64 * 1024
const maxBlockBytes = 32 * 1024 * 1024
const knownFeatures = new Set(['OsmSchema-V0.6', 'DenseNodes'])
const memberTypes = ['node', 'way', 'relation'] as const
const cutShort = 'the file was probably cut short on the way: copy or download it again'

/** Tells whether bytes begin like an OSM PBF file: a length, then a blob header of type OSMHeader. */
export function looksLikePbf(bytes: Uint8Array): boolean {
  return (
    bytes.length > 15 &&
    bytes[0] === 0 &&
    bytes[1] === 0 &&
    new TextDecoder('latin1').decode(bytes.subarray(4, 40)).includes('OSMHeader')
  )
}

/**
 * Reads an OSM PBF file (wiki.openstreetmap.org/wiki/PBF_Format, version 1.3) block by block into a sink, and yields the number of
 * bytes read after each block. Blocks raw or zlib-deflated. Throws FormatError with the byte offset of a block that is cut or damaged.
 */
export function* readPbf(bytes: Uint8Array, sink: OsmSink): Generator<number> {
  let offset = 0
  while (offset < bytes.length) {
    const start = offset
    if (offset + 4 > bytes.length)
      throw new FormatError(`The OSM PBF file ends inside a block at byte ${bytes.length}; ${cutShort}.`)
    const headerLength = new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getUint32(0)
    if (headerLength === 0 || headerLength > maxHeaderBytes)
      throw new FormatError(
        `The OSM PBF file is damaged at byte ${start}: a block header of ${headerLength} bytes is not possible.`,
      )
    offset += 4
    if (offset + headerLength > bytes.length)
      throw new FormatError(`The OSM PBF file ends inside the block header that begins at byte ${start}; ${cutShort}.`)
    const { type, size } = damageAt(start, () => readBlobHeader(bytes, offset, offset + headerLength))
    if (size < 0 || size > maxBlockBytes)
      throw new FormatError(`The OSM PBF file is damaged at byte ${start}: a block of ${size} bytes is not possible.`)
    offset += headerLength
    if (offset + size > bytes.length)
      throw new FormatError(
        `The OSM PBF file ends at byte ${bytes.length}, inside the block of ${size} bytes that begins at byte ${start}; ${cutShort}.`,
      )
    const blob = bytes.subarray(offset, offset + size)
    offset += size
    if (type === 'OSMHeader') damageAt(start, () => readHeaderBlock(openBlob(blob, start), sink))
    else if (type === 'OSMData') damageAt(start, () => readPrimitiveBlock(openBlob(blob, start), sink))
    yield offset
  }
}

/** Turns any failure to decode the block at a byte offset into a FormatError that names the offset. */
function damageAt<T>(start: number, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof FormatError) throw error
    throw new FormatError(`The OSM PBF file is damaged in the block that begins at byte ${start} (${(error as Error).message}).`)
  }
}

function readBlobHeader(bytes: Uint8Array, start: number, end: number): { type: string; size: number } {
  const cursor = new ProtobufCursor(bytes, start, end)
  let type = ''
  let size = -1
  while (cursor.next()) {
    if (cursor.field === 1) type = text(cursor.data())
    else if (cursor.field === 3) size = cursor.varint()
    else cursor.skip()
  }
  return { type, size }
}

function openBlob(blob: Uint8Array, start: number): Uint8Array {
  const cursor = new ProtobufCursor(blob)
  while (cursor.next()) {
    if (cursor.field === 1) return cursor.data()
    if (cursor.field === 3) return inflateSync(cursor.data(), { maxOutputLength: maxBlockBytes })
    if (cursor.field >= 4)
      throw new FormatError(
        `The OSM PBF file compresses its block at byte ${start} in a way that is not read here (only raw and zlib are); write it again, e.g. with \`osmium cat -o out.osm.pbf\`.`,
      )
    cursor.skip()
  }
  throw new RangeError('a blob without data')
}

function readHeaderBlock(block: Uint8Array, sink: OsmSink): void {
  const cursor = new ProtobufCursor(block)
  while (cursor.next()) {
    if (cursor.field === 1) {
      const box = cursor.message()
      const degrees = [0, 0, 0, 0, 0]
      while (box.next()) {
        if (box.field >= 1 && box.field <= 4) degrees[box.field] = box.signed() / 1e9
        else box.skip()
      }
      sink.bounds(degrees[1], degrees[4], degrees[2], degrees[3])
    } else if (cursor.field === 4) {
      const feature = text(cursor.data())
      if (!knownFeatures.has(feature))
        throw new FormatError(
          `The OSM PBF file needs the feature "${feature}", which is not read here; export it as a plain extract of current data.`,
        )
    } else cursor.skip()
  }
}

interface BlockScale {
  granularity: number
  lonOffset: number
  latOffset: number
  strings: string[]
  kept: Uint8Array
}

function readPrimitiveBlock(block: Uint8Array, sink: OsmSink): void {
  const scale: BlockScale = { granularity: 100, lonOffset: 0, latOffset: 0, strings: [], kept: new Uint8Array(0) }
  const groups: ProtobufCursor[] = []
  const cursor = new ProtobufCursor(block)
  while (cursor.next()) {
    if (cursor.field === 1) readStrings(cursor.message(), scale)
    else if (cursor.field === 2) groups.push(cursor.message())
    else if (cursor.field === 17) scale.granularity = cursor.varint()
    else if (cursor.field === 19) scale.latOffset = cursor.varint()
    else if (cursor.field === 20) scale.lonOffset = cursor.varint()
    else cursor.skip()
  }
  for (const group of groups) {
    while (group.next()) {
      if (group.field === 1) readNode(group.message(), scale, sink)
      else if (group.field === 2) readDenseNodes(group.message(), scale, sink)
      else if (group.field === 3) readWay(group.message(), scale, sink)
      else if (group.field === 4) readRelation(group.message(), scale, sink)
      else group.skip()
    }
  }
}

function readStrings(cursor: ProtobufCursor, scale: BlockScale): void {
  while (cursor.next()) {
    if (cursor.field === 1) scale.strings.push(text(cursor.data()))
    else cursor.skip()
  }
  scale.kept = Uint8Array.from(scale.strings, (key) => (keptTagKeys.has(key) ? 1 : 0))
}

function readNode(cursor: ProtobufCursor, scale: BlockScale, sink: OsmSink): void {
  let id = 0
  let lon = 0
  let lat = 0
  let keys: number[] = []
  let values: number[] = []
  while (cursor.next()) {
    if (cursor.field === 1) id = cursor.signed()
    else if (cursor.field === 2) keys = packed(cursor, false)
    else if (cursor.field === 3) values = packed(cursor, false)
    else if (cursor.field === 8) lat = cursor.signed()
    else if (cursor.field === 9) lon = cursor.signed()
    else cursor.skip()
  }
  sink.node(id, degrees(lon, scale.lonOffset, scale), degrees(lat, scale.latOffset, scale), tagsOf(keys, values, scale))
}

function readDenseNodes(cursor: ProtobufCursor, scale: BlockScale, sink: OsmSink): void {
  let ids: number[] = []
  let lats: number[] = []
  let lons: number[] = []
  let keysAndValues: number[] = []
  while (cursor.next()) {
    if (cursor.field === 1) ids = packed(cursor, true)
    else if (cursor.field === 8) lats = packed(cursor, true)
    else if (cursor.field === 9) lons = packed(cursor, true)
    else if (cursor.field === 10) keysAndValues = packed(cursor, false)
    else cursor.skip()
  }
  if (lats.length !== ids.length || lons.length !== ids.length) throw new RangeError('dense nodes of unequal counts')
  let id = 0
  let lon = 0
  let lat = 0
  let at = 0
  for (let index = 0; index < ids.length; index++) {
    id += ids[index]
    lon += lons[index]
    lat += lats[index]
    let tags: Record<string, string> | null = null
    while (at < keysAndValues.length && keysAndValues[at] !== 0) {
      if (scale.kept[keysAndValues[at]]) {
        tags ??= {}
        tags[scale.strings[keysAndValues[at]]] = scale.strings[keysAndValues[at + 1]]
      }
      at += 2
    }
    at++
    sink.node(id, degrees(lon, scale.lonOffset, scale), degrees(lat, scale.latOffset, scale), tags)
  }
}

function readWay(cursor: ProtobufCursor, scale: BlockScale, sink: OsmSink): void {
  let id = 0
  let keys: number[] = []
  let values: number[] = []
  let refs: number[] = []
  while (cursor.next()) {
    if (cursor.field === 1) id = cursor.varint()
    else if (cursor.field === 2) keys = packed(cursor, false)
    else if (cursor.field === 3) values = packed(cursor, false)
    else if (cursor.field === 8) refs = running(packed(cursor, true))
    else cursor.skip()
  }
  sink.way(id, refs, tagsOf(keys, values, scale))
}

function readRelation(cursor: ProtobufCursor, scale: BlockScale, sink: OsmSink): void {
  let id = 0
  let keys: number[] = []
  let values: number[] = []
  let roles: number[] = []
  let refs: number[] = []
  let types: number[] = []
  while (cursor.next()) {
    if (cursor.field === 1) id = cursor.varint()
    else if (cursor.field === 2) keys = packed(cursor, false)
    else if (cursor.field === 3) values = packed(cursor, false)
    else if (cursor.field === 8) roles = packed(cursor, false)
    else if (cursor.field === 9) refs = running(packed(cursor, true))
    else if (cursor.field === 10) types = packed(cursor, false)
    else cursor.skip()
  }
  const members: OsmMember[] = refs.map((ref, index) => ({
    ref,
    type: memberTypes[types[index]] ?? 'relation',
    role: scale.strings[roles[index]] ?? '',
  }))
  sink.relation(id, members, tagsOf(keys, values, scale))
}

/** A repeated integer field, packed or (as old writers do) one value at a time: then the list holds the one value read. */
function packed(cursor: ProtobufCursor, isSigned: boolean): number[] {
  const list: number[] = []
  if (cursor.wireType === 0) {
    list.push(isSigned ? cursor.signed() : cursor.varint())
    return list
  }
  const inner = cursor.message()
  while (inner.position < inner.end) list.push(isSigned ? inner.signed() : inner.varint())
  return list
}

function running(deltas: number[]): number[] {
  for (let index = 1; index < deltas.length; index++) deltas[index] += deltas[index - 1]
  return deltas
}

/** Nanodegrees to degrees, rounded once, so that 1e-7 degree comes out as the nearest double. */
function degrees(value: number, offset: number, scale: BlockScale): number {
  return scale.granularity === 100 && offset === 0 ? value / 1e7 : (offset + value * scale.granularity) / 1e9
}

function tagsOf(keys: number[], values: number[], scale: BlockScale): Tags | null {
  let tags: Record<string, string> | null = null
  for (let index = 0; index < keys.length; index++) {
    if (!scale.kept[keys[index]]) continue
    tags ??= {}
    tags[scale.strings[keys[index]]] = scale.strings[values[index]]
  }
  return tags
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}
