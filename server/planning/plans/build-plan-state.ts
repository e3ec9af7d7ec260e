import { metersPerDegree } from '../geodesy/lengths.ts'
import { createArcCells } from '../topology/edit/arc-cells.ts'
import { buildDivisionMap } from '../topology/edit/build-division-map.ts'
import { canonicalArc } from '../topology/edit/canonical-arc.ts'
import { type Cover, coverOutlines } from '../topology/edit/cover-outlines.ts'
import {
  type Arc,
  type DivisionMap,
  type FaceId,
  isDivision,
  isUnassigned,
  outside,
  unassignedIn,
} from '../topology/edit/division-map.ts'
import { polygonsOf } from '../topology/edit/face-polygons.ts'
import { fromLattice, latticeStepsPerDegree } from '../topology/lattice.ts'
import type { MultiPolygonCoordinates } from '../types.ts'
import { childrenByCode } from './children-by-code.ts'
import { settlePeople } from './people/settle-people.ts'
import type { BuiltPlan, PlanDivision, PlanSource, PlanState, SourceDivision, SourceNote } from './plan-types.ts'
import { sortTilesFromUnits } from './sort-tiles-from-units.ts'

/**
 * Builds the state that a plan begins with from published divisions. Corners go to the nearest lattice point (1e-7 degree); where a corner of one lies on the edge of
 * another, the edge gets it too. What the published map leaves free of a division with children becomes that division's unassigned land; what two claim goes to the first by code, what
 * lies beyond its parent is left out, and both are noted. O(n log n) in the corners.
 */
export function buildPlanState(source: PlanSource): BuiltPlan {
  const scope = source.divisions.find(({ id }) => id === source.scopeId)
  if (!scope) return { ok: false, reason: 'unknown_scope', ids: [source.scopeId], at: [] }
  for (const { id, geometry } of source.divisions) {
    const at = geometry.flat(2).find(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    if (at) return { ok: false, reason: 'bad_coordinates', ids: [id], at: [at] }
  }
  const { tiles, units } = sortTilesFromUnits(scope, source.divisions, source.prefer)
  const divisions = new Map<string, PlanDivision>(tiles.map((tile) => [tile.id, withoutGround(tile)]))
  const children = childrenByCode(divisions)
  const cover = coverOutlines(tiles.map(({ geometry }) => geometry))
  const { faceOf, notes } = facesOfCover(cover, tiles, scope.id, children)
  const built = mapOfCover(cover, faceOf)
  if (!built) return { ok: false, reason: 'no_ground', ids: [scope.id], at: [] }
  const groundless = tiles.filter(({ id }) => !children.has(id) && !built.faces.has(id)).map(({ id }) => id)
  if (groundless.length > 0) return { ok: false, reason: 'no_ground', ids: groundless, at: [] }
  const state: PlanState = {
    scopeId: scope.id,
    divisions,
    children,
    units: new Map(units.map((unit) => [unit.id, unit])),
    map: built,
    people: new Map(),
    places: source.places,
    takenCodes: source.takenCodes,
    baseCodes: new Map(tiles.map(({ code, id }) => [code, id])),
  }
  const stated = new Map(tiles.map((tile) => [tile.id, { households: tile.statedHouseholds, population: tile.statedPopulation }]))
  return { ok: true, state: { ...state, people: settlePeople(state, stated) }, notes }
}

function withoutGround({ geometry: _, statedHouseholds: __, statedPopulation: ___, ...division }: SourceDivision): PlanDivision {
  return division
}

/** Says which face every piece of ground is: the smallest division that it lies in, going down from the scope. */
function facesOfCover(
  { faces }: Cover,
  tiles: readonly SourceDivision[],
  scopeId: string,
  children: ReadonlyMap<string, readonly string[]>,
): { faceOf: FaceId[]; notes: SourceNote[] } {
  const notes: SourceNote[] = []
  const faceOf = faces.map(({ outlines, doubleSteps, at }): FaceId => {
    const covering = new Set(outlines.map((number) => tiles[number].id))
    const isNoted = new Set<string>()
    const note = (kind: SourceNote['kind'], ids: string[]): void => {
      for (const id of ids) isNoted.add(id)
      notes.push({ kind, ids, squareMeters: squareMetersOf(doubleSteps, at[1]), at })
    }
    let at_ = scopeId
    if (covering.has(scopeId)) {
      isNoted.add(scopeId)
      for (;;) {
        const below = (children.get(at_) ?? []).filter((child) => covering.has(child))
        if (below.length > 1) note('overlap', below)
        if (below.length === 0) break
        at_ = below[0]
        isNoted.add(at_)
      }
    }
    const stray = [...covering].filter((id) => !isNoted.has(id)).sort()
    if (stray.length > 0) note('outside_parent', stray)
    if (!covering.has(scopeId)) return outside
    return children.has(at_) ? unassignedIn(at_) : at_
  })
  notes.sort((a, b) => b.squareMeters - a.squareMeters || a.at[0] - b.at[0] || a.at[1] - b.at[1])
  return { faceOf, notes }
}

/** The map of a cover's arcs between faces; where borders fall away because both sides are one face, it is built anew from the outlines. */
function mapOfCover({ arcs }: Cover, faceOf: readonly FaceId[]): DivisionMap | null {
  const between = arcs.filter(({ left, right }) => faceOf[left] !== faceOf[right])
  if (between.length === 0) return null
  if (between.length < arcs.length)
    return rebuiltMap(between.map(({ xy, left, right }) => ({ xy, left: faceOf[left], right: faceOf[right] })))
  const faces = new Map<FaceId, Arc[]>()
  const all = arcs.map(({ xy, left, right, isFreeRing }) => {
    const arc = canonicalArc(xy, faceOf[left], faceOf[right], isFreeRing)
    for (const face of [arc.left, arc.right]) {
      const list = faces.get(face)
      if (list) list.push(arc)
      else faces.set(face, [arc])
    }
    return arc
  })
  return { faces, cells: createArcCells(all) }
}

function rebuiltMap(stretches: readonly { xy: Int32Array; left: FaceId; right: FaceId }[]): DivisionMap {
  const of = new Map<FaceId, (typeof stretches)[number][]>()
  for (const stretch of stretches)
    for (const face of [stretch.left, stretch.right]) of.set(face, [...(of.get(face) ?? []), stretch])
  const outlineOf = (sides: readonly { xy: Int32Array; left: FaceId; right: FaceId }[], face: FaceId): MultiPolygonCoordinates =>
    polygonsOf(sides, face).map((rings) =>
      rings.map(({ xy }) =>
        Array.from({ length: xy.length / 2 }, (_, i) => [fromLattice(xy[2 * i]), fromLattice(xy[2 * i + 1])] as const),
      ),
    )
  const rim = (of.get(outside) ?? []).map(({ xy, left, right }) => ({
    xy,
    left: left === outside ? 'out' : 'land',
    right: right === outside ? 'out' : 'land',
  }))
  const named = [...of.keys()].filter((face) => face !== outside).sort()
  // Unassigned land is drawn as divisions here, under names that the map takes for such.
  const shown = (face: FaceId): FaceId => (isUnassigned(face) ? `free:${face}` : face)
  const built = buildDivisionMap(
    outlineOf(rim, 'land'),
    named.map((face) => ({ id: shown(face), geometry: outlineOf(of.get(face)!, face) })),
  )
  if (!built.ok) throw new Error(`got ${built.reason} when expected faces of one cover to tile it`)
  const real = (face: FaceId): FaceId => (isDivision(face) && face.startsWith('free:') ? face.slice(5) : face)
  const faces = new Map<FaceId, Arc[]>()
  const arcs = new Set([...built.map.faces.values()].flat())
  const renamed = [...arcs].map((arc): Arc => ({ ...arc, left: real(arc.left), right: real(arc.right) }))
  for (const arc of renamed) for (const face of [arc.left, arc.right]) faces.set(face, [...(faces.get(face) ?? []), arc])
  return { faces, cells: createArcCells(renamed) }
}

/** Square meters of twice an area in lattice steps at a latitude. */
function squareMetersOf(doubleSteps: number, latitude: number): number {
  const perDegree = metersPerDegree(latitude)
  return (doubleSteps / 2 / latticeStepsPerDegree ** 2) * perDegree.lon * perDegree.lat
}
