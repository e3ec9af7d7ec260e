import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { api, isAbort } from '../api.ts'
import { percent } from '../i18n/numbers.ts'
import { coverageRun } from '../state/coverage/coverage-run.ts'
import { resultLevel } from '../state/coverage/result-level.ts'
import { view } from '../state/view.ts'
import { showsCoverage } from '../state/view-types.ts'
import { isRedrawing } from './follow-editing.ts'
import { boxInView } from './map-camera.ts'

let asked: AbortController | null = null

/** Sources that hold labels now: those that do not need not be emptied, which the map does at every step otherwise. */
const filled = new WeakSet<GeoJSONSource>()

function write(map: MapLibreMap, features: FeatureCollection<Point>['features']): void {
  const source = map.getSource<GeoJSONSource>('labels')
  if (!source || (features.length === 0 && !filled.has(source))) return
  filled.add(source)
  source.setData({ type: 'FeatureCollection', features })
}

/** With shares shown, writes names and shares of their level into the view; else the names come with the tiles; an open plan writes its own. */
export async function drawLabels(map: MapLibreMap): Promise<void> {
  const level =
    view.get().shading === 'shares' && showsCoverage(view.get().panel) && coverageRun.get().result ? resultLevel() : null
  const box = boxInView()
  const showsNames = level === null && !isRedrawing()
  for (const id of map.getLayersOrder().filter((layer) => layer.startsWith('name-')))
    map.setLayoutProperty(id, 'visibility', showsNames ? 'visible' : 'none')
  if (!level || !box) {
    asked?.abort()
    write(map, [])
    return
  }
  asked?.abort()
  asked = new AbortController()
  try {
    const { features } = await api.divisions(
      { level, at: view.get().at, bbox: box.map((value) => value.toFixed(6)).join(','), limit: 400 },
      asked.signal,
    )
    const shareOf = new Map(coverageRun.get().result?.divisions.map((division) => [division.divisionId, division]))
    const { category } = view.get()
    write(
      map,
      features.map(({ properties }) => {
        const figures = shareOf.get(properties.id)
        const share = category ? figures?.categories[category]?.coveredShare : figures?.coveredShare
        return {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: properties.labelPoint },
          properties: {
            name: properties.name,
            level: properties.level,
            weight: properties.population ?? 0,
            ...(share === undefined || share === null ? {} : { share: percent(share) }),
          },
        }
      }),
    )
  } catch (error) {
    if (!isAbort(error)) write(map, [])
  }
}
