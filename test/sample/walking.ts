import { segmentMeters } from '../../server/planning/geodesy/lengths.ts'
import { accessBits, type BarrierKind, type LonLat, type Street } from '../../server/planning/types.ts'
import type { WholeSample } from '../../server/sample/sample-content.ts'

const walkable = accessBits.walk.forward | accessBits.walk.backward
export type Segment = readonly [LonLat, LonLat]

/** Streets that people may walk. */
export function walkingStreets({ streets }: WholeSample): Street[] {
  return streets.filter(({ access }) => (access & walkable) !== 0)
}

export function segmentsOf(coordinates: readonly LonLat[]): Segment[] {
  return coordinates.slice(1).map((point, index) => [coordinates[index], point] as const)
}

function side(a: LonLat, b: LonLat, c: LonLat): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

/** Whether two segments have a point in common, touching included. */
function meet([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}

/** Cells of about 200 m that a segment's box lies in. */
function cellsOf([a, b]: Segment): string[] {
  const cells: string[] = []
  for (let column = Math.floor(Math.min(a[0], b[0]) * 500); column <= Math.floor(Math.max(a[0], b[0]) * 500); column++) {
    for (let row = Math.floor(Math.min(a[1], b[1]) * 500); row <= Math.floor(Math.max(a[1], b[1]) * 500); row++)
      cells.push(`${column},${row}`)
  }
  return cells
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Answers which kinds of barrier a line meets. */
export function barrierFinder({ barriers }: WholeSample): (line: readonly LonLat[]) => Set<BarrierKind> {
  const index = new Map<string, { segment: Segment; kind: BarrierKind }[]>()
  for (const { kind, coordinates } of barriers) {
    for (const segment of segmentsOf(coordinates)) for (const cell of cellsOf(segment)) push(index, cell, { segment, kind })
  }
  return (line) => {
    const kinds = new Set<BarrierKind>()
    for (const segment of segmentsOf(line)) {
      for (const cell of cellsOf(segment))
        for (const barrier of index.get(cell) ?? []) if (meet(segment, barrier.segment)) kinds.add(barrier.kind)
    }
    return kinds
  }
}

/** A point on a street: the street's index, the meters along it, and the meters of straight walk to it. */
export interface Snapped {
  street: number
  along: number
  off: number
}

/** Answers the nearest point of a walkable street that a straight line reaches without meeting a barrier; null beyond about 200 m. */
export function snapper(content: WholeSample): (lon: number, lat: number) => Snapped | null {
  const barriersOn = barrierFinder(content)
  const index = new Map<string, { segment: Segment; street: number; start: number }[]>()
  walkingStreets(content).forEach(({ coordinates, bridge, tunnel }, street) => {
    if (bridge || tunnel) return
    let start = 0
    for (const segment of segmentsOf(coordinates)) {
      for (const cell of cellsOf(segment)) push(index, cell, { segment, street, start })
      start += segmentMeters(...segment[0], ...segment[1])
    }
  })
  return (lon, lat) => {
    let best: Snapped | null = null
    for (const dx of [-0.002, 0, 0.002]) {
      for (const dy of [-0.002, 0, 0.002]) {
        const [cell] = cellsOf([
          [lon + dx, lat + dy],
          [lon + dx, lat + dy],
        ])
        for (const { segment, street, start } of index.get(cell) ?? []) {
          const [a, b] = segment
          const [east, north] = [(b[0] - a[0]) * 0.863, b[1] - a[1]]
          const share = Math.min(
            1,
            Math.max(0, ((lon - a[0]) * 0.863 * east + (lat - a[1]) * north) / (east * east + north * north)),
          )
          const foot: LonLat = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
          const off = segmentMeters(lon, lat, foot[0], foot[1])
          if (best && off >= best.off) continue
          if (barriersOn([[lon, lat], foot]).size === 0) best = { street, along: start + share * segmentMeters(...a, ...b), off }
        }
      }
    }
    return best
  }
}

/** Walking meters from every place to the nearest of some sources, by plain Dijkstra over a sorted list; Infinity where none is reached. */
export function nearestMeters(
  content: WholeSample,
  places: readonly (Snapped | null)[],
  sources: readonly (Snapped | null)[],
  limit: number,
): number[] {
  const streets = walkingStreets(content)
  const lengths = streets.map(({ coordinates }) =>
    segmentsOf(coordinates).reduce((sum, [a, b]) => sum + segmentMeters(...a, ...b), 0),
  )
  const ways = new Map<number, { to: number; meters: number }[]>()
  streets.forEach(({ fromNode, toNode }, street) => {
    for (const [from, to] of [
      [fromNode, toNode],
      [toNode, fromNode],
    ]) {
      const list = ways.get(from)
      if (list) list.push({ to, meters: lengths[street] })
      else ways.set(from, [{ to, meters: lengths[street] }])
    }
  })
  const done = new Map<number, number>()
  const waiting = new Map<number, number>()
  const offer = (node: number, meters: number): void => {
    if (meters <= limit && !done.has(node) && meters < (waiting.get(node) ?? Number.POSITIVE_INFINITY)) waiting.set(node, meters)
  }
  for (const source of sources) {
    if (!source) continue
    offer(streets[source.street].fromNode, source.off + source.along)
    offer(streets[source.street].toNode, source.off + lengths[source.street] - source.along)
  }
  while (waiting.size > 0) {
    let least = -1
    let meters = Number.POSITIVE_INFINITY
    for (const [node, cost] of waiting) if (cost < meters) [least, meters] = [node, cost]
    waiting.delete(least)
    done.set(least, meters)
    for (const way of ways.get(least)!) offer(way.to, meters + way.meters)
  }
  return places.map((place) => {
    if (!place) return Number.POSITIVE_INFINITY
    const viaFrom = (done.get(streets[place.street].fromNode) ?? Number.POSITIVE_INFINITY) + place.along
    const viaTo = (done.get(streets[place.street].toNode) ?? Number.POSITIVE_INFINITY) + lengths[place.street] - place.along
    const direct = sources.map((source) =>
      source?.street === place.street ? source.off + Math.abs(source.along - place.along) : Number.POSITIVE_INFINITY,
    )
    return place.off + Math.min(viaFrom, viaTo, ...direct)
  })
}
