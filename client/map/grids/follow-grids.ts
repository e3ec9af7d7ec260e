import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { onChange } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'

type Drawing = typeof import('./draw-grids.ts')

/** What draws grids; loaded when the task is first opened. */
let drawing: Drawing | null = null

/** Draws the grids of automatic division while that task is open, and again when the style was made anew; answers what stops it. */
export function followGrids(map: MapLibreMap, whenStyled: (draw: (map: MapLibreMap) => unknown) => () => void): () => void {
  let stop: (() => void) | null = null
  let isOver = false
  const follow = async (): Promise<void> => {
    if (stop !== null || view.get().panel !== 'grids') return
    drawing = await import('./draw-grids.ts')
    if (!isOver) stop ??= drawing.keepGridsDrawn(map, whenStyled)
  }
  const stopView = onChange(view, ['panel'], () => void follow())
  void follow()
  return () => {
    isOver = true
    stopView()
    stop?.()
  }
}

/** Draws what there is into a new style. */
export const drawGridsAgain = (map: MapLibreMap): void => drawing?.drawGrids(map)

/** Whether a click on the map was for the task of dividing. */
export const isGridClick = (map: MapLibreMap, event: MapMouseEvent): boolean =>
  view.get().panel === 'grids' && drawing !== null && drawing.clickGrids(map, event)
