import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A tile ready to be sent; both null where it is empty. */
export interface ReadyTile {
  plain: Uint8Array | null
  /** The same, compressed. */
  zipped: Uint8Array | null
}

const zip = promisify(gzip)
/** What an entry costs beside its bytes. */
const overheadBytes = 400

/**
 * Keeps built tiles by their tag, up to so many bytes, the ones asked for longest ago making room. However many ask for a tile at once, it is
 * built once, also when they all go away; a build that fails is tried again by the next who asks.
 */
export function createTileCache(mostBytes: number) {
  const ready = new Map<string, ReadyTile>()
  const building = new Map<string, Promise<ReadyTile>>()
  let bytes = 0
  const costOf = ({ plain, zipped }: ReadyTile) => overheadBytes + (plain?.length ?? 0) + (zipped?.length ?? 0)

  const keep = (tag: string, tile: ReadyTile) => {
    ready.set(tag, tile)
    bytes += costOf(tile)
    for (const [oldest, old] of ready) {
      if (bytes <= mostBytes) return
      ready.delete(oldest)
      bytes -= costOf(old)
    }
  }
  return async (tag: string, build: () => Promise<Uint8Array | null>): Promise<ReadyTile> => {
    const known = ready.get(tag)
    if (known) {
      ready.delete(tag)
      ready.set(tag, known)
      return known
    }
    let work = building.get(tag)
    if (!work) {
      work = build()
        .then(async (plain) => {
          const tile = { plain, zipped: plain && (await zip(plain)) }
          keep(tag, tile)
          return tile
        })
        .finally(() => building.delete(tag))
      building.set(tag, work)
    }
    return work
  }
}
