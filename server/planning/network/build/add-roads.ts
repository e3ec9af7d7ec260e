import { segmentMeters } from '../../geodesy/lengths.ts'
import { accessBits, type LonLat, streetClasses, type TravelMode } from '../../types.ts'
import type { StreetTable } from '../network.ts'

/** A road or bridge that is not there: a line whose ends join the nearest junction. */
export interface AddedRoad {
  line: readonly LonLat[]
}

/** The nearest junction or street end must be within this of an end of an added road. */
export const joinMeters = 300

const everybody = Object.values(accessBits).reduce((bits, { forward, backward }) => bits | forward | backward, 0)

interface Junction {
  node: number
  lonLat: LonLat
  dataSet: number
}

/** The nearest end of a street of the mode within `joinMeters` of a point. */
function nearestJunction(table: StreetTable, mode: TravelMode, [lon, lat]: LonLat): Junction | null {
  const { forward, backward } = accessBits[mode]
  let best: Junction | null = null
  let least = joinMeters
  // Degrees that are certainly farther, to pass over most streets cheaply; a degree of longitude is 110 km at most.
  const latDegrees = joinMeters / 110_000
  for (let street = 0; street < table.count; street++) {
    if ((table.access[street] & (forward | backward)) === 0) continue
    for (const [node, point] of [
      [table.fromNode[street], table.pointStart[street]],
      [table.toNode[street], table.pointStart[street + 1] - 1],
    ]) {
      const [x, y] = [table.lonLat[2 * point], table.lonLat[2 * point + 1]]
      if (Math.abs(y - lat) > latDegrees) continue
      const meters = segmentMeters(x, y, lon, lat)
      if (meters > least || (meters === least && best !== null)) continue
      least = meters
      best = { node, lonLat: [x, y], dataSet: table.dataSet[street] }
    }
  }
  return best
}

function appended<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(values: T, more: readonly number[]): T {
  const all = new (values.constructor as new (length: number) => T)(values.length + more.length)
  all.set(values)
  all.set(more, values.length)
  return all
}

/** A street table with roads added that everybody may use both ways, as bridges are: entered at their ends, not from beside, so that nobody’s way gets longer. Each goes from the junction nearest to its beginning to that nearest to its end; the first road that has none is named. Cost: streets × roads. */
export function addRoads(
  table: StreetTable,
  mode: TravelMode,
  roads: readonly AddedRoad[],
): { ok: true; table: StreetTable } | { ok: false; road: number } {
  const streets: { from: Junction; to: Junction; points: LonLat[] }[] = []
  for (const [road, { line }] of roads.entries()) {
    const [from, to] = [nearestJunction(table, mode, line[0]), nearestJunction(table, mode, line[line.length - 1])]
    if (from === null || to === null || from.node === to.node) return { ok: false, road }
    streets.push({ from, to, points: [from.lonLat, ...line, to.lonLat] })
  }
  const points = streets.map((street) => street.points.length)
  const ends = points.map((_, i) => table.lonLat.length / 2 + points.slice(0, i + 1).reduce((sum, count) => sum + count, 0))
  return {
    ok: true,
    table: {
      ...table,
      count: table.count + streets.length,
      fromNode: appended(
        table.fromNode,
        streets.map(({ from }) => from.node),
      ),
      toNode: appended(
        table.toNode,
        streets.map(({ to }) => to.node),
      ),
      pointStart: appended(table.pointStart, ends),
      lonLat: appended(
        table.lonLat,
        streets.flatMap((street) => street.points.flat()),
      ),
      access: appended(
        table.access,
        streets.map(() => everybody),
      ),
      streetClass: appended(
        table.streetClass,
        streets.map(() => streetClasses.indexOf('unclassified')),
      ),
      structure: appended(
        table.structure,
        streets.map(() => 1),
      ),
      maxSpeedKmh: appended(
        table.maxSpeedKmh,
        streets.map(() => 0),
      ),
      dataSet: appended(
        table.dataSet,
        streets.map(({ from }) => from.dataSet),
      ),
    },
  }
}
