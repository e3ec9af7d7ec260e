import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { openDatabase } from '../../server/database/open-database.ts'
import { openPool } from '../../server/database/open-pool.ts'
import { StartError } from '../../server/database/start-error.ts'
import { apiClient, signedIn } from '../helpers/api-client.ts'
import { runProgram } from '../helpers/run-program.ts'
import { type RunningApp, startApp } from '../helpers/start-app.ts'
import { describeWithPostgres, emptyDataFolder, emptyPostgresDatabase } from '../helpers/test-databases.ts'

const facility = (name: string) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [104.06, 30.66] },
  properties: { category: 'market', name },
})
/** What the program says when it cannot start: progress, then one sentence about why. */
const lastLine = (stderr: string) => stderr.trim().split('\n').at(-1)!

const folders: string[] = []
const apps: RunningApp[] = []
async function start(environment: Record<string, string> = {}): Promise<RunningApp> {
  const app = await startApp({ FANGYUAN_SAMPLE: 'none', ...environment })
  apps.push(app)
  return app
}
async function startOnEmptyFolder(): Promise<RunningApp> {
  const folder = await emptyDataFolder()
  folders.push(folder)
  return start({ FANGYUAN_DATA: folder })
}
afterEach(async () => {
  for (const app of apps.splice(0)) await app.kill().catch(() => {})
})
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

describe('starting', { timeout: 120_000 }, () => {
  test('ends in one line on stdout, listens on PORT only, keeps its database in a folder of its own, lets no second one at it; SIGTERM ends it cleanly', async () => {
    const app = await startOnEmptyFolder()
    expect(app.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const { status, body } = await apiClient(app.url).get('health')
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'ok', database: { kind: 'embedded' }, revision: 0 })
    expect(body.database.postgres).toMatch(/^1[5-9]|^[2-9]\d/)
    expect(body.database.postgis).toMatch(/^3\./)
    const folder = join(app.dataFolder, 'database')
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    const socket = statSync(join(folder, '.s.PGSQL.5432'))
    expect(socket.isSocket()).toBe(true)
    expect(socket.mode & 0o077).toBe(0)
    expect(listeningPorts(app.pid)).toEqual([Number(new URL(app.url).port)])
    const second = await runProgram('main', [], { FANGYUAN_DATA: app.dataFolder })
    expect(second.code).toBe(1)
    expect(second.stdout).toBe('')
    expect(lastLine(second.stderr)).toBe(
      `Fangyuan cannot start. The data folder ${app.dataFolder} is in use by another Fangyuan; stop that one, or set FANGYUAN_DATA to another folder.`,
    )
    expect((await apiClient(app.url).get('health')).status).toBe(200)
    const children = childrenOf(app.pid)
    const begun = Date.now()
    expect(await app.stop()).toBe(0)
    expect(Date.now() - begun).toBeLessThan(5000)
    expect(isAlive(app.pid)).toBe(false)
    // The compiler's own process notices that its parent is gone a moment later.
    await expect.poll(() => children.filter(isAlive), { timeout: 5000 }).toEqual([])
    expect((await readdir(join(app.dataFolder, 'database'))).filter((name) => name !== 'pgdata')).toEqual([])
  })

  test('a busy port is said in one sentence', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    )
    const { code, stdout, stderr } = await runProgram('main', [], {
      PORT: String(port),
      FANGYUAN_DATA: join(tmpdir(), 'fangyuan-never'),
    })
    other.close()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `Fangyuan cannot start. Port ${port} on 127.0.0.1 is in use; stop the other program, or set PORT to another port.\n`,
    )
  })

  test('a wrong setting is said in one sentence', async () => {
    const { code, stdout, stderr } = await runProgram('main', [], { FANGYUAN_SAMPLE: 'town' })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe('Fangyuan cannot start. Settings: FANGYUAN_SAMPLE must be "county" or "none".\n')
  })

  test.each([
    ['PORT', 'http', 'PORT must be a number'],
    ['PORT', '70000', 'PORT'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must begin with postgres://'],
    ['DATABASE_URL', 'postgres://[', 'DATABASE_URL cannot be read'],
    ['FANGYUAN_ADMIN_PASSWORD', 'short', 'FANGYUAN_ADMIN_PASSWORD must have at least 8 characters'],
    ['FANGYUAN_DATA', '/proc/version', 'The data folder /proc/version cannot be used'],
    ['FANGYUAN_DATA', `/tmp/${'long/'.repeat(25)}`, 'too long for a socket file'],
  ])('%s=%s is a start error that names it', async (name, value, sentence) => {
    const refusal = await (async () => openDatabase(readConfig({ [name]: value }), () => {}))().catch((error) => error)
    expect(refusal).toBeInstanceOf(StartError)
    expect(refusal.message).toContain(sentence)
  })

  test('an unreachable database is said in one sentence, without its password', async () => {
    const url = 'postgres://fangyuan:secret-word@127.0.0.1:9/nowhere'
    const { code, stderr } = await runProgram('main', [], { DATABASE_URL: url })
    expect(code).toBe(1)
    expect(lastLine(stderr)).toMatch(
      /^Fangyuan cannot start\. Cannot reach PostgreSQL at 127\.0\.0\.1:9\/nowhere: .*ECONNREFUSED/,
    )
    expect(stderr).not.toContain('secret-word')
  })
})

describe('a worker of its own', () => {
  test('needs DATABASE_URL, and says so in one sentence', async () => {
    const { code, stdout, stderr } = await runProgram('worker', [], {})
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^The worker cannot start\. A worker of its own needs DATABASE_URL;.*\n$/)
  })
})

describe('kill -9', { timeout: 180_000 }, () => {
  test('loses nothing that was acknowledged', async () => {
    let app = await startOnEmptyFolder()
    const names: string[] = []
    for (let round = 0; round < 2; round++) {
      const administrator = await signedIn(app.url)
      for (let i = 0; i < 5; i++) {
        const name = `facility ${round}.${i}`
        expect((await administrator.send('POST', 'facilities', facility(name))).status).toBe(201)
        names.push(name)
      }
      await app.kill()
      app = await start({ FANGYUAN_DATA: app.dataFolder })
      const { body } = await apiClient(app.url).get('facilities?limit=100')
      expect(body.features.map((feature: { properties: { name: string } }) => feature.properties.name).sort()).toEqual(names)
    }
  })

  test('or SIGTERM in the middle of an import leaves all of the file or nothing, and the job comes to its end', async () => {
    let app = await startOnEmptyFolder()
    const rows = 40_000
    const lines = Array.from({ length: rows }, (_, i) => `c${i},${104 + (i % 300) / 1000},${30 + i / 300_000},${i % 50}`)
    const { body } = await (await signedIn(app.url)).upload('people.csv', `id,lon,lat,population\n${lines.join('\n')}`, {
      kind: 'demand',
    })
    const jobId = body.job.id
    const untilHalfWay = async () => {
      for (let progress = 0; progress < 0.15; ) {
        const { body: job } = await apiClient(app.url).get(`jobs/${jobId}`)
        expect(['queued', 'running']).toContain(job.state)
        progress = job.progress
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    await untilHalfWay()
    const begun = Date.now()
    expect(await app.stop()).toBe(0)
    expect(Date.now() - begun).toBeLessThan(8000)
    app = await start({ FANGYUAN_DATA: app.dataFolder })
    await untilHalfWay()
    await app.kill()
    app = await start({ FANGYUAN_DATA: app.dataFolder })
    const seen = new Set<number>()
    const watched = (async () => {
      for (let state = 'queued'; state === 'queued' || state === 'running'; ) {
        seen.add((await counted(app)).published)
        state = (await apiClient(app.url).get(`jobs/${jobId}`)).body.state
      }
    })()
    const job = await apiClient(app.url).ended(jobId, 120)
    expect(job, `${JSON.stringify(job.problem)}\n${app.log()}`).toMatchObject({
      state: 'done',
      result: { read: rows, taken: rows, refused: 0 },
    })
    await watched
    seen.add((await counted(app)).published)
    expect([...seen].filter((count) => count !== 0)).toEqual([rows])
    expect(await counted(app, true)).toEqual({ published: rows, staged: 0, uploads: 0 })
    expect(await app.stop()).toBe(0)
  })
})

describeWithPostgres('on a PostgreSQL of its own', () => {
  test('it starts, fills it with the sample, answers a coverage, and starts again', { timeout: 180_000 }, async () => {
    const { url, drop } = await emptyPostgresDatabase()
    const app = await start({ DATABASE_URL: url, FANGYUAN_SAMPLE: 'county' })
    const client = apiClient(app.url)
    expect((await client.get('health')).body.database.kind).toBe('postgres')
    const result = await client.coverage({ categories: ['clinic_station'], minutes: 15 })
    expect(result.totals.population).toBeGreaterThan(0)
    expect(result.totals.coveredPopulation).toBeGreaterThan(0)
    expect(result.totals.coveredPopulation).toBeLessThanOrEqual(result.totals.population)
    expect(await app.stop()).toBe(0)
    const again = await start({ DATABASE_URL: url, FANGYUAN_SAMPLE: 'county' })
    expect(again.log()).not.toContain('Filled the empty database')
    expect((await apiClient(again.url).get(`coverage/${result.id}`)).body.totals).toEqual(result.totals)
    expect(await again.stop()).toBe(0)
    await drop()
  })

  test('one without PostGIS, for a role that may not install it, is refused in one sentence', async () => {
    const { url, drop } = await emptyPostgresDatabase()
    await onDatabase(url, `create role no_rights login password 'x'`)
    const asRole = new URL(url)
    asRole.username = 'no_rights'
    asRole.password = 'x'
    const { code, stderr } = await runProgram('main', [], { DATABASE_URL: asRole.href })
    const withPostgis = await (async () => {
      await onDatabase(url, 'create extension postgis')
      return runProgram('main', [], { DATABASE_URL: asRole.href })
    })()
    await drop()
    await onServerOf(url, 'drop role no_rights')
    expect(code).toBe(1)
    expect(lastLine(stderr)).toMatch(
      /^Fangyuan cannot start\. PostGIS is missing on PostgreSQL at .* \(permission denied .*\); install it/,
    )
    expect(withPostgis.code).toBe(1)
    expect(lastLine(withPostgis.stderr)).toMatch(/^Fangyuan cannot start\. The role of DATABASE_URL may not make tables/)
  })

  test('one that is newer than the program is refused in one sentence', async () => {
    const { url, drop } = await emptyPostgresDatabase()
    expect((await runProgram('cli', ['migrate'], { DATABASE_URL: url })).code).toBe(0)
    await onDatabase(url, `insert into schema_migrations (name) values ('9999_tomorrow.sql')`)
    const { code, stderr } = await runProgram('main', [], { DATABASE_URL: url })
    await drop()
    expect(code).toBe(1)
    expect(lastLine(stderr)).toMatch(/^Fangyuan cannot start\. The database is newer than this program/)
  })
})

async function onDatabase(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
function onServerOf(url: string, statement: string): Promise<void> {
  const server = new URL(url)
  server.pathname = '/postgres'
  return onDatabase(server.href, statement)
}

/** Demand points that readers see, looked up beside the running service. */
async function counted(app: RunningApp, all = false): Promise<{ published: number; staged?: number; uploads?: number }> {
  const { db } = openPool({ kind: 'embedded', socketFolder: join(app.dataFolder, 'database') }, 1)
  const { rows } = await sql<{ published: number; staged: number; uploads: number }>`
    select count(*) filter (where d.state = 'published')::int as published, count(*) filter (where d.state <> 'published')::int as staged,
      (select count(*)::int from uploads) as uploads
    from demand_points p join data_sets d on d.id = p.data_set_id`.execute(db)
  await db.destroy()
  return all ? rows[0] : { published: rows[0].published }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => {
      try {
        return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${other}/stat`, 'utf8'))?.[1]) === pid
      } catch {
        return false
      }
    })
}

/** TCP ports on which a process listens, by its open sockets. */
function listeningPorts(pid: number): number[] {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        return []
      }
    }),
  )
  const listening = '0A'
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === listening && inodes.has(fields[9]))
      .map((fields) => Number.parseInt(fields[1].split(':')[1], 16)),
  )
}
