import { firstDivisionZoom } from '#planning/topology/generalise/first-division-zoom'
import type { DivisionLevel } from '#planning/types'
import { view } from '../view.ts'
import { showsCoverage } from '../view-types.ts'
import { coverageRun } from './coverage-run.ts'
import { levelsOf, resultLevel } from './result-level.ts'
import { supplyLevel, supplyRun } from './supply-run.ts'

/** The level that the map shades divisions at; null where it shades none. */
function shadedLevel(): DivisionLevel | null {
  const { panel, shading } = view.get()
  if (!showsCoverage(panel) || coverageRun.get().result === null) return null
  const { answer } = supplyRun.get()
  if (shading === 'supply') return answer && supplyLevel(answer)
  return shading === 'shares' || shading === 'change' ? resultLevel() : null
}

/** The zoom from which on the shading can be seen, where the map is farther out; null where it can be seen, and where there is none. */
export function zoomForShading(): number | null {
  const level = shadedLevel()
  const { map } = view.get()
  const [largest] = levelsOf(coverageRun.get().result?.divisions ?? [])
  if (level === null || map === null || level === largest) return null
  const first = firstDivisionZoom[level]
  return map.zoom < first ? first : null
}
