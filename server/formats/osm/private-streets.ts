import { segmentMeters } from '#planning/geodesy/lengths'
import { accessBits, type LonLat, type Street } from '#planning/types'
import { onLattice, withoutRepeats } from './lines.ts'

const walkingBits =
  accessBits.walk.forward | accessBits.walk.backward | accessBits.slow_walk.forward | accessBits.slow_walk.backward

/**
 * Closes private streets as a way through for walkers, and leaves them as a way out for those who live there: every place on them
 * stays joined to the one entrance (a node where a public street meets them) that is nearest along them. Where two entrances are
 * equally near, the street is cut. `isPrivate` says which streets only their people walk; `newKey` makes keys for the ends of the cut.
 * A compound with a single entrance is not changed.
 */
export function closePrivateStreets(streets: Street[], isPrivate: readonly boolean[], newKey: () => number): Street[] {
  if (!isPrivate.includes(true)) return streets
  const nearest = nearestEntrances(streets, isPrivate)
  const result: Street[] = []
  streets.forEach((street, index) => {
    const from = nearest.get(street.fromNode)
    const to = nearest.get(street.toNode)
    if (!isPrivate[index] || !from || !to || (street.access & walkingBits) === 0) result.push(street)
    else if (from.entrance !== to.entrance) cutStreet(street, from.meters, to.meters, newKey, result)
    else result.push(street)
  })
  return result
}

interface Nearest {
  entrance: number
  meters: number
}

/** Nearest entrance along private streets of every node on them: Dijkstra from all entrances at once, a plain list as queue, for compounds are small. */
function nearestEntrances(streets: readonly Street[], isPrivate: readonly boolean[]): Map<number, Nearest> {
  const publicNodes = new Set<number>()
  const arcs = new Map<number, { to: number; meters: number }[]>()
  streets.forEach((street, index) => {
    if ((street.access & walkingBits) === 0) return
    if (!isPrivate[index]) {
      publicNodes.add(street.fromNode).add(street.toNode)
      return
    }
    const meters = lineMeters(street.coordinates)
    for (const [node, to] of [
      [street.fromNode, street.toNode],
      [street.toNode, street.fromNode],
    ]) {
      const list = arcs.get(node)
      if (list) list.push({ to, meters })
      else arcs.set(node, [{ to, meters }])
    }
  })
  const nearest = new Map<number, Nearest>()
  // Rounds of relaxation: a node goes on the next round's list whenever it is reached more nearly.
  let front = [...arcs.keys()].filter((node) => publicNodes.has(node)).sort((a, b) => a - b)
  for (const node of front) nearest.set(node, { entrance: node, meters: 0 })
  while (front.length > 0) {
    const reached = new Set<number>()
    for (const node of front) {
      const { entrance, meters } = nearest.get(node)!
      for (const arc of arcs.get(node)!) {
        const known = nearest.get(arc.to)
        if (known && known.meters <= meters + arc.meters) continue
        nearest.set(arc.to, { entrance, meters: meters + arc.meters })
        reached.add(arc.to)
      }
    }
    front = [...reached]
  }
  return nearest
}

/** Cuts a street where both its ends' entrances are equally far, for walkers; whoever else may use it keeps it whole. */
function cutStreet(street: Street, fromMeters: number, toMeters: number, newKey: () => number, result: Street[]): void {
  const others = street.access & ~walkingBits
  if (others !== 0) result.push({ ...street, access: others })
  const access = street.access & walkingBits
  const length = lineMeters(street.coordinates)
  const [before, after] = splitLine(street.coordinates, Math.min(length, Math.max(0, (length + toMeters - fromMeters) / 2)))
  if (before) result.push({ ...street, access, toNode: newKey(), coordinates: before })
  if (after) result.push({ ...street, access, fromNode: newKey(), coordinates: after })
}

/** Splits a line so many meters from its start; a part without length is null. */
function splitLine(line: readonly LonLat[], meters: number): [LonLat[] | null, LonLat[] | null] {
  let rest = meters
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i], line[i + 1]]
    const length = segmentMeters(a[0], a[1], b[0], b[1])
    if (rest > length) {
      rest -= length
      continue
    }
    const share = rest / length
    const cut: LonLat = [onLattice(a[0] + (b[0] - a[0]) * share), onLattice(a[1] + (b[1] - a[1]) * share)]
    const before = withoutRepeats([...line.slice(0, i + 1), cut])
    const after = withoutRepeats([cut, ...line.slice(i + 1)])
    return [before.length > 1 ? before : null, after.length > 1 ? after : null]
  }
  return [[...line], null]
}

function lineMeters(line: readonly LonLat[]): number {
  let meters = 0
  for (let i = 1; i < line.length; i++) meters += segmentMeters(line[i - 1][0], line[i - 1][1], line[i][0], line[i][1])
  return meters
}
