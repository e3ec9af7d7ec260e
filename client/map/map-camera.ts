import type { Map as MapLibreMap } from 'maplibre-gl'

const equatorMeters = 2 * Math.PI * 6_378_137

let current: MapLibreMap | null = null

/** Pixels that a sheet or the inspector takes from the map's edges, so that a target is not flown to under them. */
let covered = { bottom: 0, right: 0 }

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** A box asked for before there was a map. */
let wanted: readonly number[] | null = null

/** Names the map that the camera moves; null when it is gone. */
export function setCameraMap(map: MapLibreMap | null): void {
  current = map
  if (map && wanted) showBox(wanted, false)
}

/** Says how much of the map lies under a sheet or the inspector. */
export function setCovered(part: Partial<typeof covered>): void {
  covered = { ...covered, ...part }
}

/** Moves the camera to a point, at least as near as `zoom`. */
export function flyTo(lon: number, lat: number, zoom: number): void {
  current?.easeTo({
    center: [lon, lat],
    zoom: Math.max(zoom, current.getZoom()),
    offset: [-covered.right / 2, -covered.bottom / 2],
    duration: still() ? 0 : 900,
  })
}

/** Width of what lies over the left edge of a wide map: the legend. */
const legendPixels = 216
const wideMapPixels = 700
/** Width of the buttons over the right edge. */
const buttonPixels = 54

/** Shows a whole box: [west, south, east, north]. */
export function showBox(box: readonly number[], animate = true): void {
  wanted = current ? null : box
  if (!current) return
  const [west, south, east, north] = box
  current.fitBounds([west, south, east, north], {
    padding: {
      top: 30,
      left: current.getContainer().clientWidth - covered.right > wideMapPixels ? legendPixels : 30,
      right: buttonPixels + covered.right,
      bottom: 30 + covered.bottom,
    },
    animate: animate && !still(),
    duration: 600,
    maxZoom: 17,
  })
}

/** Zooms about the middle of what is not covered. */
export function zoomTo(zoom: number): void {
  if (!current) return
  const { clientWidth, clientHeight } = current.getContainer()
  const around = current.unproject([(clientWidth - covered.right) / 2, (clientHeight - covered.bottom) / 2])
  current.easeTo({ zoom, around, animate: !still(), duration: 200 })
}

/** One step nearer (1) or farther (-1). */
export function zoomBy(step: 1 | -1): void {
  if (current) zoomTo(current.getZoom() + step)
}

/** The box in view: [west, south, east, north]. */
export function boxInView(): [number, number, number, number] | null {
  if (!current) return null
  const bounds = current.getBounds()
  return [
    Math.max(-180, bounds.getWest()),
    Math.max(-90, bounds.getSouth()),
    Math.min(180, bounds.getEast()),
    Math.min(90, bounds.getNorth()),
  ]
}

export interface MapPicture {
  /** In the screen's own pixels. */
  canvas: HTMLCanvasElement
  /** In CSS pixels. */
  width: number
  height: number
  /** A round length, and how many CSS pixels long it is at the map's middle. */
  scale: { meters: number; pixels: number }
}

/** The map's own picture as it is now. Fails where there is no map. */
export function pictureOfMap(): MapPicture {
  if (!current) throw new Error('got no map when expected one to draw')
  const metersPerPixel = (equatorMeters * Math.cos((current.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** current.getZoom())
  const most = 120 * metersPerPixel
  const power = 10 ** Math.floor(Math.log10(most))
  const meters = power * ([5, 2, 1].find((step) => step * power <= most) ?? 1)
  // What was drawn is gone once the browser has shown it, unless it is taken at once.
  current.redraw()
  const drawn = current.getCanvas()
  const canvas = document.createElement('canvas')
  canvas.width = drawn.width
  canvas.height = drawn.height
  canvas.getContext('2d')!.drawImage(drawn, 0, 0)
  const { clientWidth: width, clientHeight: height } = drawn
  return { canvas, width, height, scale: { meters, pixels: meters / metersPerPixel } }
}
