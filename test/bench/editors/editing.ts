import { interiorPoint } from '#planning/geodesy/interior-point'
import { outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import type { LonLat } from '#planning/types'
import type { ApiClient, Json } from '../../helpers/api-client.ts'

/** One change set that was sent: what it named, on which version, and what came of it. */
export interface Attempt {
  baseVersion: number
  /** The division that it names. */
  id: string
  name: string | null
  status: number
  /** Divisions that a change touched, or that a refusal names. */
  touched: string[]
  /** Of a change that was made: its version; of a refused one: the plan's then. */
  version: number
  milliseconds: number
}

/** What an editor works on: villages of its own, which it cuts and joins again, and villages that all work on. */
export interface Desk {
  client: ApiClient
  planId: string
  own: string[]
  shared: readonly string[]
  random(): number
  attempts: Attempt[]
}

/** Edits until told to stop, or until the service goes away. What it knows of the plan is the version of its own last change, or what a refusal told it. */
export async function edit(desk: Desk, state: PlanState, isOver: () => boolean): Promise<void> {
  const { random, own } = desk
  const cut = new Map<string, string[]>()
  let known = 0
  for (let turn = 0; !isOver(); turn++) {
    const lot = random()
    const village = own[Math.floor(random() * own.length)]
    if (lot < 0.8 || village === undefined) {
      const id = desk.shared[Math.floor(random() * desk.shared.length)]
      known = await rename(desk, id, known, turn)
    } else if (cut.has(village)) {
      const parts = cut.get(village)!
      const { status, body } = await send(desk, known, village, null, { op: 'merge', divisionIds: parts, keep: parts[0] })
      if (status === 200) {
        cut.delete(village)
        own.splice(own.indexOf(village), 1)
        known = body.version
      }
    } else {
      const line = { type: 'LineString', coordinates: lineThrough(state, village) }
      const { status, body } = await send(desk, known, village, null, { op: 'split', divisionId: village, line })
      if (status === 200) {
        const parts = body.changed.filter(({ what, level }: Json) => what === 'created' && level === 'village')
        const ids = parts.map(({ divisionId }: Json) => divisionId as string)
        cut.set(village, ids.length === 2 ? ids : [village, ...ids])
        known = body.version
      } else own.splice(own.indexOf(village), 1)
    }
  }
}

async function rename(desk: Desk, id: string, known: number, turn: number): Promise<number> {
  const name = `社区${Math.floor(desk.random() * 1e9).toString(36)}之${turn}`
  const { status, body } = await send(desk, known, id, name, { op: 'rename', divisionId: id, name })
  if (status === 200) return body.version
  return status === 409 ? (body.since?.at(-1)?.version ?? known) : known
}

async function send(desk: Desk, baseVersion: number, id: string, name: string | null, operation: object) {
  const begun = performance.now()
  const { status, body } = await desk.client.send('POST', `plans/${desk.planId}/changes`, {
    baseVersion,
    operations: [operation],
  })
  const version = status === 200 ? body.version : (body.since?.at(-1)?.version ?? -1)
  const milliseconds = performance.now() - begun
  const touched = (body.changed ?? body.conflicts ?? []).map(({ divisionId }: Json) => divisionId as string)
  desk.attempts.push({ baseVersion, id, name, status, touched, version, milliseconds })
  return { status, body }
}

/** A line from one side of a division to the other through a point inside. */
function lineThrough(state: PlanState, id: string): LonLat[] {
  const outline = outlineOfDivision(state, id)
  const [x, y] = interiorPoint(outline)
  const points = outline.flat(2)
  const west = Math.min(...points.map(([lon]) => lon))
  const east = Math.max(...points.map(([lon]) => lon))
  return [
    [west - 1e-4, y],
    [x, y],
    [east + 1e-4, y],
  ]
}

/** What the attempts say about conflicts and lost updates, by the order of versions. */
export function judge(attempts: readonly Attempt[], final: PlanState) {
  const done = attempts.filter(({ status }) => status === 200).sort((a, b) => a.version - b.version)
  const touchedBetween = (ids: readonly string[], from: number, to: number) =>
    done.some(({ version, touched }) => version > from && version <= to && touched.some((id) => ids.includes(id)))
  const refused = attempts.filter(({ status }) => status === 409)
  const needless = refused.filter(({ touched, baseVersion, version }) => !touchedBetween(touched, baseVersion, version)).length
  const missed = done.filter(({ touched, baseVersion, version }) => touchedBetween(touched, baseVersion, version - 1)).length
  const last = new Map(done.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
  const lost = [...last].filter(([id, name]) => final.divisions.get(id)?.name !== name).length
  return {
    changes: done.length,
    conflictsFound: refused.length,
    conflictsMade: refused.length - needless + missed,
    needlessRefusals: needless,
    missedConflicts: missed,
    notPossible: attempts.filter(({ status }) => status === 422).length,
    lostUpdates: lost,
  }
}
