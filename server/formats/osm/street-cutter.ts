import type { LonLat, Street } from '#planning/types'
import type { Tags } from './elements.ts'
import { onLattice, withoutRepeats } from './lines.ts'
import { nodePoints } from './rings.ts'
import type { OsmStore } from './store.ts'
import { classRule, isWalkedPrivately, maxSpeedKmh } from './tables/access.ts'

const allBits = 255

/** Length of the short piece of street beside a barrier that carries its restriction, about a meter. */
const stubDegrees = 1e-5

/** Turns runs of nodes into streets. */
export interface StreetCutter {
  /** True where a node stops some mode, so that a street must end there. */
  stops(node: number): boolean
  /** Adds the street over a run of node indices; one of fewer than two different places adds none. */
  add(wayId: number, tags: Tags, nodes: readonly number[], access: number): void
  /** A key that no node of the file has. */
  newKey(): number
  /** All streets, and which of them only those who live there walk. */
  finish(): { streets: Street[]; isPrivate: boolean[] }
}

/**
 * Starts cutting streets. `passage` says which `accessBits` pass the nodes that stop somebody: a street that ends there gets a short
 * piece at that end which only the others may use; where nobody may pass it ends at a node of its own, so that it meets no other street.
 * Different nodes at one place, joined by a part without length, become one.
 */
export function streetCutter(store: OsmStore, passage: ReadonlyMap<number, number>): StreetCutter {
  const streets: Street[] = []
  const isPrivate: boolean[] = []
  const sameAs = new Map<number, number>()
  let lastKey = largest(store.nodeIds, store.nodeCount)
  const newKey = () => ++lastKey
  const root = (key: number): number => {
    let at = key
    for (let up = sameAs.get(at); up !== undefined; up = sameAs.get(at)) at = up
    return at
  }

  return {
    newKey,
    stops: (node) => passage.has(node),
    add(wayId, tags, nodes, access) {
      if (nodes.length < 2) return
      const [first, last] = [nodes[0], nodes[nodes.length - 1]]
      let line = withoutRepeats(nodePoints(store, nodes))
      let fromNode = store.nodeIds[first]
      let toNode = store.nodeIds[last]
      if (line.length < 2) {
        const [a, b] = [root(fromNode), root(toNode)]
        if (a !== b) sameAs.set(Math.max(a, b), Math.min(a, b))
        return
      }
      const streetClass = classRule(tags)!.streetClass
      const own = isWalkedPrivately(tags)
      const push = (from: number, to: number, coordinates: LonLat[], bits: number) => {
        if (bits === 0) return
        isPrivate.push(own)
        streets.push({
          fromNode: from,
          toNode: to,
          coordinates,
          streetClass,
          name: tags['name:zh'] ?? tags.name ?? null,
          access: bits,
          bridge: tags.bridge !== undefined && tags.bridge !== 'no',
          // A passage through a building is no tunnel: the place is still at ground level.
          tunnel: tags.tunnel !== undefined && tags.tunnel !== 'no' && tags.tunnel !== 'building_passage',
          maxSpeedKmh: maxSpeedKmh(tags),
          sourceKey: `way/${wayId}`,
        })
      }
      let bits = access
      const atStart = stubAt(line[0], line[1], access, passage.get(first) ?? allBits)
      const atEnd = stubAt(line[line.length - 1], line[line.length - 2], access, passage.get(last) ?? allBits)
      if (atStart) {
        if (atStart.access === 0) fromNode = newKey()
        else if (!atStart.point) bits &= atStart.access
        else {
          const cut = newKey()
          push(fromNode, cut, [line[0], atStart.point], atStart.access)
          fromNode = cut
          line = [atStart.point, ...line.slice(1)]
        }
      }
      if (atEnd) {
        if (atEnd.access === 0) toNode = newKey()
        else if (!atEnd.point) bits &= atEnd.access
        else {
          const cut = newKey()
          push(cut, toNode, [atEnd.point, line[line.length - 1]], atEnd.access)
          toNode = cut
          line = [...line.slice(0, -1), atEnd.point]
        }
      }
      push(fromNode, toNode, line, bits)
    },
    finish() {
      if (sameAs.size === 0) return { streets, isPrivate }
      return {
        streets: streets.map((street) => ({ ...street, fromNode: root(street.fromNode), toNode: root(street.toNode) })),
        isPrivate,
      }
    },
  }
}

/** The restricted piece at the end of a line: who may use it, and its other end (null where the line is too short to be cut). Null where nobody is stopped. */
function stubAt(end: LonLat, next: LonLat, access: number, passing: number): { access: number; point: LonLat | null } | null {
  const kept = access & passing
  if (kept === access) return null
  // Both ends of one segment may need a piece: each takes less than half.
  const share = Math.min(0.4, stubDegrees / Math.hypot(next[0] - end[0], next[1] - end[1]))
  const point: LonLat = [onLattice(end[0] + (next[0] - end[0]) * share), onLattice(end[1] + (next[1] - end[1]) * share)]
  const isDistinct = (point[0] !== end[0] || point[1] !== end[1]) && (point[0] !== next[0] || point[1] !== next[1])
  return { access: kept, point: isDistinct ? point : null }
}

function largest(ids: Float64Array, count: number): number {
  let most = 0
  for (let index = 0; index < count; index++) if (ids[index] > most) most = ids[index]
  return most
}
