import { ExperimentOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useWords } from '../../i18n/words.ts'
import { ProblemNotice } from '../../panels/figures/problem-notice.tsx'
import { catalogue, homeBox, loadCatalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { showBox } from '../map-camera.ts'
import { Attribution } from './attribution.tsx'
import { Legend } from './legend.tsx'
import { ZoomButtons } from './zoom-buttons.tsx'

/** What lies on the map beside its own controls: legend, sources, the mark of synthetic data, and what is said when there is nothing. */
export function MapFurniture({ narrow }: { narrow: boolean }) {
  const words = useWords()
  const { state, problem, dataSets } = useStore(catalogue, (now) => now)
  const place = useStore(view, (now) => now.map)
  const empty = state === 'ready' && dataSets.length === 0
  const home = homeBox({ ...catalogue.get(), dataSets })
  const away = home !== null && place !== null && isAway(place, home)
  return (
    <>
      {dataSets.some((set) => set.synthetic) && (
        <Tooltip title={words.map.syntheticWhy} placement="bottom">
          <p className="synthetic-mark">
            <ExperimentOutlined aria-hidden /> {words.map.synthetic}
          </p>
        </Tooltip>
      )}
      {empty && (
        <div className="map-notice">
          <strong>{words.map.empty}</strong>
          <p>{words.map.emptyAdvice}</p>
          <Button type="primary" onClick={() => view.set({ panel: 'data', panelOpen: true })}>
            {words.map.emptyAction}
          </Button>
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
          <Button size="small" onClick={() => showBox(home)}>
            {words.map.awayAction}
          </Button>
        </div>
      )}
      <ZoomButtons />
      <Legend folded={narrow} />
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
