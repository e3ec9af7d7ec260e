import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createConnection, createServer, type Server } from 'node:net'
import { join } from 'node:path'

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Locks a folder for this process with a listening socket file, which the kernel closes when the process ends however it ends:
 * a lock never outlives its holder and needs no timeout. Answers null where another process holds the folder.
 */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  const path = join(folder, 'lock.sock')
  if ((await askHolder(path)) !== null) return null
  await rm(path, { force: true })
  const token = randomUUID()
  const server = await listen(path, token)
  if (server === null) return null
  // Two processes that found the same dead lock may both have replaced it; the file belongs to the later one only.
  await new Promise((resolve) => setTimeout(resolve, 30))
  if ((await askHolder(path)) !== token) {
    server.close()
    return null
  }
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** The token of the living holder, or null where nobody listens. */
function askHolder(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = createConnection(path)
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', (bytes) => {
      answer += bytes
    })
    socket.on('error', () => resolve(null))
    socket.on('close', () => resolve(answer === '' ? null : answer))
  })
}

function listen(path: string, token: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end(token))
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })
}
