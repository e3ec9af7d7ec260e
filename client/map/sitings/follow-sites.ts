import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { onChange } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'

type Drawing = typeof import('./draw-sites.ts')

/** What draws sites; loaded when the task is first opened. */
let drawing: Drawing | null = null

/** Draws proposed sites while that task is open, and again when the style was made anew; answers what stops it. */
export function followSites(map: MapLibreMap, whenStyled: (draw: (map: MapLibreMap) => unknown) => () => void): () => void {
  let stop: (() => void) | null = null
  let isOver = false
  const follow = async (): Promise<void> => {
    if (stop !== null || view.get().panel !== 'sitings') return
    drawing = await import('./draw-sites.ts')
    if (!isOver) stop ??= drawing.keepSitesDrawn(map, whenStyled)
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
export const drawSitesAgain = (map: MapLibreMap): void => drawing?.drawSites(map)

/** Whether a click on the map was for a proposed site. */
export const isSiteClick = (map: MapLibreMap, { point }: MapMouseEvent): boolean =>
  view.get().panel === 'sitings' && drawing !== null && drawing.clickSites(map, point)
