import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RunningApp {
  url: string
  adminPassword: string
  dataFolder: string
  pid: number
  /** Everything it wrote to stderr so far. */
  log(): string
  /** SIGTERM, then the exit code. */
  stop(): Promise<number | null>
  kill(): Promise<void>
}

export const testPassword = 'test-password-1'

/** Starts the real service on a free port, on an embedded database with a small sample in a folder of its own (or the given environment). */
export async function startApp(environment: Record<string, string> = {}): Promise<RunningApp> {
  const dataFolder = environment.FANGYUAN_DATA ?? (await mkdtemp(join(tmpdir(), 'fangyuan-')))
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      PORT: '0',
      FANGYUAN_DATA: dataFolder,
      FANGYUAN_ADMIN_PASSWORD: testPassword,
      FANGYUAN_SAMPLE_SCALE: '0.1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr!.on('data', (bytes) => {
    log += bytes
  })
  const url = await readyUrl(child, () => log)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const cleanUp = () => (environment.FANGYUAN_DATA ? Promise.resolve() : rm(dataFolder, { recursive: true, force: true }))
  return {
    url,
    adminPassword: testPassword,
    dataFolder,
    pid: child.pid!,
    log: () => log,
    async stop() {
      child.kill('SIGTERM')
      const code = await ended
      await cleanUp()
      return code
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function readyUrl(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout!.on('data', (bytes) => {
      output += bytes
      const ready = /ready at (http:\/\/\S+)/.exec(output)
      if (ready) resolve(ready[1])
    })
    child.once('exit', (code) => reject(new Error(`the service ended with ${code} before it was ready:\n${log()}`)))
  })
}
