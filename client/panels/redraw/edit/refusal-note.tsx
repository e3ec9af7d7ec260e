import type { EditorRefusal } from '../../../editing/editor.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { flyTo } from '../../../map/map-camera.ts'
import { stateNow } from '../../../state/plans/plan-desk.ts'
import { Icon } from '../../controls/icon.tsx'
import { PushButton } from '../../controls/push-button.tsx'

const nearZoom = 15

/** Why it cannot be done, which divisions it is about, and the way to the place. */
export function RefusalNote({ refusal: { reason, at, ids } }: { refusal: EditorRefusal }) {
  const words = useRedrawWords()
  const state = stateNow()
  const names = ids.flatMap((id) => (state?.divisions.get(id) ?? state?.units.get(id))?.name ?? [])
  return (
    <div className="problem" role="status">
      <p className="problem-title">
        <Icon name="warning" /> {words.refusedTitle}
      </p>
      <p>{words.refused(reason)}</p>
      {names.length > 0 && (
        <p className="data-name" lang="zh-CN">
          {names.slice(0, 6).join('、')}
        </p>
      )}
      {at.length > 0 && (
        <PushButton small onClick={() => flyTo(at[0][0], at[0][1], nearZoom)}>
          {words.checks.zoomTo}
        </PushButton>
      )}
    </div>
  )
}
