import { type DivisionMap, type FaceId, outside } from '../../topology/edit/division-map.ts'
import type { MapPatch } from '../../topology/edit/map-patch.ts'
import { toLattice } from '../../topology/lattice.ts'
import type { FacePeople, GroundChange, PlanState } from '../plan-types.ts'
import { createBesidePatch } from './beside-patch.ts'
import { addUp, faceOfPlace } from './settle-people.ts'

/** Every face beside a border that a patch takes or brings, but what is outside. */
export function facesBeside({ removed, added }: MapPatch): FaceId[] {
  const faces = new Set<FaceId>()
  for (const { left, right } of [...removed, ...added]) faces.add(left).add(right)
  faces.delete(outside)
  return [...faces].sort()
}

/** Who lives where after a patch: places that it may move are looked up anew, stated numbers are taken as the change has them. Nobody is lost or counted twice. */
export function movePeople(
  { people, places }: Pick<PlanState, 'people' | 'places'>,
  after: DivisionMap,
  patch: MapPatch,
  stated: GroundChange['stated'],
): Map<FaceId, FacePeople> {
  const faces = facesBeside(patch)
  const onFace = new Map<FaceId, number[]>()
  const statedOn = new Map(faces.map((face) => [face, people.get(face)?.stated ?? null]))
  for (const { face, after: now } of stated) statedOn.set(face, now)
  const mayMove = createBesidePatch(patch)
  for (const face of faces) {
    for (const place of people.get(face)?.places ?? []) {
      const isBeside = mayMove(toLattice(places.lon[place]), toLattice(places.lat[place]))
      const now = isBeside ? faceOfPlace(after, places, place) : face
      const list = onFace.get(now)
      if (list) list.push(place)
      else onFace.set(now, [place])
    }
  }
  const moved = new Map(people)
  for (const face of new Set([...faces, ...onFace.keys(), ...statedOn.keys()])) {
    const list = onFace.get(face) ?? []
    const own = statedOn.get(face) ?? null
    if (list.length === 0 && own === null) moved.delete(face)
    else
      moved.set(
        face,
        addUp(
          places,
          list.sort((a, b) => a - b),
          own,
        ),
      )
  }
  return moved
}
