import type { Random } from '#planning/random'
import { addEdge, expandRing, type PlanarMap, ringPoints, splitEdge, vertexAt } from './planar-map.ts'
import { extent, longAxis, type Point, ringArea, ringDistance, segmentMeeting } from './polygon.ts'

/** How a face is to be cut in two. */
export interface CutStyle {
  /** Greatest turn of the cut away from square, radians. */
  skew: number
  /** Greatest sideways bend of the cut, as a share of its length. */
  bend: number
  /** Cuts that end within this distance of a corner or junction end there. */
  snapMeters: number
  /** Neither part may be smaller. */
  leastSquareMeters: number
  /** Cut along the long side instead of across it. */
  lengthwise?: boolean
}

interface Hit {
  /** Position along the cut. */
  along: number
  edge: number
  point: Point
}

/**
 * Cuts a face across its long side, from border to border, with edges of a line; returns the two new rings (counter-clockwise)
 * or null where no decent cut was found. New vertices on the border are put into the shared edges.
 */
export function splitFace(
  map: PlanarMap,
  face: readonly number[],
  line: number,
  style: CutStyle,
  random: Random,
): [number[], number[]] | null {
  const ring = expandRing(map, face)
  const points = ringPoints(map, ring)
  const long = longAxis(points)
  const axis: Point = style.lengthwise ? [-long[1], long[0]] : long
  const [least, greatest] = extent(points, axis)
  for (let attempt = 0; attempt < 5; attempt++) {
    const at = least + (greatest - least) * (0.5 + (random() - 0.5) * (0.2 + attempt * 0.1))
    const angle = (random() - 0.5) * 2 * style.skew
    const direction: Point = [
      -axis[1] * Math.cos(angle) - axis[0] * Math.sin(angle),
      axis[0] * Math.cos(angle) - axis[1] * Math.sin(angle),
    ]
    const ends = longestChord(points, [axis[0] * at, axis[1] * at], direction)
    if (!ends) continue
    const cut = cutAlong(map, ring, points, ends, line, style, random)
    if (cut) return cut
  }
  return null
}

function longestChord(points: readonly Point[], through: Point, direction: Point): [Hit, Hit] | null {
  const hits: Hit[] = []
  const normal: Point = [-direction[1], direction[0]]
  const level = through[0] * normal[0] + through[1] * normal[1]
  for (let i = 0; i < points.length; i++) {
    const a = points[i]
    const b = points[(i + 1) % points.length]
    const sideA = a[0] * normal[0] + a[1] * normal[1] - level
    const sideB = b[0] * normal[0] + b[1] * normal[1] - level
    if (sideA > 0 === sideB > 0) continue
    const share = sideA / (sideA - sideB)
    const point: Point = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
    hits.push({ along: point[0] * direction[0] + point[1] * direction[1], edge: i, point })
  }
  hits.sort((one, other) => one.along - other.along)
  let best: [Hit, Hit] | null = null
  for (let i = 0; i + 1 < hits.length; i += 2) {
    const pair: [Hit, Hit] = [hits[i], hits[i + 1]]
    if (!best || pair[1].along - pair[0].along > best[1].along - best[0].along) best = pair
  }
  return best
}

/** The ring's own vertex near a hit, or null where the edge itself must take a new vertex. */
function cornerNear(points: readonly Point[], hit: Hit, snapMeters: number): number | null {
  let best: number | null = null
  let least = snapMeters
  for (const index of [hit.edge, (hit.edge + 1) % points.length]) {
    const distance = Math.hypot(points[index][0] - hit.point[0], points[index][1] - hit.point[1])
    if (distance <= least) {
      least = distance
      best = index
    }
  }
  return best
}

function cutAlong(
  map: PlanarMap,
  ring: number[],
  points: readonly Point[],
  [from, to]: [Hit, Hit],
  line: number,
  style: CutStyle,
  random: Random,
): [number[], number[]] | null {
  const corners = [cornerNear(points, from, style.snapMeters), cornerNear(points, to, style.snapMeters)]
  const start = corners[0] === null ? from.point : points[corners[0]]
  const end = corners[1] === null ? to.point : points[corners[1]]
  const inner = bentPoints(start, end, style.bend, random)
  const path = [start, ...inner, end]
  if (Math.hypot(end[0] - start[0], end[1] - start[1]) < 20 || !staysInside(points, path)) return null
  const positions = [position(from, corners[0]), position(to, corners[1])]
  const [first, second] = positions[0] < positions[1] ? [positions[0], positions[1]] : [positions[1], positions[0]]
  const forward = positions[0] < positions[1] ? path : [...path].reverse()
  const between = points.filter((_, index) => index > first && index < second)
  const areaA = ringArea([...forward, ...points.slice(Math.floor(second) + 1), ...points.slice(0, Math.ceil(first))])
  const areaB = ringArea([...between, ...[...forward].reverse()])
  if (Math.min(areaA, areaB) < style.leastSquareMeters) return null
  const vertices = forward.map((point, index) => {
    if (index > 0 && index < forward.length - 1) return vertexAt(map, point)
    const at = index === 0 ? first : second
    return Number.isInteger(at) ? ring[at] : vertexAt(map, point)
  })
  if (new Set(vertices).size < vertices.length) return null
  const ringBetween = ring.filter((_, index) => index > first && index < second)
  const ringOutside = [...ring.filter((_, index) => index > second), ...ring.filter((_, index) => index < first)]
  const parts: [number[], number[]] = [
    [...vertices, ...ringOutside],
    [...ringBetween, ...[...vertices].reverse()],
  ]
  if (parts.some((part) => new Set(part).size < part.length)) return null
  for (const [at, vertex] of [
    [first, vertices[0]],
    [second, vertices[vertices.length - 1]],
  ]) {
    if (!Number.isInteger(at)) splitEdge(map, ring[Math.floor(at)], ring[Math.ceil(at) % ring.length], vertex)
  }
  for (let i = 1; i < vertices.length; i++) addEdge(map, vertices[i - 1], vertices[i], line)
  return parts
}

/** Where on the ring a hit sits: the corner's index, or half-way after its edge's first corner. */
function position(hit: Hit, corner: number | null): number {
  return corner === null ? hit.edge + 0.5 : corner
}

function bentPoints(start: Point, end: Point, bend: number, random: Random): Point[] {
  const length = Math.hypot(end[0] - start[0], end[1] - start[1])
  const count = Math.min(12, Math.floor(length / 70))
  const bow = (random() - 0.5) * 2 * bend * length
  const wave = (random() - 0.5) * bend * length
  const normal: Point = [-(end[1] - start[1]) / length, (end[0] - start[0]) / length]
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / (count + 1)
    const offset = bow * Math.sin(Math.PI * share) + wave * Math.sin(2 * Math.PI * share)
    return [
      start[0] + share * (end[0] - start[0]) + offset * normal[0],
      start[1] + share * (end[1] - start[1]) + offset * normal[1],
    ] as Point
  })
}

/** Whether a path from border to border keeps clear of the ring between its two ends. */
function staysInside(points: readonly Point[], path: readonly Point[]): boolean {
  for (let i = 1; i < path.length - 1; i++) if (ringDistance(points, path[i]) < 6) return false
  for (let i = 1; i < path.length; i++) {
    const a = path[i - 1]
    const b = path[i]
    for (let j = 0; j < points.length; j++) {
      const shares = segmentMeeting(a, b, points[j], points[(j + 1) % points.length])
      if (!shares) continue
      const along = shares[0] * Math.hypot(b[0] - a[0], b[1] - a[1])
      const rest = (1 - shares[0]) * Math.hypot(b[0] - a[0], b[1] - a[1])
      if ((i === 1 && along < 0.5) || (i === path.length - 1 && rest < 0.5)) continue
      return false
    }
  }
  return true
}
