import type { LonLat } from '#planning/types'

/** A coordinate rounded to OSM's own precision, 1e-7 degree. */
export function onLattice(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

/** A line without points that repeat the one before. */
export function withoutRepeats(line: readonly LonLat[]): LonLat[] {
  return line.filter((point, index) => index === 0 || point[0] !== line[index - 1][0] || point[1] !== line[index - 1][1])
}
