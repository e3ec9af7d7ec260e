import { EventEmitter } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { expect, test, vi } from 'vitest'
import { createJobThread, type FromThread, type ToThread } from '../../server/jobs/job-thread.ts'

/** A thread that does what the test says, and notes what it was told. */
function fakeThread() {
  const told: ToThread[] = []
  const worker = Object.assign(new EventEmitter(), {
    postMessage: (message: ToThread) => told.push(message),
    terminate: vi.fn(async () => worker.emit('exit', 1)),
  })
  return { told, worker, say: (message: FromThread) => worker.emit('message', message) }
}
const job = { id: 'j', kind: 'import' as const, input: {} }

test('work that does not listen to a cancel loses its thread, and counts as cancelled', async () => {
  vi.useFakeTimers()
  const { told, worker } = fakeThread()
  const running = createJobThread(
    () => worker as unknown as Worker,
    () => {},
  ).run(job, () => {})
  running.cancel()
  running.cancel()
  expect(told.map(({ kind }) => kind)).toEqual(['run', 'cancel'])
  await vi.advanceTimersByTimeAsync(1500)
  vi.useRealTimers()
  expect(worker.terminate).toHaveBeenCalledTimes(1)
  expect(await running.end).toEqual({ state: 'cancelled' })
})

test('work that is past cancelling keeps its thread and comes to its end', async () => {
  vi.useFakeTimers()
  const { told, worker, say } = fakeThread()
  const running = createJobThread(
    () => worker as unknown as Worker,
    () => {},
  ).run(job, () => {})
  running.cancel()
  say({ kind: 'past-cancelling' })
  await vi.advanceTimersByTimeAsync(5000)
  vi.useRealTimers()
  expect(worker.terminate).not.toHaveBeenCalled()
  say({ kind: 'end', end: { state: 'done', result: 1 } })
  expect(await running.end).toEqual({ state: 'done', result: 1 })
  expect(told.map(({ kind }) => kind)).toEqual(['run', 'cancel'])
})

test('a cancel that comes too late is not passed on', async () => {
  const { told, worker, say } = fakeThread()
  const running = createJobThread(
    () => worker as unknown as Worker,
    () => {},
  ).run(job, () => {})
  say({ kind: 'past-cancelling' })
  running.cancel()
  expect(told.map(({ kind }) => kind)).toEqual(['run'])
  say({ kind: 'end', end: { state: 'cancelled' } })
  await running.end
})

test('a thread that breaks fails its job, and the next job gets a new one', async () => {
  const threads = [fakeThread(), fakeThread()]
  const started = [...threads]
  const errors: unknown[] = []
  const pool = createJobThread(
    () => started.shift()!.worker as unknown as Worker,
    (error) => errors.push(error),
  )
  const first = pool.run(job, () => {})
  threads[0].worker.emit('error', new Error('out of memory'))
  threads[0].worker.emit('exit', 1)
  expect(await first.end).toMatchObject({ state: 'failed', problem: { status: 500 } })
  expect(errors).toHaveLength(1)
  const second = pool.run(job, () => {})
  threads[1].say({ kind: 'end', end: { state: 'done', result: 2 } })
  expect(await second.end).toEqual({ state: 'done', result: 2 })
})

test('short questions are answered by number, whatever else the thread says', async () => {
  const { told, worker, say } = fakeThread()
  const thread = createJobThread(
    () => worker as unknown as Worker,
    () => {},
  )
  const part = (id: string) => thread.ask({ kind: 'part', input: { id, part: 'isochrones' } })
  const [first, second] = [part('a'), part('b')]
  expect(told.map((message) => (message.kind === 'ask' ? message.number : null))).toEqual([1, 2])
  say({ kind: 'progress', share: 0.5, message: 'of a job' })
  say({ kind: 'answer', number: 2, answer: 'of b' })
  say({ kind: 'refusal', number: 1, refusal: { kind: 'conflict', detail: 'the data changed' } })
  expect(await second).toBe('of b')
  await expect(first).rejects.toMatchObject({ kind: 'conflict', message: 'the data changed' })
})

test('a question whose thread ends is refused, not forgotten', async () => {
  const { worker } = fakeThread()
  const thread = createJobThread(
    () => worker as unknown as Worker,
    () => {},
  )
  const asked = thread.ask({ kind: 'part', input: { id: 'a', part: 'demand' } })
  worker.emit('exit', 1)
  await expect(asked).rejects.toMatchObject({ kind: 'unavailable' })
})
