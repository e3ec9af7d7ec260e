import { metersPerDegree } from '../../geodesy/lengths.ts'
import type { Network } from '../../network/network.ts'
import type { LonLat } from '../../types.ts'

/**
 * Street corners as places for facilities, none nearer than `spacingMeters` (as the crow flies) to one taken before. Corners come in the network's own order, so that
 * the same streets give the same places. `isWanted` says which ground counts.
 */
export function streetCandidates(
  network: Network,
  spacingMeters: number,
  isWanted: (lon: number, lat: number) => boolean,
): LonLat[] {
  const { nodeCount, nodeLonLat } = network
  if (nodeCount === 0) return []
  const degree = metersPerDegree(nodeLonLat[1])
  const half = spacingMeters / 2
  const cellOf = (lon: number, lat: number) => ({
    x: Math.floor((lon * degree.lon) / half),
    y: Math.floor((lat * degree.lat) / half),
  })
  const keyOf = (x: number, y: number): string => `${x} ${y}`
  const taken = new Map<string, LonLat>()
  const places: LonLat[] = []
  for (let node = 0; node < nodeCount; node++) {
    const [lon, lat] = [nodeLonLat[2 * node], nodeLonLat[2 * node + 1]]
    const { x, y } = cellOf(lon, lat)
    let isFree = true
    for (let dx = -2; dx <= 2 && isFree; dx++) {
      for (let dy = -2; dy <= 2 && isFree; dy++) {
        const other = taken.get(keyOf(x + dx, y + dy))
        isFree = !other || Math.hypot((lon - other[0]) * degree.lon, (lat - other[1]) * degree.lat) >= spacingMeters
      }
    }
    if (!isFree || !isWanted(lon, lat)) continue
    taken.set(keyOf(x, y), [lon, lat])
    places.push([lon, lat])
  }
  return places
}
