import { applyProposal } from '../../../editing/commit.ts'
import { dropDrawing, editor } from '../../../editing/editor.ts'
import { measureLine } from '../../../editing/tools/measure-tool.ts'
import { toolNow } from '../../../editing/tools/tools.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { planDesk } from '../../../state/plans/plan-desk.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { useMedia } from '../../shell/use-media.ts'
import { FiguresLine } from '../edit/figures-line.tsx'
import { RedrawLegend } from './redraw-legend.tsx'
import { SwipeHandle } from './swipe-handle.tsx'
import { ToolBar } from './tool-bar.tsx'
import '../../../theme/redraw-map.css'

/** What lies on the map while a plan is open: the tools, the legend, one line that says what would change or why not, and words for screen readers. */
export default function RedrawOnMap() {
  const phase = useStore(planDesk, (state) => state.phase)
  const spoken = useStore(editor, (state) => state.spoken)
  const narrow = useMedia('(max-width: 767px)')
  if (phase !== 'ready') return null
  return (
    <>
      <ToolBar />
      <SwipeHandle />
      <RedrawLegend folded={narrow} />
      <LineOnMap />
      <p className="unseen data-name" aria-live="polite" id="edit-spoken">
        {spoken}
      </p>
    </>
  )
}

function LineOnMap() {
  const words = useRedrawWords()
  const narrow = useMedia('(max-width: 767px)')
  const { tool, line, pointer, preview, isProposed, refusal, selected } = useStore(editor, (state) => state)
  if (refusal)
    return (
      <p className="edit-line refused" role="status">
        {words.refused(refusal.reason)}
      </p>
    )
  if (tool === 'measure' && line.length > 0) {
    const end = pointer ? [pointer.snap?.at ?? pointer.at] : []
    const { meters, squareMeters } = measureLine([...line, ...end])
    return <p className="edit-line">{words.measured(meters, squareMeters)}</p>
  }
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
  const { finish, canFinish } = toolNow()
  if (canFinish?.())
    return (
      <div className="edit-line">
        {preview ? <FiguresLine preview={preview} /> : words.tools[tool].hint}
        <PushButton small look="primary" onClick={finish}>
          {words.finish}
        </PushButton>
      </div>
    )
  if (preview)
    return (
      <div className="edit-line">
        <FiguresLine preview={preview} />
      </div>
    )
  return narrow && (selected.length === 0 || tool !== 'select') ? (
    <p className="edit-line hint-line">{words.tools[tool].hint}</p>
  ) : null
}
