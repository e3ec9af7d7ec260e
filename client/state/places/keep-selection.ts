import { api, CallError } from '../../api.ts'
import { showBox } from '../../map/map-camera.ts'
import { onChange } from '../create-store.ts'
import { showDivision } from '../open-division.ts'
import { type Picked, pick, selection } from '../selection.ts'
import { notice, type Stale } from '../service/notice.ts'
import { view } from '../view.ts'
import type { Named } from '../view-types.ts'
import { today } from './periods.ts'

/** How much is shown around a facility that a link names without a place of the map. */
const nearDegrees = 0.006

/** Keeps what is selected and what the address names the same, beginning with the address. */
export function keepSelection(): void {
  void takeNamed(true)
  onChange(selection, ['picked'], () => {
    const named = namedOf(selection.get().picked)
    if (!same(named, view.get().named)) view.set({ named })
  })
  onChange(view, ['named'], () => void takeNamed(false))
}

function namedOf(picked: Picked | null): Named | null {
  if (picked?.kind === 'division') return { kind: 'division', id: picked.id }
  if (picked?.kind === 'facility') return { kind: 'facility', id: picked.facility.id }
  return picked?.kind === 'place' ? { kind: 'place', lon: picked.lon, lat: picked.lat } : null
}

/** What a division became until a day; null where nothing tells. */
async function becomeOf(id: string, at: string | null | undefined): Promise<Stale['became']> {
  const lineage = await api.divisionLineage(id).catch(() => null)
  const until = at ?? today()
  const successors = (lineage?.successors ?? []).filter(({ effective }) => effective <= until)
  return successors.length === 0 ? null : { day: successors[0].effective, successors }
}

const same = (a: Named | null, b: Named | null): boolean => JSON.stringify(a) === JSON.stringify(b)

async function takeNamed(atStart: boolean): Promise<void> {
  const { named, map, at } = view.get()
  const { picked } = selection.get()
  if (same(named, namedOf(picked))) return
  if (named === null) {
    // A gap has no name in the address; it stays selected.
    if (picked?.kind !== 'gap') pick(null)
    return
  }
  try {
    if (named.kind === 'place') pick(named)
    else if (named.kind === 'division') {
      await api.division(named.id, at)
      pick(named)
      if (atStart && !map) await showDivision(named.id)
    } else {
      const { geometry, properties } = await api.facility(named.id)
      const [lon, lat] = geometry.coordinates
      pick({ kind: 'facility', facility: { ...properties, lon, lat } })
      if (atStart && !map) showBox([lon - nearDegrees, lat - nearDegrees, lon + nearDegrees, lat + nearDegrees], false)
    }
  } catch (error) {
    const missing = error instanceof CallError && [400, 404, 422].includes(error.problem.status)
    if (!missing || named.kind === 'place') return
    const became = named.kind === 'division' ? await becomeOf(named.id, at) : null
    notice.set({ stale: { kind: named.kind, became } })
    if (same(view.get().named, named)) view.set({ named: namedOf(selection.get().picked) })
  }
}
