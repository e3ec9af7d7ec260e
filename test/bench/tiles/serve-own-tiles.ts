import { createServer } from 'node:http'
import type { OpenDatabase } from '../../../server/database/open-database.ts'
import { createApp } from '../../../server/http/create-app.ts'

/** The service's own HTTP side over a database, with nothing built or kept yet; for reading only. */
export async function serveOwnTiles({ db, kind, versions }: OpenDatabase): Promise<{ url: string; close(): Promise<void> }> {
  const never = () => Promise.reject(new Error('got work when expected requests for tiles only'))
  const server = createServer(
    createApp({
      db,
      readDb: db,
      database: { kind, ...versions },
      version: 'bench',
      jobs: { dispatch: never, waitForEnd: never, ask: never },
      plans: { ask: never },
      logError: (error) => process.stderr.write(`${String(error)}\n`),
      pageFolder: '.',
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
