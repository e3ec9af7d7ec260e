import type { Map as MapLibreMap } from 'maplibre-gl'
import type { LonLat } from '#planning/types'

/** Where lon/lat points lie on the screen of a map that is not turned or tilted, and back: plain Web Mercator (EPSG:3857). */
export interface Projection {
  width: number
  height: number
  /** Pixels per degree of longitude. */
  lonPixels: number
  toX(lon: number): number
  toY(lat: number): number
  toLonLat(x: number, y: number): LonLat
}

const radians = Math.PI / 180

/** Northward coordinate in radians of the Mercator map. */
const northOf = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * radians) / 2))

export function projectionOf(map: MapLibreMap): Projection {
  const { lng, lat } = map.getCenter()
  const { clientWidth: width, clientHeight: height } = map.getCanvas()
  const lonPixels = (512 * 2 ** map.getZoom()) / 360
  const perRadian = lonPixels / radians
  const north = northOf(lat)
  // Beside another map, the map's middle is not that of its canvas.
  const { left = 0, right = 0 } = map.getPadding()
  const middle = (width + left - right) / 2
  return {
    width,
    height,
    lonPixels,
    toX: (lon) => middle + (lon - lng) * lonPixels,
    toY: (at) => height / 2 - (northOf(at) - north) * perRadian,
    toLonLat: (x, y) => [
      lng + (x - middle) / lonPixels,
      (2 * Math.atan(Math.exp(north - (y - height / 2) / perRadian)) - Math.PI / 2) / radians,
    ],
  }
}
