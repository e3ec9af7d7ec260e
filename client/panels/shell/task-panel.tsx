import { lazy, Suspense } from 'react'
import { useWords } from '../../i18n/words.ts'
import { campaignRun } from '../../state/campaigns/campaign-run.ts'
import { coverageRun } from '../../state/coverage/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { griddingRun } from '../../state/griddings/gridding-run.ts'
import { mergeRun } from '../../state/merges/merge-run.ts'
import { selection } from '../../state/selection.ts'
import { sitingRun } from '../../state/sitings/siting-run.ts'
import { view } from '../../state/view.ts'
import type { PanelKey } from '../../state/view-types.ts'
import BrowsePanel from '../browse/browse-panel.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { InspectorPane } from '../inspector/inspector-pane.tsx'
import { BottomSheet } from './bottom-sheet.tsx'

const CoverageTask = lazy(() => import('./coverage-task.tsx'))
const ResultDrawer = lazy(() => import('./result-drawer.tsx'))
const RedrawPanel = lazy(() => import('../redraw/redraw-panel.tsx'))
const GridsPanel = lazy(() => import('../grids/grids-panel.tsx'))
const GriddingDrawer = lazy(() => import('../grids/drawer/gridding-drawer.tsx'))
const SitingsPanel = lazy(() => import('../sitings/sitings-panel.tsx'))
const SitingDrawer = lazy(() => import('../sitings/drawer/siting-drawer.tsx'))
const MergesPanel = lazy(() => import('../merges/merges-panel.tsx'))
const MergeDrawer = lazy(() => import('../merges/drawer/merge-drawer.tsx'))
const CampaignDrawer = lazy(() => import('../redraw/campaigns/drawer/campaign-drawer.tsx'))
const DataPanel = lazy(() => import('../data/data-panel.tsx'))

function Task({ panel }: { panel: PanelKey }) {
  if (panel === 'browse') return <BrowsePanel />
  if (panel === 'data') return <DataPanel />
  if (panel === 'grids') return <GridsPanel />
  if (panel === 'sitings') return <SitingsPanel />
  if (panel === 'merges') return <MergesPanel />
  return panel === 'redraw' ? <RedrawPanel /> : <CoverageTask />
}

/** The task chosen in the rail: beside the map, or in a sheet over its foot where the screen is narrow. */
export function TaskPanel({ narrow }: { narrow: boolean }) {
  const words = useWords()
  const { panel, panelOpen, planId } = useStore(view, (state) => state)
  // What is drawn on needs the map's room.
  const redraws = panel === 'redraw' && planId !== null
  const selected = useStore(selection, (state) => state.picked !== null)
  const answered = useStore(coverageRun, (run) => run.result !== null)
  const divided = useStore(griddingRun, (run) => run.shown !== null)
  const sited = useStore(sitingRun, (run) => run.shown?.ok === true)
  const campaigns = useStore(campaignRun, (run) => run.dashboard !== null)
  const proposed = useStore(mergeRun, (run) => run.shown !== null)
  const task = (
    <Suspense fallback={<Skeleton lines={8} />}>
      <Task panel={panel} />
    </Suspense>
  )
  if (narrow) {
    if (!panelOpen && !selected) return null
    return (
      <BottomSheet
        key={selected ? 'selected' : redraws ? 'plan' : panel}
        label={selected ? words.inspector.label : words.rail[panel]}
        first={selected || panel === 'browse' || redraws ? 0 : 1}
      >
        {selected ? (
          <InspectorPane onMap={false} />
        ) : (
          <>
            {task}
            {panel === 'coverage' && answered && (
              <Suspense>
                <ResultDrawer stage={null} />
              </Suspense>
            )}
            {panel === 'grids' && divided && (
              <Suspense>
                <GriddingDrawer stage={null} />
              </Suspense>
            )}
            {panel === 'sitings' && sited && (
              <Suspense>
                <SitingDrawer stage={null} />
              </Suspense>
            )}
            {panel === 'merges' && proposed && (
              <Suspense>
                <MergeDrawer stage={null} />
              </Suspense>
            )}
            {panel === 'redraw' && !redraws && campaigns && (
              <Suspense>
                <CampaignDrawer stage={null} />
              </Suspense>
            )}
          </>
        )}
      </BottomSheet>
    )
  }
  if (!panelOpen) return null
  return (
    <section className="panel" id="task" tabIndex={-1} aria-label={words.rail[panel]}>
      <PushButton
        className="panel-fold"
        look="quiet"
        small
        icon="fold"
        aria-label={words.panel.collapse}
        title={words.panel.collapse}
        onClick={() => view.set({ panelOpen: false })}
      />
      {task}
    </section>
  )
}
