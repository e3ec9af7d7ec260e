import { useWords } from '../../i18n/words.ts'
import { Icon } from '../../panels/controls/icon.tsx'
import { PushButton } from '../../panels/controls/push-button.tsx'
import { Tip } from '../../panels/controls/tip.tsx'
import { ProblemNotice } from '../../panels/figures/problem-notice.tsx'
import { catalogue, homeBox, loadCatalogue } from '../../state/catalogue.ts'
import { coverageRun } from '../../state/coverage/coverage-run.ts'
import { zoomForShading } from '../../state/coverage/shaded-level.ts'
import { supplyRun } from '../../state/coverage/supply-run.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { showBox, zoomTo } from '../map-camera.ts'
import { Attribution } from './attribution.tsx'
import { Legend } from './legend.tsx'
import { MapButtons } from './map-buttons.tsx'
import { PointingHint } from './pointing-hint.tsx'

/** What lies on the map beside its own controls: legend, sources, the mark of synthetic data, and what is said when there is nothing. */
export function MapFurniture({ narrow }: { narrow: boolean }) {
  const words = useWords()
  const { state, problem, dataSets } = useStore(catalogue, (now) => now)
  const place = useStore(view, (now) => now.map)
  const panel = useStore(view, (now) => now.panel)
  useStore(coverageRun, (run) => run.result)
  useStore(supplyRun, (run) => run.answer)
  const shadesFrom = useStore(view, zoomForShading)
  const redraws = useStore(view, (now) => now.panel === 'redraw' && now.planId !== null)
  const empty = state === 'ready' && dataSets.length === 0 && panel !== 'data'
  const home = homeBox({ ...catalogue.get(), dataSets })
  const away = home !== null && place !== null && isAway(place, home)
  return (
    <>
      {dataSets.some((set) => set.synthetic) && (
        <p className="synthetic-mark">
          <Tip content={words.map.syntheticWhy}>
            {(describedBy) => (
              <button type="button" className="synthetic-words" aria-describedby={describedBy}>
                <Icon name="synthetic" /> {words.map.synthetic}
              </button>
            )}
          </Tip>
        </p>
      )}
      {empty && (
        <div className="map-notice">
          <strong>{words.map.empty}</strong>
          <p>{words.map.emptyAdvice}</p>
          <PushButton look="primary" onClick={() => view.set({ panel: 'data', panelOpen: true })}>
            {words.map.emptyAction}
          </PushButton>
        </div>
      )}
      {state === 'failed' && problem && (
        <div className="map-notice">
          <ProblemNotice problem={problem} onRetry={() => void loadCatalogue()} />
        </div>
      )}
      {away && (
        <div className="map-away">
          {words.map.away}
          <PushButton small onClick={() => showBox(home)}>
            {words.map.awayAction}
          </PushButton>
        </div>
      )}
      {!away && shadesFrom !== null && (
        <div className="map-away" role="status">
          {words.map.tooFarOut}
          <PushButton small onClick={() => zoomTo(shadesFrom)}>
            {words.map.zoomIn}
          </PushButton>
        </div>
      )}
      <MapButtons />
      <PointingHint />
      {!redraws && <Legend folded={narrow} />}
      <Attribution />
    </>
  )
}

/** Whether the middle of the view lies so far from a box that nothing of it can be in sight. */
function isAway(
  { lon, lat, zoom }: { lon: number; lat: number; zoom: number },
  [west, south, east, north]: [number, number, number, number],
): boolean {
  const reach = 500 / 2 ** zoom
  return lon < west - reach || lon > east + reach || lat < south - reach || lat > north + reach
}
