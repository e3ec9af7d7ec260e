import { interiorPoint } from '#planning/geodesy/interior-point'
import { countsOf } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { flatOutline } from '#planning/topology/outline-types'
import type { Database } from '../../../database/open-pool.ts'
import { cutOutlines } from '../../../formats/mvt/cut-outlines.ts'
import type { DrawnVersion, VersionToDraw } from '../../../repositories/tiles/division-tiles.ts'
import { drawOutlines } from '../../tiles/draw-outlines.ts'
import { lastDivisionZoom, shownLevels } from '../../tiles/shown-levels.ts'
import { writeDivisions } from '../../tiles/write-divisions.ts'
import type { PlanDesk } from '../desk/plan-desk.ts'
import { allOf, outlineIn } from './plan-divisions.ts'

/** What a state draws, ready to be cut at any zoom. */
interface Drawing {
  versions: VersionToDraw[]
  drawn: Map<number, DrawnVersion>
  /** Packed tiles by `x/y`, zoom by zoom, as they were asked for. */
  zooms: Map<number, Map<string, Uint8Array>>
}

const drawings = new WeakMap<PlanState, Drawing>()

/**
 * One tile of the divisions of a plan as it is, without those outside its scope; `bytes` null where it is empty, `undefined` where the
 * asker has it already. A zoom is drawn as a whole, since borders are simplified together, and kept as long as the plan stays as it is.
 */
export async function planTile(
  db: Database,
  desk: PlanDesk,
  { planId, z, x, y, known }: { planId: string; z: number; x: number; y: number; known: string },
): Promise<{ tag: string; bytes: Uint8Array | null | undefined }> {
  const { row, base, state } = await desk.open(db, planId)
  const tag = `"plan-${planId}-v${row.version}-${base.tag.slice(0, 12)}-${z}-${x}-${y}"`
  if (known.includes(tag)) return { tag, bytes: undefined }
  if (z > lastDivisionZoom) return { tag, bytes: null }
  const drawing = drawingOf(state)
  const body = tilesOf(drawing, z).get(`${x}/${y}`)
  return { tag, bytes: body ? writeDivisions(body, 0, drawing.drawn) : null }
}

function drawingOf(state: PlanState): Drawing {
  const kept = drawings.get(state)
  if (kept) return kept
  const drawing: Drawing = { versions: [], drawn: new Map(), zooms: new Map() }
  for (const [index, shown] of allOf(state).entries()) {
    const { id, code, name, level, kind, parentId } = shown
    const outline = outlineIn(state, shown)
    const population = 'geometry' in shown ? null : countsOf(state, id).population
    drawing.versions.push({
      id: index,
      level,
      from: 0,
      to: null,
      labelPoint: interiorPoint(outline),
      outline: flatOutline(outline),
    })
    drawing.drawn.set(index, { versionId: index, id, code, name, level, kind, parentId, population })
  }
  drawings.set(state, drawing)
  return drawing
}

function tilesOf({ versions, zooms }: Drawing, zoom: number): Map<string, Uint8Array> {
  const kept = zooms.get(zoom)
  if (kept) return kept
  const levels = shownLevels(zoom, new Set(versions.map(({ level }) => level)))
  const tiles = new Map<string, Uint8Array>()
  const shown = versions.filter(({ level }) => levels.has(level))
  for (const { x, y, body } of cutOutlines(drawOutlines(shown, zoom), zoom)) tiles.set(`${x}/${y}`, body)
  zooms.set(zoom, tiles)
  return tiles
}
