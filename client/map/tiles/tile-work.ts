/** What is done to a tile before it is drawn. `categories` null: all; `alone`: nothing is put together. */
export type TileWork = { kind: 'borders'; zoom: number } | { kind: 'pins'; categories: string[] | null; alone: boolean }

type Answer = { id: number } & ({ tile: ArrayBuffer; problem?: undefined } | { tile?: undefined; problem: string })

let worker: Worker | null = null
let next = 0
const waiting = new Map<number, { resolve(tile: ArrayBuffer): void; reject(error: Error): void }>()

/** Does a tile's work beside the page, so that the map never stutters for it. The tile's bytes are given away. */
export function workOnTile(work: TileWork, data: ArrayBuffer): Promise<ArrayBuffer> {
  worker ??= startWorker()
  const id = next++
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker!.postMessage({ id, work, data }, [data])
  })
}

function startWorker(): Worker {
  const started = new Worker(new URL('./tile-worker.ts', import.meta.url), { type: 'module' })
  started.onmessage = ({ data }: MessageEvent<Answer>) => {
    const asker = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.tile) asker?.resolve(data.tile)
    else asker?.reject(new Error(data.problem))
  }
  return started
}
