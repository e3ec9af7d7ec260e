import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Config } from '../../server/config.ts'
import { type OpenDatabase, openDatabase } from '../../server/database/open-database.ts'
import { copyOfOnceARun } from './run-folder.ts'
import { noPostgres, postgresUrl } from './throwaway-postgres.ts'

/** Settings for the data layer alone. */
export function configFor(database: { dataFolder: string } | { url: string }): Config {
  const url = 'url' in database ? database.url : null
  return {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: url,
    readUrl: url,
    dataFolder: 'url' in database ? '.' : database.dataFolder,
    sample: 'none',
    sampleScale: 1,
    adminPassword: null,
  }
}

/** A folder with an empty embedded database of this schema in it; faster than letting each test make its own. */
export function emptyDataFolder(): Promise<string> {
  return copyOfOnceARun('empty-data', async (folder) => {
    const { close } = await openDatabase(configFor({ dataFolder: folder }), () => {})
    await close()
  })
}

/** A new empty database on the PostgreSQL server of the tests; `drop` removes it. */
export async function emptyPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = await postgresUrl()
  const name = `fangyuan_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) }
}

/** A database of one's own with what another holds, in which nobody works meanwhile; `drop` removes it. */
export async function copyOfPostgresDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const server = await postgresUrl()
  const name = `fangyuan_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} template ${new URL(url).pathname.slice(1)}`)
  const copy = new URL(server)
  copy.pathname = `/${name}`
  return { url: copy.href, drop: () => onServer(server, `drop database ${name} with (force)`) }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** Runs the same tests on the embedded database and on a real PostgreSQL; each block has a fresh one with this program's schema. */
export function describeOnBothDatabases(title: string, define: (database: () => OpenDatabase) => void): void {
  describe(`${title} (embedded)`, () => {
    let opened: OpenDatabase
    let folder: string
    beforeAll(async () => {
      folder = await emptyDataFolder()
      opened = await openDatabase(configFor({ dataFolder: folder }), () => {})
    }, 90_000)
    afterAll(async () => {
      await opened?.close()
      await rm(folder, { recursive: true, force: true })
    })
    define(() => opened)
  })

  describeWithPostgres(`${title} (PostgreSQL)`, () => {
    let opened: OpenDatabase
    let drop: () => Promise<void>
    beforeAll(async () => {
      const database = await emptyPostgresDatabase()
      drop = database.drop
      opened = await openDatabase(configFor(database), () => {})
    }, 90_000)
    afterAll(async () => {
      await opened?.close()
      await drop?.()
    })
    define(() => opened)
  })
}

/** Tests that need a real PostgreSQL: skipped loudly where there is none, failed where nothing may be skipped. */
export function describeWithPostgres(title: string, define: () => void): void {
  const missing = noPostgres()
  if (missing === null) describe(title, define)
  else if (process.env.FANGYUAN_REQUIRE_ALL === '1')
    test(`${title}: ${missing}`, () => {
      throw new Error(missing)
    })
  else {
    console.warn(`SKIPPED ${title}: ${missing}`)
    describe.skip(`${title}, skipped: ${missing}`, define)
  }
}
