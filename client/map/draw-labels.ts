import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { DivisionLevel } from '#planning/types'
import { api, isAbort } from '../api.ts'
import { percent, rate } from '../i18n/numbers.ts'
import { coverageRun } from '../state/coverage/coverage-run.ts'
import { resultLevel } from '../state/coverage/result-level.ts'
import { supplyLevel, supplyRun } from '../state/coverage/supply-run.ts'
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

/** The level that figures are written at, and the figure of each division; null where the map shows none. */
function figuresShown(): { level: DivisionLevel; figures: Map<string, string> } | null {
  const { shading, panel, category } = view.get()
  const { result } = coverageRun.get()
  if (result === null || !showsCoverage(panel)) return null
  const { answer } = supplyRun.get()
  if (shading === 'supply' && answer) {
    const level = supplyLevel(answer)
    return level && { level, figures: new Map(answer.divisions.map((row) => [row.divisionId, rate(row.perThousand)])) }
  }
  const level = shading === 'shares' ? resultLevel() : null
  const shares = result.divisions.flatMap((row): [string, string][] => {
    const share = category ? row.categories[category]?.coveredShare : row.coveredShare
    return share == null ? [] : [[row.divisionId, percent(share)]]
  })
  return level && { level, figures: new Map(shares) }
}

/** With shares or supply shown, writes names and figures of their level into the view; else the names come with the tiles; an open plan writes its own. */
export async function drawLabels(map: MapLibreMap): Promise<void> {
  const shown = figuresShown()
  const box = boxInView()
  const showsNames = shown === null && !isRedrawing()
  for (const id of map.getLayersOrder().filter((layer) => layer.startsWith('name-')))
    map.setLayoutProperty(id, 'visibility', showsNames ? 'visible' : 'none')
  if (!shown || !box) {
    asked?.abort()
    write(map, [])
    return
  }
  asked?.abort()
  asked = new AbortController()
  try {
    const { features } = await api.divisions(
      { level: shown.level, at: view.get().at, bbox: box.map((value) => value.toFixed(6)).join(','), limit: 400 },
      asked.signal,
    )
    write(
      map,
      features.map(({ properties }) => {
        const figure = shown.figures.get(properties.id)
        return {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: properties.labelPoint },
          properties: {
            name: properties.name,
            level: properties.level,
            weight: properties.population ?? 0,
            ...(figure === undefined ? {} : { figure }),
          },
        }
      }),
    )
  } catch (error) {
    if (!isAbort(error)) write(map, [])
  }
}
