import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { GapCollection } from '#contract/coverage'
import type { DivisionLevel } from '#planning/types'
import type { RunComparison } from '../state/coverage/compare-results.ts'
import { comparisonShown } from '../state/coverage/comparison.ts'
import { coverageRun } from '../state/coverage/coverage-run.ts'
import { gapsShown } from '../state/coverage/gaps-shown.ts'
import { hover } from '../state/coverage/hover.ts'
import { resultLevel } from '../state/coverage/result-level.ts'
import { supplyLevel, supplyRun, supplyShown } from '../state/coverage/supply-run.ts'
import { view } from '../state/view.ts'
import { showsCoverage } from '../state/view-types.ts'

const noGaps: GapCollection['features'] = []
const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }
const divisionSource = { source: 'divisions', sourceLayer: 'divisions' }

/** What each source was last filled with: the same again costs nothing. */
const filled = new WeakMap<MapLibreMap, Map<string, unknown>>()

const fill = (map: MapLibreMap, name: string, data: FeatureCollection, key: unknown = data): void => {
  const source = map.getSource<GeoJSONSource>(name)
  if (!source) return
  const known = filled.get(map) ?? new Map<string, unknown>()
  filled.set(map, known)
  if (known.get(name) === key && known.get(`${name} in`) === source) return
  known.set(name, key).set(`${name} in`, source)
  source.setData(data)
}

const show = (map: MapLibreMap, layer: string, visible: boolean): void => {
  if (map.getLayer(layer)) map.setLayoutProperty(layer, 'visibility', visible ? 'visible' : 'none')
}

/** Draws the answer at hand: bands, shares or their change, gaps and demand, as the view wants them. */
export function drawCoverage(map: MapLibreMap): void {
  const { result, gaps, isochrones, demand } = coverageRun.get()
  const { shading, showGaps, showDemand, panel, category } = view.get()
  const shown = result !== null && showsCoverage(panel)
  const change = shown && shading === 'change' ? comparisonShown() : null
  drawBands(map, shown && shading === 'bands' ? isochrones : null)
  drawGaps(map, shown && showGaps && change === null ? gapsShown(gaps, category) : noGaps)
  if (map.getLayer('gap')) map.setPaintProperty('gap', 'icon-opacity', shading === 'shares' ? 0.6 : 1)
  fill(map, 'coverage-demand', shown && showDemand && demand ? demand : nothing)
  show(map, 'coverage-demand', shown && showDemand)
  show(map, 'demand', !(shown && showDemand))
  // A link may ask for the change from a run that is not there: then the shares are what is known.
  drawDivisions(map, shown && (shading === 'shares' || shading === 'change') ? resultLevel() : null, change)
  drawSupply(map, shown && shading === 'supply')
}

/** Outlines the division that the pointer is on in the table. */
export function drawHover(map: MapLibreMap): void {
  if (map.getLayer('hovered-division')) map.setFilter('hovered-division', ['==', ['get', 'id'], hover.get().divisionId ?? ''])
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
  fill(map, 'bands', { type: 'FeatureCollection', features }, isochrones)
}

function drawGaps(map: MapLibreMap, gaps: GapCollection['features']): void {
  const most = gaps.reduce((least, { properties }) => Math.max(least, properties.population), 1)
  const discs: FeatureCollection = {
    type: 'FeatureCollection',
    features: gaps.map(({ properties }, order) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: properties.center },
      properties: {
        rank: properties.rank,
        order,
        population: properties.population,
        scale: 0.2 + 0.8 * Math.sqrt(properties.population / most),
      },
    })),
  }
  const places: FeatureCollection = {
    type: 'FeatureCollection',
    features: gaps.map(({ geometry }) => ({ type: 'Feature', geometry, properties: {} })),
  }
  fill(map, 'gaps', discs, gaps)
  fill(map, 'gap-points', places, gaps)
}

function drawDivisions(map: MapLibreMap, level: DivisionLevel | null, change: RunComparison | null): void {
  show(map, 'share', level !== null && change === null)
  show(map, 'change', level !== null && change !== null)
  if (level === null || !map.getLayer('share')) return
  for (const layer of ['share', 'change']) map.setFilter(layer, ['==', ['get', 'level'], level])
  map.removeFeatureState(divisionSource)
  if (change) {
    for (const row of change.divisions)
      if (row.level === level) map.setFeatureState({ ...divisionSource, id: row.divisionId }, { change: row.change ?? -2 })
    return
  }
  const { result } = coverageRun.get()
  const { category } = view.get()
  for (const division of result?.divisions ?? []) {
    if (division.level !== level) continue
    const share = category ? division.categories[category]?.coveredShare : division.coveredShare
    map.setFeatureState({ ...divisionSource, id: division.divisionId }, { share: share ?? -1 })
  }
}

/** Divisions by supply; hatched where covered is not enough. */
function drawSupply(map: MapLibreMap, wanted: boolean): void {
  const { answer } = supplyRun.get()
  const level = wanted && answer ? supplyLevel(answer) : null
  for (const layer of ['supply', 'supply-poor']) {
    show(map, layer, level !== null)
    if (level !== null && map.getLayer(layer)) map.setFilter(layer, ['==', ['get', 'level'], level])
  }
  if (level === null) return
  map.removeFeatureState(divisionSource)
  for (const { divisionId, ratio, isPoor } of supplyShown())
    map.setFeatureState({ ...divisionSource, id: divisionId }, { supply: ratio, poor: isPoor })
}
