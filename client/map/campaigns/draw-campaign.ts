import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { DashboardArea } from '#contract/campaigns/dashboard'
import { boxOf } from '#planning/geodesy/box-of'
import { campaignWordsOf } from '../../i18n/campaigns/campaign-words.ts'
import { campaignFocus } from '../../state/campaigns/campaign-focus.ts'
import { campaignRun } from '../../state/campaigns/campaign-run.ts'
import { lookAtArea } from '../../state/campaigns/look-at.ts'
import { waveSign } from '../../state/campaigns/waves-of-campaign.ts'
import { onChange } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { view } from '../../state/view.ts'
import { showBox } from '../map-camera.ts'

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Whether the map shows a campaign: not in other tasks, and not while a plan is drawn on. */
function isOnMap(): boolean {
  const { panel, planId, campaignId } = view.get()
  return panel === 'redraw' && planId === null && campaignId !== null && campaignRun.get().id === campaignId
}

/** Draws where the open campaign works, by how far it is. */
export function drawCampaign(map: MapLibreMap): void {
  const { dashboard, areas } = campaignRun.get()
  const areaOf = new Map(dashboard?.areas.map((area) => [area.division.id, area]))
  const shown = isOnMap() ? (areas?.features.filter(({ properties }) => areaOf.has(properties.divisionId)) ?? []) : []
  const outlines = shown.map(({ geometry, properties: { divisionId } }) => {
    const { stage, isOverdue } = areaOf.get(divisionId)!
    return { type: 'Feature' as const, geometry, properties: { id: divisionId, stage, isOverdue } }
  })
  const names = shown.map(({ properties: { divisionId, label } }, rank) => {
    const area = areaOf.get(divisionId)!
    const geometry = { type: 'Point' as const, coordinates: label }
    return { type: 'Feature' as const, geometry, properties: { text: textOf(area), isOverdue: area.isOverdue, rank } }
  })
  map.getSource<GeoJSONSource>('campaign-areas')?.setData(outlines.length > 0 ? collection(outlines) : nothing)
  map.getSource<GeoJSONSource>('campaign-names')?.setData(names.length > 0 ? collection(names) : nothing)
  drawFocus(map)
  clearTheWay(map, shown.length > 0)
}

/** Facilities lie over the names of the areas, and say nothing of plans. */
const inTheWay = ['facility-cluster', 'facility-pin']
let isCleared = false

function clearTheWay(map: MapLibreMap, isShown: boolean): void {
  if (!isShown && !isCleared) return
  isCleared = isShown
  for (const id of inTheWay) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', isShown ? 'none' : 'visible')
}

const collection = (features: FeatureCollection['features']): FeatureCollection => ({ type: 'FeatureCollection', features })

/** ① 清河镇, and below it how far it is. */
function textOf({ division, waveIds, stage, isOverdue }: DashboardArea): string {
  const words = campaignWordsOf(preferences.get().language)
  const waves = campaignRun.get().dashboard?.waves ?? []
  const signs = waves.flatMap(({ waveId }, place) => (waveIds.includes(waveId) ? [waveSign(place)] : [])).join('')
  return `${signs} ${division.name}\n${words.stages[stage]}${isOverdue ? ` · ${words.overdue}` : ''}`
}

function drawFocus(map: MapLibreMap): void {
  if (map.getLayer('campaign-focus')) map.setFilter('campaign-focus', ['==', ['get', 'id'], campaignFocus.get().division ?? ''])
}

/** The campaign that the camera was last brought to. */
let shownId: string | null = null

/** Brings all areas of a campaign into view, once. */
function showAll(): void {
  const { id, areas } = campaignRun.get()
  if (id === null || areas === null || areas.features.length === 0 || shownId === id || !isOnMap()) return
  shownId = id
  showBox(boxOf(areas.features.flatMap(({ geometry }) => geometry.coordinates)))
}

/** Keeps the campaign on the map in step with the dashboard and with what is looked at; answers what stops it. */
export function keepCampaignDrawn(
  _map: MapLibreMap,
  whenStyled: (draw: (map: MapLibreMap) => unknown) => () => void,
): () => void {
  const draw = whenStyled(drawCampaign)
  draw()
  showAll()
  const stops = [
    onChange(campaignRun, ['id', 'dashboard', 'areas'], () => {
      draw()
      showAll()
    }),
    onChange(campaignFocus, ['division'], whenStyled(drawFocus)),
    onChange(view, ['panel', 'planId', 'campaignId'], draw),
    onChange(preferences, ['language'], draw),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** A click on a place where the campaign works shows its plans; answers whether it was one. */
export function clickCampaign(map: MapLibreMap, { point }: MapMouseEvent): boolean {
  if (!isOnMap() || !map.getLayer('campaign-fill')) return false
  const hits = map.queryRenderedFeatures(point, { layers: ['campaign-fill'] })
  // The smallest is on top.
  const id = hits[0]?.properties.id as string | undefined
  if (id === undefined) return false
  lookAtArea(id)
  return true
}
