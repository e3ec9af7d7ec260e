import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { onChange } from '../state/create-store.ts'
import { view } from '../state/view.ts'
import type { PanelKey } from '../state/view-types.ts'

type WhenStyled = (draw: (map: MapLibreMap) => unknown) => () => void

/** What draws a task's answer; loaded when the task is first opened. */
export interface TaskDrawing {
  /** Keeps it drawn; answers what stops it. */
  keepDrawn(map: MapLibreMap, whenStyled: WhenStyled): () => void
  draw(map: MapLibreMap): void
  /** Answers whether a click was for the task. */
  click(map: MapLibreMap, event: MapMouseEvent): boolean
}

export interface TaskOnMap {
  /** Draws while the task is open, and again when the style was made anew; answers what stops it. */
  follow(map: MapLibreMap, whenStyled: WhenStyled): () => void
  /** Draws what there is into a new style. */
  drawAgain(map: MapLibreMap): void
  isClick(map: MapLibreMap, event: MapMouseEvent): boolean
}

/** A task whose drawing is loaded with its panel. */
export function createTaskOnMap(panel: PanelKey, load: () => Promise<TaskDrawing>): TaskOnMap {
  let drawing: TaskDrawing | null = null
  return {
    follow(map, whenStyled) {
      let stop: (() => void) | null = null
      let isOver = false
      const follow = async (): Promise<void> => {
        if (stop !== null || view.get().panel !== panel) return
        drawing = await load()
        if (!isOver) stop ??= drawing.keepDrawn(map, whenStyled)
      }
      const stopView = onChange(view, ['panel'], () => void follow())
      void follow()
      return () => {
        isOver = true
        stopView()
        stop?.()
      }
    },
    drawAgain: (map) => drawing?.draw(map),
    isClick: (map, event) => view.get().panel === panel && drawing !== null && drawing.click(map, event),
  }
}
