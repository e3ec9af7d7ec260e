import { expect } from 'vitest'
import { unpackState } from '#planning/plans/pack-state'
import type { PlanState } from '#planning/plans/plan-types'
import { type Answer, type ApiClient, apiClient, type Json, signedIn } from './api-client.ts'

const password = 'a-long-password-1'

/** Accounts of every role, each signed in; `names` → role and scope (code or id; absent: the whole tree). */
export async function peopleOf<N extends string>(
  url: string,
  people: Record<N, { role: string; scope?: string }>,
): Promise<Record<N, ApiClient>> {
  const administrator = await signedIn(url)
  const clients = {} as Record<N, ApiClient>
  for (const [name, { role, scope }] of Object.entries(people) as [N, { role: string; scope?: string }][]) {
    const made = await administrator.send('POST', 'accounts', { name, password, role, scope: scope ?? null })
    expect([201, 409, 422], JSON.stringify(made.body)).toContain(made.status)
    clients[name] = await signIn(url, name)
  }
  return clients
}

export async function signIn(url: string, name: string): Promise<ApiClient> {
  const { body } = await apiClient(url).send('POST', 'session', { name, password })
  return apiClient(url, body.token)
}

/** Begins a plan and answers it; fails where it is refused. */
export async function begin(client: ApiClient, body: Record<string, unknown> = {}): Promise<Json> {
  const answer = await client.send('POST', 'plans', { name: '试划', kind: 'community_adjust', ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

export const change = (
  client: ApiClient,
  planId: string,
  baseVersion: number,
  operations: object[],
  comment?: string,
): Promise<Answer> => client.send('POST', `plans/${planId}/changes`, { baseVersion, operations, ...(comment ? { comment } : {}) })

/** Applies a change set; fails where it is refused. */
export async function changed(client: ApiClient, planId: string, baseVersion: number, ...operations: object[]): Promise<Json> {
  const answer = await change(client, planId, baseVersion, operations)
  expect(answer.status, JSON.stringify(answer.body).slice(0, 1000)).toBe(200)
  return answer.body
}

export async function stateOf(client: ApiClient, planId: string): Promise<{ version: number; state: PlanState; packed: Json }> {
  const { body } = await client.get(`plans/${planId}/map`)
  return { version: body.version, state: unpackState(body.state), packed: body.state }
}

/** Ids of the villages that the published map of the sample changes on a day to come. */
export async function changingVillages(client: ApiClient): Promise<Set<string>> {
  const { body } = await client.get('divisions?level=village&geometry=none&limit=1000')
  return new Set(body.features.flatMap(({ id, properties }: Json) => (properties.validTo === null ? [] : [id])))
}

/** Pairs of divisions of a level that touch and have one parent, no division in two pairs, and none that is spared. */
export function pairsOf(
  { divisions, map }: PlanState,
  level: string,
  spared: ReadonlySet<string> = new Set(),
): [string, string][] {
  const used = new Set(spared)
  const pairs: [string, string][] = []
  const upTo = (face: string): string | undefined => {
    for (let at = divisions.get(face); at; at = at.parentId === null ? undefined : divisions.get(at.parentId))
      if (at.level === level) return at.id
    return undefined
  }
  for (const arcs of map.faces.values())
    for (const { left, right } of arcs) {
      const [one, other] = [upTo(left), upTo(right)]
      if (!one || !other || one === other || used.has(one) || used.has(other)) continue
      if (divisions.get(one)!.parentId !== divisions.get(other)!.parentId) continue
      used.add(one).add(other)
      pairs.push([one, other])
    }
  return pairs
}

/** Publishes and waits until it is done: the job's result; fails where it is refused. */
export async function publish(client: ApiClient, planId: string, body: object = {}): Promise<Json> {
  const answer = await client.send('POST', `plans/${planId}/publish`, body)
  expect([200, 202], JSON.stringify(answer.body)).toContain(answer.status)
  if (answer.status === 200) return { planId, revision: answer.body.publishedRevision }
  const job = await client.ended(answer.body.job.id)
  expect(job.state, JSON.stringify(job.problem)).toBe('done')
  return job.result
}

/** Asserts a problem of a status and answers it. */
export function problem({ status, body }: Answer, expected: number): Json {
  expect(status, JSON.stringify(body).slice(0, 1000)).toBe(expected)
  expect(body.status).toBe(expected)
  expect(body.detail.length).toBeGreaterThan(10)
  return body
}
