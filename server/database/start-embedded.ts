import { chmod, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lockFolder } from './folder-lock.ts'
import { StartError } from './start-error.ts'
import { startThread } from './start-thread.ts'

export type EmbeddedThreadMessage = { kind: 'ready' } | { kind: 'stopped' } | { kind: 'failed'; reason: string }

export interface Embedded {
  /** What `pg` takes as host: the folder of the socket file. */
  socketFolder: string
  stop(): Promise<void>
}

/** Linux and macOS allow about so many bytes in the path of a socket file. */
const longestSocketPathBytes = 103

/** The folder, below the data folder, that holds the embedded database, its socket file and its lock. */
export function embeddedFolder(dataFolder: string): string {
  return join(dataFolder, 'database')
}

/** Starts the embedded database in a thread of its own; the folder is 0700 and locked for as long as it runs. Throws a StartError where it is in use. */
export async function startEmbedded(dataFolder: string): Promise<Embedded> {
  const folder = embeddedFolder(dataFolder)
  const socketPath = join(folder, '.s.PGSQL.5432')
  if (Buffer.byteLength(socketPath) > longestSocketPathBytes)
    throw new StartError(
      `The data folder's path is too long for a socket file (${socketPath}); set FANGYUAN_DATA to a shorter path.`,
    )
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
  } catch (error) {
    throw new StartError(`The data folder ${dataFolder} cannot be used: ${(error as Error).message}.`)
  }
  const lock = await lockFolder(folder)
  if (lock === null)
    throw new StartError(
      `The data folder ${dataFolder} is in use by another Fangyuan; stop that one, or set FANGYUAN_DATA to another folder.`,
    )
  await rm(socketPath, { force: true })
  const worker = startThread(new URL('./embedded-thread.ts', import.meta.url), { dataFolder: join(folder, 'pgdata'), socketPath })
  const outcome = await new Promise<EmbeddedThreadMessage>((resolve) => {
    worker.once('message', resolve)
    worker.once('error', (error) => resolve({ kind: 'failed', reason: error.message }))
  })
  if (outcome.kind === 'failed') {
    await lock.release()
    throw new StartError(`The embedded database in ${folder} did not start: ${outcome.reason}.`)
  }
  await chmod(socketPath, 0o600)
  return {
    socketFolder: folder,
    async stop() {
      const stopped = new Promise((resolve) => {
        worker.once('message', resolve)
        worker.once('exit', resolve)
      })
      worker.postMessage('stop')
      await stopped
      await worker.terminate()
      await rm(socketPath, { force: true })
      await lock.release()
    },
  }
}
