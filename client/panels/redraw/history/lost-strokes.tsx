import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { flyTo } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { planDesk } from '../../../state/plans/plan-desk.ts'
import { Icon } from '../../controls/icon.tsx'
import { PushButton } from '../../controls/push-button.tsx'

const nearZoom = 15

/** Strokes that could not be drawn on what the plan has become, with the reason, until the planner has seen them. */
export function LostStrokes() {
  const words = useRedrawWords()
  const lost = useStore(planDesk, (state) => state.lost)
  if (lost.length === 0) return null
  return (
    <section className="problem lost" role="alert">
      <p className="problem-title">
        <Icon name="warning" /> {words.history.lost}
      </p>
      <ul>
        {lost.map(({ stroke, reason, at }) => (
          <li key={stroke.id}>
            {stroke.operations.length > 0
              ? words.operations[stroke.operations[0].op]
              : words[stroke.kind === 'undo' ? 'undoButton' : 'redoButton']}
            : {words.refused(reason ?? 'unknown')}{' '}
            {at.length > 0 && (
              <PushButton small onClick={() => flyTo(at[0][0], at[0][1], nearZoom)}>
                {words.checks.zoomTo}
              </PushButton>
            )}
          </li>
        ))}
      </ul>
      <PushButton small onClick={() => planDesk.set({ lost: [] })}>
        {words.history.clear}
      </PushButton>
    </section>
  )
}
