import { childrenByCode } from '#planning/plans/children-by-code'
import { settlePeople } from '#planning/plans/people/settle-people'
import type { OverlayUnit, PlaceTable, PlanDivision, PlanState } from '#planning/plans/plan-types'
import { createArcCells } from '#planning/topology/edit/arc-cells'
import { type Arc, arcsOf, type DivisionMap, type FaceId, unassigned, unassignedIn } from '#planning/topology/edit/division-map'
import type { DivisionKind, DivisionLevel, LonLat, MultiPolygonCoordinates } from '#planning/types'
import { at, drawnMap } from '../topology/edit/drawn-map.ts'

/** A place where people are counted: at a column and a row of the drawing, fractions allowed. */
export interface DrawnPlace {
  at: readonly [column: number, row: number]
  households: number
  population?: number
  isBuilding?: boolean
}

export interface DrawnUnit {
  geometry: MultiPolygonCoordinates
  parentId: string
  kind?: DivisionKind
  level?: DivisionLevel
}

export interface DrawnPlanOptions {
  /** Levels from the scope down; default: a town of villages, groups and grids. */
  levels?: readonly DivisionLevel[]
  /** The parent of each letter and of each division between; what is not named lies right under the scope. */
  parents?: Readonly<Record<string, string>>
  /** Letters that draw free land of a parent; `.` is the scope's. */
  free?: Readonly<Record<string, string>>
  /** Households of each letter, shared out over its squares, three people each, a building in the middle of every square. */
  people?: Readonly<Record<string, number>>
  places?: readonly DrawnPlace[]
  /** Letters whose households are stated by a source, without places. */
  stated?: string
  kinds?: Readonly<Record<string, DivisionKind>>
  names?: Readonly<Record<string, string>>
  codes?: Readonly<Record<string, string>>
  units?: Readonly<Record<string, DrawnUnit>>
  takenCodes?: readonly string[]
  scopeId?: string
}

const kindOfLevel: Partial<Record<DivisionLevel, DivisionKind>> = {
  county: 'county',
  town: 'town',
  village: 'village',
  group: 'villager_group',
  grid_1: 'basic_grid',
  grid_2: 'micro_grid',
}

/** The state of a drawing: a letter a smallest division, `.` free land of the scope, a space outside. */
export function drawnPlan(text: string, options: DrawnPlanOptions = {}): PlanState {
  const { levels = ['town', 'village', 'group', 'grid_1'], parents = {}, free = {}, scopeId = 'scope' } = options
  const drawn = drawnMap(text)
  const map = relabelled(drawn, (face) =>
    face === unassigned ? unassignedIn(scopeId) : face in free ? unassignedIn(free[face]) : face,
  )
  const letters = [...drawn.faces.keys()].filter((face) => !face.startsWith('#') && !(face in free))
  const depthOf = (id: string): number => (id === scopeId ? 0 : 1 + depthOf(parents[id] ?? scopeId))
  const ids = [...new Set([...letters, ...Object.keys(parents), ...Object.values(parents)])].filter((id) => id !== scopeId).sort()
  const divisions = new Map<string, PlanDivision>()
  const put = (id: string, code: string): void => {
    const level = levels[depthOf(id)]
    divisions.set(id, {
      id,
      level,
      kind: options.kinds?.[id] ?? kindOfLevel[level] ?? 'compound',
      code: options.codes?.[id] ?? code,
      name: options.names?.[id] ?? `${id}地`,
      parentId: id === scopeId ? null : (parents[id] ?? scopeId),
      terrain: null,
      urbanRuralClass: null,
    })
    const below = ids.filter((child) => (parents[child] ?? scopeId) === id)
    const first = levels[depthOf(id) + 1] === 'village' ? 200 : 1
    below.forEach((child, i) => {
      put(child, `${divisions.get(id)!.code}${String(first + i).padStart(3, '0')}`)
    })
  }
  put(scopeId, levels[0] === 'county' ? '510101' : levels[0] === 'town' ? '510101101' : '510101101201')
  const state: PlanState = {
    scopeId,
    divisions,
    children: childrenByCode(divisions),
    units: new Map(Object.entries(options.units ?? {}).map(([id, unit]) => [id, unitOf(id, unit)])),
    map,
    people: new Map(),
    places: placesOf(text, options),
    takenCodes: new Set(options.takenCodes),
    baseCodes: new Map([...divisions.values()].map(({ id, code }) => [code, id])),
  }
  const stated = [...(options.stated ?? '')].map((letter) => {
    const households = options.people?.[letter] ?? 0
    return [letter, { households, population: 3 * households }] as const
  })
  return { ...state, people: settlePeople(state, new Map(stated)) }
}

/** A table of places, in their order. */
export function placeTable(places: readonly DrawnPlace[]): PlaceTable {
  const points = places.map(({ at: [column, row] }): LonLat => at(column, row))
  return {
    lon: Float64Array.from(points, ([lon]) => lon),
    lat: Float64Array.from(points, ([, lat]) => lat),
    households: Float64Array.from(places, ({ households }) => households),
    population: Float64Array.from(places, ({ households, population = 3 * households }) => population),
    isBuilding: Uint8Array.from(places, ({ isBuilding = true }) => (isBuilding ? 1 : 0)),
  }
}

function placesOf(text: string, { people = {}, places = [], stated = '' }: DrawnPlanOptions): PlaceTable {
  const rows = text.split('\n')
  const all: DrawnPlace[] = [...places]
  for (const [letter, households] of Object.entries(people).sort()) {
    if (stated.includes(letter)) continue
    const squares = rows.flatMap((row, fromTop) =>
      [...row].flatMap((sign, column) => (sign === letter ? [[column + 0.5, rows.length - fromTop - 0.5] as const] : [])),
    )
    squares.forEach((square, i) => {
      const upTo = (k: number): number => Math.floor((households * k) / squares.length)
      all.push({ at: square, households: upTo(i + 1) - upTo(i) })
    })
  }
  return placeTable(all)
}

function unitOf(id: string, { geometry, parentId, kind = 'compound', level = 'compound' }: DrawnUnit): OverlayUnit {
  return { id, level, kind, code: id, name: id, parentId, geometry }
}

function relabelled(map: DivisionMap, nameOf: (face: FaceId) => FaceId): DivisionMap {
  const arcs = arcsOf(map).map((arc): Arc => ({ xy: arc.xy, left: nameOf(arc.left), right: nameOf(arc.right) }))
  const faces = new Map<FaceId, Arc[]>()
  for (const arc of arcs) for (const face of [arc.left, arc.right]) faces.set(face, [...(faces.get(face) ?? []), arc])
  return { faces, cells: createArcCells(arcs) }
}
