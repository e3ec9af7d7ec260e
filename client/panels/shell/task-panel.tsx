import { DoubleLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { selection } from '../../state/selection.ts'
import { view } from '../../state/view.ts'
import { CoveragePanel } from '../coverage/coverage-panel.tsx'
import { InspectorPane } from '../inspector/inspector-pane.tsx'
import { DrawerPane } from '../results/drawer-pane.tsx'
import { BottomSheet } from './bottom-sheet.tsx'

const BrowsePanel = lazy(() => import('../browse/browse-panel.tsx'))
const DataPanel = lazy(() => import('../data/data-panel.tsx'))

/** The task chosen in the rail: beside the map, or in a sheet over its foot where the screen is narrow. */
export function TaskPanel({ narrow }: { narrow: boolean }) {
  const words = useWords()
  const { panel, panelOpen } = useStore(view, (state) => state)
  const selected = useStore(selection, (state) => state.picked !== null)
  const task = (
    <Suspense fallback={<p className="panel-loading">{words.panel.loading}</p>}>
      {panel === 'browse' ? <BrowsePanel /> : panel === 'data' ? <DataPanel /> : <CoveragePanel />}
    </Suspense>
  )
  if (narrow) {
    if (!panelOpen && !selected) return null
    return (
      <BottomSheet key={selected ? 'selected' : panel} label={selected ? words.inspector.label : words.rail[panel]}>
        {selected ? (
          <InspectorPane onMap={false} />
        ) : (
          <>
            {task}
            {panel === 'coverage' && <DrawerPane stage={null} />}
          </>
        )}
      </BottomSheet>
    )
  }
  if (!panelOpen) return null
  return (
    <section className="panel" id="task" tabIndex={-1} aria-label={words.rail[panel]}>
      <Button
        className="panel-fold"
        type="text"
        size="small"
        icon={<DoubleLeftOutlined aria-hidden />}
        aria-label={words.panel.collapse}
        title={words.panel.collapse}
        onClick={() => view.set({ panelOpen: false })}
      />
      {task}
    </section>
  )
}
