import { PbfWriter } from 'pbf'
import { tileExtent } from './tile-address.ts'

export type TileProperties = Record<string, string | number | boolean>

/** A feature with its geometry already written (`geometry-commands.ts`). */
export interface TileFeature {
  /** One of `geometryTypes`. */
  type: number
  geometry: Uint8Array
  properties: TileProperties
}

const version = 2
const utf8 = new TextEncoder()
/** Field numbers of the Mapbox Vector Tile 2.1 schema. */
const tileFields = { layer: 3 }
const layerFields = { name: 1, feature: 2, key: 3, value: 4, extent: 5, version: 15 }
const featureFields = { tags: 2, type: 3, geometry: 4 }
const valueFields = { string: 1, double: 3, unsigned: 5, signed: 6, boolean: 7 }

/** A Mapbox vector tile of these layers, by name; layers without features are left out, and a tile without layers is null. */
export function writeTile(layers: Readonly<Record<string, readonly TileFeature[]>>): Uint8Array | null {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0)
  if (filled.length === 0) return null
  const writer = new PbfWriter()
  for (const layer of filled) writer.writeMessage(tileFields.layer, writeLayer, layer)
  return writer.finish()
}

function writeLayer([name, features]: [string, readonly TileFeature[]], writer: PbfWriter): void {
  const keys = new Map<string, number>()
  const values = new Map<string | number | boolean, number>()
  const numberOf = <T>(known: Map<T, number>, item: T): number => {
    const number = known.get(item)
    if (number !== undefined) return number
    known.set(item, known.size)
    return known.size - 1
  }
  writer.writeVarintField(layerFields.version, version)
  writeText(writer, layerFields.name, name)
  writer.writeVarintField(layerFields.extent, tileExtent)
  for (const { type, geometry, properties } of features) {
    const tags: number[] = []
    for (const key of Object.keys(properties)) tags.push(numberOf(keys, key), numberOf(values, properties[key]))
    writer.writeMessage(layerFields.feature, writeFeature, { type, geometry, tags })
  }
  for (const key of keys.keys()) writeText(writer, layerFields.key, key)
  for (const value of values.keys()) writer.writeMessage(layerFields.value, writeValue, value)
}

/** Writes a text itself: `pbf` garbles characters beyond U+1FFFF, such as 𠮷, which stand in names. */
function writeText(writer: PbfWriter, field: number, text: string): void {
  writer.writeBytesField(field, utf8.encode(text))
}

function writeFeature(feature: { type: number; geometry: Uint8Array; tags: number[] }, writer: PbfWriter): void {
  if (feature.tags.length > 0) writer.writePackedVarint(featureFields.tags, feature.tags)
  writer.writeVarintField(featureFields.type, feature.type)
  writer.writeBytesField(featureFields.geometry, feature.geometry)
}

function writeValue(value: string | number | boolean, writer: PbfWriter): void {
  if (typeof value === 'string') writeText(writer, valueFields.string, value)
  else if (typeof value === 'boolean') writer.writeBooleanField(valueFields.boolean, value)
  else if (!Number.isSafeInteger(value)) writer.writeDoubleField(valueFields.double, value)
  else if (value < 0) writer.writeSVarintField(valueFields.signed, value)
  else writer.writeVarintField(valueFields.unsigned, value)
}
