import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { GapCollection } from '#contract/coverage'
import type { DivisionLevel } from '#planning/types'
import { coverageRun } from '../state/coverage-run.ts'
import { gapsShown } from '../state/gaps-shown.ts'
import { resultLevel } from '../state/result-level.ts'
import { view } from '../state/view.ts'

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

const fill = (map: MapLibreMap, source: string, data: FeatureCollection): void => {
  map.getSource<GeoJSONSource>(source)?.setData(data)
}

const show = (map: MapLibreMap, layer: string, visible: boolean): void => {
  if (map.getLayer(layer)) map.setLayoutProperty(layer, 'visibility', visible ? 'visible' : 'none')
}

/** Draws the answer at hand: bands or shares, gaps and demand, as the view wants them. */
export function drawCoverage(map: MapLibreMap): void {
  const { result, gaps, isochrones, demand } = coverageRun.get()
  const { shading, showGaps, showDemand, panel, category } = view.get()
  const shown = result !== null && panel !== 'data'
  drawBands(map, shown && shading === 'bands' ? isochrones : null)
  drawGaps(map, shown && showGaps ? gapsShown(gaps, category) : [])
  if (map.getLayer('gap')) map.setPaintProperty('gap', 'icon-opacity', shading === 'shares' ? 0.6 : 1)
  fill(map, 'coverage-demand', shown && showDemand && demand ? demand : nothing)
  show(map, 'coverage-demand', shown && showDemand)
  show(map, 'demand', !(shown && showDemand))
  drawShares(map, shown && shading === 'shares' ? resultLevel() : null)
}

function drawBands(map: MapLibreMap, isochrones: ReturnType<typeof coverageRun.get>['isochrones']): void {
  if (!isochrones) {
    fill(map, 'bands', nothing)
    return
  }
  const largestFirst = [...isochrones.features].sort(
    (a, b) => b.properties.minutes - a.properties.minutes || b.properties.meters - a.properties.meters,
  )
  const features = largestFirst.map((feature, index) => ({
    ...feature,
    properties: { ...feature.properties, rank: largestFirst.length - 1 - index },
  }))
  fill(map, 'bands', { type: 'FeatureCollection', features })
}

function drawGaps(map: MapLibreMap, gaps: GapCollection['features']): void {
  const most = Math.max(1, ...gaps.map(({ properties }) => properties.population))
  fill(map, 'gaps', {
    type: 'FeatureCollection',
    features: gaps.map(({ properties }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: properties.center },
      properties: {
        rank: properties.rank,
        population: properties.population,
        scale: 0.2 + 0.8 * Math.sqrt(properties.population / most),
      },
    })),
  })
  fill(map, 'gap-points', {
    type: 'FeatureCollection',
    features: gaps.map(({ geometry }) => ({ type: 'Feature', geometry, properties: {} })),
  })
}

function drawShares(map: MapLibreMap, level: DivisionLevel | null): void {
  show(map, 'share', level !== null)
  if (level === null || !map.getLayer('share')) return
  map.setFilter('share', ['==', ['get', 'level'], level])
  const { result } = coverageRun.get()
  const { category } = view.get()
  map.removeFeatureState({ source: 'divisions', sourceLayer: 'divisions' })
  for (const division of result?.divisions ?? []) {
    if (division.level !== level) continue
    const share = category ? division.categories[category]?.coveredShare : division.coveredShare
    map.setFeatureState({ source: 'divisions', sourceLayer: 'divisions', id: division.divisionId }, { share: share ?? -1 })
  }
}
