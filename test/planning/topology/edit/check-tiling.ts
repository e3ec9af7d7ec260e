import { type DivisionMap, divisionsOf, outside, unassigned } from '#planning/topology/edit/division-map'
import { outlineOf } from '#planning/topology/edit/outline-of'
import { flatOutline, type UnitOutline } from '#planning/topology/outline-types'
import type { MultiPolygonCoordinates } from '#planning/types'
import { doubleAreaOfOutline, meetingsOf, overlapsOf, repeatedEdgesOf, unsoundRingsOf } from '../check-outlines.ts'

/** An outline in whole lattice steps. */
export function latticeOutline(geometry: MultiPolygonCoordinates): UnitOutline {
  const { lonLat, ringEnds, polygonEnds } = flatOutline(geometry)
  return { xy: Int32Array.from(lonLat, (degrees) => Math.round(degrees * 1e7)), ringEnds, polygonEnds }
}

/** Twice the area that a map's faces have together, exact. */
export function doubleAreaOfMap(map: DivisionMap): bigint {
  return [...divisionsOf(map), unassigned].reduce(
    (sum, face) => sum + doubleAreaOfOutline(latticeOutline(outlineOf(map, face))),
    0n,
  )
}

/**
 * What is wrong with a map's outlines, looked at as outlines, pair by pair: rings unsound, edges that meet elsewhere than in ends, faces that overlap, edges not used exactly twice (once on
 * the parent's edge), or another area than the parent's.
 */
export function tilingFaults(map: DivisionMap, parentDoubleArea: bigint | null): string[] {
  const faces = [...divisionsOf(map), ...(map.faces.has(unassigned) ? [unassigned] : [])]
  const outlines = faces.map((face) => latticeOutline(outlineOf(map, face)))
  const faults = [...unsoundRingsOf(outlines), ...meetingsOf(outlines), ...overlapsOf(outlines), ...repeatedEdgesOf(outlines)]
  const uses = new Map<string, number>()
  for (const { xy, ringEnds } of outlines) {
    let start = 0
    for (const end of ringEnds) {
      for (let i = start; i + 1 < end; i++) {
        const key = [`${xy[2 * i]},${xy[2 * i + 1]}`, `${xy[2 * i + 2]},${xy[2 * i + 3]}`].sort().join(' ')
        uses.set(key, (uses.get(key) ?? 0) + 1)
      }
      start = end
    }
  }
  const edge = new Set<string>()
  for (const { xy } of map.faces.get(outside) ?? [])
    for (let i = 0; i + 3 < xy.length; i += 2) edge.add([`${xy[i]},${xy[i + 1]}`, `${xy[i + 2]},${xy[i + 3]}`].sort().join(' '))
  for (const [key, count] of uses) if (count !== (edge.has(key) ? 1 : 2)) faults.push(`${key} is used ${count} times`)
  for (const key of edge) if (!uses.has(key)) faults.push(`${key} is used by nobody`)
  const area = outlines.reduce((sum, outline) => sum + doubleAreaOfOutline(outline), 0n)
  if (parentDoubleArea !== null && area !== parentDoubleArea) faults.push(`area ${area} instead of ${parentDoubleArea}`)
  return faults
}
