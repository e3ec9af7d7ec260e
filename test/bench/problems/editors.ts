import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unpackState } from '#planning/plans/pack-state'
import type { PlanState } from '#planning/plans/plan-types'
import { seededRandom } from '#planning/random'
import { checkMap } from '#planning/topology/edit/checks/check-map'
import { type ApiClient, apiClient, signedIn } from '../../helpers/api-client.ts'
import beginRun from '../../helpers/run-folder.ts'
import { type RunningApp, startApp } from '../../helpers/start-app.ts'
import { emptyPostgresDatabase } from '../../helpers/test-databases.ts'
import { type Attempt, type Desk, edit, judge } from '../editors/editing.ts'
import { rounded } from '../measure.ts'
import type { Problem } from './problem.ts'

const password = 'a-long-password-1'
const say = (message: string) => process.stderr.write(`${message}\n`)

/**
 * Editors of one plan at once, against a service that it starts itself on the sample county (the "file" is `embedded` or `postgres`), then kills it in the
 * middle of their work, again and again. `objective` counts what must never be: lost updates, acknowledged changes that are gone, maps that are none.
 * `--editors 20`, `--kills 10`, `--scale 1`.
 */
export const editors: Problem = {
  options: { editors: false, kills: false, scale: false },
  files: ['embedded'],
  solve: async (file, { seconds, seed, extra }) => {
    const begun = performance.now()
    const [count, kills] = [Number(extra.editors ?? 20), Number(extra.kills ?? 10)]
    const endRun = beginRun()
    const folder = await mkdtemp(join(tmpdir(), 'fangyuan-'))
    const postgres = file === 'postgres' ? await emptyPostgresDatabase() : null
    const environment = {
      FANGYUAN_DATA: folder,
      FANGYUAN_SAMPLE_SCALE: extra.scale ?? '1',
      ...(postgres ? { DATABASE_URL: postgres.url } : {}),
    }
    let app = await startApp(environment)
    try {
      await (await signedIn(app.url)).send('POST', 'accounts', { name: 'editor', password, role: 'planner', scope: null })
      const { client, planId, state } = await beginPlan(app)
      const attempts = await workFor(seconds, count, seed, client, planId, state)
      const after = await stateOf(client, planId)
      const verdict = judge(attempts, after.state)
      const times = attempts.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
      const at = (share: number) => rounded(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0, 1)
      say(`${JSON.stringify(verdict)} p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`)
      const killed = []
      for (let kill = 1; kill <= kills; kill++) {
        const begin = await beginPlan(app)
        const acknowledged: Attempt[] = []
        const working = workFor(30, 6, seed + kill, begin.client, begin.planId, begin.state, acknowledged).catch(() => {})
        await new Promise((resolve) => setTimeout(resolve, 700 + 150 * kill))
        await app.kill()
        await working
        app = await startApp(environment)
        const now = await stateOf(await signIn(app), begin.planId)
        const { lostUpdates, changes } = judge(acknowledged, now.state)
        const highest = Math.max(0, ...acknowledged.map(({ status, version }) => (status === 200 ? version : 0)))
        killed.push({
          acknowledged: changes,
          acknowledgedLost: lostUpdates + Math.max(0, highest - now.version),
          mapValid: checkMap(now.state.map).length === 0,
        })
        say(`kill ${kill}: ${JSON.stringify(killed.at(-1))}`)
      }
      const bad =
        verdict.lostUpdates +
        verdict.missedConflicts +
        killed.reduce((sum, { acknowledgedLost, mapValid }) => sum + acknowledgedLost + (mapValid ? 0 : 1), 0) +
        checkMap(after.state.map).length
      const line = {
        file,
        problem: 'editors',
        objective: bad,
        bound: 0,
        gap: bad,
        status: bad === 0 ? ('optimal' as const) : ('feasible' as const),
        seconds: rounded((performance.now() - begun) / 1000),
        objectiveMeaning: 'lost updates, missed conflicts, acknowledged changes that are gone, maps that are none',
        seed,
        editors: count,
        editingSeconds: seconds,
        ...verdict,
        changesASecond: rounded(verdict.changes / seconds, 1),
        p50Milliseconds: at(0.5),
        p99Milliseconds: at(0.99),
        mapValid: checkMap(after.state.map).length === 0,
        kills: killed,
      }
      return { line, solution: { ...line, attempts } }
    } finally {
      await app.stop()
      await postgres?.drop()
      await rm(folder, { recursive: true, force: true })
      endRun()
    }
  },
}

async function signIn(app: RunningApp): Promise<ApiClient> {
  const { body } = await apiClient(app.url).send('POST', 'session', { name: 'editor', password })
  return apiClient(app.url, body.token)
}

async function stateOf(client: ApiClient, planId: string): Promise<{ version: number; state: PlanState }> {
  const { body } = await client.get(`plans/${planId}/map`)
  return { version: body.version, state: unpackState(body.state) }
}

async function beginPlan(app: RunningApp): Promise<{ client: ApiClient; planId: string; state: PlanState }> {
  const client = await signIn(app)
  const { body } = await client.send('POST', 'plans', { name: 'bench', kind: 'community_adjust' })
  return { client, planId: body.id, state: (await stateOf(client, body.id)).state }
}

/** Lets so many editors work at once; each has villages of its own, and a dozen that all share. */
async function workFor(
  seconds: number,
  count: number,
  seed: number,
  client: ApiClient,
  planId: string,
  state: PlanState,
  attempts: Attempt[] = [],
): Promise<Attempt[]> {
  const villages = [...state.divisions.values()]
    .filter(({ level }) => level === 'village')
    .map(({ id }) => id)
    .sort()
  const shared = villages.slice(0, 12)
  const end = performance.now() + 1000 * seconds
  const isOver = () => performance.now() > end
  await Promise.all(
    Array.from({ length: count }, (_, editor) => {
      const own = villages.slice(12).filter((_, index) => index % count === editor)
      const desk: Desk = { client, planId, own, shared, random: seededRandom(seed * 1000 + editor), attempts }
      return edit(desk, state, isOver)
    }),
  )
  return attempts
}
