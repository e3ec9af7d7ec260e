import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { coverageRun } from '../../state/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { DrawerHandle } from './drawer-handle.tsx'

const ResultTabs = lazy(() => import('./result-tabs.tsx'))

const handleHeight = 34

/** The results below the map, drawn to any height; without a stage it lies in the sheet of a narrow screen. */
export function DrawerPane({ stage }: { stage: HTMLElement | null }) {
  const words = useWords()
  const result = useStore(coverageRun, (run) => run.result)
  const { panel, drawerOpen } = useStore(view, (state) => state)
  const [height, setHeight] = useState(290)

  if (!result || panel === 'data') return null
  const tabs = (room: number) => (
    <Suspense fallback={<p className="panel-loading">{words.panel.loading}</p>}>
      <ResultTabs result={result} room={room} />
    </Suspense>
  )
  if (!stage) {
    return (
      <section className="drawer in-sheet" aria-label={words.drawer.label}>
        {tabs(380)}
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
      <Button
        className="drawer-fold"
        type="text"
        size="small"
        icon={drawerOpen ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />}
        aria-expanded={drawerOpen}
        aria-label={drawerOpen ? words.drawer.close : words.drawer.open}
        onClick={() => view.set({ drawerOpen: !drawerOpen })}
      />
      {drawerOpen ? (
        tabs(Math.min(height, most))
      ) : (
        <button type="button" className="drawer-title" onClick={() => view.set({ drawerOpen: true })}>
          {words.drawer.label}
        </button>
      )}
    </section>
  )
}
