import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate } from '../../server/database/migrate.ts'
import { openDatabase } from '../../server/database/open-database.ts'
import { openPool } from '../../server/database/open-pool.ts'
import { StartError } from '../../server/database/start-error.ts'
import { configFor, describeOnBothDatabases, describeWithPostgres, emptyPostgresDatabase } from '../helpers/test-databases.ts'

describeOnBothDatabases('migrations', (database) => {
  test('have been applied, with PostGIS at hand', async () => {
    const { rows } = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(database().db)
    expect(rows[0].name).toBe('0001_foundation.sql')
    expect(database().versions.postgis).toMatch(/^3\.\d/)
  })

  test('do nothing the second time', async () => {
    const { pool } = openPool(database().connection, 1)
    expect(await migrate(pool)).toEqual({ applied: [] })
    await pool.end()
  })

  test('refuse a database that is newer than the program', async () => {
    const { pool } = openPool(database().connection, 1)
    await pool.query("insert into schema_migrations (name) values ('9999_tomorrow.sql')")
    const refusal = await migrate(pool).catch((error) => error)
    await pool.query("delete from schema_migrations where name = '9999_tomorrow.sql'")
    await pool.end()
    expect(refusal).toBeInstanceOf(StartError)
    expect(refusal.message).toContain('newer than this program')
    expect(refusal.message).toContain('9999_tomorrow.sql')
  })

  test('keep each published division code once', async () => {
    const { db } = database()
    const version = (divisionId: string) => sql`
      insert into division_versions (division_id, data_set_id, published, level, level_rank, kind, code, name, area_square_meters, label_point, geometry, valid_from)
      select ${divisionId}::uuid, id, true, 'county', 2, 'county', '510100', 'A', 1, st_setsrid(st_makepoint(0, 0), 4490),
        st_multi(st_makeenvelope(0, 0, 1, 1, 4490)), '2020-01-01' from data_sets limit 1`
    const twice = db.transaction().execute(async (transaction) => {
      await sql`insert into data_sets (name, kind, source) values ('x', 'divisions', 'x')`.execute(transaction)
      for (const id of ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']) {
        await sql`insert into divisions (id) values (${id}::uuid)`.execute(transaction)
        await version(id).execute(transaction)
      }
    })
    await expect(twice).rejects.toThrow('division_versions_code')
  })
})

describeWithPostgres('two programs that start at once on one PostgreSQL', () => {
  test('migrate it once', async () => {
    const { url, drop } = await emptyPostgresDatabase()
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase(configFor({ url }), () => {})))
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from schema_migrations`.execute(opened[0].db)
    expect(rows[0].count).toBeGreaterThan(0)
    for (const { close } of opened) await close()
    await drop()
  })
})
