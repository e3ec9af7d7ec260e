import { type ReactNode, useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { PushButton } from '../controls/push-button.tsx'
import { DrawerHandle } from './drawer-handle.tsx'
import '../../theme/results.css'

const handleHeight = 34
const heightInSheet = 400

/** What lies below the map, drawn to any height; without a stage it lies in the sheet of a narrow screen. `children` are told their room in pixels. */
export function DrawerFrame({
  stage,
  label,
  children,
}: {
  stage: HTMLElement | null
  label: string
  children(room: number): ReactNode
}) {
  const words = useWords()
  const drawerOpen = useStore(view, (state) => state.drawerOpen)
  const [height, setHeight] = useState(310)
  if (!stage) {
    return (
      <section className="drawer in-sheet" aria-label={label}>
        {children(heightInSheet)}
      </section>
    )
  }
  const most = Math.max(160, stage.clientHeight - 160)
  return (
    <section className="drawer" aria-label={label} style={{ height: drawerOpen ? Math.min(height, most) : handleHeight }}>
      <DrawerHandle height={height} least={140} most={most} disabled={!drawerOpen} onChange={setHeight} />
      <PushButton
        className="drawer-fold"
        look="quiet"
        small
        icon={drawerOpen ? 'down' : 'up'}
        aria-expanded={drawerOpen}
        aria-label={drawerOpen ? words.drawer.close : words.drawer.open}
        onClick={() => view.set({ drawerOpen: !drawerOpen })}
      />
      {drawerOpen ? (
        children(Math.min(height, most))
      ) : (
        <button type="button" className="drawer-title" onClick={() => view.set({ drawerOpen: true })}>
          {label}
        </button>
      )}
    </section>
  )
}
