import { rimOf, squareMetersInside } from '../measure/measure-ground.ts'
import type { Counts, FaceId, PlanState } from '../plan-types.ts'
import { changedFaces } from './changed-faces.ts'
import { compareIds } from './compare-ids.ts'
import { matchPlaces } from './match-places.ts'
import { type OverlayPiece, overlayStates } from './overlay-states.ts'
import { shareStated } from './share-stated.ts'

/** Ground and people that are on one face before and on another (or the same) after; null: on none. Only faces whose ground or division changed are listed. */
export interface FaceFlow extends Counts {
  from: FaceId | null
  to: FaceId | null
  squareMeters: number
  /** Whether the ground is more than borders enclose that run a step of the lattice beside each other. */
  hasGround: boolean
}

/**
 * Says who and what is on which face before and after. Faces with the same borders on both sides are one flow each, listed where `isOfInterest` or where other people are stated; of the others ground is overlaid, people
 * follow their places, stated people the ground. n log n in the points of the changed faces, linear in places.
 */
export function faceFlows(before: PlanState, after: PlanState, isOfInterest: (face: FaceId) => boolean): FaceFlow[] {
  const changed = changedFaces(before, after)
  const flows = new Map<string, FaceFlow>()
  const flowOf = (from: FaceId | null, to: FaceId | null): FaceFlow => {
    const key = `${from}\n${to}`
    let flow = flows.get(key)
    if (!flow) {
      flow = { from, to, households: 0, population: 0, buildings: 0, squareMeters: 0, hasGround: false }
      flows.set(key, flow)
    }
    return flow
  }
  const listed = changed.same.filter((face) => isOfInterest(face) || !haveSameStated(before, after, face))
  const kept = listed.map((face): OverlayPiece => {
    return { from: face, to: face, squareMeters: squareMetersInside(rimOf(before.map, [face])), isNoise: false }
  })
  const pieces = [...kept, ...overlayStates(before, changed.before, after, changed.after).pieces]
  for (const { from, to, squareMeters, isNoise } of pieces) {
    const flow = flowOf(from, to)
    flow.squareMeters += squareMeters
    flow.hasGround ||= !isNoise
  }
  for (const { from, to, households, population } of shareStated(before, after, pieces)) {
    const flow = flowOf(from, to)
    flow.households += households
    flow.population += population
  }
  const faceAfter = new Array<FaceId | null>(after.places.lon.length).fill(null)
  for (const [face, { places }] of after.people) for (const row of places) faceAfter[row] = face
  const rowAfter = matchPlaces(before.places, after.places)
  const isListed = new Set<FaceId>([...changed.before, ...listed])
  for (const [face, { places }] of before.people) {
    for (const row of places) {
      const now = rowAfter[row]
      // A place that is no longer counted has gone nowhere.
      if (now === -1 || (faceAfter[now] === face && !isListed.has(face))) continue
      const flow = flowOf(face, faceAfter[now])
      flow.households += before.places.households[row]
      flow.population += before.places.population[row]
      flow.buildings += before.places.isBuilding[row]
    }
  }
  return [...flows.values()].sort((a, b) => compareIds(a.from, b.from) || compareIds(a.to, b.to))
}

function haveSameStated(before: PlanState, after: PlanState, face: FaceId): boolean {
  const [was, is] = [before, after].map(({ people }) => people.get(face)?.stated)
  return was?.households === is?.households && was?.population === is?.population
}
