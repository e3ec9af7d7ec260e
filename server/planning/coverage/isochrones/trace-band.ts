import { touchMeters } from '../../network/barrier-crossing.ts'
import type { LonLat } from '../../types.ts'
import { type BarrierBins, crossingShare } from './barrier-bins.ts'
import { type Lattice, latticeLonLat, latticeNode, latticeNodeCount, latticePosition, tileNodes, tileSide } from './lattice.ts'
import type { BandField } from './spread-field.ts'

/** An outline crosses a lattice edge at one of these many parts of it, never at its ends: so that rings stay apart and bands nest after rounding too. */
const parts = 64

/** The three edges that belong to a node: to the east, to the north, and across the square to the north-east. */
const eastward = 0
const northward = 1
const across = 2
const edgeSteps = [
  [1, 0],
  [0, 1],
  [1, 1],
] as const

/** Where barriers first cross lattice edges, as shares from the edge's own node: the crossing nearest to it and the one farthest from it. */
export type BarrierCrossings = Map<number, { nearest: number; farthest: number }>

/** Finds the lattice edges that barriers cross or touch: a node that stands on a barrier is cut off from both sides. */
export function crossLattice(lattice: Lattice, barriers: BarrierBins): BarrierCrossings {
  const { step, originEast, originNorth } = lattice
  const { segments } = barriers
  const crossings: BarrierCrossings = new Map()
  // A barrier that runs along a lattice line belongs to the squares on both sides of it.
  const cellsOf = (a: number, b: number, origin: number): [number, number] => [
    Math.floor((Math.min(a, b) - origin - touchMeters) / step),
    Math.floor((Math.max(a, b) - origin + touchMeters) / step),
  ]
  for (let i = 0; i < segments.length / 4; i++) {
    const [ax, ay, bx, by] = segments.subarray(4 * i, 4 * i + 4)
    const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / (8 * step)))
    for (let piece = 0; piece < pieces; piece++) {
      const [px, py] = [ax + ((bx - ax) * piece) / pieces, ay + ((by - ay) * piece) / pieces]
      const [qx, qy] = [ax + ((bx - ax) * (piece + 1)) / pieces, ay + ((by - ay) * (piece + 1)) / pieces]
      const [firstColumn, lastColumn] = cellsOf(px, qx, originEast)
      const [firstRow, lastRow] = cellsOf(py, qy, originNorth)
      for (let row = firstRow; row <= lastRow; row++) {
        for (let column = firstColumn; column <= lastColumn; column++) {
          for (let which = 0; which < 3; which++) crossEdges(i, column, row, which)
          crossEdges(i, column + 1, row, northward)
          crossEdges(i, column, row + 1, eastward)
        }
      }
    }
  }
  function crossEdges(barrier: number, column: number, row: number, which: number): void {
    const node = latticeNode(lattice, column, row)
    if (node === -1) return
    const [right, up] = edgeSteps[which]
    const [x, y] = [originEast + column * step, originNorth + row * step]
    const share = crossingShare(segments, barrier, x, y, x + right * step, y + up * step, -touchMeters)
    if (share === -1) return
    const known = crossings.get(3 * node + which)
    if (known) {
      known.nearest = Math.min(known.nearest, share)
      known.farthest = Math.max(known.farthest, share)
    } else crossings.set(3 * node + which, { nearest: share, farthest: share })
  }
  return crossings
}

/** An outer ring (counter-clockwise) with its holes (clockwise), closed. */
export type RingSet = LonLat[][]

/**
 * Outlines where the field is negative, by marching triangles: every square is cut into two triangles and the field taken as linear in
 * each, so outlines are simple, apart from each other, and within each other for fields of growing bands. On an edge that a barrier
 * crosses the outline lies before the barrier. Every crossing
 * moves outward only as the field sinks, also where no value is told (in a barrier's shadow). Polygons come in the order of their lattice nodes.
 */
export function traceBand(lattice: Lattice, field: BandField, crossings: BarrierCrossings, marginMeters: number): RingSet[] {
  const count = latticeNodeCount(lattice)
  const valueAt = (node: number): number => (node === -1 ? Number.POSITIVE_INFINITY : field[node])
  const inside = Uint8Array.from(field, (value) => (value < 0 ? 1 : 0))

  /** For every crossed edge the one where the outline goes next, keeping the inside to its left; -1 = not crossed. */
  const next = new Int32Array(3 * count).fill(-1)
  const part = new Int32Array(count).fill(-1)
  const partOf = (node: number): number => {
    let root = node
    while (part[root] !== root) root = part[root]
    for (let at = node; at !== root; ) {
      const following = part[at]
      part[at] = root
      at = following
    }
    return root
  }
  const join = (a: number, b: number): void => {
    const [rootA, rootB] = [partOf(a), partOf(b)]
    if (rootA !== rootB) part[Math.max(rootA, rootB)] = Math.min(rootA, rootB)
  }
  /** One triangle, corners counter-clockwise, with the edges ab, bc, ca. */
  const march = (a: number, b: number, c: number, ab: number, bc: number, ca: number): void => {
    if (a === b && b === c) return
    // The corner that differs from the other two is cut off; the outline runs with the inside on its left.
    if (b === c) next[a ? ab : ca] = a ? ca : ab
    else if (c === a) next[b ? bc : ab] = b ? ab : bc
    else next[c ? ca : bc] = c ? bc : ca
  }
  for (let node = 0; node < count; node++) if (inside[node]) part[node] = node

  const isInside = (node: number): number => (node === -1 ? 0 : inside[node])
  for (let slot = 0; slot < lattice.tiles.length; slot++) {
    const [firstColumn, firstRow] = latticePosition(lattice, slot * tileNodes)
    for (let local = 0; local < tileNodes; local++) {
      const node = slot * tileNodes + local
      const column = local % tileSide
      const row = (local - column) / tileSide
      const alone = column === tileSide - 1 || row === tileSide - 1
      const east = alone ? latticeNode(lattice, firstColumn + column + 1, firstRow + row) : node + 1
      const north = alone ? latticeNode(lattice, firstColumn + column, firstRow + row + 1) : node + tileSide
      const corner = alone ? latticeNode(lattice, firstColumn + column + 1, firstRow + row + 1) : node + tileSide + 1
      const [a, b, c, d] = [inside[node], isInside(east), isInside(corner), isInside(north)]
      if (a) {
        if (b) join(node, east)
        if (c) join(node, corner)
        if (d) join(node, north)
      }
      if (a === b && b === c && c === d) continue
      const diagonal = 3 * node + across
      march(a, b, c, 3 * node + eastward, 3 * east + northward, diagonal)
      march(a, c, d, diagonal, 3 * north + eastward, 3 * node + northward)
    }
  }

  /** The point where the outline crosses an edge, and the part of the inside that it bounds. */
  const cross = (key: number): { at: [number, number]; part: number } => {
    const own = Math.floor(key / 3)
    const [right, up] = edgeSteps[key % 3]
    const [column, row] = latticePosition(lattice, own)
    const other = latticeNode(lattice, column + right, row + up)
    const fromOwn = inside[own] === 1
    const [within, without] = fromOwn ? [own, other] : [other, own]
    const [low, high] = [valueAt(within), valueAt(without)]
    const barrier = crossings.get(key)
    let share: number
    if (barrier) {
      // What is told of the other end is told from beyond the barrier: only the value here counts, rising as steeply as it can.
      const before = Math.ceil((fromOwn ? barrier.nearest : 1 - barrier.farthest) * parts) - 1
      share = Math.min(before, Math.round((-low / (lattice.step * Math.hypot(right, up))) * parts))
    } else share = Math.round((low / (low - Math.min(high, marginMeters))) * parts)
    share = Math.min(parts - 1, Math.max(1, share)) / parts
    const along = fromOwn ? share : 1 - share
    return { at: [column + right * along, row + up * along], part: partOf(within) }
  }

  const polygons = new Map<number, RingSet>()
  const holes: { part: number; ring: LonLat[] }[] = []
  for (let first = 0; first < next.length; first++) {
    if (next[first] === -1) continue
    const points: [number, number][] = []
    const bounded = cross(first).part
    for (let key = first; next[key] !== -1; ) {
      // Where the outline crosses a square's diagonal it stays in the square: the chord between the square's sides will do.
      if (key % 3 !== across) points.push(cross(key).at)
      const following = next[key]
      next[key] = -1
      key = following
    }
    let doubleArea = 0
    points.forEach(([x, y], i) => {
      const [nextX, nextY] = points[(i + 1) % points.length]
      doubleArea += x * nextY - nextX * y
    })
    const ring = [...points, points[0]].map(([column, row]): LonLat => latticeLonLat(lattice, column, row))
    if (doubleArea > 0) polygons.set(bounded, [ring])
    else holes.push({ part: bounded, ring })
  }
  for (const { part: bounded, ring } of holes) polygons.get(bounded)!.push(ring)
  return [...polygons.values()]
}
