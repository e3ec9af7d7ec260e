import type { Random } from '#planning/random'
import type { StreetClass, Terrain } from '#planning/types'
import type { Frame } from '../ground/frame.ts'
import { embankmentMeters } from '../ground/main-lines.ts'
import { type PlanLine, planLine } from '../ground/plan-line.ts'
import type { Zone, Zones } from '../ground/zones.ts'
import { laneBases, scenicBases } from '../names/components.ts'
import type { NamePool } from '../names/name-pool.ts'
import { expandRing, type PlanarMap, ringPoints } from '../plane/planar-map.ts'
import { ringArea, ringCentroid } from '../plane/polygon.ts'
import { type CutStyle, splitFace } from '../plane/split-face.ts'
import type { Relief } from '../relief/relief.ts'

const hectare = 10000

/** A block: land that no street, river or rail cuts any further. */
export interface Block {
  /** Vertices counter-clockwise, first not repeated. */
  ring: number[]
  /** The face between main roads that it was cut from. */
  superblock: number
  zone: Zone
  terrain: Terrain
  /** The market town it belongs to; -1 for none. */
  market: number
  /** Plan coordinates of its centre. */
  u: number
  v: number
  squareMeters: number
}

/** Least area of a block's two parts, in hectares, by zone: a block is cut while it is larger than about twice that. */
const blockHectares: Record<Zone, number> = { old: 0.75, middle: 2, new: 3.6, works: 5.5, hill: 1.5, market: 0.9, rural: 14 }
const fieldHectares: Record<Terrain, number> = { plain: 10.5, hill: 15, mountain: 36, plateau: 36 }
const nearMarketMeters = 150

/** Cuts faces into blocks by streets and lanes that suit each zone; the lines they follow are added to `lines`. */
export function subdivideBlocks(
  map: PlanarMap,
  faces: readonly number[][],
  lines: PlanLine[],
  frame: Frame,
  relief: Relief,
  zones: Zones,
  names: NamePool,
  random: Random,
): Block[] {
  const done: Omit<Block, 'ring'>[] = []
  const rings: number[][] = []
  faces.forEach((face, superblock) => {
    const stack = [{ ring: face, tries: 0 }]
    while (stack.length > 0) {
      const { ring, tries } = stack.pop()!
      const points = ringPoints(map, expandRing(map, ring))
      const squareMeters = ringArea(points)
      const [u, v] = frame.locate(ringCentroid(points))
      const zone = zones.zoneAt(u, v)
      const terrain = relief.terrainAt(u, v)
      const nearMarket = zone === 'rural' && zones.marketDistance(u, v) < nearMarketMeters + 0.6 * Math.sqrt(squareMeters)
      const hectares = zone !== 'rural' ? blockHectares[zone] : nearMarket ? 9 : fieldHectares[terrain]
      const target = hectares * hectare * (0.75 + 0.5 * random())
      const riverside = Math.abs(v) < embankmentMeters && squareMeters < 30 * hectare
      if (squareMeters > 1.9 * target && !riverside && tries < 4) {
        const style = { ...cutStyle(zone, terrain, target), lengthwise: tries > 1 }
        lines.push(laneFor(zone, (squareMeters / target) * blockHectares[zone], names, random))
        const parts = splitFace(map, ring, lines.length - 1, style, random)
        if (parts) {
          stack.push({ ring: parts[0], tries: 0 }, { ring: parts[1], tries: 0 })
          continue
        }
        lines.pop()
        stack.push({ ring, tries: tries + 1 })
        continue
      }
      rings.push(ring)
      done.push({ superblock, zone, terrain, market: zones.marketAt(u, v), u, v, squareMeters })
    }
  })
  return done.map((block, index) => ({ ...block, ring: expandRing(map, rings[index]) }))
}

function cutStyle(zone: Zone, terrain: Terrain, target: number): CutStyle {
  const isFlat = zone === 'rural' && terrain === 'plain'
  const winding = (zone === 'rural' && !isFlat) || zone === 'hill'
  return {
    skew: winding ? 0.45 : isFlat ? 0.22 : zone === 'old' || zone === 'market' ? 0.17 : 0.06,
    bend: isFlat ? 0.1 : zone === 'rural' ? 0.19 : zone === 'hill' ? 0.13 : zone === 'old' || zone === 'market' ? 0.055 : 0.02,
    snapMeters: zone === 'rural' ? 45 : zone === 'old' ? 14 : 24,
    leastSquareMeters: target * 0.45,
  }
}

function laneFor(zone: Zone, hectares: number, names: NamePool, random: Random): PlanLine {
  const lane = (streetClass: StreetClass, name: string | null): PlanLine => planLine('lane', { streetClass, name })
  if (zone === 'rural') {
    if (hectares > 110) return lane('unclassified', null)
    if (hectares > 48) return lane(random() < 0.6 ? 'unclassified' : 'track', null)
    const share = random()
    return share < 0.4 ? lane('track', null) : share < 0.75 ? lane('path', null) : planLine('field')
  }
  if (hectares > 15) return lane('tertiary', names.take(scenicBases, ['街']))
  if (zone === 'hill') {
    const share = random()
    if (share < 0.3 && hectares < 9) return lane('steps', null)
    return share < 0.5
      ? lane('footway', null)
      : lane('residential', names.take(laneBases.concat(scenicBases), ['坡', '巷', '街']))
  }
  if (zone === 'old') {
    if (hectares > 3.2) return lane('residential', names.take(laneBases, ['街', '巷']))
    return random() < 0.55
      ? lane('living_street', names.take(laneBases.concat(scenicBases), ['巷', '胡同']))
      : lane('footway', null)
  }
  if (hectares > 6 || zone === 'market') return lane('residential', names.take(scenicBases, ['街', '巷']))
  return random() < 0.75 ? lane('residential', names.take(scenicBases, ['巷', '一巷', '二巷'])) : lane('service', null)
}
