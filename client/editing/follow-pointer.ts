import type { Map as MapLibreMap } from 'maplibre-gl'
import { segmentMeters } from '#planning/geodesy/lengths'
import type { PlanState } from '#planning/plans/plan-types'
import type { LonLat } from '#planning/types'
import { stateNow } from '../state/plans/plan-desk.ts'
import { type Projection, projectionOf } from './draw/projection.ts'
import { editor, type MapPointer } from './editor.ts'
import { ontoBorders } from './snap/onto-borders.ts'
import { snapPointer } from './snap/snap-pointer.ts'
import { streetsInView } from './snap/streets-in-view.ts'
import { type StreetWay, traceStreet } from './snap/trace-street.ts'
import { setBrushScale } from './tools/brush-tool.ts'
import { toolNow } from './tools/tools.ts'

/** A press that moves less than this is a click. */
const clickPixels = 4

/** The pointer at a point of the map's canvas, with what it snaps to. */
export function pointerAt(map: MapLibreMap, x: number, y: number, isKeyboard: boolean, isFree = false): MapPointer {
  const projection = projectionOf(map)
  setBrushScale(1 / projection.lonPixels)
  const state = stateNow()
  const { snaps, followsStreets } = toolNow()
  const snap = state && snaps && !isFree ? snapPointer(map, state, projection, x, y, snaps) : null
  const last = followsStreets ? editor.get().line.at(-1) : undefined
  const way = state && snap && last ? wayTo(map, state, last, snap.at, projection) : null
  return { x, y, at: projection.toLonLat(x, y), snap, way, isKeyboard }
}

/** A point lies on a street if no more than this beside its line: its tile may have been another zoom's when it was placed. */
const onStreetPixels = 2
const leastReachMeters = 2

/** The way along a street, and along the plan's border where one runs along the street. */
function wayTo(map: MapLibreMap, state: PlanState, from: LonLat, to: LonLat, { lonPixels }: Projection): StreetWay | null {
  const metersAPixel = segmentMeters(...to, to[0] + 1 / lonPixels, to[1])
  const way = traceStreet(streetsInView(map), from, to, Math.max(leastReachMeters, onStreetPixels * metersAPixel))
  return way && { from, bends: ontoBorders(state, [from, ...way.bends, to]).slice(1, -1) }
}

/** Hands what the pointer does on the map to the tool in hand; answers what stops it. Alt keeps points from snapping. `onDrawn` is called once all of a frame is known, with the times of its first event and of when its work began. */
export function followPointer(map: MapLibreMap, onDrawn: (since: number, begun: number) => void): () => void {
  const element = map.getCanvasContainer()
  let press: { id: number; x: number; y: number; isDragged: boolean; isTools: boolean } | null = null
  let waiting: PointerEvent[] = []
  let frame = 0

  const place = (event: PointerEvent | MouseEvent): [number, number] => {
    const { left, top } = element.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const pointerOf = (event: PointerEvent): MapPointer => pointerAt(map, ...place(event), false, event.altKey)

  const isPen = (event: PointerEvent): boolean => event.isPrimary && event.button <= 0
  const onDown = (event: PointerEvent): void => {
    if (!isPen(event) || stateNow() === null) {
      // A second finger moves and zooms the map: what the first began is given up.
      if (press?.isTools) {
        toolNow().cancel?.()
        map.dragPan.enable()
      }
      press = null
      return
    }
    flush()
    const pointer = pointerOf(event)
    editor.set({ pointer })
    const isTools = toolNow().down?.(pointer) ?? false
    press = { id: event.pointerId, x: pointer.x, y: pointer.y, isDragged: false, isTools }
    if (isTools) map.dragPan.disable()
  }
  const onMove = (event: PointerEvent): void => {
    if (!event.isPrimary) return
    waiting.push(event)
    frame ||= requestAnimationFrame(flush)
  }
  /** Once a frame: a drag gets every point on its way, anything else the last one. */
  const flush = (): void => {
    cancelAnimationFrame(frame)
    frame = 0
    const events = waiting
    waiting = []
    if (events.length === 0 || stateNow() === null) return
    const begun = performance.now()
    const last = pointerOf(events[events.length - 1])
    const tool = toolNow()
    if (press?.isTools) {
      if (!press.isDragged && Math.hypot(last.x - press.x, last.y - press.y) < clickPixels) return
      press.isDragged = true
      for (const event of events.slice(0, -1)) tool.drag?.(pointerOf(event))
      tool.drag?.(last)
    } else if (press === null) tool.move?.(last)
    if (press && Math.hypot(last.x - press.x, last.y - press.y) >= clickPixels) press.isDragged = true
    editor.set({ pointer: last })
    onDrawn(events[0].timeStamp, begun)
  }
  const onUp = (event: PointerEvent): void => {
    if (press === null || event.pointerId !== press.id) return
    flush()
    const { isDragged, isTools } = press
    press = null
    if (isTools) map.dragPan.enable()
    if (stateNow() === null) return
    const pointer = pointerOf(event)
    const tool = toolNow()
    if (isTools && (isDragged || tool.click === undefined)) tool.up?.(pointer)
    else if (isTools) {
      tool.up?.(pointer)
      tool.click?.(pointer, event.shiftKey)
    } else if (!isDragged) tool.click?.(pointer, event.shiftKey)
    editor.set({ pointer })
  }
  const onCancel = (): void => {
    if (press?.isTools) {
      toolNow().cancel?.()
      map.dragPan.enable()
    }
    press = null
  }
  const onLeave = (): void => {
    if (press === null) editor.set({ pointer: null, hoveredId: null })
  }
  const onDouble = (event: MouseEvent): void => {
    event.preventDefault()
    toolNow().finish?.()
  }
  element.addEventListener('pointerdown', onDown)
  element.addEventListener('pointermove', onMove)
  addEventListener('pointerup', onUp)
  addEventListener('pointercancel', onCancel)
  element.addEventListener('pointerleave', onLeave)
  element.addEventListener('dblclick', onDouble)
  map.doubleClickZoom.disable()
  map.boxZoom.disable()
  return () => {
    cancelAnimationFrame(frame)
    element.removeEventListener('pointerdown', onDown)
    element.removeEventListener('pointermove', onMove)
    removeEventListener('pointerup', onUp)
    removeEventListener('pointercancel', onCancel)
    element.removeEventListener('pointerleave', onLeave)
    element.removeEventListener('dblclick', onDouble)
    map.dragPan.enable()
    map.doubleClickZoom.enable()
    map.boxZoom.enable()
  }
}
