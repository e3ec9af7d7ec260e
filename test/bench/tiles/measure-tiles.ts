import { once } from 'node:events'
import { startThread } from '../../../server/database/start-thread.ts'
import { rounded } from '../measure.ts'
import type { LoadOrder, LoadResult } from './load-thread.ts'

const connections = 10
const secondsAPass = 5
/** Requests of which a cold pass is made at least, server after server, however few tiles there are. */
const leastCold = 300

export interface Figures {
  requestsPerSecond: number
  p50Milliseconds: number
  p99Milliseconds: number
  requests: number
  kilobytesATile: number
}

/** Asks for tiles over real HTTP from a thread of its own. */
export function createLoad() {
  const thread = startThread(new URL('./load-thread.ts', import.meta.url), null)
  return {
    async run(order: Omit<LoadOrder, 'connections'>): Promise<LoadResult> {
      thread.postMessage({ ...order, connections } satisfies LoadOrder)
      const [result] = await once(thread, 'message')
      return result
    },
    close: () => thread.terminate(),
  }
}
export type Load = ReturnType<typeof createLoad>

/** Cold, warm and 304: each tile asked of a server that never built it; again and again; and by one who has it. */
export async function measureOwn(
  load: Load,
  paths: readonly string[],
  serve: () => Promise<{ url: string; close(): Promise<void> }>,
) {
  const passes: LoadResult[] = []
  let server = await serve()
  for (let asked = 0; asked < leastCold; asked += paths.length) {
    if (passes.length > 0) {
      await server.close()
      server = await serve()
    }
    // The first request of a server reads what was published; it belongs to no tile.
    await load.run({ url: server.url, requests: [{ path: '/api/v1/tiles/demand/0/0/0.mvt' }], seconds: null })
    passes.push(await load.run({ url: server.url, requests: paths.map((path) => ({ path })), seconds: null }))
  }
  const { tags } = passes[0]
  const warm = await load.run({ url: server.url, requests: paths.map((path) => ({ path })), seconds: secondsAPass })
  const notModified = await load.run({
    url: server.url,
    requests: paths.map((path) => ({ path, tag: tags[path] })),
    seconds: secondsAPass,
  })
  await server.close()
  if (Object.keys(notModified.statuses).join() !== '304')
    throw new Error(`got statuses ${JSON.stringify(notModified.statuses)} when expected 304 only`)
  return { cold: figuresOf(passes), warm: figuresOf([warm]), notModified: figuresOf([notModified]) }
}

/** The same tiles from another server, each once, as often as a cold pass. */
export async function measurePlain(load: Load, paths: readonly string[], url: string): Promise<Figures> {
  const passes: LoadResult[] = []
  for (let asked = 0; asked < leastCold; asked += paths.length)
    passes.push(await load.run({ url, requests: paths.map((path) => ({ path })), seconds: null }))
  return figuresOf(passes)
}

function figuresOf(passes: readonly LoadResult[]): Figures {
  const sum = (value: (pass: LoadResult) => number) => passes.reduce((total, pass) => total + value(pass), 0)
  const worst = (value: (pass: LoadResult) => number) => Math.max(...passes.map(value))
  const requests = sum((pass) => pass.requests)
  return {
    requestsPerSecond: rounded(requests / sum(({ seconds }) => seconds), 1),
    p50Milliseconds: rounded(sum((pass) => pass.milliseconds.p50 * pass.requests) / requests, 2),
    p99Milliseconds: rounded(
      worst(({ milliseconds }) => milliseconds.p99),
      2,
    ),
    requests,
    kilobytesATile: rounded(sum(({ bytes }) => bytes) / requests / 1000, 2),
  }
}
