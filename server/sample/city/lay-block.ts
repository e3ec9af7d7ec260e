import type { StreetClass } from '#planning/types'
import type { Point } from '../plane/polygon.ts'
import type { Block, BlockLayout, House, Way } from './block.ts'

/** Lays out what stands in a block, by its use. */
export function layBlock(block: Block): BlockLayout {
  const { use } = block
  if (use === 'midEstate') return layEstate(block, { rowMeters: 38, unitMeters: 10.6, households: [1.6, 2.8], era: 'middle' })
  if (use === 'newEstate') return layEstate(block, { rowMeters: 50, unitMeters: 12.4, households: [2.75, 4.9], era: 'new' })
  if (use === 'urbanVillage') return layLanes(block, { laneMeters: 27, houseMeters: 11, households: [2, 5], era: 'middle' })
  if (use === 'old') return layLanes(block, { laneMeters: 36, houseMeters: 11, households: [2, 5], era: 'old' })
  if (use === 'works' || use === 'campus') return layGrounds(block)
  if (use === 'park') return layPark(block)
  if (use === 'country') return layCountry(block)
  return { ways: [], houses: [], wall: null, woods: null, water: null }
}

const rounded = (meters: number): number => Math.round(meters * 100) / 100

/** The rectangle so many meters inside a block's border. */
function inset(
  { west, south, east, north }: Block,
  meters: number,
): { west: number; south: number; east: number; north: number } {
  return {
    west: rounded(west + meters),
    south: rounded(south + meters),
    east: rounded(east - meters),
    north: rounded(north - meters),
  }
}

function ringOf({ west, south, east, north }: ReturnType<typeof inset>): Point[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
}

/** A road around the inside of a block, with a way to it from every gate. */
function loopAndGates(block: Block, meters: number, streetClass: StreetClass): Way[] {
  const loop = inset(block, meters)
  const [a, b, c, d] = ringOf(loop)
  const ways: Way[] = [
    { from: a, to: b, streetClass },
    { from: b, to: c, streetClass },
    { from: d, to: c, streetClass },
    { from: a, to: d, streetClass },
  ]
  for (const { side, at } of block.gates) {
    const to: Point =
      side === 'south'
        ? [at[0], loop.south]
        : side === 'north'
          ? [at[0], loop.north]
          : side === 'west'
            ? [loop.west, at[1]]
            : [loop.east, at[1]]
    ways.push({ from: at, to, streetClass })
  }
  return ways
}

/** A place east (axis 0) or north (axis 1) that a gate's way meets nearly: then where the gate is, so that no street is a step long. */
function besideGates({ gates }: Block, axis: 0 | 1, place: number): number {
  const near = gates.find(({ edge, at }) => (edge.along === 'east') === (axis === 0) && Math.abs(at[axis] - place) < 4)
  return near ? near.at[axis] : place
}

/** Places from one end to the other, about so far apart, the ends not among them. */
function between(block: Block, axis: 0 | 1, [from, to]: readonly [number, number], meters: number): number[] {
  const count = Math.max(1, Math.round((to - from) / meters))
  return Array.from({ length: count - 1 }, (_, index) =>
    besideGates(block, axis, rounded(from + ((to - from) * (index + 1)) / count)),
  )
}

interface EstateStyle {
  /** From row to row of houses, and from entrance to entrance. */
  rowMeters: number
  unitMeters: number
  /** Households behind one entrance. */
  households: readonly [number, number]
  era: House['era']
}

/** Rows of slabs facing south behind a wall: a lane before each row, a path to each entrance, garden paths across. */
function layEstate(block: Block, { rowMeters, unitMeters, households, era }: EstateStyle): BlockLayout {
  const { random } = block
  const loop = inset(block, 22)
  const ways = loopAndGates(block, 22, 'service')
  const garden = between(block, 0, [loop.west, loop.east], 62)
  for (const east of garden) ways.push({ from: [east, loop.south], to: [east, loop.north], streetClass: 'footway' })
  const houses: House[] = []
  const lanes = [loop.south, ...between(block, 1, [loop.south, loop.north], rowMeters)]
  const size = households[0] + (households[1] - households[0]) * random()
  for (const lane of lanes) {
    if (lane !== loop.south) ways.push({ from: [loop.west, lane], to: [loop.east, lane], streetClass: 'footway' })
    const ends = [loop.west, ...garden, loop.east]
    for (let i = 1; i < ends.length; i++) {
      const units = Math.max(1, Math.floor((ends[i] - ends[i - 1] - 12) / unitMeters))
      const middle = (ends[i] + ends[i - 1]) / 2
      for (let unit = 0; unit < units; unit++) {
        const east = besideGates(block, 0, rounded(middle + (unit - (units - 1) / 2) * unitMeters))
        ways.push({ from: [east, lane], to: [east, rounded(lane + 6)], streetClass: 'footway' })
      }
      const own = Math.max(units, Math.round(units * size * (0.8 + 0.4 * random())))
      houses.push({
        at: [rounded(middle), rounded(lane + 13)],
        households: own,
        era,
        halfWidth: (units * unitMeters) / 2,
        halfDepth: 6,
      })
    }
  }
  return { ways, houses, wall: ringOf(inset(block, 8)), woods: null, water: null }
}

interface LaneStyle {
  laneMeters: number
  houseMeters: number
  households: readonly [number, number]
  era: House['era']
}

/** Narrow lanes with a door every few meters, open to all sides. */
function layLanes(block: Block, { laneMeters, houseMeters, households, era }: LaneStyle): BlockLayout {
  const { random } = block
  const edge = inset(block, 14)
  const ways = loopAndGates(block, 14, 'living_street')
  const houses: House[] = []
  for (const east of between(block, 0, [edge.west, edge.east], 64))
    ways.push({ from: [east, edge.south], to: [east, edge.north], streetClass: 'footway' })
  const across = between(block, 0, [edge.west, edge.east], 64)
  for (const lane of between(block, 1, [edge.south, edge.north], laneMeters)) {
    ways.push({ from: [edge.west, lane], to: [edge.east, lane], streetClass: 'footway' })
    for (const east of between(block, 0, [edge.west, edge.east], houseMeters)) {
      if (across.some((path) => Math.abs(path - east) < 3)) continue
      const isNorth = random() < 0.5 ? 1 : -1
      ways.push({ from: [east, lane], to: [east, rounded(lane + isNorth * 4)], streetClass: 'footway' })
      const own = Math.round(households[0] + (households[1] - households[0]) * random())
      houses.push({ at: [east, rounded(lane + isNorth * 8)], households: own, era, halfWidth: 5, halfDepth: 4 })
    }
  }
  return { ways, houses, wall: null, woods: null, water: null }
}

/** Works or a campus behind a wall: a grid of drives, a few houses where people live. */
function layGrounds(block: Block): BlockLayout {
  const { random, use } = block
  const loop = inset(block, 20)
  const ways = loopAndGates(block, 20, 'service')
  const houses: House[] = []
  const across = between(block, 0, [loop.west, loop.east], use === 'campus' ? 48 : 80)
  for (const east of across)
    ways.push({ from: [east, loop.south], to: [east, loop.north], streetClass: use === 'campus' ? 'footway' : 'service' })
  for (const lane of between(block, 1, [loop.south, loop.north], use === 'campus' ? 48 : 80)) {
    ways.push({ from: [loop.west, lane], to: [loop.east, lane], streetClass: use === 'campus' ? 'footway' : 'service' })
    if (random() > (use === 'campus' ? 0.6 : 0.3)) continue
    const east = rounded((loop.west + (across[0] ?? loop.east)) / 2)
    ways.push({ from: [east, lane], to: [east, rounded(lane + 6)], streetClass: 'footway' })
    houses.push({
      at: [east, rounded(lane + 12)],
      households: Math.round(20 + 30 * random()),
      era: 'middle',
      halfWidth: 16,
      halfDepth: 6,
    })
  }
  return { ways, houses, wall: ringOf(inset(block, 8)), woods: null, water: null }
}

/** A park with paths, trees and a pond. */
function layPark(block: Block): BlockLayout {
  const loop = inset(block, 18)
  const ways = loopAndGates(block, 18, 'footway')
  for (const east of between(block, 0, [loop.west, loop.east], 58))
    ways.push({ from: [east, loop.south], to: [east, loop.north], streetClass: 'path' })
  for (const lane of between(block, 1, [loop.south, loop.north], 58))
    ways.push({ from: [loop.west, lane], to: [loop.east, lane], streetClass: 'path' })
  const pond = inset(block, 0.34 * Math.min(block.east - block.west, block.north - block.south))
  return { ways, houses: [], wall: null, woods: ringOf(inset(block, 9)), water: ringOf(pond) }
}

/** Fields with tracks, and small clusters of farmhouses along them. */
function layCountry(block: Block): BlockLayout {
  const { random } = block
  const loop = inset(block, 36)
  const ways = loopAndGates(block, 36, 'unclassified')
  const houses: House[] = []
  const across = between(block, 0, [loop.west, loop.east], 54)
  for (const east of across) ways.push({ from: [east, loop.south], to: [east, loop.north], streetClass: 'track' })
  for (const lane of between(block, 1, [loop.south, loop.north], 53)) {
    ways.push({ from: [loop.west, lane], to: [loop.east, lane], streetClass: 'track' })
    const ends = [loop.west, ...across, loop.east]
    for (let i = 1; i < ends.length; i++) {
      if (random() > 0.11) continue
      const east = rounded((ends[i] + ends[i - 1]) / 2)
      ways.push({ from: [east, lane], to: [east, rounded(lane + 9)], streetClass: 'path' })
      houses.push({
        at: [east, rounded(lane + 16)],
        households: Math.round(4 + 8 * random()),
        era: 'rural',
        halfWidth: 0,
        halfDepth: 0,
      })
    }
  }
  return { ways, houses, wall: null, woods: random() < 0.12 ? ringOf(inset(block, 60)) : null, water: null }
}
