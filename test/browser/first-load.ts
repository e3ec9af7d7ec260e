import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'

export interface FirstLoad {
  /** Kilobytes (1000 bytes), zipped: the page, its scripts and styles. */
  page: number
  /** The same of scripts that run beside the page: the map's worker and the tiles'. */
  workers: number
  files: Record<string, number>
}

/** Begins to note what a page loads of its own files; the answer weighs them, zipped as hard as can be. */
export function weighFirstLoad(page: Page): () => Promise<FirstLoad> {
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  return async () => {
    const load: FirstLoad = { page: 0, workers: 0, files: {} }
    for (const response of responses) {
      const { pathname } = new URL(response.url())
      if (pathname.startsWith('/api/') || !/(\/|\.(html|js|css|svg))$/.test(pathname) || pathname in load.files) continue
      const kilobytes = gzipSync(Buffer.from(await (await fetch(response.url())).arrayBuffer()), { level: 9 }).byteLength / 1000
      load.files[pathname] = kilobytes
      load[/worker/.test(pathname) ? 'workers' : 'page'] += kilobytes
    }
    return load
  }
}
