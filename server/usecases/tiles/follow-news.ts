import type { Database } from '../../database/open-pool.ts'
import { type NewsForTiles, newsForTiles, type Turn } from '../../repositories/revisions.ts'

/** What was published, as far as tiles must know. */
export interface PublishedGround {
  areas: NewsForTiles['areas']
  /** When and where the divisions change, in the order of days. */
  turns: Turn[]
}

/**
 * Keeps what was published in mind and asks the database only for what is new. Whoever asks is answered by a query that began after he
 * asked, so never with something stale; who asks while one is under way shares the next with all who wait.
 */
export function createNewsFollower(db: Database): () => Promise<PublishedGround> {
  let known: PublishedGround = { areas: [], turns: [] }
  let last = 0
  let running: Promise<PublishedGround> | null = null
  let next: Promise<PublishedGround> | null = null

  const read = async (): Promise<PublishedGround> => {
    let news = await newsForTiles(db, last)
    if (news.last < last) {
      // The database was put back to an older state: what is in mind is not true any more.
      known = { areas: [], turns: [] }
      news = await newsForTiles(db, 0)
    }
    last = news.last
    if (news.areas.length > 0) known = { ...known, areas: [...known.areas, ...news.areas] }
    if (news.turns) known = { ...known, turns: news.turns }
    return known
  }
  const begin = (): Promise<PublishedGround> => {
    const started = read().finally(() => {
      if (running === started) running = null
    })
    running = started
    return started
  }
  return () => {
    if (running === null) return begin()
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null
        return begin()
      })
    return next
  }
}
