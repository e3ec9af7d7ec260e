import type { Map as MapLibreMap } from 'maplibre-gl'

let current: MapLibreMap | null = null

/** Pixels that a sheet or the inspector takes from the map's edges, so that a target is not flown to under them. */
let covered = { bottom: 0, right: 0 }

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Names the map that the camera moves; null when it is gone. */
export function setCameraMap(map: MapLibreMap | null): void {
  current = map
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

/** Shows a whole box: [west, south, east, north]. */
export function showBox(box: readonly number[], animate = true): void {
  if (!current) return
  const [west, south, east, north] = box
  current.fitBounds([west, south, east, north], {
    padding: { top: 30, left: 30, right: 30 + covered.right, bottom: 30 + covered.bottom },
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
