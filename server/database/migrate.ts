import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { StartError } from './start-error.ts'

const migrationsFolder = fileURLToPath(new URL('../../sql/migrations/', import.meta.url))

/**
 * Brings a database to this program's schema: each file of sql/migrations once, in order, one transaction each.
 * Throws a StartError where the database is newer than the program.
 */
export async function migrate(pool: pg.Pool): Promise<{ applied: string[] }> {
  const client = await pool.connect()
  try {
    // Two programs that start at once on one PostgreSQL take turns.
    await client.query('select pg_advisory_lock(7264001)')
    await client.query(
      'create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())',
    )
    const known = await migrationFiles()
    const done = new Set((await client.query('select name from schema_migrations')).rows.map((row) => row.name as string))
    const stranger = [...done].find((name) => !known.includes(name))
    if (stranger !== undefined)
      throw new StartError(
        `The database is newer than this program (it holds migration ${stranger}); start the newer program, or use another database.`,
      )
    const applied: string[] = []
    for (const name of known.filter((file) => !done.has(file))) {
      await inTransaction(client, async () => {
        await client.query(await readFile(`${migrationsFolder}${name}`, 'utf8'))
        await client.query('insert into schema_migrations (name) values ($1)', [name])
      })
      applied.push(name)
    }
    return { applied }
  } finally {
    await client.query('select pg_advisory_unlock(7264001)').catch(() => {})
    client.release()
  }
}

async function migrationFiles(): Promise<string[]> {
  return (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
}

async function inTransaction(client: pg.PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
