/** How one version of a division is drawn in a tile, on the days from `from` until before `to` (days since 1970; null = without end). */
export interface BodyEntry {
  versionId: number
  from: number
  to: number | null
  /** A polygon's geometry as the tile carries it; null where only the label falls into the tile. */
  shape: Uint8Array | null
  /** The label's point in tile units, where it falls into this tile. */
  label: readonly [number, number] | null
}

const hasShape = 1
const hasLabel = 2
const hasEnd = 4

/** Packs the entries of a tile: varints, the shapes' bytes as they are. */
export function packBody(entries: readonly BodyEntry[]): Uint8Array {
  let size = 0
  for (const { shape } of entries) size += 40 + (shape?.length ?? 0)
  const bytes = new Uint8Array(size)
  let at = 0
  const varint = (value: number): void => {
    let rest = value
    while (rest > 127) {
      bytes[at++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    bytes[at++] = rest
  }
  for (const { versionId, from, to, shape, label } of entries) {
    varint(versionId)
    varint((shape ? hasShape : 0) | (label ? hasLabel : 0) | (to === null ? 0 : hasEnd))
    varint(zigzag(from))
    if (to !== null) varint(zigzag(to))
    if (label) for (const value of label) varint(value)
    if (!shape) continue
    varint(shape.length)
    bytes.set(shape, at)
    at += shape.length
  }
  return bytes.slice(0, at)
}

/** The entries of a packed tile that are drawn on a day. */
export function entriesOn(bytes: Uint8Array, day: number): BodyEntry[] {
  const entries: BodyEntry[] = []
  let at = 0
  const varint = (): number => {
    let [value, factor] = [0, 1]
    for (;;) {
      const byte = bytes[at++]
      value += (byte & 127) * factor
      if (byte < 128) return value
      factor *= 128
    }
  }
  while (at < bytes.length) {
    const versionId = varint()
    const flags = varint()
    const from = unzigzag(varint())
    const to = flags & hasEnd ? unzigzag(varint()) : null
    const label = flags & hasLabel ? ([varint(), varint()] as const) : null
    let shape: Uint8Array | null = null
    if (flags & hasShape) {
      const length = varint()
      shape = bytes.subarray(at, at + length)
      at += length
    }
    if (from <= day && (to === null || day < to)) entries.push({ versionId, from, to, shape, label })
  }
  return entries
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)
const unzigzag = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2)
