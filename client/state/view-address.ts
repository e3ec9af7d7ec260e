import { accessibilityMethods } from '#planning/siting/accessibility/measure-accessibility'
import { divisionLevels, facilityCategories, travelModes } from '#planning/types'
import { drawerTabs, type Named, panelKeys, shadings, type View } from './view-types.ts'

const among = <T extends string>(list: readonly T[], text: string | null): T | null => list.find((each) => each === text) ?? null

const firstCategories: View['question']['categories'] = ['clinic_station']

/** Panels whose fields an address without `panel` can mean: one that names a siting, merges or a campaign is about that, one that names a question or an answer about coverage. */
function panelOf(fields: URLSearchParams, asks: boolean): View['panel'] {
  const named = among(panelKeys, fields.get('panel'))
  if (named) return named
  if (fields.has('siting')) return 'sitings'
  if (fields.has('merge')) return 'merges'
  if (fields.has('campaign')) return 'redraw'
  return asks || fields.has('within') || fields.has('result') ? 'coverage' : 'browse'
}

const isPoint = (lon: number, lat: number): boolean => Math.abs(lat) <= 85 && Math.abs(lon) <= 180

function namedOf(fields: URLSearchParams): Named | null {
  const division = fields.get('division')
  if (division) return { kind: 'division', id: division }
  const facility = fields.get('facility')
  if (facility) return { kind: 'facility', id: facility }
  const [lon, lat] = (fields.get('place') ?? 'x').split(',').map(Number)
  return isPoint(lon, lat) ? { kind: 'place', lon, lat } : null
}

/** A day of the calendar, or nothing. */
function dayOf(text: string | null): string | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : text
}

/** Reads a view from an address' hash; whatever is missing or wrong takes its default. */
export function readAddress(hash: string): View {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const [zoom, lat, lon] = (fields.get('map') ?? '').split('/').map(Number)
  const mapKnown = Number.isFinite(zoom) && isPoint(lon, lat)
  const asked = (fields.get('categories') ?? '').split(',').filter((each) => among(facilityCategories, each))
  const categories = [...new Set(asked)] as View['question']['categories']
  const minutes = Number(fields.get('minutes') ?? 15)
  const report = fields.get('report') || null
  const mergeReport = fields.get('mergeReport') || null
  return {
    map: mapKnown ? { lon, lat, zoom } : null,
    at: dayOf(fields.get('at')),
    named: report === null ? namedOf(fields) : null,
    panel: panelOf(fields, categories.length > 0),
    planId: fields.get('plan') || null,
    campaignId: fields.get('campaign') || null,
    griddingId: fields.get('gridding') || null,
    sitingId: fields.get('siting') || null,
    mergeId: fields.get('merge') || null,
    panelOpen: fields.get('open') !== '0',
    question: {
      categories: categories.length > 0 ? categories : firstCategories,
      minutes: fields.get('minutes') === 'own' ? null : minutes >= 1 && minutes <= 120 ? minutes : 15,
      mode: among(travelModes, fields.get('mode')) ?? 'walk',
      counted: fields.get('counted') === 'planned' ? 'planned' : 'now',
      within: fields.get('within'),
    },
    resultId: fields.get('result'),
    compareId: fields.get('compare'),
    mergeReport:
      mergeReport === null || report !== null
        ? null
        : { mergeId: mergeReport, proposal: Math.max(1, Math.trunc(Number(fields.get('proposal'))) || 1) },
    report: report === null ? null : { resultId: report, divisionId: fields.get('division') },
    level: among(divisionLevels, fields.get('level')),
    category: among(facilityCategories, fields.get('category')),
    shading: among(shadings, fields.get('shading')) ?? 'bands',
    supplyMethod: among(accessibilityMethods, fields.get('supply')) ?? 'e2sfca',
    showGaps: fields.get('gaps') !== '0',
    showDemand: fields.get('demand') === '1',
    drawerOpen: fields.get('drawer') !== '0',
    tab: among(drawerTabs, fields.get('tab')) ?? 'table',
  }
}

/** The hash that `readAddress` reads back into the same view; defaults are left out. */
export function writeAddress(view: View): string {
  const fields = new URLSearchParams()
  if (view.report) {
    fields.set('report', view.report.resultId)
    if (view.report.divisionId) fields.set('division', view.report.divisionId)
    return `#${fields}`
  }
  if (view.mergeReport) {
    fields.set('mergeReport', view.mergeReport.mergeId)
    fields.set('proposal', String(view.mergeReport.proposal))
    return `#${fields}`
  }
  if (view.map) fields.set('map', `${view.map.zoom.toFixed(2)}/${view.map.lat.toFixed(5)}/${view.map.lon.toFixed(5)}`)
  if (view.at) fields.set('at', view.at)
  if (view.named?.kind === 'place') fields.set('place', `${view.named.lon.toFixed(6)},${view.named.lat.toFixed(6)}`)
  else if (view.named) fields.set(view.named.kind, view.named.id)
  fields.set('panel', view.panel)
  if (view.planId) fields.set('plan', view.planId)
  if (view.campaignId) fields.set('campaign', view.campaignId)
  if (view.griddingId) fields.set('gridding', view.griddingId)
  if (view.sitingId) fields.set('siting', view.sitingId)
  if (view.mergeId) fields.set('merge', view.mergeId)
  if (!view.panelOpen) fields.set('open', '0')
  const { categories, minutes, mode, counted, within } = view.question
  if (view.panel === 'coverage' || categories.join() !== firstCategories.join()) fields.set('categories', categories.join(','))
  if (view.panel === 'coverage' || minutes !== 15) fields.set('minutes', minutes === null ? 'own' : String(minutes))
  if (mode !== 'walk') fields.set('mode', mode)
  if (counted === 'planned') fields.set('counted', counted)
  if (within) fields.set('within', within)
  if (view.resultId) fields.set('result', view.resultId)
  if (view.compareId) fields.set('compare', view.compareId)
  if (view.level) fields.set('level', view.level)
  if (view.category) fields.set('category', view.category)
  if (view.shading !== 'bands') fields.set('shading', view.shading)
  if (view.supplyMethod !== 'e2sfca') fields.set('supply', view.supplyMethod)
  if (!view.showGaps) fields.set('gaps', '0')
  if (view.showDemand) fields.set('demand', '1')
  if (!view.drawerOpen) fields.set('drawer', '0')
  if (view.tab !== 'table') fields.set('tab', view.tab)
  return `#${fields.toString().replaceAll('%2F', '/').replaceAll('%2C', ',')}`
}
