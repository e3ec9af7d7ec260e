import { createHash } from 'node:crypto'
import { type DivisionLevel, divisionLevels } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { cutOutlines } from '../../formats/mvt/cut-outlines.ts'
import { addTouchedAreas, revisionOf, type TouchedArea, type Turn } from '../../repositories/revisions.ts'
import {
  discardCoveredTiles,
  discardTileSet,
  insertTiles,
  publishTileSet,
  stageTileSet,
  type TileToStore,
  tileDigests,
  type VersionToDraw,
  versionsToDraw,
} from '../../repositories/tiles/division-tiles.ts'
import type { WorkContext } from '../work-context.ts'
import { areasOfTiles } from './areas-of-tiles.ts'
import { drawOutlines } from './draw-outlines.ts'
import { lastDivisionZoom, shownLevels } from './shown-levels.ts'

/** Tiles of divisions that are ready to be published together with what they draw. */
export interface DrawnTiles {
  setId: number
  /** The last revision of the divisions when they were drawn: a later one makes the tiles outdated. */
  base: number
  areas: TouchedArea[]
  turns: Turn[]
}

const rowsAStep = 400

/**
 * Draws the tiles of all divisions as they will be once a staged data set is published (as they are, where none is named), in short steps,
 * unseen until `publishDivisionTiles`. Tiles that come out as they are now are not written again.
 */
export async function drawDivisionTiles(context: WorkContext, dataSetId: string | null): Promise<DrawnTiles> {
  const { db } = context
  const base = await revisionOf(db, ['divisions'])
  const versions: VersionToDraw[] = []
  for await (const page of versionsToDraw(db, dataSetId)) versions.push(...page)
  versions.sort((a, b) => divisionLevels.indexOf(a.level) - divisionLevels.indexOf(b.level) || a.id - b.id)
  const present = new Set(versions.map(({ level }) => level))
  const setId = await stageTileSet(db, dataSetId)
  const drawn: DrawnTiles = { setId, base, areas: [], turns: [] }
  for (let zoom = 0; zoom <= lastDivisionZoom; zoom++) {
    const { changed, turning } = await drawZoom(context, setId, zoom, versions, shownLevels(zoom, present))
    for (const box of areasOfTiles(zoom, changed)) drawn.areas.push({ touched: 'divisions', fromZoom: zoom, toZoom: zoom, box })
    for (const [day, tiles] of turning) drawn.turns.push({ day, zoom, boxes: areasOfTiles(zoom, tiles) })
  }
  drawn.turns.sort((a, b) => a.day - b.day || a.zoom - b.zoom)
  return drawn
}

type Place = readonly [x: number, y: number]

/** Draws one zoom; tells which tiles are not as they were, and which look otherwise from which day on. */
async function drawZoom(
  context: WorkContext,
  setId: number,
  zoom: number,
  versions: readonly VersionToDraw[],
  levels: ReadonlySet<DivisionLevel>,
): Promise<{ changed: Place[]; turning: Map<number, Place[]> }> {
  const { db } = context
  const shown = versions.filter(({ level }) => levels.has(level))
  const report = (tiles: number) =>
    context.report(0.9, `drawing divisions, zoom ${zoom}${tiles === 0 ? '' : `: ${tiles.toLocaleString('en')} tiles`}`)
  report(0)
  const known = await tileDigests(db, zoom)
  const changed: Place[] = []
  const turning = new Map<number, Place[]>()
  let waiting: TileToStore[] = []
  const store = async (tile: TileToStore) => {
    changed.push([tile.x, tile.y])
    if (waiting.push(tile) < rowsAStep) return
    await insertTiles(db, setId, zoom, waiting)
    waiting = []
    report(changed.length)
  }
  for (const tile of cutOutlines(drawOutlines(shown, zoom), zoom)) {
    const key = `${tile.x}/${tile.y}`
    for (const day of tile.days) {
      const places = turning.get(day)
      if (places) places.push([tile.x, tile.y])
      else turning.set(day, [[tile.x, tile.y]])
    }
    const digest = known.get(key)
    known.delete(key)
    if (digest === undefined || digest !== createHash('md5').update(tile.body).digest('hex')) await store(tile)
  }
  for (const key of known.keys()) {
    const [x, y] = key.split('/').map(Number)
    await store({ x, y, versions: null, body: null })
  }
  if (waiting.length > 0) await insertTiles(db, setId, zoom, waiting)
  return { changed, turning }
}

/**
 * Publishes tiles that were drawn, in the transaction that publishes what they draw, under its revision; answers false,
 * with nothing done, where the divisions have changed since: then they must be drawn again.
 */
export async function publishDivisionTiles(
  transaction: Database,
  { setId, base, areas, turns }: DrawnTiles,
  revision: number,
): Promise<boolean> {
  if ((await revisionOf(transaction, ['divisions'], revision)) !== base) return false
  await publishTileSet(transaction, setId, revision, turns)
  await addTouchedAreas(transaction, revision, areas)
  return true
}

/** Forgets tiles that published ones cover, in short steps; what fails is left to the next time, since nobody sees these tiles. */
export async function discardCovered(db: Database): Promise<void> {
  await discardCoveredTiles(db).catch(() => {})
}

/** Forgets tiles that were drawn and not published. */
export async function discardDivisionTiles(db: Database, { setId }: DrawnTiles): Promise<void> {
  await discardTileSet(db, setId)
}
