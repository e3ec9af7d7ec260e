import { randomBytes, randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '../../server/database/open-pool.ts'
import {
  findAnalysis,
  findAnalysisPart,
  findAnswer,
  storeAnalysis,
  storeAnalysisPart,
  storeSoFar,
} from '../../server/repositories/analyses.ts'
import { discardAbandoned, stageDataSet } from '../../server/repositories/data-sets.ts'
import {
  beginJob,
  countOpenJobs,
  createJob,
  endJob,
  findJob,
  findOpenJob,
  forgetOldJobs,
  recoverLostJobs,
  reportJob,
  requestCancel,
  returnJob,
} from '../../server/repositories/jobs.ts'
import {
  addUploadPiece,
  createUpload,
  readUpload,
  removeAbandonedUploads,
  removeUpload,
} from '../../server/repositories/uploads.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'

const lost = { type: '/problems/unavailable', title: 'lost', status: 503, detail: 'lost twice' }

async function running(db: Database, input: unknown = {}): Promise<string> {
  const { id } = await createJob(db, 'import', input)
  await beginJob(db, id)
  return id
}
const grow = (db: Database, id: string, seconds: number) =>
  sql`update jobs set heartbeat_at = heartbeat_at - make_interval(secs => ${seconds}), created_at = created_at - make_interval(secs => ${seconds})
    where id = ${id}::uuid`.execute(db)
const stateOf = async (db: Database, id: string) => (await findJob(db, id))?.state

describeOnBothDatabases('jobs', (database) => {
  test('are queued, taken once, tell how far they are, and end with a result', async () => {
    const { db } = database()
    const input = { uploadId: 'x', options: { kind: 'streets', 方: '圆' } }
    const job = await createJob(db, 'import', input)
    expect(job).toEqual({
      id: job.id,
      kind: 'import',
      input,
      state: 'queued',
      progress: 0,
      message: '',
      result: null,
      problem: null,
      accountId: null,
    })
    const taken = await Promise.all([beginJob(db, job.id), beginJob(db, job.id), beginJob(db, job.id)])
    expect(taken.filter((row) => row !== null)).toHaveLength(1)
    expect(await reportJob(db, job.id, 0.25, 'reading')).toEqual({ cancelRequested: false })
    expect(await findJob(db, job.id)).toMatchObject({ state: 'running', progress: 0.25, message: 'reading' })
    await endJob(db, job.id, { state: 'done', result: { id: 'answer' } })
    expect(await findJob(db, job.id)).toMatchObject({ state: 'done', progress: 1, result: { id: 'answer' }, problem: null })
    await endJob(db, job.id, { state: 'cancelled' })
    expect(await stateOf(db, job.id)).toBe('done')
  })

  test('fail with their problem and what they still have to tell', async () => {
    const { db } = database()
    const id = await running(db)
    await endJob(db, id, { state: 'failed', problem: lost, result: { refused: 3 } })
    expect(await findJob(db, id)).toMatchObject({ state: 'failed', problem: lost, result: { refused: 3 } })
  })

  test('are cancelled at once where they wait, and asked to stop where they run', async () => {
    const { db } = database()
    const waiting = await createJob(db, 'coverage', {})
    expect((await requestCancel(db, waiting.id))?.state).toBe('cancelled')
    expect(await beginJob(db, waiting.id)).toBeNull()
    const id = await running(db)
    expect((await requestCancel(db, id))?.state).toBe('running')
    expect(await reportJob(db, id, 0.5, 'on')).toEqual({ cancelRequested: true })
    await endJob(db, id, { state: 'cancelled' })
    expect(await stateOf(db, id)).toBe('cancelled')
    expect(await reportJob(db, id, 0.6, 'on')).toEqual({ cancelRequested: true })
    expect((await requestCancel(db, id))?.state).toBe('cancelled')
    expect(await requestCancel(db, randomUUID())).toBeNull()
  })

  test('whose worker went silent run once more, then fail; a cancelled one stays cancelled', async () => {
    const { db } = database()
    const id = await running(db)
    const wanted = await running(db)
    await requestCancel(db, wanted)
    expect(await recoverLostJobs(db, 30, lost)).toEqual([])
    for (const job of [id, wanted]) await grow(db, job, 31)
    expect(await recoverLostJobs(db, 30, lost)).toContainEqual({ id, kind: 'import' })
    expect(await stateOf(db, id)).toBe('queued')
    expect(await stateOf(db, wanted)).toBe('cancelled')
    expect((await beginJob(db, id))?.state).toBe('running')
    await grow(db, id, 31)
    expect(await recoverLostJobs(db, 30, lost)).toEqual([])
    expect(await findJob(db, id)).toMatchObject({ state: 'failed', problem: lost })
  })

  test('a cancel answered before the end withdraws what published nothing, and nothing else', async () => {
    const { db } = database()
    for (const [revocable, state, result] of [
      [true, 'cancelled', null],
      [false, 'done', { id: 'x' }],
    ] as const) {
      const { id } = await createJob(db, 'coverage', {})
      await beginJob(db, id)
      await requestCancel(db, id)
      await endJob(db, id, { state: 'done', result: { id: 'x' }, revocable })
      expect(await findJob(db, id)).toMatchObject({ state, result })
    }
  })

  test('that a worker gives back in good order are queued as if they had not been begun', async () => {
    const { db } = database()
    for (let round = 0; round < 3; round++) {
      const id = await running(db)
      await returnJob(db, id)
      expect(await findJob(db, id)).toMatchObject({ state: 'queued', progress: 0 })
      await beginJob(db, id)
      await grow(db, id, 31)
      expect(await recoverLostJobs(db, 30, lost)).toEqual([{ id, kind: 'import' }])
      await endJob(db, id, { state: 'done', result: 1 })
      await returnJob(db, id)
      await requestCancel(db, id)
    }
  })

  test('that waited too long for their call are called again', async () => {
    const { db } = database()
    const { id } = await createJob(db, 'coverage', {})
    expect(await recoverLostJobs(db, 30, lost)).toEqual([])
    await grow(db, id, 31)
    expect(await recoverLostJobs(db, 30, lost)).toEqual([{ id, kind: 'coverage' }])
    await requestCancel(db, id)
  })

  test('are shared by those who ask the same while they are open', async () => {
    const { db } = database()
    const { id } = await createJob(db, 'coverage', {}, 'hash-1')
    expect((await findOpenJob(db, 'coverage', 'hash-1'))?.id).toBe(id)
    expect(await findOpenJob(db, 'coverage', 'hash-2')).toBeNull()
    expect(await findOpenJob(db, 'import', 'hash-1')).toBeNull()
    await beginJob(db, id)
    expect((await findOpenJob(db, 'coverage', 'hash-1'))?.id).toBe(id)
    await requestCancel(db, id)
    expect(await findOpenJob(db, 'coverage', 'hash-1')).toBeNull()
    await endJob(db, id, { state: 'cancelled' })
    expect(await findOpenJob(db, 'coverage', 'hash-1')).toBeNull()
  })

  test('are forgotten 30 days after their end', async () => {
    const { db } = database()
    const id = await running(db)
    await endJob(db, id, { state: 'done', result: 1 })
    await forgetOldJobs(db)
    expect(await stateOf(db, id)).toBe('done')
    await sql`update jobs set finished_at = now() - interval '31 days' where id = ${id}::uuid`.execute(db)
    await forgetOldJobs(db)
    expect(await findJob(db, id)).toBeNull()
  })

  test('take what they staged with them when they no longer run', async () => {
    const { db } = database()
    const id = await running(db)
    const provenance = { name: 'x', kind: 'streets', source: 'x', licence: null, synthetic: false }
    await stageDataSet(db, provenance, id)
    const staged = async () => (await sql`select 1 from data_sets where job_id = ${id}::uuid`.execute(db)).rows.length
    await discardAbandoned(db)
    expect(await staged()).toBe(1)
    await endJob(db, id, { state: 'cancelled' })
    await discardAbandoned(db)
    expect(await staged()).toBe(0)
  })
})

describeOnBothDatabases('uploads and answers', (database) => {
  test('come back byte for byte, piece after piece', async () => {
    const { db } = database()
    const id = await createUpload(db, '玉林 "streets".osm.pbf')
    const pieces = [randomBytes(1_000_000), randomBytes(1), Buffer.alloc(70_000, 0), randomBytes(300_000)]
    for (const [piece, bytes] of pieces.entries()) await addUploadPiece(db, id, piece, bytes)
    const upload = await readUpload(db, id)
    expect(upload?.fileName).toBe('玉林 "streets".osm.pbf')
    expect(Buffer.compare(upload!.bytes, Buffer.concat(pieces))).toBe(0)
    await removeUpload(db, id)
    expect(await readUpload(db, id)).toBeNull()
  })

  test('that miss a piece are not handed out', async () => {
    const { db } = database()
    const id = await createUpload(db, 'holes')
    await addUploadPiece(db, id, 0, Buffer.from('a'))
    await addUploadPiece(db, id, 2, Buffer.from('c'))
    expect(await readUpload(db, id)).toBeNull()
  })

  test('are kept for the job that waits for them, and swept up where none does', async () => {
    const { db } = database()
    const [awaited, abandoned, fresh] = [await createUpload(db, 'a'), await createUpload(db, 'b'), await createUpload(db, 'c')]
    await createJob(db, 'import', { uploadId: awaited })
    await sql`update uploads set created_at = now() - interval '2 hours' where id <> ${fresh}::uuid`.execute(db)
    await removeAbandonedUploads(db)
    const left = await Promise.all([awaited, abandoned, fresh].map(async (id) => (await readUpload(db, id))?.fileName))
    expect(left).toEqual(['a', undefined, 'c'])
  })

  const answer = (hash: string, revision: number, text = 'x') => ({
    id: randomUUID(),
    kind: 'coverage' as const,
    parameters: { categories: ['market'] },
    parametersHash: hash,
    revision,
    parts: { gaps: `{"of":"${text}"}`, result: '方圆'.repeat(10_000) },
  })

  const store = async (db: Database, analysis: ReturnType<typeof answer>) => {
    await storeAnalysis(db, analysis)
    return analysis
  }
  const part = async (db: Database, id: string, name: string) => {
    const zipped = await findAnalysisPart(db, id, name)
    return zipped && gunzipSync(zipped).toString('utf8')
  }

  test('are found by question and revision, with their parts', async () => {
    const { db } = database()
    const { id } = await store(db, answer('q', 7))
    expect(await findAnswer(db, 'coverage', 'q', 7)).toBe(id)
    expect(await findAnswer(db, 'coverage', 'q', 8)).toBeNull()
    expect(await findAnswer(db, 'coverage', 'other', 7)).toBeNull()
    expect(await findAnalysis(db, 'coverage', id)).toMatchObject({
      id,
      revision: 7,
      parameters: { categories: ['market'] },
    })
    expect(await part(db, id, 'gaps')).toBe('{"of":"x"}')
    expect(await part(db, id, 'result')).toBe('方圆'.repeat(10_000))
    expect(await part(db, id, 'isochrones')).toBeNull()
    await storeAnalysisPart(db, id, 'isochrones', '圆')
    await storeAnalysisPart(db, id, 'isochrones', 'drawn twice')
    expect(await part(db, id, 'isochrones')).toBe('圆')
    await storeAnalysisPart(db, '00000000-0000-4000-8000-000000000000', 'isochrones', 'of nothing')
  })

  test('give way to a newer answer to the same question', async () => {
    const { db } = database()
    const { id: older } = await store(db, answer('again', 7, 'old'))
    const { id: newer } = await store(db, answer('again', 7, 'new'))
    expect(await findAnswer(db, 'coverage', 'again', 7)).toBe(newer)
    expect(await findAnalysis(db, 'coverage', older)).toBeNull()
    expect(await part(db, older, 'gaps')).toBeNull()
  })
})

describeOnBothDatabases('answers of jobs at work', (database) => {
  test('stand under the job’s id, each in place of the one before', async () => {
    const { db } = database()
    const { id } = await createJob(db, 'gridding', {})
    const store = (text: string, revision = 1) =>
      storeSoFar(db, { id, kind: 'gridding', parameters: { 方: '圆' }, revision, part: 'result', text })
    const stored = async () => gunzipSync((await findAnalysisPart(db, id, 'result'))!).toString()
    await store('{"objective":2}')
    expect(await stored()).toBe('{"objective":2}')
    await store('{"objective":1}', 2)
    expect(await stored()).toBe('{"objective":1}')
    expect(await findAnalysis(db, 'gridding', id)).toMatchObject({ id, parameters: { 方: '圆' }, revision: 2 })
    expect(await findAnalysis(db, 'coverage', id)).toBeNull()
  })

  test('an account’s open jobs are counted', async () => {
    const { db } = database()
    const account = await db
      .insertInto('accounts')
      .values({ name: 'anna', name_key: 'anna', password_hash: 'x', role: 'planner', scope_division_id: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    const open = () => countOpenJobs(db, 'gridding', account.id)
    const { id } = await createJob(db, 'gridding', {}, null, account.id)
    await createJob(db, 'import', {}, null, account.id)
    await createJob(db, 'gridding', {})
    expect(await open()).toBe(1)
    await beginJob(db, id)
    expect(await open()).toBe(1)
    await requestCancel(db, id)
    expect(await open()).toBe(0)
  })
})
