import type { LonLat } from '../../../types.ts'
import { doubleAreaOf } from '../../graph/nest-rings.ts'
import { addPair, createPairTable } from '../../graph/pair-table.ts'
import { fromLattice } from '../../lattice.ts'
import { type Arc, arcsOf, type DivisionMap, type FaceId, outside } from '../division-map.ts'
import { faceAt } from '../face-at.ts'
import { polygonsOf } from '../face-polygons.ts'
import { findMeeting, findWrongTurn, leavingAt } from './patch-checks.ts'

/** What may be wrong with a map. */
export type MapFault =
  /** A border without length, with one face on both sides, or there twice. */
  | 'bad_border'
  /** Borders that meet other than in common ends. */
  | 'crossing'
  /** Borders around a point that disagree about what lies between them, or one that ends there alone. */
  | 'wrong_turn'
  /** A face whose rings do not close, have no area, or of which a hole lies in no part. */
  | 'bad_face'
  /** An island that lies in another face than its border says. */
  | 'misplaced'

export interface FoundFault {
  fault: MapFault
  faces: FaceId[]
  at: LonLat
}

/**
 * Checks that a map is one: every border once, with a face on either side; no two crossing; around every point and every island the same face between neighbouring
 * borders; every face of closed simple rings. Then the faces tile the parent, without a gap or an overlap. Exact; n log n.
 */
export function checkMap(map: DivisionMap): FoundFault[] {
  const found: FoundFault[] = []
  const arcs = arcsOf(map)
  const note = (fault: MapFault, faces: FaceId[], x: number, y: number): void => {
    found.push({ fault, faces, at: [fromLattice(x), fromLattice(y)] })
  }
  const points = createPairTable(1024)
  const segments = createPairTable(1024)
  for (const { xy, left, right } of arcs) {
    for (let i = 0; i + 3 < xy.length; i += 2) {
      const [p, q] = [addPair(points, xy[i], xy[i + 1]), addPair(points, xy[i + 2], xy[i + 3])]
      const count = segments.count
      const segment = addPair(segments, Math.min(p, q), Math.max(p, q))
      if (segment < count || p === q || left === right) note('bad_border', [left, right], xy[i], xy[i + 1])
      const meeting = findMeeting(map, xy[i], xy[i + 1], xy[i + 2], xy[i + 3])
      if (meeting) note('crossing', [left, right], ...meeting)
    }
    for (const i of [0, xy.length - 2]) {
      if (findWrongTurn(map, xy[i], xy[i + 1]) || leavingAt(map, xy[i], xy[i + 1]).length < 2)
        note('wrong_turn', [left, right], xy[i], xy[i + 1])
    }
  }
  for (const [face, own] of map.faces) {
    if (face === outside) continue
    const rings = polygonsOf(own, face)
    const sides = rings.flat().reduce((sum, ring) => sum + ring.sides.length, 0)
    const isBad = rings.flat().some((ring) => ring.xy.length < 8 || doubleAreaOf(ring.xy) === 0)
    if (rings.length === 0 || isBad || sides !== own.length) note('bad_face', [face], own[0].xy[0], own[0].xy[1])
  }
  for (const [x, y] of leastPoints(arcs)) {
    const around = leavingAt(map, x, y)
    const west = around.findLast(({ dx, dy }) => dy > 0 || (dy === 0 && dx > 0)) ?? around[around.length - 1]
    const face = faceAt(map, 2 * x, 2 * y)
    if (west.left !== face) note('misplaced', [west.left, face], x, y)
  }
  return found
}

/** The least point (by x, then y) of every group of arcs that hang together. */
function leastPoints(arcs: readonly Arc[]): [number, number][] {
  const nodes = createPairTable(2 * arcs.length)
  const ends = arcs.map(({ xy }) => [addPair(nodes, xy[0], xy[1]), addPair(nodes, xy[xy.length - 2], xy[xy.length - 1])])
  const group = Int32Array.from({ length: nodes.count }, (_, i) => i)
  const find = (node: number): number => {
    let root = node
    while (group[root] !== root) root = group[root] = group[group[root]]
    return root
  }
  for (const [a, b] of ends) group[find(a)] = find(b)
  const least = new Map<number, [number, number]>()
  arcs.forEach(({ xy }, i) => {
    const root = find(ends[i][0])
    let best = least.get(root) ?? [xy[0], xy[1]]
    for (let k = 0; k < xy.length; k += 2)
      if (xy[k] < best[0] || (xy[k] === best[0] && xy[k + 1] < best[1])) best = [xy[k], xy[k + 1]]
    least.set(root, best)
  })
  return [...least.values()]
}
