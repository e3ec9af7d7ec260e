import { recordRevision } from '../../repositories/revisions.ts'
import { lacksTiles } from '../../repositories/tiles/division-tiles.ts'
import type { WorkContext } from '../work-context.ts'
import { discardDivisionTiles, drawDivisionTiles, publishDivisionTiles } from './draw-division-tiles.ts'

/** Draws the tiles of divisions that were published before tiles were kept; answers false where there is nothing to do. */
export async function drawMissingTiles(context: WorkContext): Promise<boolean> {
  const { db } = context
  while (await lacksTiles(db)) {
    const drawn = await drawDivisionTiles(context, null)
    const isPublished = await db.transaction().execute(async (transaction) => {
      const revision = await recordRevision(transaction, 'tiles of divisions drawn', [])
      return publishDivisionTiles(transaction, drawn, revision)
    })
    if (isPublished) return true
    await discardDivisionTiles(db, drawn)
  }
  return false
}
