import type { Feature, LineString } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { PlanState } from '#planning/plans/plan-types'
import type { Arc } from '#planning/topology/edit/division-map'
import { fromLattice } from '#planning/topology/lattice'
import { arcsBetween, type RankedArc, rankedArcs, ranksOfSegments, segmentKey } from './ranked-arcs.ts'

export const borderSource = 'plan-borders'

let numbers = new WeakMap<Arc, number>()
let next = 1

function numberOf(arc: Arc): number {
  let number = numbers.get(arc)
  if (number === undefined) {
    number = next++
    numbers.set(arc, number)
  }
  return number
}

/** Borders of the map that the plan began from: what is not among them is new. */
let originals: { state: PlanState; ranks: Map<string, number> } | null = null

function featureOf({ arc, rank }: RankedArc): Feature<LineString> {
  const { xy } = arc
  const before = originals?.ranks.get(segmentKey(xy[0], xy[1], xy[2], xy[3]))
  const isNew = originals !== null && (before === undefined || before > rank)
  return { ...lineOf(arc, { rank, isNew: isNew ? 1 : 0 }), id: numberOf(arc) }
}

function lineOf({ xy }: Arc, properties: { rank: number; isNew: 0 | 1 }): Feature<LineString> {
  const coordinates: [number, number][] = []
  for (let i = 0; i < xy.length; i += 2) coordinates.push([fromLattice(xy[i]), fromLattice(xy[i + 1])])
  return { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties }
}

/** All borders of a plan as features, none of them new: for a map beside the one that is edited. */
export function borderFeatures(state: PlanState): Feature<LineString>[] {
  return rankedArcs(state).map(({ arc, rank }) => lineOf(arc, { rank, isNew: 0 }))
}

let drawn: { source: GeoJSONSource; state: PlanState; original: PlanState | null } | null = null

/** Draws a plan's borders, each once; after the first time only those that are not as they were drawn last. */
export function drawBorders(map: MapLibreMap, state: PlanState, original: PlanState | null): void {
  const source = map.getSource<GeoJSONSource>(borderSource)
  if (!source) return
  if (drawn?.source === source && drawn.state === state && drawn.original === original) return
  if (originals?.state !== original) originals = original && { state: original, ranks: ranksOfSegments(original) }
  if (drawn?.source !== source || drawn.original !== original) {
    numbers = new WeakMap()
    void source.setData({ type: 'FeatureCollection', features: rankedArcs(state).map(featureOf) })
  } else {
    const { removed, added } = arcsBetween(drawn.state, state)
    const renewed = added.filter(({ arc }) => numbers.has(arc)).map(({ arc }) => numberOf(arc))
    const remove = [...removed.map(numberOf), ...renewed]
    // What is drawn anew gets another number: removing and adding one number in the same turn is not told apart.
    for (const { arc } of added) numbers.delete(arc)
    void source.updateData({ remove, add: added.map(featureOf) })
  }
  drawn = { source, state, original }
}

/** Forgets what is drawn, when its plan is put away. */
export function forgetBorders(): void {
  drawn = null
  originals = null
}
