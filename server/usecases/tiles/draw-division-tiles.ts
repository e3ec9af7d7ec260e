import { createHash } from 'node:crypto'
import { type DivisionLevel, divisionLevels } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { cutOutlines } from '../../formats/mvt/cut-outlines.ts'
import { addTouchedAreas, revisionOf, type TouchedArea } from '../../repositories/revisions.ts'
import {
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
import { drawOutlines, turningDays } from './draw-outlines.ts'
import { lastDivisionZoom, shownLevels } from './shown-levels.ts'

/** Tiles of divisions that are ready to be published together with what they draw. */
export interface DrawnTiles {
  setId: number
  /** The last revision of the divisions when they were drawn: a later one makes the tiles outdated. */
  base: number
  days: number[]
  areas: TouchedArea[]
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
  const areas: TouchedArea[] = []
  for (let zoom = 0; zoom <= lastDivisionZoom; zoom++) {
    const changed = await drawZoom(context, setId, zoom, versions, shownLevels(zoom, present))
    areas.push(...areasOfTiles(zoom, changed))
  }
  return { setId, base, days: turningDays(versions), areas }
}

/** Draws one zoom; returns the tiles that changed, as pairs of column and row. */
async function drawZoom(
  context: WorkContext,
  setId: number,
  zoom: number,
  versions: readonly VersionToDraw[],
  levels: ReadonlySet<DivisionLevel>,
): Promise<[number, number][]> {
  const { db } = context
  const shown = versions.filter(({ level }) => levels.has(level))
  const report = (tiles: number) =>
    context.report(0.9, `drawing divisions, zoom ${zoom}${tiles === 0 ? '' : `: ${tiles.toLocaleString('en')} tiles`}`)
  report(0)
  const known = await tileDigests(db, zoom)
  const changed: [number, number][] = []
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
    const digest = known.get(key)
    known.delete(key)
    if (digest === undefined || digest !== createHash('md5').update(tile.body).digest('hex')) await store(tile)
  }
  for (const key of known.keys()) {
    const [x, y] = key.split('/').map(Number)
    await store({ x, y, versions: null, body: null })
  }
  if (waiting.length > 0) await insertTiles(db, setId, zoom, waiting)
  return changed
}

/**
 * Publishes tiles that were drawn, in the transaction that publishes what they draw, before its revision is recorded or after; answers false,
 * with nothing done, where the divisions have changed since: then they must be drawn again.
 */
export async function publishDivisionTiles(
  transaction: Database,
  { setId, base, days, areas }: DrawnTiles,
  revision: number,
): Promise<boolean> {
  if ((await revisionOf(transaction, ['divisions'], revision)) !== base) return false
  await publishTileSet(transaction, setId, revision, days)
  await addTouchedAreas(transaction, revision, areas)
  return true
}

/** Forgets tiles that were drawn and not published. */
export async function discardDivisionTiles(db: Database, { setId }: DrawnTiles): Promise<void> {
  await discardTileSet(db, setId)
}
