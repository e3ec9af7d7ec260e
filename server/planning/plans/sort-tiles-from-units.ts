import { divisionLevels } from '../types.ts'
import type { OverlayUnit, PlanSource, SourceDivision } from './plan-types.ts'

/** Levels whose divisions tile their parent; compounds and buildings lie in it here and there. */
const tilingLevels = divisionLevels.filter((level) => level !== 'compound' && level !== 'building')

/**
 * Sorts what lies below a scope into divisions that tile it, parents before children, and units that only lie in it. The children of one
 * division that tile it are those of one level: of several the largest, but where groups and grids are both there the preferred ones.
 */
export function sortTilesFromUnits(
  scope: SourceDivision,
  divisions: readonly SourceDivision[],
  prefer: PlanSource['prefer'],
): { tiles: SourceDivision[]; units: OverlayUnit[] } {
  const below = new Map<string, SourceDivision[]>()
  for (const division of divisions) {
    if (division.parentId === null || division.id === scope.id) continue
    const list = below.get(division.parentId)
    if (list) list.push(division)
    else below.set(division.parentId, [division])
  }
  const tiles: SourceDivision[] = []
  const units: OverlayUnit[] = []
  const asUnit = ({ id, level, kind, code, name, geometry, parentId }: SourceDivision): void => {
    units.push({ id, level, kind, code, name, geometry, parentId: parentId! })
    for (const child of below.get(id) ?? []) asUnit(child)
  }
  const asTile = (division: SourceDivision): void => {
    tiles.push(division)
    const children = (below.get(division.id) ?? []).sort((a, b) =>
      a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : 1,
    )
    const levels = tilingLevels.filter((level) => children.some((child) => child.level === level))
    const isGrid = (level: string): boolean => level.startsWith('grid_')
    const chosen =
      levels.includes('group') && levels.some(isGrid) ? levels.find((level) => isGrid(level) === (prefer === 'grid')) : levels[0]
    for (const child of children) {
      if (child.level === chosen) asTile(child)
      else asUnit(child)
    }
  }
  asTile(scope)
  return { tiles, units }
}
