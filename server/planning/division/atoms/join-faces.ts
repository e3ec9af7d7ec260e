import type { LineArrangement } from '../../topology/lines/arrange-lines.ts'
import { createUnionFind, type UnionFind } from '../../union-find.ts'

/** Steps of the lattice to a meter north: 1e7 to a degree of some 110,900 m. */
const stepsAMeter = 90

/** Empty blocks below a hectare go with a neighbour: a traffic island, a strip between two lanes. The product's own choice. */
const smallestEmptySquareSteps = 10_000 * stepsAMeter ** 2

/** What the faces of an arrangement are joined by. */
export interface FacesToJoin {
  arrangement: LineArrangement
  /** Faces of the ground that is divided. */
  isInside: Uint8Array
  /** Block whose buildings an edge parts; -1: the edge is a block's own border. */
  partsBuildingsOf: Int32Array
  /** Whether pieces on both sides of an edge may become one, where one of them is small and empty. */
  mayJoin: (edge: number) => boolean
  /** Face and block of each building; a face that is not inside: it is left out. */
  faceOfBuilding: readonly number[]
  blockOfBuilding: readonly number[]
  /** The length of a step east in steps north. */
  lonShare: number
}

/** The atom of every face (-1: not of the ground), and the buildings of every atom. */
export interface JoinedFaces {
  atomOf: Int32Array
  buildingsOf: number[][]
}

/**
 * Joins faces to atoms: over borders between buildings of another block, which run on across this one; pieces without a building with the
 * neighbour in their block that they share most border with; small blocks without buildings with the neighbour that they share most border with.
 */
export function joinFaces(given: FacesToJoin): JoinedFaces {
  const { arrangement, isInside, partsBuildingsOf, faceOfBuilding, blockOfBuilding } = given
  const { from, leftOf, rightOf, faceCount } = arrangement
  const isInner = (edge: number): boolean => partsBuildingsOf[edge] !== -1 && isInside[leftOf[edge]] === 1
  const block = createUnionFind(faceCount)
  for (let edge = 0; edge < from.length; edge++) if (isInner(edge)) block.join(leftOf[edge], rightOf[edge])
  const blockNumber = new Int32Array(faceCount).fill(-1)
  faceOfBuilding.forEach((face, building) => {
    blockNumber[block.root(face)] = blockOfBuilding[building]
  })
  const piece = createUnionFind(faceCount)
  for (let edge = 0; edge < from.length; edge++)
    if (isInner(edge) && partsBuildingsOf[edge] !== blockNumber[block.root(leftOf[edge])]) piece.join(leftOf[edge], rightOf[edge])

  const buildingsAt = new Map<number, number[]>()
  faceOfBuilding.forEach((face, building) => {
    if (!isInside[face]) return
    const root = piece.root(face)
    const list = buildingsAt.get(root)
    if (list) list.push(building)
    else buildingsAt.set(root, [building])
  })
  const lengths = edgeLengths(given)
  const area = faceAreas(given)
  const isOwned = (root: number): boolean => buildingsAt.has(root)
  /** Joins each piece that `wants` to the neighbour it shares most border with, as long as there are such; owned pieces stay apart. */
  const giveAway = (wants: (root: number) => boolean, mayCross: (edge: number) => boolean): void => {
    for (let isDone = false; !isDone; ) {
      isDone = true
      const best = new Map<number, { other: number; length: number }>()
      for (const [key, length] of sharedLengths(arrangement, isInside, piece, lengths, mayCross)) {
        const [a, b] = key
        for (const [own, other] of [
          [a, b],
          [b, a],
        ])
          if (wants(own) && !wants(other) && length > (best.get(own)?.length ?? 0)) best.set(own, { other, length })
      }
      for (const [own, { other }] of [...best].sort(([a], [b]) => a - b)) {
        const [giver, taker] = [piece.root(own), piece.root(other)]
        if (giver === taker) continue
        isDone = false
        const buildings = [...(buildingsAt.get(giver) ?? []), ...(buildingsAt.get(taker) ?? [])]
        const sum = area[giver] + area[taker]
        const root = piece.join(giver, taker)
        area[root] = sum
        if (buildings.length > 0) buildingsAt.set(root, buildings)
      }
    }
  }
  for (let face = 0; face < faceCount; face++) {
    const root = piece.root(face)
    if (root !== face) area[root] += area[face]
  }
  giveAway((root) => !isOwned(root) && blockNumber[block.root(root)] !== -1, isInner)
  giveAway((root) => !isOwned(root) && area[root] < smallestEmptySquareSteps, given.mayJoin)
  return numberAtoms(isInside, piece.root, buildingsAt)
}

/** Atoms in order of their first buildings, then those without. */
function numberAtoms(
  isInside: Uint8Array,
  root: (face: number) => number,
  buildingsAt: ReadonlyMap<number, number[]>,
): JoinedFaces {
  const roots = new Set<number>()
  isInside.forEach((inside, face) => {
    if (inside) roots.add(root(face))
  })
  const firstOf = (each: number): number => buildingsAt.get(each)?.[0] ?? Number.POSITIVE_INFINITY
  const ordered = [...roots].sort((a, b) => (firstOf(a) === firstOf(b) ? a - b : firstOf(a) - firstOf(b)))
  const numberOf = new Map(ordered.map((each, number) => [each, number]))
  return {
    atomOf: Int32Array.from(isInside, (inside, face) => (inside ? numberOf.get(root(face))! : -1)),
    buildingsOf: ordered.map((each) => [...(buildingsAt.get(each) ?? [])].sort((a, b) => a - b)),
  }
}

function edgeLengths({ arrangement: { x, y, from, to }, lonShare }: FacesToJoin): Float64Array {
  return Float64Array.from(from, (p, edge) => Math.hypot((x[to[edge]] - x[p]) * lonShare, y[to[edge]] - y[p]))
}

/** Areas of faces in square steps north. */
function faceAreas({ arrangement, lonShare }: FacesToJoin): Float64Array {
  const { x, y, from, to, leftOf, rightOf, faceCount } = arrangement
  const area = new Float64Array(faceCount)
  from.forEach((p, edge) => {
    const q = to[edge]
    const swept = (((x[p] - x[0]) * (y[q] - y[0]) - (x[q] - x[0]) * (y[p] - y[0])) / 2) * lonShare
    area[leftOf[edge]] += swept
    area[rightOf[edge]] -= swept
  })
  return area
}

/** How much border two neighbouring pieces share. */
function* sharedLengths(
  { leftOf, rightOf }: LineArrangement,
  isInside: Uint8Array,
  piece: UnionFind,
  lengths: Float64Array,
  mayCross: (edge: number) => boolean,
): Generator<[pair: [number, number], length: number]> {
  const shared = new Map<string, { pair: [number, number]; length: number }>()
  for (let edge = 0; edge < lengths.length; edge++) {
    if (!isInside[leftOf[edge]] || !isInside[rightOf[edge]] || !mayCross(edge)) continue
    const [a, b] = [piece.root(leftOf[edge]), piece.root(rightOf[edge])]
    if (a === b) continue
    const pair: [number, number] = a < b ? [a, b] : [b, a]
    const key = pair.join()
    const known = shared.get(key)
    if (known) known.length += lengths[edge]
    else shared.set(key, { pair, length: lengths[edge] })
  }
  for (const { pair, length } of shared.values()) yield [pair, length]
}
