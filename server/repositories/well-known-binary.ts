import type { FlatOutline } from '#planning/topology/outline-types'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'

const littleEndian = 1
const pointType = 1
const lineStringType = 2
const polygonType = 3
const multiPolygonType = 6

/** OGC well-known binary, as hex, of a line; what ST_GeomFromWKB(decode(…, 'hex')) reads back bit for bit. */
export function lineToHex(coordinates: readonly LonLat[]): string {
  const bytes = Buffer.allocUnsafe(9 + 16 * coordinates.length)
  writePoints(bytes, writeHeader(bytes, 0, lineStringType), coordinates)
  return bytes.toString('hex')
}

/** Well-known binary, as hex, of a multipolygon. */
export function multiPolygonToHex(polygons: MultiPolygonCoordinates): string {
  let size = 9
  for (const rings of polygons) size += 9 + rings.reduce((sum, ring) => sum + 4 + 16 * ring.length, 0)
  const bytes = Buffer.allocUnsafe(size)
  let at = writeHeader(bytes, 0, multiPolygonType)
  at = bytes.writeUInt32LE(polygons.length, at)
  for (const rings of polygons) {
    at = writeHeader(bytes, at, polygonType)
    at = bytes.writeUInt32LE(rings.length, at)
    for (const ring of rings) at = writePoints(bytes, at, ring)
  }
  return bytes.toString('hex')
}

function writeHeader(bytes: Buffer, at: number, type: number): number {
  return bytes.writeUInt32LE(type, bytes.writeUInt8(littleEndian, at))
}

function writePoints(bytes: Buffer, start: number, points: readonly LonLat[]): number {
  let at = bytes.writeUInt32LE(points.length, start)
  for (const [lon, lat] of points) at = bytes.writeDoubleLE(lat, bytes.writeDoubleLE(lon, at))
  return at
}

/** Lon/lat numbers, interleaved, of a line in little-endian well-known binary (what ST_AsBinary(…, 'NDR') gives). */
export function lineFromBinary(bytes: Buffer): Float64Array {
  expectType(bytes, 0, lineStringType)
  const count = bytes.readUInt32LE(5)
  const numbers = new Float64Array(2 * count)
  for (let i = 0; i < numbers.length; i++) numbers[i] = bytes.readDoubleLE(9 + 8 * i)
  return numbers
}

/** Lon/lat of a point in little-endian well-known binary. */
export function pointFromBinary(bytes: Buffer): LonLat {
  expectType(bytes, 0, pointType)
  return [bytes.readDoubleLE(5), bytes.readDoubleLE(13)]
}

/** Coordinates of a multipolygon in little-endian well-known binary. */
export function multiPolygonFromBinary(bytes: Buffer): MultiPolygonCoordinates {
  expectType(bytes, 0, multiPolygonType)
  const polygons: LonLat[][][] = []
  let at = 9
  for (let polygon = bytes.readUInt32LE(5); polygon > 0; polygon--) {
    expectType(bytes, at, polygonType)
    const rings: LonLat[][] = []
    let ringCount = bytes.readUInt32LE(at + 5)
    at += 9
    for (; ringCount > 0; ringCount--) {
      const count = bytes.readUInt32LE(at)
      at += 4
      const ring: LonLat[] = new Array(count)
      for (let i = 0; i < count; i++, at += 16) ring[i] = [bytes.readDoubleLE(at), bytes.readDoubleLE(at + 8)]
      rings.push(ring)
    }
    polygons.push(rings)
  }
  return polygons
}

function expectType(bytes: Buffer, at: number, type: number): void {
  if (bytes.readUInt8(at) !== littleEndian || bytes.readUInt32LE(at + 1) !== type)
    throw new Error(`got well-known binary of type ${bytes.readUInt32LE(at + 1)} when ${type}, little-endian, was expected`)
}

/** A multipolygon in little-endian well-known binary, laid out flat. */
export function flatOutlineFromBinary(bytes: Buffer): FlatOutline {
  expectType(bytes, 0, multiPolygonType)
  const ringEnds: number[] = []
  const polygonEnds = new Uint32Array(bytes.readUInt32LE(5))
  const lonLat = new Float64Array((bytes.length - 9) >> 3)
  let [at, length] = [9, 0]
  for (let polygon = 0; polygon < polygonEnds.length; polygon++) {
    let ringCount = bytes.readUInt32LE(at + 5)
    at += 9
    for (; ringCount > 0; ringCount--) {
      const end = length + 2 * bytes.readUInt32LE(at)
      at += 4
      for (; length < end; at += 8) lonLat[length++] = bytes.readDoubleLE(at)
      ringEnds.push(length / 2)
    }
    polygonEnds[polygon] = ringEnds.length
  }
  return { lonLat: lonLat.slice(0, length), ringEnds: Uint32Array.from(ringEnds), polygonEnds }
}
