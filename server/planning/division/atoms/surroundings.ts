import Delaunator from 'delaunator'
import { clippedLines, type LatticeBox } from './clip-lines.ts'
import { thinLine } from './thin-line.ts'

/** How far borders may leave the true middle between buildings, in steps north. */
const thinningSteps = 40
/** Where the corner points of the frame lie, in sizes of the box: no place of the box is nearer to them than to a building. */
const frameSizes = 12

/**
 * The borders between buildings' surroundings, as lines on the lattice within a box: every place belongs to the building whose outline is nearest
 * (the tessellation of Fleischmann et al. 2020, by a Voronoi diagram of points along the outlines). `outlines` are such points of each building (x0, y0 …, in
 * steps); `lonShare` is the length of a step east in steps north. Lines run from fork to fork, thinned by at most `thinningSteps`, and end at the box.
 */
export function surroundings(outlines: readonly (readonly number[])[], box: LatticeBox, lonShare: number): number[][] {
  const [west, south, east, north] = box
  const owners: number[] = []
  const plane: number[] = []
  outlines.forEach((points, owner) => {
    for (let i = 0; i < points.length; i += 2) {
      plane.push((points[i] - west) * lonShare, points[i + 1] - south)
      owners.push(owner)
    }
  })
  const size = frameSizes * Math.max((east - west) * lonShare, north - south, 1)
  for (const [x, y] of [
    [-size, -size],
    [size, -size],
    [size, size],
    [-size, size],
  ]) {
    plane.push(x, y)
    owners.push(-1)
  }
  const { triangles, halfedges } = new Delaunator(Float64Array.from(plane))
  const centres = new Float64Array((2 * triangles.length) / 3)
  for (let t = 0; 3 * t < triangles.length; t++) {
    const [a, b, c] = [triangles[3 * t], triangles[3 * t + 1], triangles[3 * t + 2]]
    const [x, y] = circumcentre(plane[2 * a], plane[2 * a + 1], plane[2 * b], plane[2 * b + 1], plane[2 * c], plane[2 * c + 1])
    centres[2 * t] = x / lonShare + west
    centres[2 * t + 1] = y + south
  }
  return chainsOf(triangles, halfedges, owners).flatMap((chain) => {
    const line = thinLine(
      chain.flatMap((triangle) => [centres[2 * triangle], centres[2 * triangle + 1]]),
      thinningSteps,
      lonShare,
    )
    return clippedLines(line, box)
  })
}

function circumcentre(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): [number, number] {
  const [dx, dy, ex, ey] = [bx - ax, by - ay, cx - ax, cy - ay]
  const [bl, cl] = [dx * dx + dy * dy, ex * ex + ey * ey]
  const scale = 0.5 / (dx * ey - dy * ex)
  return [ax + (ey * bl - dy * cl) * scale, ay + (dx * cl - ex * bl) * scale]
}

/** Runs of triangles, each with the next across a side between two buildings; they begin and end where three meet, at the rim, or run in a ring. */
function chainsOf(triangles: ArrayLike<number>, halfedges: ArrayLike<number>, owners: readonly number[]): number[][] {
  const isBorder = (side: number): boolean => {
    const [a, b] = [owners[triangles[side]], owners[triangles[side % 3 === 2 ? side - 2 : side + 1]]]
    return a !== b && a !== -1 && b !== -1 && halfedges[side] !== -1
  }
  const ways: number[][] = []
  for (let t = 0; 3 * t < triangles.length; t++) ways.push([3 * t, 3 * t + 1, 3 * t + 2].filter(isBorder))
  const isUsed = new Uint8Array(triangles.length)
  const chains: number[][] = []
  const follow = (start: number, first: number): void => {
    const chain = [start]
    for (let side = first; ; ) {
      const beyond = halfedges[side]
      isUsed[side] = isUsed[beyond] = 1
      const at = Math.floor(beyond / 3)
      chain.push(at)
      const onward = ways[at].length === 2 ? ways[at].find((other) => !isUsed[other]) : undefined
      if (onward === undefined) break
      side = onward
    }
    chains.push(chain)
  }
  ways.forEach((sides, t) => {
    if (sides.length !== 2) for (const side of sides) if (!isUsed[side]) follow(t, side)
  })
  ways.forEach((sides, t) => {
    for (const side of sides) if (!isUsed[side]) follow(t, side)
  })
  return chains
}
