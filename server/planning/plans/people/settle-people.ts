import { type DivisionMap, type FaceId, outside } from '../../topology/edit/division-map.ts'
import { faceAt } from '../../topology/edit/face-at.ts'
import { toLattice } from '../../topology/lattice.ts'
import type { FacePeople, PlaceTable, PlanState, StatedPeople } from '../plan-types.ts'

/** The face that a place lies in. */
export function faceOfPlace(map: DivisionMap, { lon, lat }: PlaceTable, place: number): FaceId {
  return faceAt(map, 2 * toLattice(lon[place]), 2 * toLattice(lat[place]))
}

/** Who lives on a face with these places, and with what is stated beside them. */
export function addUp(table: PlaceTable, places: readonly number[], stated: StatedPeople | null): FacePeople {
  const people = {
    households: stated?.households ?? 0,
    population: stated?.population ?? 0,
    buildings: 0,
    places: Uint32Array.from(places),
    stated,
  }
  for (const place of places) {
    people.households += table.households[place]
    people.population += table.population[place]
    people.buildings += table.isBuilding[place]
  }
  return people
}

/** Puts every place on its face; the smallest divisions without a single place get what their source states. Places outside the scope are left out. */
export function settlePeople(
  { map, places, children }: PlanState,
  stated: ReadonlyMap<string, { households: number | null; population: number | null }>,
): Map<FaceId, FacePeople> {
  const onFace = new Map<FaceId, number[]>()
  for (let place = 0; place < places.lon.length; place++) {
    const face = faceOfPlace(map, places, place)
    if (face === outside) continue
    const list = onFace.get(face)
    if (list) list.push(place)
    else onFace.set(face, [place])
  }
  const people = new Map<FaceId, FacePeople>()
  for (const [face, list] of onFace) people.set(face, addUp(places, list, null))
  for (const [id, { households, population }] of stated) {
    if (children.has(id) || people.has(id) || (households === null && population === null)) continue
    people.set(id, addUp(places, [], { households: households ?? 0, population: population ?? 0 }))
  }
  return people
}
