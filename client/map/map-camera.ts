import type { Map as MapLibreMap } from 'maplibre-gl'

let current: MapLibreMap | null = null

/** Room that panels take from the map's edges, so that a target is not flown to under them. */
let roomAtBottom = 0

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Names the map that the camera moves; null when it is gone. */
export function setCameraMap(map: MapLibreMap | null): void {
  current = map
}

export function setRoomAtBottom(pixels: number): void {
  roomAtBottom = pixels
}

/** Moves the camera to a point, at least as near as `zoom`. */
export function flyTo(lon: number, lat: number, zoom: number): void {
  if (!current) return
  const target = {
    center: [lon, lat] as [number, number],
    zoom: Math.max(zoom, current.getZoom()),
    padding: { bottom: roomAtBottom, top: 0, left: 0, right: 0 },
  }
  if (still()) current.jumpTo(target)
  else current.flyTo({ ...target, duration: 900, essential: false })
}

/** Shows a whole box: [west, south, east, north]. */
export function showBox(box: readonly number[], animate = true): void {
  if (!current) return
  const [west, south, east, north] = box
  current.fitBounds([west, south, east, north], {
    padding: { top: 40, left: 40, right: 40, bottom: 40 + roomAtBottom },
    animate: animate && !still(),
    duration: 600,
    maxZoom: 17,
  })
}

/** One step nearer (1) or farther (-1). */
export function zoomBy(step: 1 | -1): void {
  current?.zoomTo(current.getZoom() + step, { animate: !still(), duration: 200 })
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
