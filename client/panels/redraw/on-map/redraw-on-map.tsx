import { editor } from '../../../editing/editor.ts'
import { useStore } from '../../../state/create-store.ts'
import { planDesk } from '../../../state/plans/plan-desk.ts'
import { useMedia } from '../../shell/use-media.ts'
import { LineOnMap } from './line-on-map.tsx'
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
      <LineOnMap narrow={narrow} />
      <p className="unseen data-name" aria-live="polite" id="edit-spoken">
        {spoken}
      </p>
    </>
  )
}
