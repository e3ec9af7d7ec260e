import { fromLattice, toLattice } from '../../../topology/lattice.ts'
import type { LonLat } from '../../../types.ts'
import type { CheckedBuilding } from '../check-context.ts'

/**
 * Buildings as plain data, in columns: ids, households (null: not known), and of each its polygons of rings. A ring is lattice numbers x, y in turn,
 * the first point as it is, the others as differences from the one before; the point that closes it is left out.
 */
export interface PackedBuildings {
  ids: string[]
  households: (number | null)[]
  outlines: number[][][][]
}

/** Packs buildings; what lies between two points of the lattice comes to the nearer one. */
export function packBuildings(buildings: readonly CheckedBuilding[]): PackedBuildings {
  return {
    ids: buildings.map(({ id }) => id),
    households: buildings.map(({ households }) => households),
    outlines: buildings.map(({ geometry }) => geometry.map((polygon) => polygon.map(packRing))),
  }
}

/** The buildings that were packed. */
export function unpackBuildings({ ids, households, outlines }: PackedBuildings): CheckedBuilding[] {
  return ids.map((id, i) => ({
    id,
    households: households[i],
    geometry: outlines[i].map((polygon) => polygon.map(unpackRing)),
  }))
}

function packRing(ring: readonly LonLat[]): number[] {
  const steps: number[] = []
  let [lastX, lastY] = [0, 0]
  for (const [lon, lat] of ring.slice(0, -1)) {
    const [x, y] = [toLattice(lon), toLattice(lat)]
    steps.push(x - lastX, y - lastY)
    lastX = x
    lastY = y
  }
  return steps
}

function unpackRing(steps: readonly number[]): LonLat[] {
  const ring: LonLat[] = []
  let [x, y] = [0, 0]
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i]
    y += steps[i + 1]
    ring.push([fromLattice(x), fromLattice(y)])
  }
  return [...ring, ring[0]]
}
