import type { LonLat } from '#planning/types'

/** A coordinate rounded to OSM's own precision, 1e-7 degree. */
export function onLattice(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

/** A line without points that repeat the one before. */
export function withoutRepeats(line: readonly LonLat[]): LonLat[] {
  return line.filter((point, index) => index === 0 || point[0] !== line[index - 1][0] || point[1] !== line[index - 1][1])
}

/** The box around a line: west, south, east, north. */
export function boxOf(line: readonly LonLat[]): [number, number, number, number] {
  let [west, south] = line[0]
  let [east, north] = line[0]
  for (const [lon, lat] of line) {
    if (lon < west) west = lon
    if (lon > east) east = lon
    if (lat < south) south = lat
    if (lat > north) north = lat
  }
  return [west, south, east, north]
}
