import type { Map as MapLibreMap } from 'maplibre-gl'
import { type Projection, projectionOf } from './projection.ts'

/** A picture over the map that follows it and is drawn again at once when what it shows changes. */
export interface Overlay {
  /** Draws it in the next frame. */
  refresh(): void
  /** Draws it at once. */
  paint(): void
  remove(): void
}

/** Lays a canvas over the map's own; `draw` fills it, in pixels of the page, whenever the map moved or `refresh` was called. */
export function createOverlay(
  map: MapLibreMap,
  draw: (context: CanvasRenderingContext2D, projection: Projection) => void,
): Overlay {
  const canvas = document.createElement('canvas')
  canvas.className = 'edit-overlay'
  canvas.setAttribute('aria-hidden', 'true')
  map.getCanvasContainer().append(canvas)
  const context = canvas.getContext('2d')!
  let frame = 0
  const paint = (): void => {
    cancelAnimationFrame(frame)
    frame = 0
    const projection = projectionOf(map)
    const ratio = devicePixelRatio
    const [width, height] = [Math.round(projection.width * ratio), Math.round(projection.height * ratio)]
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width
      canvas.height = height
      canvas.style.width = `${projection.width}px`
      canvas.style.height = `${projection.height}px`
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, projection.width, projection.height)
    draw(context, projection)
  }
  map.on('render', paint)
  return {
    paint,
    refresh() {
      frame ||= requestAnimationFrame(paint)
    },
    remove() {
      cancelAnimationFrame(frame)
      map.off('render', paint)
      canvas.remove()
    },
  }
}
