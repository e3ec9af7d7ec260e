import { accessBits, type Street } from '#planning/types'
import { isWalkingArea, linksAcross } from './areas-to-cross.ts'
import type { Tags } from './elements.ts'
import { closePrivateStreets } from './private-streets.ts'
import { isClosedWay, nodePoints, wayNodes } from './rings.ts'
import type { OsmStore, OsmWay } from './store.ts'
import { type StreetCutter, streetCutter } from './street-cutter.ts'
import { classRule, isWalkedPrivately, streetAccess } from './tables/access.ts'
import { nodePassage } from './tables/node-barriers.ts'

const walkingBits =
  accessBits.walk.forward | accessBits.walk.backward | accessBits.slow_walk.forward | accessBits.slow_walk.backward

/** A way that somebody may use. An outline of an area takes the tags of its relation. */
interface StreetWay {
  way: OsmWay
  access: number
  tags: Tags
  isArea: boolean
}

/** Streets of a file, and how many ways were cut because the file lacks some of their nodes (the edge of an extract). */
export interface OsmStreets {
  streets: Street[]
  highways: number
  cutWays: number
}

/**
 * Splits the ways that anyone may use into streets at junctions (nodes of two or more such ways, or twice in one), way ends and
 * barriers (see `streetCutter`). Private streets are no way through (see `closePrivateStreets`). Areas are walked along their outline, and straight across between entrances that see each other.
 */
export function osmStreets(store: OsmStore): OsmStreets {
  const ways = streetWays(store)
  const uses = nodeUses(store, ways)
  const cutter = streetCutter(store, barrierPassage(store, ways))
  let cutWays = 0
  for (const street of ways) {
    if (cutWay(store, street, uses, cutter)) cutWays++
    if (street.isArea) crossArea(store, street, uses, cutter)
  }
  let highways = 0
  for (const way of store.ways) if (way.tags?.highway !== undefined) highways++
  const { streets, isPrivate } = cutter.finish()
  return { streets: closePrivateStreets(streets, isPrivate, cutter.newKey), highways, cutWays }
}

function streetWays(store: OsmStore): StreetWay[] {
  const ways: StreetWay[] = []
  const taken = new Set<number>()
  for (const way of store.ways) {
    if (!way.tags) continue
    const found = classRule(way.tags)
    const access = found ? streetAccess(way.tags, found) : 0
    if (access === 0) continue
    ways.push({ way, access, tags: way.tags, isArea: isWalkingArea(way.tags) && isClosedWay(store, way) })
    taken.add(way.id)
  }
  for (const { tags, members } of store.relations) {
    if (tags.type !== 'multipolygon') continue
    const found = classRule(tags)
    const access = found ? streetAccess(tags, found) & walkingBits : 0
    if (access === 0) continue
    for (const member of members) {
      const way = member.type === 'way' && !taken.has(member.ref) ? store.wayById(member.ref) : undefined
      if (way) ways.push({ way, access, tags, isArea: false })
    }
  }
  return ways
}

/** How often street ways use each node, counted up to 255. */
function nodeUses(store: OsmStore, ways: readonly StreetWay[]): Uint8Array {
  const uses = new Uint8Array(store.nodeCount)
  for (const { way } of ways) {
    let previous = -1
    for (let at = way.start; at < way.end; at++) {
      const node = store.nodeIndex(store.refs[at])
      if (node >= 0 && node !== previous && uses[node] < 255) uses[node]++
      previous = node
    }
  }
  return uses
}

/** Nodes that stop some mode → `accessBits` that pass. The gate of a private street lets its walkers through: they are those it is for. */
function barrierPassage(store: OsmStore, ways: readonly StreetWay[]): Map<number, number> {
  const passage = new Map<number, number>()
  for (const [node, tags] of store.nodeTags) {
    const bits = nodePassage(tags)
    if (bits !== 255) passage.set(node, bits)
  }
  if (passage.size === 0) return passage
  for (const { way, tags } of ways) {
    if (!isWalkedPrivately(tags)) continue
    for (let at = way.start; at < way.end; at++) {
      const node = store.nodeIndex(store.refs[at])
      const gate = store.nodeTags.get(node)
      if (gate && passage.has(node) && isWalkedPrivately(gate)) passage.set(node, passage.get(node)! | walkingBits)
    }
  }
  return passage
}

/** Cuts one way into streets; true where the file lacks some of its nodes. */
function cutWay(store: OsmStore, { way, tags, access }: StreetWay, uses: Uint8Array, cutter: StreetCutter): boolean {
  let run: number[] = []
  let isCut = false
  for (let at = way.start; at < way.end; at++) {
    const node = store.nodeIndex(store.refs[at])
    if (node < 0) {
      isCut = true
      cutter.add(way.id, tags, run, access)
      run = []
      continue
    }
    if (run.length > 0 && run[run.length - 1] === node) continue
    run.push(node)
    if (run.length > 1 && (uses[node] > 1 || cutter.stops(node))) {
      cutter.add(way.id, tags, run, access)
      run = [node]
    }
  }
  cutter.add(way.id, tags, run, access)
  return isCut
}

function crossArea(store: OsmStore, { way, tags, access }: StreetWay, uses: Uint8Array, cutter: StreetCutter): void {
  const nodes = wayNodes(store, way)
  if (!nodes) return
  const own = new Map<number, number>()
  for (const node of nodes) own.set(node, (own.get(node) ?? 0) + 1)
  const entrances: number[] = []
  for (let corner = 0; corner + 1 < nodes.length; corner++)
    if (uses[nodes[corner]] > own.get(nodes[corner])!) entrances.push(corner)
  if (entrances.length < 2) return
  for (const [a, b] of linksAcross(nodePoints(store, nodes), entrances))
    cutter.add(way.id, tags, [nodes[a], nodes[b]], access & walkingBits)
}
