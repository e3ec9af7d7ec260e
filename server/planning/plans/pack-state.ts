import { createArcCells } from '../topology/edit/arc-cells.ts'
import { type Arc, arcsOf, type FaceId } from '../topology/edit/division-map.ts'
import { childrenByCode } from './children-by-code.ts'
import type { FacePeople, OverlayUnit, PlanChange, PlanDivision, PlanState, StatedPeople } from './plan-types.ts'

/** A plan's state as plain data: arcs as differences from point to point, faces by number. */
export interface PackedState {
  scopeId: string
  divisions: PlanDivision[]
  units: OverlayUnit[]
  faces: FaceId[]
  arcs: { xy: number[]; left: number; right: number }[]
  people: {
    face: number
    households: number
    population: number
    buildings: number
    places: number[]
    stated: StatedPeople | null
  }[]
  places: { lon: number[]; lat: number[]; households: number[]; population: number[]; isBuilding: number[] }
  takenCodes: string[]
  baseCodes: [code: string, divisionId: string][]
}

/** A change is plain data already. */
export type PackedChange = PlanChange

/** Packs a state; equal states pack equally. */
export function packState(state: PlanState): PackedState {
  const faces = [...state.map.faces.keys()].sort()
  const numberOf = new Map(faces.map((face, number) => [face, number]))
  const arcs = arcsOf(state.map).map(({ xy, left, right }) => ({
    xy: Array.from(xy, (value, i) => (i < 2 ? value : value - xy[i - 2])),
    left: numberOf.get(left)!,
    right: numberOf.get(right)!,
  }))
  arcs.sort(
    (a, b) =>
      a.xy[0] - b.xy[0] || a.xy[1] - b.xy[1] || a.left - b.left || a.right - b.right || a.xy[2] - b.xy[2] || a.xy[3] - b.xy[3],
  )
  const people = faces.flatMap((face, number) => {
    const own = state.people.get(face)
    if (!own) return []
    const { households, population, buildings, stated } = own
    return [{ face: number, households, population, buildings, places: [...own.places], stated }]
  })
  const { lon, lat, households, population, isBuilding } = state.places
  return {
    scopeId: state.scopeId,
    divisions: [...state.divisions.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    units: [...state.units.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    faces,
    arcs,
    people,
    places: {
      lon: [...lon],
      lat: [...lat],
      households: [...households],
      population: [...population],
      isBuilding: [...isBuilding],
    },
    takenCodes: [...state.takenCodes].sort(),
    baseCodes: [...state.baseCodes].sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}

/** The state that was packed. */
export function unpackState(packed: PackedState): PlanState {
  const arcs: Arc[] = packed.arcs.map(({ xy: steps, left, right }) => {
    const xy = Int32Array.from(steps)
    for (let i = 2; i < xy.length; i++) xy[i] += xy[i - 2]
    return { xy, left: packed.faces[left], right: packed.faces[right] }
  })
  const faces = new Map<FaceId, Arc[]>(packed.faces.map((face) => [face, []]))
  for (const arc of arcs) {
    faces.get(arc.left)!.push(arc)
    faces.get(arc.right)!.push(arc)
  }
  const divisions = new Map(packed.divisions.map((division) => [division.id, division]))
  const { lon, lat, households, population, isBuilding } = packed.places
  return {
    scopeId: packed.scopeId,
    divisions,
    children: childrenByCode(divisions),
    units: new Map(packed.units.map((unit) => [unit.id, unit])),
    map: { faces, cells: createArcCells(arcs) },
    people: new Map(
      packed.people.map(({ face, places, ...own }): [FaceId, FacePeople] => [
        packed.faces[face],
        { ...own, places: Uint32Array.from(places) },
      ]),
    ),
    places: {
      lon: Float64Array.from(lon),
      lat: Float64Array.from(lat),
      households: Float64Array.from(households),
      population: Float64Array.from(population),
      isBuilding: Uint8Array.from(isBuilding),
    },
    takenCodes: new Set(packed.takenCodes),
    baseCodes: new Map(packed.baseCodes),
  }
}
