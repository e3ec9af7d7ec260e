import pg from 'pg'
import type { Config } from '../config.ts'
import { migrate } from './migrate.ts'
import { type Connection, type Database, openPool } from './open-pool.ts'
import { embeddedFolder, startEmbedded } from './start-embedded.ts'
import { StartError } from './start-error.ts'

export interface OpenDatabase {
  kind: 'embedded' | 'postgres'
  connection: Connection
  db: Database
  versions: { postgres: string; postgis: string }
  close(): Promise<void>
}

const oldestPostgres = 15
const oldestPostgis = [3, 3]
const insufficientPrivilege = '42501'

/**
 * Opens the database that the settings name, the embedded one without DATABASE_URL, with PostGIS and this program's schema in it.
 * `joinRunning` uses the database of a Fangyuan that runs on the same data folder instead of refusing (for the command line).
 * Throws a StartError, one sentence, where that cannot be done.
 */
export async function openDatabase(config: Config, say: (message: string) => void, joinRunning = false): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    const connection: Connection = { kind: 'postgres', url: config.databaseUrl }
    say(`Connecting to ${placeOf(connection)}`)
    return prepare(connection, async () => {})
  }
  if (joinRunning) {
    const running: Connection = { kind: 'embedded', socketFolder: embeddedFolder(config.dataFolder) }
    if (await answers(running)) return prepare(running, async () => {})
  }
  say(`Opening the embedded database in ${config.dataFolder} (the first time takes some 10 s)`)
  const embedded = await startEmbedded(config.dataFolder)
  return prepare({ kind: 'embedded', socketFolder: embedded.socketFolder }, () => embedded.stop())
}

async function prepare(connection: Connection, stop: () => Promise<void>): Promise<OpenDatabase> {
  const { pool, db } = openPool(connection)
  const close = async () => {
    await db.destroy()
    await stop()
  }
  try {
    const versions = await checkVersions(pool, connection)
    await migrate(pool).catch((error) => {
      if (error.code !== insufficientPrivilege) throw error
      throw new StartError(
        `The role of DATABASE_URL may not make tables on ${placeOf(connection)} (${error.message}); let it own the database, or grant it "create" on the schema.`,
      )
    })
    return { kind: connection.kind, connection, db, versions, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function checkVersions(pool: pg.Pool, connection: Connection): Promise<{ postgres: string; postgis: string }> {
  const where = placeOf(connection)
  let postgres: string
  try {
    postgres = (await pool.query('show server_version')).rows[0].server_version
  } catch (error) {
    throw new StartError(`Cannot reach ${where}: ${describe(error)}; check DATABASE_URL and that the server runs.`)
  }
  if (Number.parseInt(postgres, 10) < oldestPostgres)
    throw new StartError(`${where} is version ${postgres}; Fangyuan needs ${oldestPostgres} or newer.`)
  try {
    // One implicit transaction; the lock keeps two programs that start at once from making it twice.
    await pool.query('select pg_advisory_xact_lock(7264001); create extension if not exists postgis')
  } catch (error) {
    throw new StartError(
      `PostGIS is missing on ${where} (${describe(error)}); install it and run "create extension postgis" as a superuser.`,
    )
  }
  const postgis: string = (await pool.query('select postgis_lib_version() as version')).rows[0].version
  const [major, minor] = postgis.split('.').map(Number)
  if (major < oldestPostgis[0] || (major === oldestPostgis[0] && minor < oldestPostgis[1]))
    throw new StartError(`PostGIS on ${where} is version ${postgis}; Fangyuan needs ${oldestPostgis.join('.')} or newer.`)
  return { postgres, postgis }
}

async function answers(connection: Connection): Promise<boolean> {
  const { pool, db } = openPool(connection, 1)
  try {
    await pool.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await db.destroy()
  }
}

/** What a connection leads to, for people; never its password. Throws a StartError where a connection string cannot be read. */
function placeOf(connection: Connection): string {
  if (connection.kind === 'embedded') return 'the embedded database'
  try {
    const { host, port, database } = new pg.Client({ connectionString: connection.url })
    return `PostgreSQL at ${host}:${port}/${database}`
  } catch {
    throw new StartError('DATABASE_URL cannot be read; it looks like postgres://user:password@host:5432/database.')
  }
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map((inner: Error) => inner.message).join(', ')
  return error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error)
}
