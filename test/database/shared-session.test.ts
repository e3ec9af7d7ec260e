import { createConnection } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../server/database/open-pool.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'

describeOnBothDatabases('many clients at once', (database) => {
  let pool: pg.Pool
  beforeAll(() => {
    pool = openPool(database().connection, 6).pool
  })
  afterAll(() => pool.end())

  test('each gets the answer to its own question', async () => {
    const long = 'x'.repeat(200_000)
    const ask = [
      async (i: number) => (await pool.query('select $1::int + 1 as n', [i])).rows[0].n === i + 1,
      async (i: number) => (await pool.query('select length($1::text) + $2::int as n', [long, i])).rows[0].n === long.length + i,
      async (i: number) =>
        (await pool.query('select $1::text || $2::text || $3::text as t', ['a', 'b', i])).rows[0].t === `ab${i}`,
      async (i: number) => (await pool.query(`select ${i} as n`)).rows[0].n === i,
    ]
    const right = await Promise.all(Array.from({ length: 400 }, (_, i) => ask[i % ask.length](i)))
    expect(right.filter((isRight) => !isRight)).toHaveLength(0)
  })

  test('a parameter of five megabytes arrives whole', async () => {
    const text = 'é'.repeat(2_500_000)
    const { rows } = await pool.query('select md5($1::text) = md5(repeat($2, 2500000)) as same', [text, 'é'])
    expect(rows[0].same).toBe(true)
  })

  test('an error of one is not an error of the others', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) => pool.query(i % 2 ? 'select $1::int / 0' : 'select $1::int as n', [i])),
    )
    for (const [i, outcome] of outcomes.entries()) {
      if (i % 2) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
      else expect(outcome).toMatchObject({ status: 'fulfilled', value: { rows: [{ n: i }] } })
    }
  })

  test('an error while a statement runs ends that statement, and the next gets its own answer', async () => {
    const client = await pool.connect()
    await client.query('create temporary table keys (key int primary key)')
    const steps: [string, unknown[], unknown][] = [
      ['insert into keys values ($1)', [1], 1],
      ['insert into keys values ($1)', [1], '23505'],
      ['select $1::int as n', [5], 5],
      ['selec $1', [1], '42601'],
      ['begin', [], null],
      ['insert into keys values ($1)', [1], '23505'],
      ['select $1::int as n', [6], '25P02'],
      ['rollback', [], null],
      ['select $1::int as n', [7], 7],
    ]
    // Without waiting in between, as a pool under load does.
    const outcomes = await Promise.all(
      steps.map(([text, values]) =>
        client.query(text, values).then(
          ({ rows, rowCount }) => rows[0]?.n ?? rowCount,
          (error) => error.code,
        ),
      ),
    )
    await client.query('drop table keys')
    client.release()
    expect(outcomes).toEqual(steps.map(([, , outcome]) => outcome))
  })

  test('nobody sees what a transaction has not committed, and a rolled-back one leaves nothing', async () => {
    await pool.query('create table notes (text text)')
    const writer = await pool.connect()
    await writer.query('begin')
    await writer.query('insert into notes values ($1)', ['draft'])
    const reading = pool.query('select count(*)::int as n from notes')
    await new Promise((resolve) => setTimeout(resolve, 50))
    await writer.query('rollback')
    writer.release()
    expect((await reading).rows[0].n).toBe(0)
  })

  test('a client that dies in its transaction leaves nothing and holds nobody up', async () => {
    await pool.query('create table if not exists notes (text text)')
    const { connection } = database()
    const client = new pg.Client(
      connection.kind === 'embedded' ? { host: connection.socketFolder, user: 'postgres', database: 'postgres' } : connection.url,
    )
    client.on('error', () => {})
    await client.connect()
    await client.query('begin')
    await client.query('insert into notes values ($1)', ['of a dead client'])
    ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
    const { rows } = await pool.query('select count(*)::int as n from notes where text = $1', ['of a dead client'])
    expect(rows[0].n).toBe(0)
  })

  test('bytes that are no protocol end their own connection only', async () => {
    const { connection } = database()
    if (connection.kind === 'embedded') {
      const socket = createConnection(join(connection.socketFolder, '.s.PGSQL.5432'))
      const closed = new Promise((resolve) => socket.once('close', resolve))
      socket.on('error', () => {})
      socket.write(Buffer.alloc(64))
      await closed
    }
    expect((await pool.query('select 1 as n')).rows[0].n).toBe(1)
  })
})
