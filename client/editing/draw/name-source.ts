import type { Feature, Point } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { divisionsOfLevel, facesOf, outlineOfFaces } from '#planning/plans/plan-state'
import type { PlanDivision, PlanState } from '#planning/plans/plan-types'
import type { DivisionLevel, LonLat } from '#planning/types'
import type { FindingMark } from '../checks/findings.ts'
import { figuresOf } from '../figures/figures-of.ts'

export const nameSource = 'plan-names'

interface Named {
  id: number
  /** What the place and the words follow from: unchanged where all of it is the same. */
  parts: readonly unknown[]
}

interface Drawn {
  source: GeoJSONSource
  level: DivisionLevel
  state: PlanState
  words: Wording
  marks: readonly FindingMark[]
  known: Map<string, Named>
}

let drawn: Drawn | null = null
let next = 1
let turn = 0

/** How a division's households are written under its name. */
export type Wording = (households: number) => string

/** Names written without a pause, so that the map stays fluid meanwhile. */
const atOnce = 120

/**
 * Writes name and households into every division of a level, with a sign where something is wrong with it, and signs at places; afterwards only where something changed. In idle
 * time, some at once.
 */
export async function drawNames(
  map: MapLibreMap,
  state: PlanState,
  level: DivisionLevel,
  words: Wording,
  marks: readonly FindingMark[],
): Promise<void> {
  const source = map.getSource<GeoJSONSource>(nameSource)
  if (!source) return
  const own = ++turn
  const isSame = drawn?.source === source && drawn.level === level && drawn.words === words
  const known = isSame ? drawn!.known : new Map<string, Named>()
  if (isSame && drawn!.state === state && drawn!.marks === marks) return
  drawn = { source, level, state, words, marks, known }
  if (!isSame) void source.setData({ type: 'FeatureCollection', features: [] })
  const divisions = divisionsOfLevel(state, level)
  const signs = signsOf(divisions, marks)
  let remove: number[] = []
  let add: Feature<Point>[] = []
  for (const [key, { id: number }] of known) {
    if (signs.ofDivision.has(key) || signs.atPlaces.has(key)) continue
    remove.push(number)
    known.delete(key)
  }
  /** Writes what a key stands for, unless it is written so already. */
  const write = (key: string, parts: readonly unknown[], feature: (id: number) => Feature<Point> | null): void => {
    const before = known.get(key)
    if (before && before.parts.length === parts.length && parts.every((part, i) => part === before.parts[i])) return
    if (before) remove.push(before.id)
    const id = next++
    known.set(key, { id, parts })
    const made = feature(id)
    if (made) add.push(made)
  }
  for (const [key, { at, severity }] of signs.atPlaces) write(key, [severity], (id) => signFeature(id, at, severity))
  for (const division of divisions) {
    const faces = facesOf(state, division.id)
    const mark = signs.ofDivision.get(division.id) ?? ''
    const parts = [mark, division, ...faces.map((face) => state.map.faces.get(face))]
    write(division.id, parts, (id) => nameFeature(id, state, division, mark, words))
    if (add.length >= atOnce) {
      void source.updateData({ remove, add })
      ;[remove, add] = [[], []]
      await new Promise((resolve) => setTimeout(resolve, 8))
      // A later state began to be written: it finds what this one left undone by `known`.
      if (own !== turn) return
    }
  }
  if (remove.length > 0 || add.length > 0) void source.updateData({ remove, add })
}

/** The worst sign of each division of the level, '' for none; and signs at places, those of other levels' divisions among them. */
function signsOf(
  divisions: readonly PlanDivision[],
  marks: readonly FindingMark[],
): { ofDivision: Map<string, FindingMark['severity'] | ''>; atPlaces: Map<string, FindingMark> } {
  const ofDivision = new Map<string, FindingMark['severity'] | ''>(divisions.map(({ id }) => [id, '']))
  const atPlaces = new Map<string, FindingMark>()
  for (const mark of marks) {
    const { divisionId, severity, at } = mark
    if (divisionId !== null && ofDivision.has(divisionId)) {
      if (ofDivision.get(divisionId) !== 'error') ofDivision.set(divisionId, severity)
      continue
    }
    const key = `${at[0]},${at[1]}`
    if (atPlaces.get(key)?.severity !== 'error') atPlaces.set(key, mark)
  }
  return { ofDivision, atPlaces }
}

function signFeature(id: number, at: LonLat, mark: FindingMark['severity']): Feature<Point> {
  const properties = { name: '', figure: '', weight: 0, isOff: 0, mark }
  return { type: 'Feature', id, geometry: { type: 'Point', coordinates: [...at] }, properties }
}

function nameFeature(
  id: number,
  state: PlanState,
  division: PlanDivision,
  mark: FindingMark['severity'] | '',
  words: Wording,
): Feature<Point> | null {
  const outline = outlineOfFaces(state, facesOf(state, division.id))
  if (outline.length === 0) return null
  const { households, population, deviation } = figuresOf(state, division.id)
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [...interiorPoint(outline)] },
    properties: {
      name: division.name,
      figure: words(households),
      weight: population,
      isOff: deviation !== null && deviation !== 0 ? 1 : 0,
      mark,
    },
  }
}

/** Forgets what is written, when its plan is put away. */
export function forgetNames(): void {
  drawn = null
  turn++
}
