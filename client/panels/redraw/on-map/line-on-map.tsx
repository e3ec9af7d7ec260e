import type { ReactNode } from 'react'
import { applyProposal } from '../../../editing/commit.ts'
import { dropDrawing, editor } from '../../../editing/editor.ts'
import { assigning } from '../../../editing/tools/choosing-tools.ts'
import { measureLine } from '../../../editing/tools/measure-tool.ts'
import { toolNow } from '../../../editing/tools/tools.ts'
import { count } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { stateNow } from '../../../state/plans/plan-desk.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { FiguresLine } from '../edit/figures-line.tsx'

/** One line on the map: why not, or what would change, or what to do next; with buttons for fingers, which have no keys. */
export function LineOnMap({ narrow }: { narrow: boolean }) {
  const words = useRedrawWords()
  const { line, preview, isProposed, refusal } = useStore(editor, (state) => state)
  const { finish, canFinish, back } = toolNow()
  const backButton = narrow && !isProposed && line.length > 0 && back && (
    <PushButton small onClick={back}>
      {words.back}
    </PushButton>
  )
  if (refusal)
    return (
      <div className="edit-line refused">
        <span role="status">{words.refused(refusal.reason)}</span>
        {backButton}
      </div>
    )
  if (isProposed && preview)
    return (
      <div className="edit-line">
        <FiguresLine preview={preview} />
        <PushButton small look="primary" onClick={applyProposal}>
          {words.apply}
        </PushButton>
        <PushButton small onClick={dropDrawing}>
          {words.dismiss}
        </PushButton>
      </div>
    )
  const isReady = canFinish?.() ?? false
  const told = whatNext(words, narrow, isReady)
  return told === null ? null : (
    <div className="edit-line">
      {told}
      {isReady && (
        <PushButton small look="primary" onClick={finish}>
          {words.finish}
        </PushButton>
      )}
      {backButton}
    </div>
  )
}

const mostNames = 4

/** What would change, what was measured or chosen, or else what the tool is for: on a narrow page always, on a wide one once it could end. */
function whatNext(words: ReturnType<typeof useRedrawWords>, narrow: boolean, isReady: boolean): ReactNode {
  const { tool, line, pointer, preview, selected, units } = editor.get()
  if (preview) return <FiguresLine preview={preview} />
  if (tool === 'measure' && line.length > 0) {
    const { meters, squareMeters } = measureLine([...line, ...(pointer ? [pointer.snap?.at ?? pointer.at] : [])])
    return words.measured(meters, squareMeters)
  }
  if (tool === 'assign' && assigning.isReady) return words.assignReady
  if (tool === 'assign' && units.length > 0) return words.unitsChosen(count(units.length))
  if (tool === 'merge' && selected.length > 0) {
    const names = selected.slice(0, mostNames).flatMap((id) => stateNow()?.divisions.get(id)?.name ?? [])
    return (
      <span>
        {words.chosen(count(selected.length))}{' '}
        <span className="data-name" lang="zh-CN">
          {names.join('、')}
        </span>
      </span>
    )
  }
  if (narrow && (selected.length === 0 || tool !== 'select')) return words.tools[tool].touch
  return isReady ? words.tools[tool].hint : null
}
