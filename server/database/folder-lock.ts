import { randomBytes } from 'node:crypto'
import { access, readdir, rm } from 'node:fs/promises'
import { createConnection, createServer, type Server } from 'node:net'
import { join } from 'node:path'

export interface FolderLock {
  release(): Promise<void>
}

const lookAgainMilliseconds = 20
const answerMilliseconds = 2000

/**
 * Locks a folder for this process; answers null where another process holds it. Every process that wants the folder listens on a
 * socket file of its own, which the kernel closes when the process ends however it ends: a lock never outlives its holder.
 * Each listens before it looks, so of two that come at once one sees the other; the smaller token goes first.
 */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  // As long as `.s.PGSQL.5432`, so that one check of the path's length does for both.
  const token = randomBytes(4).toString('hex')
  const path = join(folder, `lock.${token}`)
  let holds = false
  const server = await listen(path, () => (holds ? 'held' : token))
  const release = () => new Promise<void>((resolve) => server.close(() => resolve()))
  for (;;) {
    const others = await askOthers(folder, path)
    if (others.length === 0) break
    if (others.some((answer) => answer === 'held' || answer < token)) {
      await release()
      return null
    }
    await new Promise((resolve) => setTimeout(resolve, lookAgainMilliseconds))
  }
  holds = true
  // Who looked between our file's birth and our listening took us for dead and removed it.
  if (await isThere(path)) return { release }
  await release()
  return lockFolder(folder)
}

/** What the living others say: `held`, or the token of one that is still looking. Files of the dead are removed. */
async function askOthers(folder: string, ownPath: string): Promise<string[]> {
  const paths = (await readdir(folder)).filter((name) => name.startsWith('lock.')).map((name) => join(folder, name))
  const answers = await Promise.all(paths.filter((path) => path !== ownPath).map(ask))
  return answers.filter((answer) => answer !== null)
}

/** Null where nobody listens. Who takes the call and keeps silent is alive but busy, and counts as the holder; who hangs up without a word has just let go, and is asked again. */
function ask(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = createConnection(path)
    let isBusy = false
    socket.setTimeout(answerMilliseconds, () => {
      isBusy = true
      socket.destroy()
    })
    socket.on('data', (bytes) => {
      answer += bytes
    })
    let isDead = false
    socket.on('error', (error: NodeJS.ErrnoException) => {
      isDead = error.code === 'ECONNREFUSED' || error.code === 'ENOENT'
    })
    socket.on('close', () => {
      if (isDead) void rm(path, { force: true }).then(() => resolve(null))
      else if (answer !== '' || isBusy) resolve(answer || 'held')
      else resolve(ask(path))
    })
  })
}

function listen(path: string, answer: () => string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.end(answer())
    })
    server.once('error', reject)
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
