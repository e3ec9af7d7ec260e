import { coverOutlines } from '../../topology/edit/cover-outlines.ts'
import type { DivisionMap, FaceId } from '../../topology/edit/division-map.ts'
import type { MapPatch } from '../../topology/edit/map-patch.ts'
import { outlineOf } from '../../topology/edit/outline-of.ts'
import type { GroundChange, PlanState, StatedPeople } from '../plan-types.ts'
import { facesBeside } from './move-people.ts'

/** Shares what is stated of the faces that a patch changes out among the faces on their ground, by area; the last gets what is left, so that the sum stays. Nothing to do where places tell all. */
export function shareOutStated({ map: before, people }: PlanState, after: DivisionMap, patch: MapPatch): GroundChange['stated'] {
  const faces = facesBeside(patch)
  const sources = faces.filter((face) => people.get(face)?.stated && before.faces.has(face))
  if (sources.length === 0) return []
  const targets = faces.filter((face) => after.faces.has(face))
  const cover = coverOutlines([
    ...sources.map((face) => outlineOf(before, face)),
    ...targets.map((face) => outlineOf(after, face)),
  ])
  const now = new Map<FaceId, StatedPeople>()
  sources.forEach((source, number) => {
    const own = people.get(source)!.stated!
    const shares = cover.faces.flatMap(({ outlines, doubleSteps }) => {
      const target = outlines.find((outline) => outline >= sources.length)
      return outlines.includes(number) && target !== undefined ? [{ to: targets[target - sources.length], doubleSteps }] : []
    })
    const ground = shares.reduce((sum, { doubleSteps }) => sum + doubleSteps, 0)
    const left = { ...own }
    shares.forEach(({ to, doubleSteps }, i) => {
      const isLast = i === shares.length - 1
      const households = isLast ? left.households : (own.households * doubleSteps) / ground
      const population = isLast ? left.population : (own.population * doubleSteps) / ground
      left.households -= households
      left.population -= population
      const known = now.get(to)
      now.set(to, { households: (known?.households ?? 0) + households, population: (known?.population ?? 0) + population })
    })
  })
  return faces.flatMap((face) => {
    const [was, is] = [people.get(face)?.stated ?? null, now.get(face) ?? null]
    return was?.households === is?.households && was?.population === is?.population ? [] : [{ face, before: was, after: is }]
  })
}
