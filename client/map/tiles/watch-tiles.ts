import type { ErrorEvent, ICanonicalTileID, Map as MapLibreMap, Tile } from 'maplibre-gl'
import { createStore } from '../../state/create-store.ts'
import { noteConnection } from '../../state/service/connection.ts'

/** Whether some tiles could not be had although the service answers; cleared once tiles arrive again. */
export const tileTrouble = createStore<{ failed: boolean }>({ failed: false })

const retryMilliseconds = 5000

/**
 * Notices tiles that do not come: a lost connection is told to the page, other failures are tried again in a while. They are asked
 * for one by one: a refresh of the whole source would have MapLibre wait for the request that failed.
 */
export function watchTiles(map: MapLibreMap): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const lacking = new Map<string, ICanonicalTileID[]>()
  const onError = ({ error, sourceId, tile }: ErrorEvent & { sourceId?: string; tile?: Tile }): void => {
    if (/abort/i.test(error.message)) return
    if (/failed to fetch|networkerror|load failed/i.test(error.message)) {
      noteConnection(false)
      return
    }
    if (!sourceId || !tile) {
      console.error(error)
      return
    }
    tileTrouble.set({ failed: true })
    lacking.set(sourceId, [...(lacking.get(sourceId) ?? []), tile.tileID.canonical])
    clearTimeout(timer)
    timer = setTimeout(() => {
      tileTrouble.set({ failed: false })
      for (const [source, tiles] of lacking) if (map.getSource(source)) map.refreshTiles(source, tiles)
      lacking.clear()
    }, retryMilliseconds)
  }
  map.on('error', onError)
  return () => {
    clearTimeout(timer)
    map.off('error', onError)
  }
}
