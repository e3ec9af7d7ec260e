import type { Random } from '#planning/random'
import type { Frame } from '../ground/frame.ts'
import { type PlanLine, planLine } from '../ground/plan-line.ts'
import type { Seat } from '../ground/seats.ts'
import type { Zone } from '../ground/zones.ts'
import { newCompoundEndings, oldCompoundEndings, scenicBases, workUnits } from '../names/components.ts'
import type { NamePool } from '../names/name-pool.ts'
import { edgeKey, expandRing, type PlanarMap, ringPoints } from '../plane/planar-map.ts'
import { type Point, ringCentroid } from '../plane/polygon.ts'
import type { Relief } from '../relief/relief.ts'
import { type BlockLayout, layOutBlock } from './block-layout.ts'
import { type BlockUse, chooseUse, type Era, eraOf, householdTargets } from './block-use.ts'
import { type BuildingStyle, householdsOf, styleOf } from './building-style.ts'
import { insetRing } from './inset-ring.ts'
import { type LaneLines, openLanes } from './open-lanes.ts'
import type { Block } from './subdivide-blocks.ts'
import { wallPieces } from './wall.ts'

const gateGapMeters = 6
/** From midstream to the nearest wall or house, so that a path fits along the bank; and from other water's edge. */
const riverMargin = 85
const waterMargin = 12

/** A building with its outline; nobody lives in those of works and campuses. */
export interface House {
  point: Point
  outline: Point[]
  households: number
}

export interface FurnishedBlock extends Block {
  use: BlockUse
  era: Era
  /** Name of the compound or works, where it has one. */
  name: string | null
  houses: House[]
  /** Closed line of the wall or edge of the built land, counter-clockwise; null where nothing is built. */
  lot: Point[] | null
  /** A place inside, near a lane, where something public may stand. */
  site: Point
}

/** The furnished blocks and the walls between gates. */
export interface Furnishing {
  blocks: FurnishedBlock[]
  walls: Point[][]
}

/** Puts houses, compounds, works, campuses and parks on blocks, the best placed first, until each zone houses its share of people. */
export function furnishBlocks(
  map: PlanarMap,
  blocks: readonly Block[],
  lines: PlanLine[],
  frame: Frame,
  relief: Relief,
  scale: number,
  seats: readonly Seat[],
  names: NamePool,
  random: Random,
): Furnishing {
  const laneLines = innerLanes(lines)
  const housed: Record<Zone, number> = { old: 0, middle: 0, new: 0, works: 0, hill: 0, market: 0, rural: 0 }
  const housedIn = seats.map(() => 0)
  const walls: Point[][] = []
  const furnished: FurnishedBlock[] = []
  const order = blocks
    .map((block, index) => ({
      block,
      index,
      merit:
        (block.zone === 'market'
          ? Math.hypot(block.u - seats[block.market].u, block.v - seats[block.market].v) / seats[block.market].halfLengthMeters
          : frame.remoteness(block.u, block.v)) +
        0.75 * random(),
    }))
    .sort((one, other) => one.merit - other.merit)
  for (const { block, index } of order) {
    const wantsHomes =
      block.zone === 'market'
        ? housedIn[block.market] < seats[block.market].households
        : housed[block.zone] < householdTargets[block.zone] * scale
    const use = chooseUse(block, wantsHomes, random)
    const points = ringPoints(map, expandRing(map, block.ring))
    const plain: FurnishedBlock = {
      ...block,
      use,
      era: eraOf(block.zone),
      name: null,
      houses: [],
      lot: null,
      site: ringCentroid(points),
    }
    furnished[index] = plain
    if (use === 'vacant' || use === 'fields' || use === 'riverside') continue
    const built = build(map, lines, frame, relief, plain, laneLines, random)
    if (!built) {
      plain.use = 'vacant'
      continue
    }
    const { layout, lot, gates, style } = built
    plain.lot = lot
    plain.site = siteOf(layout)
    plain.houses =
      use === 'park' ? [] : layout.houses.map((house) => ({ ...house, households: householdsOf(style, use, random) }))
    plain.name = nameOf(use, plain.era, names, random)
    for (const house of plain.houses) {
      housed[block.zone] += house.households
      if (block.zone === 'market') housedIn[block.market] += house.households
    }
    if (use === 'compound' || use === 'works' || use === 'campus') walls.push(...wallPieces(lot, gates, gateGapMeters))
  }
  return { blocks: furnished, walls }
}

function innerLanes(lines: PlanLine[]): Record<'service' | 'alley' | 'path', LaneLines> {
  const first = lines.length
  lines.push(
    planLine('lane', { streetClass: 'service' }),
    planLine('lane', { streetClass: 'living_street' }),
    planLine('lane', { streetClass: 'footway' }),
    planLine('lane', { streetClass: 'path' }),
  )
  return {
    service: { spine: first, lane: first },
    alley: { spine: first + 1, lane: first + 2 },
    path: { spine: first + 3, lane: first + 2 },
  }
}

function build(
  map: PlanarMap,
  lines: readonly PlanLine[],
  frame: Frame,
  relief: Relief,
  block: FurnishedBlock,
  laneLines: Record<'service' | 'alley' | 'path', LaneLines>,
  random: Random,
): { layout: BlockLayout; lot: Point[]; gates: number[]; style: BuildingStyle } | null {
  const ring = expandRing(map, block.ring)
  const margins = ring.map((vertex, index) =>
    streetMargin(lines[map.lineOfEdge.get(edgeKey(vertex, ring[(index + 1) % ring.length]))!]),
  )
  const lot = insetRing(ringPoints(map, ring), margins)
  if (!lot || lot.some((corner) => relief.isWet(...frame.locate(corner), waterMargin))) return null
  const style = styleOf(block.use, block.zone)
  const layout = layOutBlock(lot, style.layout, random)
  if (!layout) return null
  const lanes = block.use === 'homes' ? laneLines.alley : block.use === 'park' ? laneLines.path : laneLines.service
  const wanted = block.use === 'works' ? 1 : block.use === 'compound' ? 1 + Math.floor(random() * style.gates) : style.gates
  const gates = openLanes(map, lines, block.ring, layout, lot, wanted, lanes)
  return gates && { layout, lot, gates, style }
}

/** From the middle of a street (or rail, or water) to the wall or house front beside it, meters. */
function streetMargin(line: PlanLine): number {
  if (line.kind === 'river') return riverMargin
  if (line.kind === 'stream') return 24
  if (line.kind === 'expressway') return 45
  if (line.kind === 'railway') return 26
  if (line.kind === 'road') return { trunk: 24, primary: 21, secondary: 17, tertiary: 13 }[line.streetClass as string] ?? 13
  if (line.streetClass === 'tertiary') return 12
  if (line.streetClass === 'residential') return 9
  return 6
}

function nameOf(use: BlockUse, era: Era, names: NamePool, random: Random): string | null {
  if (use === 'compound') {
    if (era === 'new') return names.take(scenicBases, newCompoundEndings)
    return random() < 0.4 ? names.take(workUnits, ['宿舍', '家属院', '大院']) : names.take(scenicBases, oldCompoundEndings)
  }
  return null
}

function siteOf({ spine, across }: BlockLayout): Point {
  const [x, y] = spine[Math.floor(spine.length / 2)]
  return [x + across[0] * 9, y + across[1] * 9]
}
