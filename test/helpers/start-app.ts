import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyOfOnceARun, onceARun } from './run-folder.ts'
import { copyOfPostgresDatabase, emptyPostgresDatabase } from './test-databases.ts'
import { noPostgres } from './throwaway-postgres.ts'

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

/**
 * Starts the real service on a free port. Where no database is named it stands on an embedded one of its own, as an earlier
 * start left it: with a small sample county, or with `FANGYUAN_SAMPLE` `none` empty; gone when the service is stopped.
 */
export async function startApp(environment: Record<string, string> = {}): Promise<RunningApp> {
  const { FANGYUAN_DATA: given, DATABASE_URL: url, FANGYUAN_SAMPLE: sample = 'county' } = environment
  if (given || url) return run(environment, false)
  const startedBefore = await copyOfOnceARun(`${sample}-data`, async (folder) => {
    await (await run({ ...environment, FANGYUAN_DATA: folder }, false)).stop()
  })
  return run({ ...environment, FANGYUAN_DATA: startedBefore }, true)
}

/**
 * The same with a small sample county on a PostgreSQL where this machine has one, which starts and answers sooner than the embedded database: for tests that are about
 * something else. What lies in the database is tested on both.
 */
export async function startOnAnyDatabase(): Promise<RunningApp> {
  if (noPostgres() !== null) return startApp()
  const filled = await onceARun('county-postgres', async (folder) => {
    const { url } = await emptyPostgresDatabase()
    await (await run({ DATABASE_URL: url, FANGYUAN_DATA: folder }, false)).stop()
    await writeFile(join(folder, 'url'), url)
  })
  const copy = await copyOfPostgresDatabase(await readFile(join(filled, 'url'), 'utf8'))
  const folder = await mkdtemp(join(tmpdir(), 'fangyuan-'))
  const app = await run({ DATABASE_URL: copy.url, FANGYUAN_DATA: folder }, true)
  return {
    ...app,
    async stop() {
      const code = await app.stop()
      await copy.drop()
      return code
    },
  }
}

async function run(environment: Record<string, string>, isOwnFolder: boolean): Promise<RunningApp> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      PORT: '0',
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
  const dataFolder = environment.FANGYUAN_DATA ?? ''
  return {
    url,
    adminPassword: testPassword,
    dataFolder,
    pid: child.pid!,
    log: () => log,
    async stop() {
      child.kill('SIGTERM')
      const code = await ended
      if (isOwnFolder) await rm(dataFolder, { recursive: true, force: true })
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
