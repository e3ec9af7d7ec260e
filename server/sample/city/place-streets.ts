import { accessBits, type LonLat, type Street, type StreetClass, type TravelMode } from '#planning/types'
import type { Point } from '../plane/polygon.ts'
import { blockAt, type Gate, gatesOf } from './block.ts'
import type { CityPlan } from './city-plan.ts'
import { blocksBeside, type Edge, edgeNumber, edgePlaces, edgeStreet, lineRank, mostSlots } from './edges.ts'
import { joinWays } from './join-ways.ts'
import { layBlock } from './lay-block.ts'

const modesOfClass: Partial<Record<StreetClass, readonly TravelMode[]>> = {
  motorway: ['drive'],
  footway: ['walk', 'slow_walk'],
  path: ['walk', 'slow_walk', 'cycle'],
}
const allModes: readonly TravelMode[] = ['walk', 'slow_walk', 'cycle', 'drive']
const maxSpeedKmh: Partial<Record<StreetClass, number>> = {
  motorway: 80,
  primary: 60,
  secondary: 50,
  tertiary: 40,
  residential: 30,
  unclassified: 40,
}
const nodesABlock = 8192
/** Straight lines of the plan are bent on the ground: no farther than this from point to point. */
const bendMeters = 80

/** Keys of nodes: corners of the plan first, then places on its edges, then blocks, each with room for its own, then the expressway. */
function nodeKeys(plan: CityPlan): {
  corner: (easting: number, northing: number) => number
  slot: (edge: Edge, slot: number) => number
  inside: (block: number, node: number) => number
  elevated: (index: number) => number
} {
  const { columns, rows } = plan
  const slots = 1 + (columns + 1) * (rows + 1)
  const blocks = slots + mostSlots * ((rows + 1) * columns + (columns + 1) * rows)
  return {
    corner: (easting, northing) => 1 + easting + northing * (columns + 1),
    slot: (edge, slot) => slots + mostSlots * edgeNumber(plan, edge) + slot,
    inside: (block, node) => blocks + nodesABlock * block + node,
    elevated: (index) => blocks + nodesABlock * columns * rows + index,
  }
}

/** Every street of a city: its roads edge by edge, then what lies inside its blocks, then the expressway. `nameOf` names the plan's lines. */
export function* placeStreets(
  plan: CityPlan,
  nameOf: (along: Edge['along'], line: number) => string | null,
): Generator<Street, void, undefined> {
  const keys = nodeKeys(plan)
  let number = 0
  const street = (
    fromNode: number,
    toNode: number,
    coordinates: readonly LonLat[],
    streetClass: StreetClass,
    extra: Partial<Pick<Street, 'name' | 'bridge' | 'tunnel'>> = {},
  ): Street => ({
    fromNode,
    toNode,
    coordinates,
    streetClass,
    name: null,
    access: (modesOfClass[streetClass] ?? allModes).reduce(
      (bits, mode) => bits | accessBits[mode].forward | accessBits[mode].backward,
      0,
    ),
    bridge: false,
    tunnel: false,
    maxSpeedKmh: maxSpeedKmh[streetClass] ?? null,
    sourceKey: `way/${++number}`,
    ...extra,
  })

  for (const edge of edgesOf(plan)) {
    const built = edgeStreet(plan, edge)
    if (!built) continue
    const { streetClass, bridge, tunnel } = built
    const name = nameOf(edge.along, edge.line)
    const { from, to, slots } = edgePlaces(plan, edge)
    const at = (place: number): LonLat =>
      edge.along === 'east' ? plan.place(place, plan.northings[edge.line]) : plan.place(plan.eastings[edge.line], place)
    const used = new Set<number>()
    for (const block of blocksBeside(plan, edge)) {
      if (block < 0) continue
      for (const gate of gatesOf(plan, block)) if (isSame(gate.edge, edge)) used.add(gate.slot)
    }
    const corner = (cross: number): number =>
      edge.along === 'east' ? keys.corner(cross, edge.line) : keys.corner(edge.line, cross)
    let previous = corner(edge.cross)
    let line: LonLat[] = [at(from)]
    for (const [slot, place] of slots.entries()) {
      line.push(at(place))
      if (!used.has(slot)) continue
      const node = keys.slot(edge, slot)
      yield street(previous, node, line, streetClass, { name, bridge, tunnel })
      previous = node
      line = [line[line.length - 1]]
    }
    yield street(previous, corner(edge.cross + 1), [...line, at(to)], streetClass, { name, bridge, tunnel })
  }

  for (let index = 0; index < plan.useOf.length; index++) {
    if (plan.useOf[index] === 'strip') continue
    const block = blockAt(plan, index)
    const { nodes, stretches } = joinWays(layBlock(block).ways)
    const points = nodes.map(([east, north]) => plan.place(east, north))
    const gateOf = new Map(block.gates.map((gate) => [placeKey(gate.at), gate]))
    const keyOf = nodes.map((node, inside) => {
      const gate: Gate | undefined = gateOf.get(placeKey(node))
      return gate ? keys.slot(gate.edge, gate.slot) : keys.inside(index, inside)
    })
    for (const { from, to, streetClass } of stretches) {
      const bends = bendsBetween(nodes[from], nodes[to]).map(([east, north]) => plan.place(east, north))
      yield street(keyOf[from], keyOf[to], [points[from], ...bends, points[to]], streetClass)
    }
  }

  const row = plan.stripOfRow.indexOf('expressway')
  const middle = (plan.northings[row] + plan.northings[row + 1]) / 2
  for (let column = 0; column <= plan.columns; column++) {
    const here = plan.place(plan.eastings[column], middle)
    if (column < plan.columns) {
      const bends = bendsBetween([plan.eastings[column], middle], [plan.eastings[column + 1], middle])
      const line = [here, ...bends.map(([east, north]) => plan.place(east, north)), plan.place(plan.eastings[column + 1], middle)]
      yield street(keys.elevated(column), keys.elevated(column + 1), line, 'motorway', { name: '绕城高速', bridge: true })
    }
    if (lineRank(plan, column) > 0) continue
    const ground = plan.place(plan.eastings[column], plan.northings[row])
    yield street(keys.elevated(column), keys.corner(column, row), [here, ground], 'motorway', { bridge: true })
  }
}

function* edgesOf({ columns, rows }: CityPlan): Generator<Edge, void, undefined> {
  for (let line = 0; line <= rows; line++) for (let cross = 0; cross < columns; cross++) yield { along: 'east', line, cross }
  for (let line = 0; line <= columns; line++) for (let cross = 0; cross < rows; cross++) yield { along: 'north', line, cross }
}

function isSame(one: Edge, other: Edge): boolean {
  return one.along === other.along && one.line === other.line && one.cross === other.cross
}

function placeKey([east, north]: Point): string {
  return `${Math.round(east * 100)},${Math.round(north * 100)}`
}

/** Points of a straight line, its ends not among them, near enough to each other to be bent. */
export function bendsBetween(from: Point, to: Point): Point[] {
  const count = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / bendMeters)
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => [
    from[0] + ((to[0] - from[0]) * (index + 1)) / count,
    from[1] + ((to[1] - from[1]) * (index + 1)) / count,
  ])
}
