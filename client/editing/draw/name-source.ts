import type { Feature, Point } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { divisionsOfLevel, facesOf, outlineOfFaces } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import type { DivisionLevel } from '#planning/types'
import { figuresOf } from '../figures/figures-of.ts'

export const nameSource = 'plan-names'

interface Named {
  id: number
  /** What the place and the words follow from: unchanged where all of it is the same object. */
  parts: readonly unknown[]
  name: string
}

let drawn: { source: GeoJSONSource; level: DivisionLevel; state: PlanState; words: Wording; known: Map<string, Named> } | null =
  null
let next = 1
let turn = 0

/** How a division's households are written under its name. */
export type Wording = (households: number) => string

/** Names written without a pause, so that the map stays fluid meanwhile. */
const atOnce = 120

/** Writes name and households into every division of a level; afterwards only where something changed. In idle time, some at once. */
export async function drawNames(map: MapLibreMap, state: PlanState, level: DivisionLevel, words: Wording): Promise<void> {
  const source = map.getSource<GeoJSONSource>(nameSource)
  if (!source) return
  const own = ++turn
  const isSame = drawn?.source === source && drawn.level === level && drawn.words === words
  const known = isSame ? drawn!.known : new Map<string, Named>()
  if (isSame && drawn!.state === state) return
  drawn = { source, level, state, words, known }
  if (!isSame) void source.setData({ type: 'FeatureCollection', features: [] })
  const divisions = divisionsOfLevel(state, level)
  const present = new Set(divisions.map(({ id }) => id))
  let remove: number[] = []
  let add: Feature<Point>[] = []
  for (const [id, { id: number }] of known) {
    if (present.has(id)) continue
    remove.push(number)
    known.delete(id)
  }
  for (const division of divisions) {
    const faces = facesOf(state, division.id)
    const parts = [division, ...faces.map((face) => state.map.faces.get(face))]
    const before = known.get(division.id)
    if (before && before.parts.length === parts.length && parts.every((part, i) => part === before.parts[i])) continue
    if (before) remove.push(before.id)
    const number = next++
    known.set(division.id, { id: number, parts, name: division.name })
    const outline = outlineOfFaces(state, faces)
    if (outline.length === 0) continue
    const figures = figuresOf(state, division.id)
    add.push({
      type: 'Feature',
      id: number,
      geometry: { type: 'Point', coordinates: [...interiorPoint(outline)] },
      properties: {
        name: division.name,
        figure: words(figures.households),
        weight: figures.population,
        isOff: figures.deviation !== null && figures.deviation !== 0 ? 1 : 0,
      },
    })
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

/** Forgets what is written, when its plan is put away. */
export function forgetNames(): void {
  drawn = null
  turn++
}
