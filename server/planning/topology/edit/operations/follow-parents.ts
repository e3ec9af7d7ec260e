import type { LonLat, MultiPolygonCoordinates } from '../../../types.ts'
import { fromLattice } from '../../lattice.ts'
import { coverOutlines } from '../cover-outlines.ts'
import { type DivisionMap, type FaceId, isDivision, outside, unassigned } from '../division-map.ts'
import { type Draft, draftOf, isPartInside, type LineStretch, stretchesOf } from '../draft/draft.ts'
import { draftPatch } from '../draft/draft-patch.ts'
import type { Bends } from '../draft/node-line.ts'
import { lineMeters } from '../draft/snap-to-border.ts'
import { type EditDone, type EditRefusal, finishEdit, refuse } from '../edit-result.ts'
import type { EdgePoints } from '../parent-edge-changes.ts'

/** A division of the level above as it is now, and who of the map's divisions (and unassigned land) belongs to it. */
export interface ParentOutline {
  id: FaceId
  geometry: MultiPolygonCoordinates
  children: readonly FaceId[]
}

/** The children's new map, and the points that their borders add to those of the parents, which have to take them over (`insertVertex`, one after the other) to stay equal coordinate by coordinate. */
export type Followed = (EditDone & { parentPoints: EdgePoints[] }) | EditRefusal

/**
 * Lets the level below follow when parents were redrawn: `map` holds the children of all parents that changed. A child's ground that is no longer its parent's goes to the neighbour
 * with the longest border along it that belongs to whose ground it is; where that is nobody's, it becomes unassigned. A child that would lose all is named: it is to change its parent first. Where all lie right already, that is `no_change`.
 */
export function followParents(map: DivisionMap, parents: readonly ParentOutline[]): Followed {
  const children = parents.flatMap(({ children }) => [...children])
  const unknown = children.filter((id) => id === outside || !map.faces.has(id))
  if (unknown.length > 0) return refuse('unknown_division', [], unknown)
  const { arcs, faces } = coverOutlines(parents.map(({ geometry }) => geometry))
  const overlap = faces.find(({ outlines }) => outlines.length > 1)
  if (overlap)
    return refuse(
      'units_overlap',
      [],
      overlap.outlines.map((number) => parents[number].id),
    )
  const bends: Bends = new Map()
  const noded = stretchesOf(
    map,
    arcs.map(({ xy }) => [...xy]),
    bends,
  )
  if (!noded)
    return refuse(
      'meets_border',
      [],
      parents.map(({ id }) => id),
    )
  const draft = draftOf(map, noded.flat(), children, bends)
  const borders = parents.map((_, number) =>
    arcs.flatMap(({ left, right }, arc) =>
      faces[left].outlines[0] === number || faces[right].outlines[0] === number ? noded[arc].map(({ xy }) => xy) : [],
    ),
  )
  const parentOf = new Map(parents.flatMap(({ children }, number) => children.map((child) => [child, number] as const)))
  const owners = draft.parts.map((part) => borders.findIndex((border) => isPartInside(part, border)))
  const faceOf = draft.parts.map(({ face }, part): FaceId | null => {
    const own = parentOf.get(face)
    if (own === undefined || own === owners[part]) return face
    return owners[part] === -1 ? unassigned : null
  })
  giveToNeighbours(draft, faceOf, owners, parentOf)
  const stranded = draft.parts.filter((_, part) => faceOf[part] === null)
  if (stranded.length > 0)
    return refuse(
      'no_neighbour',
      stranded.flatMap(({ rings }) => rings[0].xy.slice(0, 2)),
      [...new Set(stranded.map(({ face }) => face))],
    )
  const decided = faceOf as FaceId[]
  const changed = draft.parts.flatMap(({ face }, part) => (decided[part] === face ? [] : [face, decided[part]]))
  const swallowed = [...new Set(changed)].filter((face) => isDivision(face) && !decided.includes(face))
  if (swallowed.length > 0) return refuse('swallows', [], swallowed)
  const result = finishEdit(map, draftPatch(draft, decided), changed)
  if (!result.ok) return result
  return { ...result, parentPoints: arcs.flatMap(({ xy }, arc) => pointsBetween(xy, noded[arc])) }
}

/** The points that noding put between the points of a line. */
function pointsBetween(xy: ArrayLike<number>, stretches: readonly LineStretch[]): EdgePoints[] {
  const points = stretches.flatMap((stretch, i) => (i === 0 ? stretch.xy : stretch.xy.slice(2)))
  const place = (line: ArrayLike<number>, i: number): LonLat => [fromLattice(line[i]), fromLattice(line[i + 1])]
  const found: EdgePoints[] = []
  let k = 2
  for (let i = 2; i < xy.length; i += 2) {
    const through: LonLat[] = []
    for (; points[k] !== xy[i] || points[k + 1] !== xy[i + 1]; k += 2) through.push(place(points, k))
    k += 2
    if (through.length > 0) found.push({ from: place(xy, i - 2), to: place(xy, i), through })
  }
  return found
}

/** Gives parts that are nobody's yet to neighbours of their owner, those with the longest border first; then those that touch them. */
function giveToNeighbours(
  { pieces, partOf }: Draft,
  faceOf: (FaceId | null)[],
  owners: readonly number[],
  parentOf: ReadonlyMap<FaceId, number>,
): void {
  for (;;) {
    const lengths = new Map<string, { part: number; to: FaceId; meters: number }>()
    pieces.forEach(({ xy, left, right }, p) => {
      for (const [side, beyond] of [
        [2 * p, right],
        [2 * p + 1, left],
      ] as const) {
        const [part, other] = [partOf[side], partOf[side ^ 1]]
        if (part === -1 || faceOf[part] !== null) continue
        const to = other === -1 ? beyond : faceOf[other]
        if (to === null || parentOf.get(to) !== owners[part]) continue
        const key = `${part} ${to}`
        const known = lengths.get(key)
        lengths.set(key, { part, to, meters: (known?.meters ?? 0) + lineMeters(xy) })
      }
    })
    if (lengths.size === 0) return
    const best = [...lengths.values()].sort((a, b) => b.meters - a.meters || a.part - b.part || (a.to < b.to ? -1 : 1))
    for (const { part, to } of best) faceOf[part] ??= to
  }
}
