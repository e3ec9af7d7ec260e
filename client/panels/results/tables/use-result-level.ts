import type { CoverageResult } from '#contract/coverage'
import type { DivisionLevel } from '#planning/types'
import { levelsOf, resultLevel } from '../../../state/coverage/result-level.ts'
import { useStore } from '../../../state/create-store.ts'
import { selection } from '../../../state/selection.ts'
import { view } from '../../../state/view.ts'

/** The levels that a result has, and the one it is shown at; null where it has no division at all. */
export function useResultLevel(result: CoverageResult): { levels: DivisionLevel[]; level: DivisionLevel | null } {
  const chosen = useStore(view, (state) => state.level)
  const levels = levelsOf(result.divisions)
  return { levels, level: chosen && levels.includes(chosen) ? chosen : resultLevel() }
}

/** The row of a level that what is selected on the map belongs to: the division itself, or the one above it. */
export function useChosenRow(result: CoverageResult, level: DivisionLevel | null): string | null {
  const selected = useStore(selection, (state) => state.divisionId)
  if (selected === null || level === null) return null
  const rows = new Map(result.divisions.map((row) => [row.divisionId, row]))
  for (let row = rows.get(selected); row; row = row.parentId === null ? undefined : rows.get(row.parentId))
    if (row.level === level) return row.divisionId
  return null
}
