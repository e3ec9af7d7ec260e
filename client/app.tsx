import { lazy, Suspense, useEffect, useState } from 'react'
import { useWords } from './i18n/words.ts'
import { MapFurniture } from './map/furniture/map-furniture.tsx'
import { InspectorPane } from './panels/inspector/inspector-pane.tsx'
import { ConnectionBanner } from './panels/shell/connection-banner.tsx'
import { Rail } from './panels/shell/rail.tsx'
import { TaskPanel } from './panels/shell/task-panel.tsx'
import { TopBar } from './panels/shell/top-bar.tsx'
import { useMedia } from './panels/shell/use-media.ts'
import { TimeBar } from './panels/time/time-bar.tsx'
import { campaignRun } from './state/campaigns/campaign-run.ts'
import { coverageRun } from './state/coverage/coverage-run.ts'
import { useStore } from './state/create-store.ts'
import { griddingRun } from './state/griddings/gridding-run.ts'
import { mergeRun } from './state/merges/merge-run.ts'
import { preferences } from './state/preferences.ts'
import { sitingRun } from './state/sitings/siting-run.ts'
import { view } from './state/view.ts'
import { applyPalette } from './theme/apply-palette.ts'

const MapView = lazy(() => import('./map/map-view.tsx'))
const RedrawOnMap = lazy(() => import('./panels/redraw/on-map/redraw-on-map.tsx'))
const GriddingDrawer = lazy(() => import('./panels/grids/drawer/gridding-drawer.tsx'))
const SitingDrawer = lazy(() => import('./panels/sitings/drawer/siting-drawer.tsx'))
const MergeDrawer = lazy(() => import('./panels/merges/drawer/merge-drawer.tsx'))
const CampaignDrawer = lazy(() => import('./panels/redraw/campaigns/drawer/campaign-drawer.tsx'))
const ResultDrawer = lazy(() => import('./panels/shell/result-drawer.tsx'))

/** The page: top bar, rail, task panel, map with its drawer, inspector. */
export function App() {
  const { language, appearance } = useStore(preferences, (state) => state)
  const words = useWords()
  const narrow = useMedia('(max-width: 767px)')
  const [stage, setStage] = useState<HTMLElement | null>(null)
  const answered = useStore(coverageRun, (run) => run.result !== null)

  const divided = useStore(griddingRun, (run) => run.shown !== null)
  const sited = useStore(sitingRun, (run) => run.shown?.ok === true)
  const proposed = useStore(mergeRun, (run) => run.shown !== null)
  const panel = useStore(view, (state) => state.panel)
  const campaigns = useStore(campaignRun, (run) => run.dashboard !== null)
  const redraws = useStore(view, (state) => state.panel === 'redraw' && state.planId !== null)

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = words.productLong
    applyPalette(appearance)
  }, [language, appearance, words])

  return (
    <div className={narrow ? 'page narrow' : 'page'}>
      <button type="button" className="skip" onClick={() => jumpTo('task')}>
        {words.top.skip}
      </button>
      <button type="button" className="skip" onClick={() => jumpTo('map')}>
        {words.places.skipToMap}
      </button>
      <TopBar narrow={narrow} />
      <Rail />
      <TaskPanel narrow={narrow} />
      <main className="stage" ref={setStage} aria-label={words.map.label}>
        <ConnectionBanner />
        <div className="map-area">
          <Suspense fallback={<div className="map-loading">{words.panel.loading}</div>}>
            <MapView />
          </Suspense>
          <MapFurniture narrow={narrow} />
          {redraws ? (
            <Suspense>
              <RedrawOnMap />
            </Suspense>
          ) : (
            <TimeBar />
          )}
          {!narrow && <InspectorPane onMap />}
        </div>
        {!narrow && answered && (
          <Suspense>
            <ResultDrawer stage={stage} />
          </Suspense>
        )}
        {!narrow && panel === 'grids' && divided && (
          <Suspense>
            <GriddingDrawer stage={stage} />
          </Suspense>
        )}
        {!narrow && panel === 'sitings' && sited && (
          <Suspense>
            <SitingDrawer stage={stage} />
          </Suspense>
        )}
        {!narrow && panel === 'merges' && proposed && (
          <Suspense>
            <MergeDrawer stage={stage} />
          </Suspense>
        )}
        {!narrow && panel === 'redraw' && !redraws && campaigns && (
          <Suspense>
            <CampaignDrawer stage={stage} />
          </Suspense>
        )}
      </main>
    </div>
  )
}

/** Moves the focus there; on the map, to its canvas. */
function jumpTo(id: 'task' | 'map'): void {
  const target = document.getElementById(id)
  ;(target?.querySelector<HTMLElement>('canvas') ?? target)?.focus()
}
