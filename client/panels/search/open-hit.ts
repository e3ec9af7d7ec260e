import type { SearchHit } from '#contract/search'
import { api } from '../../api.ts'
import { flyTo } from '../../map/map-camera.ts'
import { openDivision } from '../../state/open-division.ts'
import { pick } from '../../state/selection.ts'

/** Selects what a search found and goes there: a division whole, a facility, or the place itself for a street or an address. */
export function openHit({ kind, id, category, name, lon, lat }: SearchHit): void {
  if (kind === 'division' && id) return void openDivision(id)
  if (kind === 'facility' && id && category) {
    pick({ kind: 'facility', facility: { id, category, name, status: null, lon, lat } })
    api
      .facility(id)
      .then(({ properties }) => pick({ kind: 'facility', facility: { ...properties, lon, lat } }))
      .catch(() => undefined)
  } else pick({ kind: 'place', lon, lat })
  flyTo(lon, lat, 16)
}
