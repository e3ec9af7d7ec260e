import type { ErrorEvent, Map as MapLibreMap } from 'maplibre-gl'
import { createStore } from '../../state/create-store.ts'
import { noteConnection } from '../../state/service/connection.ts'

/** Whether some tiles could not be had although the service answers; cleared once tiles arrive again. */
export const tileTrouble = createStore<{ failed: boolean }>({ failed: false })

const retryMilliseconds = 5000

/** Notices tiles that do not come: a lost connection is told to the page, other failures are tried again in a while. */
export function watchTiles(map: MapLibreMap): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const lacking = new Set<string>()
  const onError = ({ error, sourceId }: ErrorEvent & { sourceId?: string }): void => {
    if (/abort/i.test(error.message)) return
    if (/failed to fetch|networkerror|load failed/i.test(error.message)) {
      noteConnection(false)
      return
    }
    if (!sourceId) {
      console.error(error)
      return
    }
    tileTrouble.set({ failed: true })
    lacking.add(sourceId)
    clearTimeout(timer)
    timer = setTimeout(() => {
      tileTrouble.set({ failed: false })
      for (const source of lacking) if (map.getSource(source)) map.refreshTiles(source)
      lacking.clear()
    }, retryMilliseconds)
  }
  map.on('error', onError)
  return () => {
    clearTimeout(timer)
    map.off('error', onError)
  }
}
