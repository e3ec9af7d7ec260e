import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { DivisionLevel } from '#planning/types'
import { api, isAbort } from '../api.ts'
import { percent } from '../i18n/numbers.ts'
import { catalogue } from '../state/catalogue.ts'
import { coverageRun } from '../state/coverage-run.ts'
import { resultLevel } from '../state/result-level.ts'
import { view } from '../state/view.ts'
import { boxInView } from './map-camera.ts'

/** The level whose names suit a zoom, with the zoom from which on it does. */
const zooms: [number, DivisionLevel[]][] = [
  [0, ['province', 'prefecture', 'county']],
  [7, ['prefecture', 'county']],
  [9, ['county', 'town']],
  [11.2, ['town', 'village']],
  [12.8, ['village', 'town']],
  [15.6, ['grid_1', 'group', 'village']],
  [17, ['grid_2', 'grid_1', 'compound', 'village']],
]

function levelFor(zoom: number, levels: readonly DivisionLevel[]): DivisionLevel | null {
  const wanted = zooms.filter(([least]) => zoom >= least).at(-1)![1]
  return wanted.find((level) => levels.includes(level)) ?? levels.filter((level) => level !== 'building').at(-1) ?? null
}

let asked: AbortController | null = null

/** Writes the names of one level into the view; with shares shown, of that level and with the share. */
export async function drawLabels(map: MapLibreMap): Promise<void> {
  const shares = view.get().shading === 'shares' && coverageRun.get().result ? resultLevel() : null
  const level = shares ?? levelFor(map.getZoom(), catalogue.get().levels)
  const box = boxInView()
  if (!level || !box) return
  asked?.abort()
  asked = new AbortController()
  try {
    const { features } = await api.divisions(
      { level, bbox: box.map((value) => value.toFixed(6)).join(','), limit: 400 },
      asked.signal,
    )
    const shareOf = new Map(coverageRun.get().result?.divisions.map((division) => [division.divisionId, division]))
    const { category } = view.get()
    const labels: FeatureCollection<Point> = {
      type: 'FeatureCollection',
      features: features.map(({ properties }) => {
        const figures = shares ? shareOf.get(properties.id) : undefined
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
    }
    map.getSource<GeoJSONSource>('labels')?.setData(labels)
  } catch (error) {
    if (!isAbort(error)) map.getSource<GeoJSONSource>('labels')?.setData({ type: 'FeatureCollection', features: [] })
  }
}
