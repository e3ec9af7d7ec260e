import type { Random } from '#planning/random'
import type { CellMesh } from './cell-mesh.ts'
import { joinSides } from './join-sides.ts'

/** Cells to be divided again and again; parts of a part are stretches of `order` within its own stretch. */
export interface CellPool {
  mesh: CellMesh
  /** Every used cell once. */
  order: Int32Array
  /** What is shared out, of every cell of the mesh. */
  weight: Float32Array
  /** Two independent reliefs in meters, of every cell: borders run along a mix of them. */
  reliefs: readonly [Float32Array, Float32Array]
  /** Work space, one entry a cell; zero between uses. */
  side: Uint8Array
  /** Work space: the last flood that reached a cell. */
  flood: Int32Array
  floods: number
}

/** A pool of all cells that are in use. */
export function createCellPool(
  mesh: CellMesh,
  order: Int32Array,
  weight: Float32Array,
  reliefs: readonly [Float32Array, Float32Array],
): CellPool {
  return { mesh, order, weight, reliefs, side: new Uint8Array(weight.length), flood: new Int32Array(weight.length), floods: 0 }
}

/** What a part is to be: its share of the weight relative to the others, and how many cells it should have at least (where the shape of the stretch forbids it, one is enough). */
export interface PartAim {
  weight: number
  leastCells: number
}

/**
 * Divides the cells of a stretch, which must hang together, into parts that each hang together and have about their shares of the
 * weight: halved across the longer axis, along a winding line, again and again. Answers where each part begins, in the order of the
 * aims, and where the last ends. Cost: cells × log parts.
 */
export function divideCells(pool: CellPool, start: number, end: number, aims: readonly PartAim[], random: Random): number[] {
  if (aims.length === 1) return [start, end]
  const total = aims.reduce((sum, { weight }) => sum + weight, 0)
  let split = 0
  let below = 0
  while (split < aims.length - 1 && (split === 0 || below + aims[split].weight / 2 < total / 2)) below += aims[split++].weight
  const least = (from: number, to: number): number => aims.slice(from, to).reduce((sum, { leastCells }) => sum + leastCells, 0)
  const enough: Halves = { left: least(0, split), right: least(split, aims.length) }
  const bare: Halves = { left: split, right: aims.length - split }
  const middle = halve(pool, start, end, below / total, enough, random) ?? halve(pool, start, end, below / total, bare, random)
  if (middle === null)
    throw new Error(
      `got ${end - start} cells that no cut leaves enough of, when expected ${bare.left} and ${bare.right} at least`,
    )
  return [
    ...divideCells(pool, start, middle, aims.slice(0, split), random).slice(0, -1),
    ...divideCells(pool, middle, end, aims.slice(split), random),
  ]
}

const attempts = 24

/** Cells that either half must have. */
interface Halves {
  left: number
  right: number
}

/** Halves a stretch and answers where the second half begins; null where no attempt left both with the cells they must have. */
function halve(pool: CellPool, start: number, end: number, share: number, least: Halves, random: Random): number | null {
  const count = end - start
  if (count < least.left + least.right) return null
  const { order, side } = pool
  const axis = longAxisOf(pool, start, end)
  for (let attempt = 0; attempt < attempts; attempt++) {
    // The first attempt cuts nearly straight across; later ones turn further, wind less and leave both sides more.
    const turn = axis + (random() - 0.5) * (attempt === 0 ? 0.5 : Math.PI)
    const winding = 1 - attempt / attempts
    const keys = keysAlong(pool, start, end, turn, winding, random() * 2 * Math.PI)
    const spare = Math.min(attempt, (count - least.left - least.right) >> 1)
    const left = cut(pool, start, end, keys, share, least.left + spare, least.right + spare)
    const joined = joinSides(pool, start, end, left)
    if (joined < least.left || count - joined < least.right) {
      for (let i = start; i < end; i++) side[order[i]] = 0
      continue
    }
    const right = new Int32Array(count - joined)
    let into = start
    let aside = 0
    for (let i = start; i < end; i++) {
      const cell = order[i]
      if (side[cell] === 1) order[into++] = cell
      else right[aside++] = cell
      side[cell] = 0
    }
    order.set(right, into)
    return into
  }
  return null
}

/** Direction in radians of the longer axis of the cells' cloud. */
function longAxisOf({ mesh, order }: CellPool, start: number, end: number): number {
  let mx = 0
  let my = 0
  for (let i = start; i < end; i++) {
    mx += mesh.x[order[i]]
    my += mesh.y[order[i]]
  }
  mx /= end - start
  my /= end - start
  let xx = 0
  let xy = 0
  let yy = 0
  for (let i = start; i < end; i++) {
    const dx = mesh.x[order[i]] - mx
    const dy = mesh.y[order[i]] - my
    xx += dx * dx
    xy += dx * dy
    yy += dy * dy
  }
  return Math.atan2(2 * xy, xx - yy) / 2
}

function keysAlong(pool: CellPool, start: number, end: number, turn: number, winding: number, mix: number): Float64Array {
  const { mesh, order, reliefs } = pool
  const keys = new Float64Array(end - start)
  const cx = Math.cos(turn)
  const cy = Math.sin(turn)
  const first = winding * Math.cos(mix)
  const second = winding * Math.sin(mix)
  for (let i = start; i < end; i++) {
    const cell = order[i]
    keys[i - start] = cx * mesh.x[cell] + cy * mesh.y[cell] + first * reliefs[0][cell] + second * reliefs[1][cell]
  }
  return keys
}

/** Few cells are sorted as a whole; many are first put into bins by key, of which only one needs sorting. */
const sortedCount = 512
const mostBins = 2048

/** Marks the cells with the least keys, together about a share of the weight, as side 1 and the rest as side 2; answers how many. */
function cut(
  { order, weight, side }: CellPool,
  start: number,
  end: number,
  keys: Float64Array,
  share: number,
  leastLeft: number,
  leastRight: number,
): number {
  const count = end - start
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  let total = 0
  for (let i = 0; i < count; i++) {
    if (keys[i] < low) low = keys[i]
    if (keys[i] > high) high = keys[i]
    total += weight[order[start + i]]
  }
  const binCount = count <= sortedCount ? 1 : mostBins
  const bins = new Float64Array(binCount)
  const perBin = (binCount - 1e-6) / Math.max(high - low, 1e-9)
  for (let i = 0; i < count; i++) bins[Math.floor((keys[i] - low) * perBin)] += weight[order[start + i]]
  let bin = 0
  let below = 0
  while (bin < binCount - 1 && below + bins[bin] < share * total) below += bins[bin++]
  const within: number[] = []
  let left = 0
  for (let i = 0; i < count; i++) {
    const own = Math.floor((keys[i] - low) * perBin)
    side[order[start + i]] = own < bin ? 1 : 2
    if (own < bin) left++
    else if (own === bin) within.push(i)
  }
  within.sort((one, other) => keys[one] - keys[other])
  for (const i of within) {
    const own = weight[order[start + i]]
    if (left >= leastLeft && (below + own / 2 > share * total || count - left <= leastRight)) break
    side[order[start + i]] = 1
    below += own
    left++
  }
  return left
}
