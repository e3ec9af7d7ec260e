import type { Barrier, LandArea, LonLat } from '#planning/types'
import type { Point } from '../plane/polygon.ts'
import { type Block, blockAt } from './block.ts'
import type { CityPlan } from './city-plan.ts'
import { layBlock } from './lay-block.ts'
import { bendsBetween } from './place-streets.ts'

/** How far the river's banks, and half how far a gate's opening, lie from their road and its middle. */
const bankMeters = 20
const openingMeters = 3.5

/** Banks of the river, the railway, both sides of the expressway, and walls with openings at the gates. */
export function* placeBarriers(plan: CityPlan): Generator<Barrier, void, undefined> {
  const { eastings, northings } = plan
  const [west, east] = [eastings[0], eastings[eastings.length - 1]]
  const alongRow = (north: number): LonLat[] => bent(plan, [west, north], [east, north])
  const river = plan.stripOfRow.indexOf('river')
  yield { kind: 'river', coordinates: alongRow(northings[river] + bankMeters) }
  yield { kind: 'river', coordinates: alongRow(northings[river + 1] - bankMeters) }
  const expressway = plan.stripOfRow.indexOf('expressway')
  yield { kind: 'expressway', coordinates: alongRow(northings[expressway] + bankMeters) }
  yield { kind: 'expressway', coordinates: alongRow(northings[expressway + 1] - bankMeters) }
  const railway = plan.stripOfColumn.indexOf('railway')
  const track = (eastings[railway] + eastings[railway + 1]) / 2
  yield { kind: 'railway', coordinates: bent(plan, [track, northings[0]], [track, northings[northings.length - 1]]) }
  for (let index = 0; index < plan.useOf.length; index++) {
    const block = blockAt(plan, index)
    const { wall } = layBlock(block)
    if (!wall) continue
    for (const [from, to] of wallPieces(block, wall)) yield { kind: 'wall', coordinates: bent(plan, from, to) }
  }
}

/** The straight pieces of a wall around a block, its first side the southern one, between corners and openings. */
function wallPieces({ gates }: Block, wall: readonly Point[]): [Point, Point][] {
  return (['south', 'east', 'north', 'west'] as const).flatMap((name, side) => {
    const from = wall[side]
    const to = wall[(side + 1) % wall.length]
    const axis = side % 2
    const direction = side < 2 ? 1 : -1
    const point = (place: number): Point => (axis === 0 ? [place, from[1]] : [from[0], place])
    const places = gates.filter((gate) => gate.side === name).map(({ at }) => at[axis])
    places.sort((one, other) => (one - other) * direction)
    const ends = [
      from[axis],
      ...places.flatMap((gate) => [gate - direction * openingMeters, gate + direction * openingMeters]),
      to[axis],
    ]
    return Array.from({ length: ends.length / 2 }, (_, piece): [Point, Point] => [
      point(ends[2 * piece]),
      point(ends[2 * piece + 1]),
    ])
  })
}

/** The river, parks with their ponds, woods, and the footprints of houses. */
export function* placeLand(plan: CityPlan): Generator<LandArea, void, undefined> {
  const river = plan.stripOfRow.indexOf('river')
  for (let column = 0; column < plan.columns; column++) {
    const [west, east] = [plan.eastings[column], plan.eastings[column + 1]]
    const [south, north] = [plan.northings[river] + bankMeters, plan.northings[river + 1] - bankMeters]
    const ring: Point[] = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ]
    yield { kind: 'water', name: '清江', sourceKey: null, geometry: [[closed(plan, ring)]] }
  }
  for (let index = 0; index < plan.useOf.length; index++) {
    const { houses, woods, water } = layBlock(blockAt(plan, index))
    if (woods) {
      const rings = [closed(plan, woods), ...(water ? [closed(plan, [...water].reverse())] : [])]
      yield { kind: 'woods', name: null, sourceKey: null, geometry: [rings] }
    }
    if (water) yield { kind: 'water', name: null, sourceKey: null, geometry: [[closed(plan, water)]] }
    for (const [number, { at, halfWidth, halfDepth }] of houses.entries()) {
      if (halfWidth === 0) continue
      const corners = [
        [-halfWidth, -halfDepth],
        [halfWidth, -halfDepth],
        [halfWidth, halfDepth],
        [-halfWidth, halfDepth],
      ].map(([east, north]) => plan.place(at[0] + east, at[1] + north))
      yield { kind: 'building', name: null, sourceKey: homeKey(index, number), geometry: [[[...corners, corners[0]]]] }
    }
  }
}

/** Key of the people of a house: its block and its number in it. */
export function homeKey(block: number, house: number): string {
  return `building/${block}-${house + 1}`
}

function bent(plan: CityPlan, from: Point, to: Point): LonLat[] {
  return [from, ...bendsBetween(from, to), to].map(([east, north]) => plan.place(east, north))
}

function closed(plan: CityPlan, ring: readonly Point[]): LonLat[] {
  const points = ring.flatMap((from, index) => bent(plan, from, ring[(index + 1) % ring.length]).slice(0, -1))
  return [...points, points[0]]
}
