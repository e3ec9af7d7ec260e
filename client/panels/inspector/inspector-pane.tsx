import { useEffect } from 'react'
import { useWords } from '../../i18n/words.ts'
import { setCovered } from '../../map/map-camera.ts'
import { useStore } from '../../state/create-store.ts'
import { pick, selection } from '../../state/selection.ts'
import { PushButton } from '../controls/push-button.tsx'
import { DivisionView } from './division-view.tsx'
import { FacilityView } from './facility-view.tsx'
import { GapView } from './gap-view.tsx'
import { PlaceView } from './place-view.tsx'

/** What is selected, as long as something is; Esc closes it. */
export function InspectorPane({ onMap }: { onMap: boolean }) {
  const words = useWords()
  const picked = useStore(selection, (state) => state.picked)

  useEffect(() => {
    if (!picked) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) pick(null)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [picked])

  const shown = picked !== null
  useEffect(() => {
    setCovered({ right: shown && onMap ? 316 : 0 })
    return () => setCovered({ right: 0 })
  }, [shown, onMap])

  if (!picked) return null
  return (
    <aside className="inspector" aria-label={words.inspector.label}>
      <PushButton
        className="inspector-close"
        look="quiet"
        small
        icon="close"
        aria-label={words.panel.close}
        title={`${words.panel.close} (Esc)`}
        onClick={() => pick(null)}
      />
      {picked.kind === 'place' && <PlaceView lon={picked.lon} lat={picked.lat} />}
      {picked.kind === 'division' && <DivisionView id={picked.id} />}
      {picked.kind === 'facility' && <FacilityView facility={picked.facility} />}
      {picked.kind === 'gap' && <GapView gap={picked.gap} />}
    </aside>
  )
}
