import type { Map as MapLibreMap } from 'maplibre-gl'
import { catalogue } from '../state/catalogue.ts'
import { onChange } from '../state/create-store.ts'
import { keptLocks } from '../state/plans/kept-locks.ts'
import { closePlan } from '../state/plans/open-plan.ts'
import { originalState, planDesk, stateNow } from '../state/plans/plan-desk.ts'
import { preferences } from '../state/preferences.ts'
import { palettes } from '../theme/tokens.ts'
import { findingMarks, findings } from './checks/findings.ts'
import { watchChecks } from './checks/watch-checks.ts'
import { drawDifference } from './compare/draw-difference.ts'
import { followComparison } from './compare/follow-comparison.ts'
import { comparison } from './compare/plan-comparison.ts'
import { drawBorders, forgetBorders } from './draw/border-source.ts'
import { drawLive } from './draw/draw-live.ts'
import { drawNames, forgetNames } from './draw/name-source.ts'
import { createOverlay } from './draw/overlay.ts'
import { pencilFor } from './draw/pencil.ts'
import { dimPublished, layPlan, liftPlan } from './draw/plan-layers.ts'
import { projectionOf } from './draw/projection.ts'
import { editor, resetEditor } from './editor.ts'
import { watchCoverage } from './figures/watch-coverage.ts'
import { followPointer } from './follow-pointer.ts'
import { followKeys } from './keys/follow-keys.ts'
import { spokenWords } from './keys/spoken-words.ts'
import { firstLevel } from './levels-of-plan.ts'
import { showScope } from './show-scope.ts'
import { setProjection } from './tools/border-tool.ts'
import { toolLine } from './tools/tool-table.ts'

/** Lets the open plan be drawn on the map, for as long as it is open; answers what ends that. */
export function startEditing(map: MapLibreMap): () => void {
  const overlay = createOverlay(map, (context, projection) => {
    const state = stateNow()
    if (!state) return
    const pencil = pencilFor(context, projection)
    const palette = palettes[preferences.get().appearance]
    drawDifference(pencil, palette)
    drawLive(pencil, palette, state, editor.get())
  })
  setProjection(() => projectionOf(map))
  const draw = (): void => {
    const state = stateNow()
    const { level } = editor.get()
    if (!state || !level || !map.style?._loaded) return
    layPlan(map, palettes[preferences.get().appearance], level)
    drawBorders(map, state, originalState())
    void drawNames(map, state, level, spokenWords().householdsShort, findingMarks())
    overlay.refresh()
  }
  const cursor = (): void => {
    map.getCanvasContainer().style.cursor = stateNow() ? toolLine(editor.get().tool).cursor : ''
  }
  const begin = (): void => {
    const { phase, plan } = planDesk.get()
    if (phase !== 'ready' || !plan) return
    if (editor.get().level === null) {
      if (map.style?._loaded) dimPublished(map, true)
      cursor()
      const state = stateNow()!
      editor.set({ level: firstLevel(state, plan.kind), locked: keptLocks(plan.id) })
      showScope(map, state)
    }
    draw()
  }
  const restyle = (): void => {
    if (planDesk.get().phase !== 'ready') return
    dimPublished(map, true)
    draw()
  }
  map.on('style.load', restyle)
  const stops = [
    followPointer(map, (since, begun) => {
      overlay.paint()
      // The panel's figures are written in a microtask: what is measured includes them.
      queueMicrotask(() => {
        const end = performance.now()
        performance.measure('edit-drawn', { start: since, end })
        performance.measure('edit-work', { start: begun, end })
      })
    }),
    followKeys(map),
    watchChecks(),
    watchCoverage(),
    followComparison(map),
    onChange(planDesk, ['phase', 'desk'], begin),
    // Names of a level may come later, with the catalogue, and would be seen.
    onChange(catalogue, ['loads'], () => setTimeout(restyle)),
    onChange(editor, ['level'], draw),
    onChange(editor, ['tool'], cursor),
    onChange(preferences, ['language'], draw),
    editor.subscribe(overlay.refresh),
    onChange(findings, ['results'], draw),
    comparison.subscribe(overlay.refresh),
  ]
  begin()
  restyle()
  cursor()
  return () => {
    for (const stop of stops) stop()
    map.off('style.load', restyle)
    overlay.remove()
    forgetBorders()
    forgetNames()
    if (map.style?._loaded) {
      liftPlan(map)
      dimPublished(map, false)
    }
    map.getCanvasContainer().style.cursor = ''
    resetEditor()
    closePlan()
  }
}
