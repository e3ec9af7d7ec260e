import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

/** How to reach the database; plain data, so that it can be handed to other threads. */
export type Connection = { kind: 'embedded'; socketFolder: string } | { kind: 'postgres'; url: string }

export type Database = Kysely<Schema>

/** bigint and numeric as numbers (ids and counts stay far below 2^53), dates as text. */
const numberTypes = new Set([20, 1700])
const dateType = 1082

/** Opens a pool of connections to either database; `close` with `db.destroy()`. */
export function openPool(connection: Connection, size = 8): { pool: pg.Pool; db: Database } {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => {
      if (numberTypes.has(oid)) return Number
      if (oid === dateType) return String
      return pg.types.getTypeParser(oid, format as 'text')
    },
  }
  const pool = new pg.Pool({
    ...(connection.kind === 'embedded'
      ? { host: connection.socketFolder, user: 'postgres', database: 'postgres' }
      : { connectionString: connection.url, application_name: 'fangyuan' }),
    max: size,
    connectionTimeoutMillis: 15_000,
    types: types as pg.CustomTypesConfig,
    // Compiling a query takes longer than any of ours runs: it made searches over a province two seconds slower.
    ...(connection.kind === 'postgres'
      ? { onConnect: async (client: pg.ClientBase) => void (await client.query('set jit = off')) }
      : {}),
  })
  // A connection that breaks while idle is replaced at its next use; without a listener the process would end.
  pool.on('error', () => {})
  return { pool, db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }) }
}
