import type { Random } from '#planning/random'
import type { Frame } from '../ground/frame.ts'
import { embankmentMeters } from '../ground/ground-plan.ts'
import { type PlanLine, planLine } from '../ground/plan-line.ts'
import type { Zone } from '../ground/zones.ts'
import { newCompoundEndings, oldCompoundEndings, scenicBases, workUnits } from '../names/components.ts'
import type { NamePool } from '../names/name-pool.ts'
import { edgeKey, expandRing, type PlanarMap, ringPoints } from '../plane/planar-map.ts'
import { type Point, ringCentroid } from '../plane/polygon.ts'
import { type BlockLayout, type LayoutStyle, layOutBlock } from './block-layout.ts'
import { insetRing } from './inset-ring.ts'
import { type LaneLines, openLanes } from './open-lanes.ts'
import type { Block } from './subdivide-blocks.ts'
import { wallPieces } from './wall.ts'

const gateGapMeters = 6
/** From midstream to the nearest wall or house, so that a path fits along the bank. */
const riverMargin = 85

/** What a block is used for; `homes` are open streets of houses, a `compound` has a wall and gates. */
export type BlockUse = 'homes' | 'compound' | 'works' | 'campus' | 'park' | 'vacant' | 'fields' | 'riverside'

/** How old a quarter is decides who lives there. */
export type Era = 'old' | 'middle' | 'new' | 'rural'

export interface House {
  point: Point
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

interface BuildingStyle {
  layout: LayoutStyle
  /** Households of a building, least and greatest. */
  households: readonly [number, number]
  gates: number
}

const styles: Record<'oldHouses' | 'houses' | 'hillHouses' | 'oldCompound' | 'newCompound' | 'institution', BuildingStyle> = {
  oldHouses: {
    layout: { lanePitch: 46, rowOffset: 12, spacing: [16, 27], emptyShare: 0.12, jitter: 3 },
    households: [1, 6],
    gates: 3,
  },
  houses: {
    layout: { lanePitch: 58, rowOffset: 14, spacing: [20, 34], emptyShare: 0.2, jitter: 5 },
    households: [2, 7],
    gates: 3,
  },
  hillHouses: {
    layout: { lanePitch: 62, rowOffset: 16, spacing: [22, 40], emptyShare: 0.25, jitter: 12 },
    households: [1, 4],
    gates: 3,
  },
  oldCompound: {
    layout: { lanePitch: 56, rowOffset: 15, spacing: [40, 56], emptyShare: 0.16, jitter: 2 },
    households: [5, 12],
    gates: 2,
  },
  newCompound: {
    layout: { lanePitch: 78, rowOffset: 20, spacing: [56, 80], emptyShare: 0.24, jitter: 8 },
    households: [8, 24],
    gates: 3,
  },
  institution: {
    layout: { lanePitch: 90, rowOffset: 24, spacing: [70, 110], emptyShare: 1, jitter: 0 },
    households: [0, 0],
    gates: 2,
  },
}

/** Households to house in each zone at scale 1. */
const householdTargets: Record<Zone, number> = {
  old: 4900,
  middle: 7200,
  new: 6300,
  works: 260,
  hill: 620,
  market: 900,
  rural: 0,
}

/** Puts houses, compounds, works, campuses and parks on blocks, the best placed first, until each zone houses its share of people. */
export function furnishBlocks(
  map: PlanarMap,
  blocks: readonly Block[],
  lines: PlanLine[],
  frame: Frame,
  scale: number,
  names: NamePool,
  random: Random,
): Furnishing {
  const laneLines = innerLanes(lines)
  const housed: Record<Zone, number> = { old: 0, middle: 0, new: 0, works: 0, hill: 0, market: 0, rural: 0 }
  const walls: Point[][] = []
  const furnished: FurnishedBlock[] = []
  const order = blocks
    .map((block, index) => ({
      block,
      index,
      merit: (block.zone === 'market' ? 0 : frame.remoteness(block.u, block.v)) + 0.75 * random(),
    }))
    .sort((one, other) => one.merit - other.merit)
  for (const { block, index } of order) {
    const wantsHomes = housed[block.zone] < householdTargets[block.zone] * scale
    const use = chooseUse(block, wantsHomes, random)
    const era: Era = block.zone === 'rural' ? 'rural' : block.zone === 'new' ? 'new' : block.zone === 'middle' ? 'middle' : 'old'
    const points = ringPoints(map, expandRing(map, block.ring))
    const plain: FurnishedBlock = { ...block, use, era, name: null, houses: [], lot: null, site: ringCentroid(points) }
    furnished[index] = plain
    if (use === 'vacant' || use === 'fields' || use === 'riverside') continue
    const built = build(map, lines, frame, plain, laneLines, random)
    if (!built) {
      plain.use = 'vacant'
      continue
    }
    const { layout, lot, gates, style } = built
    plain.lot = lot
    plain.site = siteOf(layout)
    plain.houses = layout.houses.map((point) => ({ point, households: householdsOf(style, use, random) }))
    plain.name = nameOf(use, era, names, random)
    for (const house of plain.houses) housed[block.zone] += house.households
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

function chooseUse({ zone, v, squareMeters }: Block, wantsHomes: boolean, random: Random): BlockUse {
  if (zone === 'rural') return 'fields'
  if (Math.abs(v) < embankmentMeters) return 'riverside'
  const share = random()
  if (wantsHomes) {
    if (zone === 'old')
      return share < 0.72 ? 'homes' : share < 0.84 ? 'compound' : share < 0.9 ? 'campus' : share < 0.95 ? 'park' : 'vacant'
    if (zone === 'middle')
      return share < 0.56 ? 'compound' : share < 0.76 ? 'homes' : share < 0.84 ? 'campus' : share < 0.9 ? 'park' : 'works'
    if (zone === 'new') return share < 0.7 ? 'compound' : share < 0.77 ? 'campus' : share < 0.86 ? 'park' : 'vacant'
    if (zone === 'works') return share < 0.2 ? 'compound' : 'works'
    if (zone === 'hill') return share < 0.62 ? 'homes' : share < 0.7 ? 'compound' : 'park'
    return share < 0.85 ? 'homes' : 'campus'
  }
  if (zone === 'works') return share < 0.8 ? 'works' : 'vacant'
  if (zone === 'hill') return 'park'
  if (zone === 'middle') return share < 0.3 && squareMeters > 15000 ? 'works' : share < 0.45 ? 'park' : 'vacant'
  return share < 0.2 ? 'park' : 'vacant'
}

function styleOf(use: BlockUse, zone: Zone): BuildingStyle {
  if (use === 'homes')
    return zone === 'old' || zone === 'market' ? styles.oldHouses : zone === 'hill' ? styles.hillHouses : styles.houses
  if (use === 'compound') return zone === 'new' ? styles.newCompound : styles.oldCompound
  return styles.institution
}

function build(
  map: PlanarMap,
  lines: readonly PlanLine[],
  frame: Frame,
  block: FurnishedBlock,
  laneLines: Record<'service' | 'alley' | 'path', LaneLines>,
  random: Random,
): { layout: BlockLayout; lot: Point[]; gates: number[]; style: BuildingStyle } | null {
  const ring = expandRing(map, block.ring)
  const margins = ring.map((vertex, index) =>
    streetMargin(lines[map.lineOfEdge.get(edgeKey(vertex, ring[(index + 1) % ring.length]))!]),
  )
  const lot = insetRing(ringPoints(map, ring), margins)
  const mayReachRiver = Math.abs(block.v) < 400
  if (!lot || (mayReachRiver && lot.some((corner) => Math.abs(frame.locate(corner)[1]) < riverMargin))) return null
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
  if (line.kind === 'expressway') return 45
  if (line.kind === 'railway') return 26
  if (line.kind === 'road') return { trunk: 24, primary: 21, secondary: 17, tertiary: 13 }[line.streetClass as string] ?? 13
  if (line.streetClass === 'tertiary') return 12
  if (line.streetClass === 'residential') return 9
  return 6
}

function householdsOf(style: BuildingStyle, use: BlockUse, random: Random): number {
  const [least, greatest] = style.households
  if (use === 'compound' && greatest > 20 && random() < 0.1) return 30 + Math.floor(random() * 30)
  return least + Math.floor(random() * (greatest - least + 1))
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
