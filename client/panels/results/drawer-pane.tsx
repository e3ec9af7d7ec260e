import { useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { coverageRun } from '../../state/coverage/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { showsCoverage } from '../../state/view-types.ts'
import { PushButton } from '../controls/push-button.tsx'
import { DrawerHandle } from './drawer-handle.tsx'
import { ResultTabs } from './result-tabs.tsx'
import '../../theme/results.css'

const handleHeight = 34

/** The results below the map, drawn to any height; without a stage it lies in the sheet of a narrow screen. */
export function DrawerPane({ stage }: { stage: HTMLElement | null }) {
  const words = useWords()
  const result = useStore(coverageRun, (run) => run.result)
  const { panel, drawerOpen } = useStore(view, (state) => state)
  const [height, setHeight] = useState(310)

  if (!result || !showsCoverage(panel)) return null
  if (!stage) {
    return (
      <section className="drawer in-sheet" aria-label={words.drawer.label}>
        <ResultTabs result={result} room={400} />
      </section>
    )
  }
  const most = Math.max(160, stage.clientHeight - 160)
  return (
    <section
      className="drawer"
      aria-label={words.drawer.label}
      style={{ height: drawerOpen ? Math.min(height, most) : handleHeight }}
    >
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
        <ResultTabs result={result} room={Math.min(height, most)} />
      ) : (
        <button type="button" className="drawer-title" onClick={() => view.set({ drawerOpen: true })}>
          {words.drawer.label}
        </button>
      )}
    </section>
  )
}
