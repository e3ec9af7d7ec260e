import { Agent, get } from 'node:http'
import { parentPort } from 'node:worker_threads'

/** What to ask: each path once, or round and round for so many seconds; with a tag, as one who has the tile. */
export interface LoadOrder {
  url: string
  requests: readonly { path: string; tag?: string }[]
  seconds: number | null
  connections: number
}
export interface LoadResult {
  requests: number
  seconds: number
  milliseconds: { p50: number; p99: number }
  /** How often each status was answered. */
  statuses: Record<number, number>
  bytes: number
  /** ETag of each path asked, where it was answered with one. */
  tags: Record<string, string>
}

/** A thread that asks a server over HTTP on a few connections at once, and measures. */
parentPort!.on('message', async (order: LoadOrder) => parentPort!.postMessage(await run(order)))

async function run({ url, requests, seconds, connections }: LoadOrder): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const result: LoadResult = {
    requests: 0,
    seconds: 0,
    milliseconds: { p50: 0, p99: 0 },
    statuses: {},
    bytes: 0,
    tags: {},
  }
  const started = performance.now()
  let next = 0
  const ask = ({ path, tag }: LoadOrder['requests'][number]): Promise<void> =>
    new Promise((resolve, reject) => {
      const begin = performance.now()
      const request = get(`${url}${path}`, { agent, headers: tag ? { 'if-none-match': tag } : {} }, (response) => {
        response.on('data', (chunk: Buffer) => {
          result.bytes += chunk.length
        })
        response.on('end', () => {
          times.push(performance.now() - begin)
          const status = response.statusCode!
          result.statuses[status] = (result.statuses[status] ?? 0) + 1
          if (response.headers.etag) result.tags[path] = response.headers.etag
          resolve()
        })
      })
      request.on('error', reject)
    })
  const goesOn = () => (seconds === null ? next < requests.length : performance.now() - started < 1000 * seconds)
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (goesOn()) await ask(requests[next++ % requests.length])
    }),
  )
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]
  return {
    ...result,
    requests: times.length,
    seconds: (performance.now() - started) / 1000,
    milliseconds: { p50: at(0.5), p99: at(0.99) },
  }
}
