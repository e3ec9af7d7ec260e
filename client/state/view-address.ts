import { divisionLevels, facilityCategories, travelModes } from '#planning/types'
import { drawerTabs, panelKeys, shadings, type View } from './view-types.ts'

const among = <T extends string>(list: readonly T[], text: string | null): T | null => list.find((each) => each === text) ?? null

/** Reads a view from an address' hash; whatever is missing or wrong takes its default. */
export function readAddress(hash: string): View {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const [zoom, lat, lon] = (fields.get('map') ?? '').split('/').map(Number)
  const mapKnown = [zoom, lat, lon].every((value) => Number.isFinite(value)) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180
  const asked = (fields.get('categories') ?? '').split(',').filter((each) => among(facilityCategories, each))
  const categories = [...new Set(asked)] as View['question']['categories']
  const minutes = Number(fields.get('minutes') ?? 15)
  return {
    map: mapKnown ? { lon, lat, zoom } : null,
    panel: among(panelKeys, fields.get('panel')) ?? 'coverage',
    panelOpen: fields.get('open') !== '0',
    question: {
      categories: categories.length > 0 ? categories : ['clinic_station'],
      minutes: fields.get('minutes') === 'own' ? null : minutes >= 1 && minutes <= 120 ? minutes : 15,
      mode: among(travelModes, fields.get('mode')) ?? 'walk',
      counted: fields.get('counted') === 'planned' ? 'planned' : 'now',
      within: fields.get('within'),
    },
    resultId: fields.get('result'),
    level: among(divisionLevels, fields.get('level')),
    category: among(facilityCategories, fields.get('category')),
    shading: among(shadings, fields.get('shading')) ?? 'bands',
    showGaps: fields.get('gaps') !== '0',
    showDemand: fields.get('demand') === '1',
    drawerOpen: fields.get('drawer') !== '0',
    tab: among(drawerTabs, fields.get('tab')) ?? 'table',
  }
}

/** The hash that `readAddress` reads back into the same view; defaults are left out. */
export function writeAddress(view: View): string {
  const fields = new URLSearchParams()
  if (view.map) fields.set('map', `${view.map.zoom.toFixed(2)}/${view.map.lat.toFixed(5)}/${view.map.lon.toFixed(5)}`)
  fields.set('panel', view.panel)
  if (!view.panelOpen) fields.set('open', '0')
  const { categories, minutes, mode, counted, within } = view.question
  fields.set('categories', categories.join(','))
  fields.set('minutes', minutes === null ? 'own' : String(minutes))
  if (mode !== 'walk') fields.set('mode', mode)
  if (counted === 'planned') fields.set('counted', counted)
  if (within) fields.set('within', within)
  if (view.resultId) fields.set('result', view.resultId)
  if (view.level) fields.set('level', view.level)
  if (view.category) fields.set('category', view.category)
  if (view.shading !== 'bands') fields.set('shading', view.shading)
  if (!view.showGaps) fields.set('gaps', '0')
  if (view.showDemand) fields.set('demand', '1')
  if (!view.drawerOpen) fields.set('drawer', '0')
  if (view.tab !== 'table') fields.set('tab', view.tab)
  return `#${fields.toString().replaceAll('%2F', '/').replaceAll('%2C', ',')}`
}
