import type { Map as MapLibreMap } from 'maplibre-gl'
import { comparison } from '../state/coverage/comparison.ts'
import { hover } from '../state/coverage/hover.ts'
import { supplyRun } from '../state/coverage/supply-run.ts'
import { onChange } from '../state/create-store.ts'
import { view } from '../state/view.ts'
import { drawCoverage, drawHover } from './draw-coverage.ts'

/**
 * Keeps the map in step with comparisons and with the row that the pointer is on, and the row with the map; answers what stops it.
 * `whenStyled` makes a drawing wait for the style.
 */
export function followCoverage(map: MapLibreMap, whenStyled: (draw: (map: MapLibreMap) => unknown) => () => void): () => void {
  const coverage = whenStyled(drawCoverage)
  const stops = [
    onChange(comparison, ['earlier'], coverage),
    onChange(view, ['compareId'], coverage),
    onChange(supplyRun, ['answer', 'lines'], coverage),
    onChange(hover, ['divisionId'], whenStyled(drawHover)),
  ]
  const point = (id: string | null): void => hover.set({ divisionId: id })
  const onLeave = (): void => point(null)
  for (const layer of ['share', 'change', 'supply']) {
    map.on('mousemove', layer, ({ features }) => point((features?.[0]?.properties.id as string | undefined) ?? null))
    map.on('mouseleave', layer, onLeave)
  }
  return () => {
    for (const stop of stops) stop()
  }
}
