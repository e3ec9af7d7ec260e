import type { ReactNode } from 'react'
import { divisionLevels } from '#planning/types'
import { findingMarks, findings } from '../../../editing/checks/findings.ts'
import { comparison } from '../../../editing/compare/plan-comparison.ts'
import { freeLand } from '../../../editing/draw/free-land.ts'
import { newBordersOf } from '../../../editing/draw/new-borders.ts'
import { editor } from '../../../editing/editor.ts'
import { levelsOfPlan } from '../../../editing/levels-of-plan.ts'
import { toolNow } from '../../../editing/tools/tools.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { LegendFrame } from '../../../map/furniture/legend-frame.tsx'
import { useStore } from '../../../state/create-store.ts'
import { topOf } from '../../../state/plans/desk.ts'
import { originalState, planDesk } from '../../../state/plans/plan-desk.ts'
import { LegendSign, type LegendSignName } from './legend-sign.tsx'

/** What the redrawn map shows now, each sign with its meaning; nothing that is not on it. */
export function RedrawLegend({ folded }: { folded: boolean }) {
  const words = useRedrawWords().legend
  const { levels } = useWords()
  const desk = useStore(planDesk, (now) => now.desk)
  const level = useStore(editor, (now) => now.level)
  const preview = useStore(editor, (now) => now.preview)
  const isChosen = useStore(editor, (now) => now.selected.length > 0)
  const isLocked = useStore(editor, (now) => now.locked.size > 0)
  // Which tool is in hand says whether points snap.
  useStore(editor, (now) => now.tool)
  const differs = useStore(comparison, (now) => now.mode === 'difference' && now.moved.length > 0)
  useStore(findings, (now) => now.results)
  const state = desk && topOf(desk).state
  if (!state || !level) return null
  const marks = findingMarks()
  const original = originalState()
  const others = levelsOfPlan(state).map((each) => divisionLevels.indexOf(each) - divisionLevels.indexOf(level))
  const lines: [LegendSignName, ReactNode, boolean][] = [
    ['level', words.level(levels[level]), true],
    ['larger', words.larger, true],
    ['smaller', words.smaller, others.some((by) => by > 0)],
    ['new', words.added, original !== null && original !== state],
    ['chosen', words.chosen, isChosen],
    ['proposed', words.proposed, preview !== null],
    ['gone', words.gone, preview !== null && newBordersOf(preview, level).gone.length > 0],
    ['changed', words.changed, differs],
    ['locked', words.locked, isLocked],
    ['free', words.free, freeLand(preview?.state ?? state).length > 0],
    ['error', words.error, marks.some(({ severity }) => severity === 'error')],
    ['warning', words.warning, marks.some(({ severity }) => severity === 'warning')],
  ]
  return (
    <LegendFrame folded={folded}>
      {lines
        .filter(([, , isShown]) => isShown)
        .map(([sign, meaning]) => (
          <p key={sign} className="legend-line">
            <LegendSign name={sign} /> {meaning}
          </p>
        ))}
      {toolNow().snaps === 'all' && (
        <>
          <h3>{words.snaps}</h3>
          <ul className="legend-snaps">
            {(['vertex', 'border', 'street', 'crossing'] as const).map((sign) => (
              <li key={sign}>
                <LegendSign name={sign} /> {words.snapTo[sign]}
              </li>
            ))}
          </ul>
        </>
      )}
    </LegendFrame>
  )
}
