import type { Feature } from 'geojson'
import type { FilterSpecification, GeoJSONSource, Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl'
import type { Siting } from '#contract/sitings/siting-answer'
import type { LonLat } from '#planning/types'
import { onChange } from '../../state/create-store.ts'
import { placesOf, siteTrial } from '../../state/sitings/site-trial.ts'
import { sitingFocus } from '../../state/sitings/siting-focus.ts'
import { sitingForm } from '../../state/sitings/siting-form.ts'
import { sitingRun } from '../../state/sitings/siting-run.ts'
import { view } from '../../state/view.ts'
import { drawFacilities } from '../draw-selection.ts'
import { followDrag } from './drag-sites.ts'

/** `ghost`: where a site that was moved had been proposed. */
type Role = 'candidate' | 'new' | 'kept' | 'closed' | 'ghost' | 'gap'

/** The answer that the map shows: none in other tasks. */
const sitingOnMap = (): Siting | null => (view.get().panel === 'sitings' ? sitingRun.get().shown : null)

const point = (role: Role, at: readonly number[], properties: object = {}): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...at] },
  properties: { role, focused: false, ...properties },
})

function signsOf(siting: Siting): Feature[] {
  const { places } = siteTrial.get()
  const { site: focused, tab } = sitingFocus.get()
  const now = placesOf(siting, siteTrial.get())
  const moved = siting.sites.filter((site, index) => places !== null && !isAt(places[index], site))
  return [
    ...(tab === 'gaps' ? siting.gaps.map(({ center, population }) => point('gap', center, { people: population })) : []),
    ...siting.kept.map(({ lon, lat }) => point('kept', [lon, lat])),
    ...siting.closed.map(({ lon, lat }) => point('closed', [lon, lat])),
    ...moved.map(({ lon, lat }) => point('ghost', [lon, lat])),
    ...now.map((place, index) => point('new', place, { index, number: String(index + 1), focused: index === focused })),
  ]
}

const isAt = ([lon, lat]: LonLat, site: { lon: number; lat: number }): boolean => lon === site.lon && lat === site.lat

/** Places that a file offers for sites, while they are what is asked with. */
function offeredPlaces(): Feature[] {
  const { candidates, given } = sitingForm.get()
  if (view.get().panel !== 'sitings' || candidates !== 'given') return []
  return given.map(({ lon, lat }) => point('candidate', [lon, lat]))
}

/** Draws the sites of the answer at hand, the places that were offered for them, and whom the chosen one serves. */
export function drawSites(map: MapLibreMap): void {
  const siting = sitingOnMap()
  map.getSource<GeoJSONSource>('sites')?.setData({
    type: 'FeatureCollection',
    features: [...offeredPlaces(), ...(siting ? signsOf(siting) : [])],
  })
  drawServed(map)
}

/** Rings the places of those who go to the chosen site; a site that was moved has others, which are not told one by one. */
function drawServed(map: MapLibreMap): void {
  const siting = sitingOnMap()
  const { site } = sitingFocus.get()
  const chosen = site === null || siteTrial.get().places !== null ? null : siting?.sites[site]
  const ids = chosen
    ? siting!.assignments.filter(({ siteId }) => siteId === chosen.candidateId).map(({ demandId }) => demandId)
    : []
  if (map.getLayer('site-served')) map.setFilter('site-served', ['in', ['get', 'id'], ['literal', ids]] as FilterSpecification)
}

/** The new site under a point of the screen, by its number from 0. */
function siteAt(map: MapLibreMap, at: PointLike): number | null {
  if (sitingOnMap() === null || !map.getLayer('site-pin')) return null
  const [hit] = map.queryRenderedFeatures(at, { layers: ['site-pin'] })
  return (hit?.properties.index as number | undefined) ?? null
}

/** Keeps the sites on the map in step with the answer, with the hand that moves them, and with what is looked at; answers what stops it. */
export function keepSitesDrawn(map: MapLibreMap, whenStyled: (draw: (map: MapLibreMap) => unknown) => () => void): () => void {
  const draw = whenStyled(drawSites)
  draw()
  const stops = [
    onChange(sitingRun, ['shown'], draw),
    onChange(siteTrial, ['places'], draw),
    onChange(sitingFocus, ['site', 'tab'], draw),
    onChange(view, ['panel'], draw),
    onChange(sitingForm, ['candidates', 'given'], draw),
    onChange(sitingForm, ['category'], whenStyled(drawFacilities)),
    followDrag(map, (at) => siteAt(map, at)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** A click in this task on a new site chooses it; answers whether it was one. */
export function clickSites(map: MapLibreMap, { point }: MapMouseEvent): boolean {
  const site = siteAt(map, point)
  if (site === null) return false
  sitingFocus.set({ site, tab: 'sites' })
  return true
}
