import type { Random } from '#planning/random'
import { extent, longAxis, type Point, ringCentroid, ringContains, ringDistance } from '../plane/polygon.ts'

/** How houses and lanes stand inside a block, meters. */
export interface LayoutStyle {
  /** From lane to lane. */
  lanePitch: number
  /** From a lane to the houses on both sides. */
  rowOffset: number
  /** From house to house along a lane. */
  spacing: readonly [number, number]
  /** Share of places left empty. */
  emptyShare: number
  /** How far houses stray from their row. */
  jitter: number
  /** Greatest length of a house along its lane, and greatest depth. */
  house: readonly [number, number]
}

/** A house: its middle and its outline, four corners counter-clockwise. */
export interface PlacedHouse {
  point: Point
  outline: Point[]
}

/** A block's inner lanes and houses: a spine with lanes across it. */
export interface BlockLayout {
  /** Points of the spine from its low to its high end; each lane crosses it at one of them. */
  spine: Point[]
  lanes: { spineIndex: number; low: Point | null; high: Point | null }[]
  houses: PlacedHouse[]
  /** Unit vector of the spine, low to high, and of the lanes. */
  up: Point
  across: Point
}

const lotMargin = 8
/** From the middle of a lane to the nearest house front, and from a house to the lot's edge. */
const laneHalfWidth = 2.6
const edgeMargin = 1.2

/** Lays rows of houses along lanes inside a lot; null where the lot is too small. The rows run as nearly east–west as the lot allows. */
export function layOutBlock(lot: readonly Point[], style: LayoutStyle, random: Random): BlockLayout | null {
  const axis = longAxis(lot)
  const across: Point = Math.abs(axis[0]) > Math.abs(axis[1]) ? axis : [-axis[1], axis[0]]
  const up: Point = [-across[1], across[0]]
  const centre = ringCentroid(lot)
  const at = (along: number, above: number): Point => [across[0] * along + up[0] * above, across[1] * along + up[1] * above]
  const [left, right] = extent(lot, across)
  const spineAlong = centre[0] * across[0] + centre[1] * across[1] + (random() - 0.5) * 0.25 * (right - left)
  const spineSpan = insideSpan(lot, at(spineAlong, 0), up, centre[0] * up[0] + centre[1] * up[1])
  if (!spineSpan) return null
  const [bottom, top] = [spineSpan[0] + lotMargin, spineSpan[1] - lotMargin]
  if (top - bottom < 12) return null
  const laneCount = Math.max(1, Math.round((top - bottom) / style.lanePitch))
  const pitch = (top - bottom) / laneCount
  const spine: Point[] = [at(spineAlong, bottom)]
  const lanes: BlockLayout['lanes'] = []
  const houses: PlacedHouse[] = []
  for (let index = 0; index < laneCount; index++) {
    const above = bottom + pitch * (index + 0.5)
    spine.push(at(spineAlong, above))
    const span = insideSpan(lot, at(0, above), across, spineAlong)
    if (!span) continue
    const low = spineAlong - span[0] - lotMargin > 14 ? at(span[0] + lotMargin, above) : null
    const high = span[1] - lotMargin - spineAlong > 14 ? at(span[1] - lotMargin, above) : null
    lanes.push({ spineIndex: spine.length - 1, low, high })
    const offset = Math.min(style.rowOffset, pitch / 2 - 5)
    for (const side of [-1, 1]) {
      let along = span[0] + 6 + random() * style.spacing[0] * 0.5
      while (along < span[1] - 6) {
        const house = at(along + (random() - 0.5) * style.jitter, above + side * offset + (random() - 0.5) * style.jitter)
        along += style.spacing[0] + random() * (style.spacing[1] - style.spacing[0])
        const fromSpine = Math.abs(house[0] * across[0] + house[1] * across[1] - spineAlong)
        if (random() < style.emptyShare) continue
        const front = offset - style.jitter / 2 - laneHalfWidth
        const back = pitch / 2 - offset - style.jitter / 2 - 0.6
        const depth = Math.min(style.house[1] / 2, front, back) * (0.8 + 0.2 * random())
        const length =
          Math.min(style.house[0] / 2, (style.spacing[0] - style.jitter) / 2 - 0.8, fromSpine - laneHalfWidth) *
          (0.75 + 0.25 * random())
        const outline = fitHouse(lot, house, across, up, length, depth)
        if (outline) houses.push({ point: house, outline })
      }
    }
  }
  spine.push(at(spineAlong, top))
  return { spine, lanes, houses, up, across }
}

/** A house's outline, made smaller until it fits into the lot; null where not even a small one does. */
function fitHouse(lot: readonly Point[], [x, y]: Point, across: Point, up: Point, length: number, depth: number): Point[] | null {
  for (const share of [1, 0.8, 0.62]) {
    const [along, above] = [length * share, depth * share]
    if (along < 2.6 || above < 2.4) return null
    const outline = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ].map(
      ([one, other]): Point => [
        x + across[0] * along * one + up[0] * above * other,
        y + across[1] * along * one + up[1] * above * other,
      ],
    )
    const isInside = outline.every((corner) => ringContains(lot, corner) && ringDistance(lot, corner) > edgeMargin)
    if (isInside && !lot.some((corner) => ringContains(outline, corner))) return outline
  }
  return null
}

/** The stretch of a straight line inside a ring that holds (or lies nearest to) a position along it. */
function insideSpan(ring: readonly Point[], through: Point, direction: Point, near: number): [number, number] | null {
  const normal: Point = [-direction[1], direction[0]]
  const level = through[0] * normal[0] + through[1] * normal[1]
  const hits: number[] = []
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j]
    const b = ring[i]
    const sideA = a[0] * normal[0] + a[1] * normal[1] - level
    const sideB = b[0] * normal[0] + b[1] * normal[1] - level
    if (sideA > 0 === sideB > 0) continue
    const share = sideA / (sideA - sideB)
    hits.push((a[0] + share * (b[0] - a[0])) * direction[0] + (a[1] + share * (b[1] - a[1])) * direction[1])
  }
  hits.sort((one, other) => one - other)
  for (let i = 0; i + 1 < hits.length; i += 2) if (near > hits[i] && near < hits[i + 1]) return [hits[i], hits[i + 1]]
  return null
}
