import type { LonLat } from '../../../types.ts'
import { type DivisionMap, type FaceId, isDivision, outside } from '../division-map.ts'
import { type Draft, type DraftPiece, draftOf, isPartInside, type LineStretch, stretchesOf } from '../draft/draft.ts'
import { draftPatch } from '../draft/draft-patch.ts'
import { drawOn } from '../draft/draw-on.ts'
import { type Bends, bendsAt } from '../draft/node-line.ts'
import { regionDraft } from '../draft/region-draft.ts'
import { reversed } from '../draft/reversed.ts'
import { selfCrossing } from '../draft/self-crossing.ts'
import { snapEnds } from '../draft/snap-ends.ts'
import { lineMeters } from '../draft/snap-to-border.ts'
import { type WayAround, waysAround } from '../draft/ways-around.ts'
import { type EditRefusal, type EditResult, finishEdit, latticeLine, refuse } from '../edit-result.ts'
import { defaultToleranceMeters } from './split-division.ts'

export interface ReshapeOptions {
  /** How near to the division's border the line's ends must come, meters. */
  toleranceMeters?: number
  /** Whether the parent's own edge may move with the division's; else it is fixed. */
  movesParentEdge?: boolean
}

/**
 * Puts a line in the place of a stretch of a division's border: of the two stretches between the line's ends the one that lets less ground change hands. What the
 * division gains its neighbours lose; what it loses goes to the neighbours along it: their borders with each other are drawn on
 * straight to the line, or the one with the longest border there gets all. Neighbours that would lose all their ground are named instead.
 */
export function reshapeDivision(
  map: DivisionMap,
  id: FaceId,
  line: readonly LonLat[],
  { toleranceMeters = defaultToleranceMeters, movesParentEdge = false }: ReshapeOptions = {},
): EditResult {
  if (!isDivision(id) || !map.faces.has(id)) return refuse('unknown_division', [], [id])
  const drawn = latticeLine(line)
  if (!drawn.ok) return drawn
  const crossing = selfCrossing(drawn.xy)
  if (crossing) return refuse('crosses_itself', crossing, [id])
  const xy = snapEnds(map, id, drawn.xy, toleranceMeters, false)
  const allBends: Bends = new Map()
  const noded = stretchesOf(map, [xy], allBends)
  if (!noded) return refuse('meets_border', xy.slice(0, 2), [id])
  const ends = endsOf(noded[0])
  const border = draftOf(map, [], [id], bendsAt(allBends, ends), ends).pieces.filter(
    ({ left, right }) => left === id || right === id,
  )
  const stretches = trimmed(noded[0], border, toleranceMeters)
  if (!Array.isArray(stretches)) return refuse('ends_short', stretches.loose, [id])
  if (stretches.length === 0) return refuse('no_change', [], [id])
  const best = bestExchange(map, id, stretches, [], bendsAt(allBends, endsOf(stretches)))
  if (!best.ok) return best
  if (best.hands.every((hand) => hand === null)) return refuse('no_change', [], [id])
  const drawnOn = drawOn(map, id, stretches, best.way)
  if (drawnOn) {
    const better = bestExchange(map, id, drawnOn.line, drawnOn.connectors, drawnOn.bends)
    const result = better.ok ? handOver(map, id, better, movesParentEdge) : better
    if (result.ok) return result
  }
  return handOver(map, id, best, movesParentEdge)
}

/** All points in which stretches begin and end, x and y in turn. */
function endsOf(stretches: readonly LineStretch[]): number[] {
  return [...stretches[0].xy.slice(0, 2), ...stretches.flatMap(({ xy }) => xy.slice(-2))]
}

/** Leaves out what lies beyond the division's border at either end, as far as the tolerance, and what runs along it; an end that is not near it is told. */
function trimmed(
  stretches: readonly LineStretch[],
  border: readonly DraftPiece[],
  toleranceMeters: number,
): LineStretch[] | { loose: number[] } {
  const points = new Set(border.flatMap(({ xy }) => [`${xy[0]},${xy[1]}`, `${xy[xy.length - 2]},${xy[xy.length - 1]}`]))
  const ends = endsOf(stretches)
  const isContact = (i: number): boolean => points.has(`${ends[2 * i]},${ends[2 * i + 1]}`)
  let [first, last] = [-1, -1]
  for (let i = 0, meters = 0; i < stretches.length && meters <= toleranceMeters; meters += lineMeters(stretches[i++].xy))
    if (isContact(i)) first = i
  for (let i = stretches.length, meters = 0; i > 0 && meters <= toleranceMeters; meters += lineMeters(stretches[--i].xy))
    if (isContact(i)) last = i
  const loose = [...(first === -1 ? ends.slice(0, 2) : []), ...(last === -1 ? ends.slice(-2) : [])]
  if (loose.length > 0) return { loose }
  // What runs along the border is one segment, between two of its points.
  const lines = new Set(border.flatMap(({ xy }) => (xy.length === 4 ? [`${xy}`, `${reversed(xy)}`] : [])))
  while (first < last && lines.has(`${stretches[first].xy}`)) first++
  while (first < last && lines.has(`${stretches[last - 1].xy}`)) last--
  return stretches.slice(first, Math.max(first, last))
}

/** What changes hands when a line takes the place of a way along the border: for each part of a draft whether the division gains or loses it. */
interface Exchange {
  ok: true
  way: WayAround
  draft: Draft
  hands: ('gained' | 'lost' | null)[]
  doubleSteps: number
}

/** Of the ways along the border that a line may take the place of, the one that lets less ground change hands. `connectors` only divide what changes hands. */
function bestExchange(
  map: DivisionMap,
  id: FaceId,
  line: readonly LineStretch[],
  connectors: readonly LineStretch[],
  bends: Bends,
): Exchange | EditRefusal {
  const contacts = endsOf(line)
  const ways = waysAround(draftOf(map, [], [id], bends, contacts), id, contacts)
  if (!ways.ok) return refuse(ways.reason, ways.xy, [id])
  const beside = new Set((map.faces.get(id) ?? []).flatMap(({ left, right }) => [left, right]))
  const exchanges = ways.ways.map((way): Exchange => {
    const region = [...line, ...way.chains].map(({ xy }) => xy)
    const { draft, isInside } = regionDraft(map, [...line, ...connectors], region, [...beside], bends)
    let doubleSteps = 0
    const hands = draft.parts.map((part, number) => {
      if (!isInside[number]) return null
      // Of what is not the division's, enclaves stay: the border moves over ground on its other side only.
      if (part.face !== id && isPartInside(part, [way.ring]) !== way.isHole) return null
      doubleSteps += Math.abs(part.doubleSteps)
      return part.face === id ? 'lost' : 'gained'
    })
    return { ok: true, way, draft, hands, doubleSteps }
  })
  return exchanges.sort((a, b) => a.doubleSteps - b.doubleSteps)[0]
}

/** Gives the parts that change hands to who gets them. */
function handOver(map: DivisionMap, id: FaceId, exchange: Exchange, movesParentEdge: boolean): EditResult {
  const { draft, hands } = exchange
  const heirs = heirsOf(exchange, movesParentEdge)
  const changed = new Set<FaceId>([id])
  const faceOf: FaceId[] = []
  for (const [number, part] of draft.parts.entries()) {
    const to = hands[number] === null ? part.face : hands[number] === 'gained' ? id : heirs.get(number)
    if (to === undefined || (part.face === outside && to !== outside && !movesParentEdge))
      return refuse('parent_edge', part.rings[0].xy.slice(0, 2), [outside])
    faceOf.push(to)
    if (to !== part.face) changed.add(to).add(part.face)
  }
  const swallowed = [...changed].filter((face) => isDivision(face) && !faceOf.includes(face))
  if (swallowed.length > 0) return refuse('swallows', [], swallowed)
  return finishEdit(map, draftPatch(draft, faceOf), changed)
}

/** For each part that is lost, the face beyond the old border that has the longest border along it. */
function heirsOf({ draft, hands, way }: Exchange, movesParentEdge: boolean): Map<number, FaceId> {
  const { pieces, parts, partOf } = draft
  // A piece is known by its first segment, whichever way it is run.
  const old = new Set(way.chains.flatMap(({ xy }) => [`${xy.slice(0, 4)}`, `${reversed(xy.slice(-4))}`]))
  const lengths = new Map<number, Map<FaceId, number>>()
  pieces.forEach(({ xy, left, right, origin }, p) => {
    if (origin === null || !old.has(`${xy.slice(0, 4)}`)) return
    for (const [side, beyond] of [
      [2 * p, right],
      [2 * p + 1, left],
    ] as const) {
      const [part, other] = [partOf[side], partOf[side ^ 1]]
      if (part === -1 || hands[part] !== 'lost' || (other !== -1 && hands[other] !== null)) continue
      if (beyond === parts[part].face || (beyond === outside && !movesParentEdge)) continue
      const ofPart = lengths.get(part) ?? new Map<FaceId, number>()
      lengths.set(part, ofPart.set(beyond, (ofPart.get(beyond) ?? 0) + lineMeters(xy)))
    }
  })
  return new Map(
    [...lengths].map(([part, ofPart]) => [part, [...ofPart].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0]]),
  )
}
