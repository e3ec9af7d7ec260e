import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import { serveSocket } from './serve-socket.ts'
import type { EmbeddedThreadMessage } from './start-embedded.ts'

/** The thread that runs the embedded PostgreSQL and serves it on a socket file, so that the HTTP thread never waits for it. */
const { dataFolder, socketPath } = workerData as { dataFolder: string; socketPath: string }
const say = (message: EmbeddedThreadMessage) => parentPort!.postMessage(message)

try {
  const database = await PGlite.create({ dataDir: dataFolder, extensions: { postgis } })
  const server = await serveSocket(database, socketPath)
  parentPort!.once('message', async () => {
    await server.close()
    await database.close()
    say({ kind: 'stopped' })
    parentPort!.close()
  })
  say({ kind: 'ready' })
} catch (error) {
  say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
}
