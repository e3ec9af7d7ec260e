import { generaliseOutlines } from '#planning/topology/generalise-outlines'
import type { UnitOutline } from '#planning/topology/outline-types'
import type { DrawnOutline } from '../../formats/mvt/cut-outlines.ts'
import { tileBuffer } from '../../formats/mvt/tile-address.ts'
import type { VersionToDraw } from '../../repositories/tiles/division-tiles.ts'
import { placeLabel } from './place-label.ts'

/** Days (since 1970) on which any of these versions begins or ends, in order: between them the map stays the same. */
export function turningDays(versions: readonly VersionToDraw[]): number[] {
  const days = new Set<number>()
  for (const { from, to } of versions) {
    days.add(from)
    if (to !== null) days.add(to)
  }
  return [...days].sort((a, b) => a - b)
}

/**
 * Generalises the versions that a zoom shows, once for each stretch of days on which the map of them stays the same. A shape that looks
 * the same in the next stretch goes on. The answer keeps the order of the versions, and of days within a version.
 */
export function drawOutlines(versions: readonly VersionToDraw[], zoom: number): DrawnOutline[] {
  const days = turningDays(versions)
  const drawn: DrawnOutline[][] = versions.map(() => [])
  days.forEach((day, period) => {
    const shown: number[] = []
    versions.forEach(({ from, to }, index) => {
      if (from <= day && (to === null || day < to)) shown.push(index)
    })
    const outlines = generaliseOutlines(
      shown.map((index) => versions[index].outline),
      zoom,
      { marginUnits: tileBuffer, levels: shown.map((index) => versions[index].level) },
    )
    shown.forEach((index, place) => {
      const outline = outlines[place]
      const { id, labelPoint, to } = versions[index]
      const before = drawn[index].at(-1)
      // Where the map goes on to change after its end, the next stretch will say so.
      const end = days[period + 1] ?? to
      if (before && isSame(before.outline, outline)) before.to = end
      else drawn[index].push({ versionId: id, from: day, to: end, outline, label: placeLabel(outline, labelPoint, zoom) })
    })
  })
  return drawn.flat()
}

function isSame(one: UnitOutline, other: UnitOutline): boolean {
  return isEqual(one.xy, other.xy) && isEqual(one.ringEnds, other.ringEnds) && isEqual(one.polygonEnds, other.polygonEnds)
}

function isEqual(one: Int32Array | Uint32Array, other: Int32Array | Uint32Array): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}
