import type { Map as MapLibreMap } from 'maplibre-gl'
import { onChange } from '../state/create-store.ts'
import { pick } from '../state/selection.ts'
import { view } from '../state/view.ts'

/** Whether a plan is redrawn: the map's clicks and keys are the tools' then. */
export function isRedrawing(): boolean {
  const { panel, planId } = view.get()
  return panel === 'redraw' && planId !== null
}

/** Hands the map to the tools of redrawing, which are loaded then, while a plan is open; answers what stops it. */
export function followEditing(map: MapLibreMap): () => void {
  let stop: (() => void) | null = null
  let turn = 0
  const follow = async (): Promise<void> => {
    const own = ++turn
    if (!isRedrawing()) {
      stop?.()
      stop = null
      return
    }
    if (stop !== null) return
    pick(null)
    const { startEditing } = await import('../editing/start-editing.ts')
    if (own !== turn || !isRedrawing()) return
    stop = startEditing(map)
  }
  const stopView = onChange(view, ['panel', 'planId'], () => void follow())
  void follow()
  return () => {
    turn++
    stopView()
    stop?.()
  }
}
