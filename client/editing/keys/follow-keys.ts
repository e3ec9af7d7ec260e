import type { Map as MapLibreMap } from 'maplibre-gl'
import { stateNow } from '../../state/plans/plan-desk.ts'
import { applyProposal, step } from '../commit.ts'
import { dropDrawing, editor } from '../editor.ts'
import { pointerAt } from '../follow-pointer.ts'
import { resizeBrush } from '../tools/brush-tool.ts'
import { toolTable } from '../tools/tool-table.ts'
import { takeTool, toolNow } from '../tools/tools.ts'
import { speakOfPlace } from './speak-of-place.ts'
import { spokenWords } from './spoken-words.ts'

const stepPixels = { plain: 10, shifted: 50 } as const
const nudgePixels = { plain: 1, shifted: 10 } as const
/** The cross-hair stays this far from the map's edge: beyond, the map moves. */
const edgePixels = 40

const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * The editor by keys. On the map: arrows move a cross-hair, Space clicks there, Enter ends or applies, Esc gives up, letters take up tools; they hold only
 * while the map has the focus. Undo and redo hold everywhere but in fields. Answers what stops it.
 */
export function followKeys(map: MapLibreMap): () => void {
  const canvas = map.getCanvas()
  const onMapKey = (event: KeyboardEvent): void => {
    if (stateNow() === null || event.ctrlKey || event.metaKey) return
    if (!onKey(map, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onUndo = (event: KeyboardEvent): void => {
    const isField = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    if (isField || !(event.ctrlKey || event.metaKey) || event.altKey || stateNow() === null) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    step(key === 'y' || event.shiftKey ? 'redo' : 'undo')
  }
  map.keyboard.disable()
  canvas.addEventListener('keydown', onMapKey, true)
  addEventListener('keydown', onUndo)
  return () => {
    map.keyboard.enable()
    map.keyboard.disableRotation()
    canvas.removeEventListener('keydown', onMapKey, true)
    removeEventListener('keydown', onUndo)
  }
}

/** Does what a key means on the map; false where it means nothing. */
function onKey(map: MapLibreMap, event: KeyboardEvent): boolean {
  const { key, altKey, shiftKey } = event
  const way = ways[key]
  const tool = toolNow()
  if (way) {
    if (altKey && tool.nudge) {
      const pixels = shiftKey ? nudgePixels.shifted : nudgePixels.plain
      tool.nudge(way[0] * pixels, way[1] * pixels)
    } else moveCrosshair(map, way, shiftKey ? stepPixels.shifted : stepPixels.plain)
    return true
  }
  // Alt, which keeps a point from snapping, may be down when a drag is given up.
  if (altKey && key !== 'Escape') return false
  switch (key) {
    case ' ': {
      const pointer = crosshair(map)
      tool.click?.(pointer, shiftKey)
      editor.set({ pointer })
      speakOfPlace(pointer)
      return true
    }
    case 'Enter':
      if (editor.get().isProposed) applyProposal()
      else tool.finish?.()
      return true
    case 'Escape':
      return giveUp()
    case 'Backspace':
      tool.back?.()
      return true
    case 'Delete':
      tool.remove?.()
      return true
    case '[':
    case ']':
      resizeBrush(key === ']' ? 1 : -1)
      return true
    case '+':
    case '=':
      map.zoomTo(map.getZoom() + 1, { animate: false })
      return true
    case '-':
      map.zoomTo(map.getZoom() - 1, { animate: false })
      return true
  }
  const line = toolTable.find(({ letter }) => letter === key.toUpperCase())
  if (!line) return false
  takeTool(line.key)
  editor.set({ spoken: spokenWords().tools[line.key].name })
  return true
}

/** Esc gives up one thing after the other: the proposal, what is drawn, what is chosen, and at last the tool. */
function giveUp(): boolean {
  const { isProposed, tool } = editor.get()
  if (isProposed) {
    dropDrawing()
    return true
  }
  if (toolNow().cancel?.()) return true
  if (tool === 'select') return false
  takeTool('select')
  return true
}

function crosshair(map: MapLibreMap): ReturnType<typeof pointerAt> {
  const { pointer } = editor.get()
  const { clientWidth, clientHeight } = map.getCanvas()
  return pointerAt(map, pointer?.x ?? clientWidth / 2, pointer?.y ?? clientHeight / 2, true)
}

function moveCrosshair(map: MapLibreMap, [dx, dy]: readonly [number, number], pixels: number): void {
  const { clientWidth, clientHeight } = map.getCanvas()
  const { x, y } = crosshair(map)
  // The first arrow shows the cross-hair where the pointer was, or in the middle.
  const first = !editor.get().pointer?.isKeyboard
  let [nx, ny] = first ? [x, y] : [x + dx * pixels, y + dy * pixels]
  const beyondX = Math.max(0, nx - (clientWidth - edgePixels)) + Math.min(0, nx - edgePixels)
  const beyondY = Math.max(0, ny - (clientHeight - edgePixels)) + Math.min(0, ny - edgePixels)
  if (beyondX !== 0 || beyondY !== 0) {
    map.panBy([beyondX, beyondY], { animate: false })
    ;[nx, ny] = [nx - beyondX, ny - beyondY]
  }
  const pointer = pointerAt(map, nx, ny, true)
  toolNow().move?.(pointer)
  editor.set({ pointer })
  speakOfPlace(pointer)
}
