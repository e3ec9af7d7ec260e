import { deflateSync } from 'node:zlib'
import { type DrawnOsm, drawnNodes, idOf } from './draw-osm.ts'

/** A small, plain encoder of OSM PBF, to test the reader against something else than itself. */
const varint = (value: number | bigint): number[] => {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0))
    rest >>= 7n
  } while (rest > 0n)
  return bytes
}
const zigzag = (value: number): number[] => varint(value >= 0 ? BigInt(value) * 2n : BigInt(-value) * 2n - 1n)
const field = (number: number, body: number[] | Uint8Array): number[] => [
  ...varint(number * 8 + 2),
  ...varint(body.length),
  ...body,
]
const number = (fieldNumber: number, value: number[]): number[] => [...varint(fieldNumber * 8), ...value]
const text = (value: string): number[] => [...Buffer.from(value, 'utf8')]
const deltas = (values: readonly number[]): number[] => values.flatMap((value, index) => zigzag(value - (values[index - 1] ?? 0)))

function block(type: string, body: number[], compress: boolean): number[] {
  const blob = compress ? [...number(2, varint(body.length)), ...field(3, deflateSync(Uint8Array.from(body)))] : field(1, body)
  const header = [...field(1, text(type)), ...number(3, varint(blob.length))]
  return [0, 0, header.length >> 8, header.length & 255, ...header, ...blob]
}

/** OSM PBF of a drawn map: dense or plain nodes, blocks deflated or raw. */
export function writePbf(
  drawn: DrawnOsm,
  { dense = true, compress = true, features = ['OsmSchema-V0.6', 'DenseNodes'] } = {},
): Uint8Array {
  const strings = ['']
  const index = (value: string): number => {
    if (!strings.includes(value)) strings.push(value)
    return strings.indexOf(value)
  }
  const keysAndValues = (tags: Record<string, string> = {}) => ({
    keys: Object.keys(tags).flatMap((key) => varint(index(key))),
    values: Object.values(tags).flatMap((value) => varint(index(value))),
  })
  const nodes = [...drawnNodes(drawn.map)]
  const lattice = (degrees: number) => Math.round(degrees * 1e7)
  const denseNodes = [
    ...field(1, deltas(nodes.map(([letter]) => idOf(letter)))),
    ...field(8, deltas(nodes.map(([, [, lat]]) => lattice(lat)))),
    ...field(9, deltas(nodes.map(([, [lon]]) => lattice(lon)))),
    ...field(
      10,
      nodes.flatMap(([letter]) => [
        ...Object.entries(drawn.nodes?.[letter] ?? {}).flatMap(([k, v]) => [...varint(index(k)), ...varint(index(v))]),
        0,
      ]),
    ),
  ]
  const plainNodes = nodes.flatMap(([letter, [lon, lat]]) => {
    const { keys, values } = keysAndValues(drawn.nodes?.[letter])
    return field(1, [
      ...number(1, zigzag(idOf(letter))),
      ...field(2, keys),
      ...field(3, values),
      ...number(8, zigzag(lattice(lat))),
      ...number(9, zigzag(lattice(lon))),
    ])
  })
  const ways = (drawn.ways ?? []).flatMap((way, position) => {
    const { keys, values } = keysAndValues(way.tags)
    return field(3, [
      ...number(1, varint(position + 1)),
      ...field(2, keys),
      ...field(3, values),
      ...field(8, deltas([...way.nodes].map(idOf))),
    ])
  })
  const relations = (drawn.relations ?? []).flatMap((relation, position) => {
    const { keys, values } = keysAndValues(relation.tags)
    return field(4, [
      ...number(1, varint(position + 1)),
      ...field(2, keys),
      ...field(3, values),
      ...field(
        8,
        relation.members.flatMap(([, role]) => varint(index(role))),
      ),
      ...field(9, deltas(relation.members.map(([way]) => way))),
      ...field(
        10,
        relation.members.flatMap(() => varint(1)),
      ),
    ])
  })
  const groups = [dense ? field(2, field(2, denseNodes)) : field(2, plainNodes), field(2, ways), field(2, relations)].flat()
  const primitive = [
    ...field(
      1,
      strings.flatMap((value) => field(1, text(value))),
    ),
    ...groups,
  ]
  const header = features.flatMap((feature) => field(4, text(feature)))
  return Uint8Array.from([...block('OSMHeader', header, compress), ...block('OSMData', primitive, compress)])
}
