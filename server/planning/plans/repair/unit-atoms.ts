import { pointInPolygons } from '../../coverage/point-in-polygons.ts'
import { polygonSquareMeters } from '../../geodesy/areas.ts'
import { boxOf } from '../../geodesy/box-of.ts'
import { sharedBorderMeters } from '../../geodesy/shared-border.ts'
import { visitSegmentsInBox } from '../../topology/edit/arc-cells.ts'
import { fromLattice, toLattice } from '../../topology/lattice.ts'
import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'
import { rimOf, squareMetersInside } from '../measure/measure-ground.ts'
import { childrenOf } from '../plan-state.ts'
import type { Counts, OverlayUnit, PlanState } from '../plan-types.ts'
import type { Atom, AtomMap } from './atom-map.ts'

/** Borders that are so near to a unit's are looked at: more than `sameBorderMeters`. */
const nearSteps = 20

type Box = readonly [west: number, south: number, east: number, north: number]

/**
 * The compounds (where there are none, the buildings) of the smallest divisions of one parent, as units that may take their ground to another division. People are those of the places inside, and the
 * area's share of stated ones. Borders are looked up when asked for. What leaves a division in several parts only the map itself can tell.
 */
export function unitAtoms(state: PlanState, parentId: string): AtomMap {
  const owners = new Set(childrenOf(state, parentId).filter((id) => childrenOf(state, id).length === 0))
  const within = [...state.units.values()].filter((unit) => owners.has(unit.parentId)).sort((a, b) => (a.id < b.id ? -1 : 1))
  const level = within.some((unit) => unit.level === 'compound') ? 'compound' : 'building'
  const units = within.filter((unit) => unit.level === level)
  const boxes = units.map(({ geometry }) => stepsOf(geometry))
  const atoms = units.map((unit, i): Atom => ({ id: unit.id, owner: unit.parentId, counts: countsIn(state, unit, boxes[i]) }))
  const touching = remembered((atom) => divisionsBeside(state, units[atom], boxes[atom], owners))
  const beside = remembered((atom) => {
    const near = units.flatMap((_, other) => (other !== atom && meet(boxes[atom], boxes[other]) ? [other] : []))
    const meters = sharedBorderMeters(
      units[atom].geometry,
      near.map((other) => units[other].geometry),
    )
    return near.filter((_, i) => meters[i] > 0)
  })
  return { atoms, touching, beside, staysWhole: () => true }
}

function remembered<T>(find: (atom: number) => T): (atom: number) => T {
  const known = new Map<number, T>()
  return (atom) => {
    if (!known.has(atom)) known.set(atom, find(atom))
    return known.get(atom)!
  }
}

function divisionsBeside(
  { map }: PlanState,
  { geometry, parentId }: OverlayUnit,
  [west, south, east, north]: Box,
  owners: ReadonlySet<string>,
): Set<string> {
  const borders = new Map<string, LonLat[][]>()
  visitSegmentsInBox(
    map.cells,
    west - nearSteps,
    south - nearSteps,
    east + nearSteps,
    north + nearSteps,
    ({ xy, left, right }, segment) => {
      const other = left === parentId ? right : right === parentId ? left : null
      if (other === null || !owners.has(other)) return
      const line = [0, 2].map((k): LonLat => [fromLattice(xy[2 * segment + k]), fromLattice(xy[2 * segment + k + 1])])
      const known = borders.get(other)
      if (known) known.push(line)
      else borders.set(other, [line])
    },
  )
  const others = [...borders]
  const meters = sharedBorderMeters(
    geometry,
    others.map(([, lines]) => lines.map((line) => [line])),
  )
  return new Set(others.flatMap(([id], i) => (meters[i] > 0 ? [id] : [])))
}

function countsIn({ people, places, map }: PlanState, { geometry, parentId }: OverlayUnit, box: Box): Counts {
  const counts = { households: 0, population: 0, buildings: 0 }
  const own = people.get(parentId)
  for (const row of own?.places ?? []) {
    const [lon, lat] = [places.lon[row], places.lat[row]]
    const [x, y] = [toLattice(lon), toLattice(lat)]
    if (x < box[0] || x > box[2] || y < box[1] || y > box[3] || !pointInPolygons(geometry, lon, lat)) continue
    counts.households += places.households[row]
    counts.population += places.population[row]
    counts.buildings += places.isBuilding[row]
  }
  if (own?.stated) {
    const share = Math.min(1, polygonSquareMeters(geometry) / squareMetersInside(rimOf(map, [parentId])))
    counts.households += own.stated.households * share
    counts.population += own.stated.population * share
  }
  return counts
}

/** An outline's box in lattice steps. */
function stepsOf(geometry: MultiPolygonCoordinates): Box {
  const [west, south, east, north] = boxOf(geometry).map(toLattice)
  return [west, south, east, north]
}

function meet(a: Box, b: Box): boolean {
  return a[0] <= b[2] + nearSteps && a[2] >= b[0] - nearSteps && a[1] <= b[3] + nearSteps && a[3] >= b[1] - nearSteps
}
