import { openAsBlob } from 'node:fs'
import { testPassword } from './start-app.ts'

/** A job or any other JSON the API answers, loosely typed: tests assert on what they read. */
// biome-ignore lint/suspicious/noExplicitAny: tests read members of many shapes and assert on them
export type Json = any

export interface Answer {
  status: number
  headers: Headers
  body: Json
}

/** A caller of the running API; `token` makes it the administrator's. */
export interface ApiClient {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Uploads a file (its bytes, or the path of one on disk). */
  upload(fileName: string, content: string | Uint8Array | { path: string }, options: unknown): Promise<Answer>
  /** Waits until a job ended. */
  ended(jobId: string, seconds?: number): Promise<Json>
  /** Uploads and waits: the ended job. */
  import(fileName: string, content: string | Uint8Array | { path: string }, options: unknown, seconds?: number): Promise<Json>
  /** Asks and waits: the coverage result. */
  coverage(body: unknown, seconds?: number): Promise<Json>
}

export function apiClient(url: string, token?: string): ApiClient {
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}

  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(path.startsWith('/') ? `${url}${path}` : `${url}/api/v1/${path}`, {
      ...init,
      headers: { ...authorization, ...init.headers },
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }

  const client: ApiClient = {
    get: (path, headers = {}) => call(path, { headers }),
    send: (method, path, body, headers = {}) =>
      call(path, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        body: body === undefined || typeof body === 'string' ? (body as string | undefined) : JSON.stringify(body),
      }),
    async upload(fileName, content, options) {
      const form = new FormData()
      form.set('options', typeof options === 'string' ? options : JSON.stringify(options))
      const file =
        typeof content === 'string' || content instanceof Uint8Array
          ? new Blob([content as BlobPart])
          : await openAsBlob(content.path)
      form.set('file', file, fileName)
      return call('imports', { method: 'POST', body: form })
    },
    async ended(jobId, seconds = 60) {
      const deadline = Date.now() + seconds * 1000
      for (;;) {
        const { body } = await client.get(`jobs/${jobId}`)
        if (['done', 'failed', 'cancelled'].includes(body.state)) return body
        if (Date.now() > deadline) throw new Error(`the job still ${body.state} after ${seconds} s: ${JSON.stringify(body)}`)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    async import(fileName, content, options, seconds) {
      const answer = await client.upload(fileName, content, options)
      if (answer.status !== 202) throw new Error(`got ${answer.status} ${JSON.stringify(answer.body)} when expected 202`)
      return client.ended(answer.body.job.id, seconds)
    },
    async coverage(body, seconds = 120) {
      const answer = await client.send('POST', 'coverage', body)
      if (answer.status === 200) return answer.body
      if (answer.status !== 202) throw new Error(`got ${answer.status} ${JSON.stringify(answer.body)} when expected 202`)
      const job = await client.ended(answer.body.job.id, seconds)
      if (job.state !== 'done') throw new Error(`the coverage ${job.state}: ${JSON.stringify(job.problem)}`)
      return (await client.get(`coverage/${job.result.id}`)).body
    },
  }
  return client
}

/** Signs in, as the administrator where no other is named, and answers a caller with the rights of the account. */
export async function signedIn(url: string, name = 'admin', password = testPassword): Promise<ApiClient & { token: string }> {
  const { body } = await apiClient(url).send('POST', 'session', { name, password })
  if (!body.token) throw new Error(`got ${JSON.stringify(body)} when expected a session for ${name}`)
  return { ...apiClient(url, body.token), token: body.token }
}
