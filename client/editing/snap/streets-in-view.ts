import type { Geometry } from 'geojson'
import type { Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl'
import type { LonLat } from '#planning/types'
import { netOfStreets, type StreetLine, type StreetNet } from './street-net.ts'

/** Sources of lines that a border may follow. */
export const lineSources = ['streets', 'barriers'] as const
export const isLineSource = (source: string): boolean => (lineSources as readonly string[]).includes(source)

const nets = new WeakMap<MapLibreMap, { net: StreetNet | null }>()

/** The streets and rivers of the map's view as a net, made when it is asked for, and anew once the map moved or has got more of them. */
export function streetsInView(map: MapLibreMap): StreetNet {
  let known = nets.get(map)
  if (!known) {
    known = { net: null }
    nets.set(map, known)
    const forget = (): void => {
      known!.net = null
    }
    map.on('moveend', forget)
    map.on('sourcedata', ({ sourceId, tile }: MapSourceDataEvent) => {
      if (tile && isLineSource(sourceId)) forget()
    })
  }
  known.net ??= netOfStreets(lineSources.flatMap((source) => linesOf(map, source)))
  return known.net
}

function linesOf(map: MapLibreMap, source: (typeof lineSources)[number]): StreetLine[] {
  if (!map.getSource(source)) return []
  return map.querySourceFeatures(source, { sourceLayer: source }).flatMap(({ geometry, properties }) => {
    // Of a river its kind is all that tells it from a railway.
    const street = String((source === 'streets' ? properties.name : properties.kind) ?? '')
    return pointsOf(geometry).map((points) => ({ points, street }))
  })
}

function pointsOf(geometry: Geometry): LonLat[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates as [number, number][]]
  return geometry.type === 'MultiLineString' ? (geometry.coordinates as [number, number][][]) : []
}
