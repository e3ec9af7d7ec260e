import type { UnitOutline } from '#planning/topology/outline-types'
import { clipRing, doubleArea, type UnitPoints } from './clip-rings.ts'
import { type BodyEntry, packBody } from './division-body.ts'
import { createGeometryWriter } from './geometry-commands.ts'
import { tileBuffer, tileExtent } from './tile-address.ts'

/** One version of a division at one zoom, on the days from `from` until before `to` (days since 1970; null = without end). */
export interface DrawnOutline {
  versionId: number
  from: number
  to: number | null
  outline: UnitOutline
  /** Where its name stands, in units. */
  label: readonly [number, number]
}

/** A tile of one zoom with what is drawn in it, packed. */
export interface CutTile {
  x: number
  y: number
  versions: number[]
  /** The days on which it begins to look otherwise. */
  days: Set<number>
  body: Uint8Array
}

interface Placed extends DrawnOutline {
  west: number
  east: number
  north: number
  south: number
}

/** Cuts outlines of one zoom into its tiles, row by row from the north; within a tile they keep the order given. */
export function* cutOutlines(outlines: readonly DrawnOutline[], zoom: number): Generator<CutTile> {
  const last = 2 ** zoom - 1
  const byFirstRow = new Map<number, Placed[]>()
  const order = new Map<DrawnOutline, number>()
  let [row, lastRow] = [last + 1, -1]
  for (const drawn of outlines) {
    const placed = { ...drawn, ...boxOf(drawn.outline.xy) }
    order.set(placed, order.size)
    const first = Math.max(0, firstTile(placed.north))
    const waiting = byFirstRow.get(first)
    if (waiting) waiting.push(placed)
    else byFirstRow.set(first, [placed])
    row = Math.min(row, first)
    lastRow = Math.max(lastRow, Math.min(last, lastTile(placed.south)))
  }
  const write = createGeometryWriter()
  let active: Placed[] = []
  for (; row <= lastRow; row++) {
    active = active.filter(({ south }) => lastTile(south) >= row)
    const arriving = byFirstRow.get(row)
    if (arriving) active = [...active, ...arriving].sort((a, b) => order.get(a)! - order.get(b)!)
    byFirstRow.delete(row)
    const cells = new Map<number, BodyEntry[]>()
    for (const drawn of active) cutIntoRow(drawn, row, last, write, cells)
    for (const x of [...cells.keys()].sort((a, b) => a - b)) {
      const entries = cells.get(x)!
      const versions = [...new Set(entries.map(({ versionId }) => versionId))]
      const days = new Set(entries.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))
      yield { x, y: row, versions, days, body: packBody(entries) }
    }
  }
}

/** The first and last column (or row) of tiles that a coordinate reaches with their buffers. */
const firstTile = (least: number): number => Math.ceil((least - tileExtent - tileBuffer) / tileExtent)
const lastTile = (greatest: number): number => Math.floor((greatest + tileBuffer) / tileExtent)

function cutIntoRow(
  { versionId, from, to, outline, label, west, east }: Placed,
  row: number,
  last: number,
  write: ReturnType<typeof createGeometryWriter>,
  cells: Map<number, BodyEntry[]>,
): void {
  const north = row * tileExtent
  const strip = clipPolygons(outline, north)
  const labelColumn = Math.floor(label[1] / tileExtent) === row ? Math.floor(label[0] / tileExtent) : -1
  for (let x = Math.max(0, firstTile(west)); x <= Math.min(last, lastTile(east)); x++) {
    const shape = drawShape(strip, x * tileExtent, north, write)
    const isLabelled = x === labelColumn
    if (!shape && !isLabelled) continue
    const entry = {
      versionId,
      from,
      to,
      shape,
      label: isLabelled ? ([label[0] - x * tileExtent, label[1] - north] as const) : null,
    }
    const entries = cells.get(x)
    if (entries) entries.push(entry)
    else cells.set(x, [entry])
  }
}

/** The rings of each polygon within a row of tiles and its buffer, open, the outer ring first. */
function clipPolygons({ xy, ringEnds, polygonEnds }: UnitOutline, north: number): UnitPoints[][] {
  const polygons: UnitPoints[][] = []
  let [point, ring] = [0, 0]
  for (const end of polygonEnds) {
    const rings: UnitPoints[] = []
    for (; ring < end; ring++) {
      rings.push(
        clipRing(xy.subarray(2 * point, 2 * (ringEnds[ring] - 1)), 1, north - tileBuffer, north + tileExtent + tileBuffer),
      )
      point = ringEnds[ring]
    }
    if (rings[0].length > 0) polygons.push(rings)
  }
  return polygons
}

/** Writes what of a row's polygons falls into a tile; null where nothing with an area does. */
function drawShape(
  polygons: readonly UnitPoints[][],
  west: number,
  north: number,
  write: ReturnType<typeof createGeometryWriter>,
): Uint8Array | null {
  for (const rings of polygons) {
    for (const [index, ring] of rings.entries()) {
      const local = toTile(clipRing(ring, 0, west - tileBuffer, west + tileExtent + tileBuffer), west, north)
      const isThere = local.length >= 6 && doubleArea(local) !== 0
      if (isThere) write.ring(local)
      else if (index === 0) break
    }
  }
  return write.isEmpty() ? null : write.take()
}

/** In the tile's own units, without repeated points and without spikes, which a cut leaves where a ring only touches it. */
function toTile(ring: UnitPoints, west: number, north: number): number[] {
  const kept: number[] = []
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i] - west, ring[i + 1] - north]
    for (;;) {
      const length = kept.length
      if (length >= 2 && kept[length - 2] === x && kept[length - 1] === y) break
      if (length >= 4 && kept[length - 4] === x && kept[length - 3] === y) {
        kept.length -= 2
        continue
      }
      kept.push(x, y)
      break
    }
  }
  for (;;) {
    const length = kept.length
    if (length >= 4 && kept[0] === kept[length - 2] && kept[1] === kept[length - 1]) kept.length -= 2
    else if (length >= 6 && kept[0] === kept[length - 4] && kept[1] === kept[length - 3]) kept.length -= 2
    else if (length >= 6 && kept[2] === kept[length - 2] && kept[3] === kept[length - 1]) kept.splice(0, 2)
    else return kept
  }
}

function boxOf(xy: Int32Array): { west: number; east: number; north: number; south: number } {
  let [west, east] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let [north, south] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < xy.length; i += 2) {
    west = Math.min(west, xy[i])
    east = Math.max(east, xy[i])
    north = Math.min(north, xy[i + 1])
    south = Math.max(south, xy[i + 1])
  }
  return { west, east, north, south }
}
