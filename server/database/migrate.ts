import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { StartError } from './start-error.ts'

const sqlFolder = fileURLToPath(new URL('../../sql/', import.meta.url))

/**
 * Brings a database to this program's schema: each file of sql/migrations once, in order, one transaction each, and each file of
 * sql/functions whenever its text changed. Throws a StartError where the database is newer than the program.
 */
export async function migrate(pool: pg.Pool): Promise<{ applied: string[] }> {
  const client = await pool.connect()
  try {
    // Two programs that start at once on one PostgreSQL take turns.
    await client.query('select pg_advisory_lock(7264001)')
    await client.query(
      'create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())',
    )
    await client.query('create table if not exists schema_functions (name text primary key, hash text not null)')
    const known = await sqlFiles('migrations')
    const done = new Set((await client.query('select name from schema_migrations')).rows.map((row) => row.name as string))
    const stranger = [...done].find((name) => !known.includes(name))
    if (stranger !== undefined)
      throw new StartError(
        `The database is newer than this program (it holds migration ${stranger}); start the newer program, or use another database.`,
      )
    const applied: string[] = []
    for (const name of known.filter((file) => !done.has(file))) {
      await inTransaction(client, async () => {
        await client.query(await readFile(`${sqlFolder}migrations/${name}`, 'utf8'))
        await client.query('insert into schema_migrations (name) values ($1)', [name])
      })
      applied.push(name)
    }
    for (const name of await sqlFiles('functions')) {
      const text = await readFile(`${sqlFolder}functions/${name}`, 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      const current = await client.query('select hash from schema_functions where name = $1', [name])
      if (current.rows[0]?.hash === hash) continue
      await inTransaction(client, async () => {
        await client.query(text)
        await client.query('insert into schema_functions values ($1, $2) on conflict (name) do update set hash = excluded.hash', [
          name,
          hash,
        ])
      })
    }
    return { applied }
  } finally {
    await client.query('select pg_advisory_unlock(7264001)').catch(() => {})
    client.release()
  }
}

async function sqlFiles(folder: 'migrations' | 'functions'): Promise<string[]> {
  return (await readdir(`${sqlFolder}${folder}`)).filter((name) => name.endsWith('.sql')).sort()
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
