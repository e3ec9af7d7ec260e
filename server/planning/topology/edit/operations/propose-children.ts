import { pointInPolygons } from '../../../coverage/point-in-polygons.ts'
import type { LonLat, MultiPolygonCoordinates } from '../../../types.ts'
import { latticeStepsPerDegree } from '../../lattice.ts'
import { coverOutlines } from '../cover-outlines.ts'
import type { FaceId } from '../division-map.ts'

/** A unit below a division (grid, compound, building) that has to go somewhere when the division is split or redrawn. */
export interface ChildUnit {
  id: string
  geometry: MultiPolygonCoordinates
  /** Where its people are counted. */
  places?: readonly { at: LonLat; people: number }[]
}

/** Where a child should go: the part with most of its people, of those without people the one with most of its ground; null where it lies in none. */
export interface ChildProposal {
  id: string
  to: FaceId | null
  /** Whether it lies in several parts, by more than the lattice can tell. */
  isCut: boolean
  /** Of each part that it has ground or people in, the largest first. */
  shares: { partId: FaceId; areaShare: number; people: number }[]
}

/** Proposes where the children of a division go whose ground has become several parts. Areas are exact on the lattice; every place counts in one part. O(n log n), and places times parts. */
export function proposeChildren(
  parts: readonly { id: FaceId; geometry: MultiPolygonCoordinates }[],
  children: readonly ChildUnit[],
): ChildProposal[] {
  const { faces } = coverOutlines([...parts, ...children].map(({ geometry }) => geometry))
  const inPart = children.map(() => new Map<number, number>())
  for (const { outlines, doubleSteps } of faces) {
    const part = outlines[0]
    if (part === undefined || part >= parts.length) continue
    for (const outline of outlines) {
      const steps = inPart[outline - parts.length]
      steps?.set(part, (steps.get(part) ?? 0) + doubleSteps)
    }
  }
  return children.map(({ id, geometry, places = [] }, child) => {
    const people = new Map<number, number>()
    for (const { at, people: count } of places) {
      const part = parts.findIndex((candidate) => pointInPolygons(candidate.geometry, ...at))
      if (part !== -1) people.set(part, (people.get(part) ?? 0) + count)
    }
    const total = [...inPart[child].values()].reduce((sum, steps) => sum + steps, 0)
    const shares = [...new Set([...inPart[child].keys(), ...people.keys()])]
      .map((part) => ({
        partId: parts[part].id,
        areaShare: (inPart[child].get(part) ?? 0) / total || 0,
        people: people.get(part) ?? 0,
      }))
      .sort((a, b) => b.people - a.people || b.areaShare - a.areaShare || (a.partId < b.partId ? -1 : 1))
    // A border that runs beside the child's, a step off at most, cuts no more than this.
    const noise = 2 * lengthSteps(geometry)
    const isCut = [...inPart[child].values()].filter((steps) => steps > noise).length > 1
    return { id, to: shares[0]?.partId ?? null, isCut, shares }
  })
}

function lengthSteps(geometry: MultiPolygonCoordinates): number {
  let steps = 0
  for (const ring of geometry.flat())
    for (let i = 1; i < ring.length; i++)
      steps += Math.max(Math.abs(ring[i][0] - ring[i - 1][0]), Math.abs(ring[i][1] - ring[i - 1][1])) * latticeStepsPerDegree
  return steps
}
