import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent, PointLike } from 'maplibre-gl'
import { canMove, moveSite } from '../../state/sitings/site-trial.ts'
import { sitingFocus } from '../../state/sitings/siting-focus.ts'

/** A hand that trembles on a press does not move anything, pixels. */
const leastPixels = 3

/** Lets new sites be dragged with mouse and finger; answers what stops it. */
export function followDrag(map: MapLibreMap, siteAt: (at: PointLike) => number | null): () => void {
  let held: { site: number; x: number; y: number; isMoving: boolean } | null = null

  const press = (event: MapMouseEvent | MapTouchEvent): void => {
    if ('points' in event && event.points.length > 1) {
      release()
      return
    }
    const site = canMove() ? siteAt(event.point) : null
    if (site === null) return
    // The map itself stays where it is.
    event.preventDefault()
    held = { site, x: event.point.x, y: event.point.y, isMoving: false }
    sitingFocus.set({ site, tab: 'sites' })
  }
  const move = (event: MapMouseEvent | MapTouchEvent): void => {
    if (held === null) return
    held.isMoving ||= Math.hypot(event.point.x - held.x, event.point.y - held.y) >= leastPixels
    if (!held.isMoving) return
    map.getCanvas().style.cursor = 'grabbing'
    moveSite(held.site, [event.lngLat.lng, event.lngLat.lat])
  }
  const release = (): void => {
    if (held !== null) map.getCanvas().style.cursor = ''
    held = null
  }
  const hover = ({ point }: MapMouseEvent): void => {
    if (held === null && siteAt(point) !== null) map.getCanvas().style.cursor = canMove() ? 'grab' : 'pointer'
  }
  map.on('mousedown', press)
  map.on('touchstart', press)
  map.on('mousemove', move)
  map.on('touchmove', move)
  map.on('mousemove', hover)
  map.on('touchend', release)
  map.on('touchcancel', release)
  addEventListener('mouseup', release)
  return () => {
    map.off('mousedown', press)
    map.off('touchstart', press)
    map.off('mousemove', move)
    map.off('touchmove', move)
    map.off('mousemove', hover)
    map.off('touchend', release)
    map.off('touchcancel', release)
    removeEventListener('mouseup', release)
  }
}
