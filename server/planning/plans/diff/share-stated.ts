import type { FaceId, PlanState, StatedPeople } from '../plan-types.ts'
import type { OverlayPiece } from './overlay-states.ts'

/** Stated people who are on one face before and on another after. */
export interface StatedFlow extends StatedPeople {
  from: FaceId
  to: FaceId | null
}

/** Rounds at most; each brings what leaves and what arrives nearer to what the two states say. */
const mostRounds = 60

/** What sums may differ by, as a share, and still be the same people. */
const sameShare = 1e-9

/**
 * Says where the stated people of changed faces go: by area, then fitted (Deming and Stephan 1940: rows and columns scaled in turn) to what each face has after. What no ground explains, since several steps mixed faces of different
 * density on the way, goes from faces with too many to faces with too few. So what moves in and out is exactly what the states differ by. Where the sums of both sides differ (other numbers were stated), by area alone.
 */
export function shareStated(before: PlanState, after: PlanState, pieces: readonly OverlayPiece[]): StatedFlow[] {
  const ground = new Map<FaceId, number>()
  for (const { from, squareMeters } of pieces)
    if (from !== null) ground.set(from, (ground.get(from) ?? 0) + Math.max(0, squareMeters))
  const flows: StatedFlow[] = []
  for (const { from, to, squareMeters, isNoise } of pieces) {
    const stated = from === null ? null : before.people.get(from)?.stated
    if (!from || !stated || isNoise) continue
    const share = squareMeters / ground.get(from)!
    flows.push({ from, to, households: stated.households * share, population: stated.population * share })
  }
  for (const column of ['households', 'population'] as const) {
    fitColumn(before, after, flows, column)
    redirect(before, after, flows, column)
  }
  return flows.filter(({ households, population }) => households !== 0 || population !== 0)
}

function fitColumn(before: PlanState, after: PlanState, flows: StatedFlow[], column: 'households' | 'population'): void {
  const goals = [
    { keyOf: ({ to }: StatedFlow) => to, goalOf: (face: FaceId) => after.people.get(face)?.stated?.[column] ?? 0 },
    {
      keyOf: ({ from }: StatedFlow): FaceId | null => from,
      goalOf: (face: FaceId) => before.people.get(face)?.stated?.[column] ?? 0,
    },
  ]
  for (const group of groupsOf(flows)) {
    const [arriving, leaving] = goals.map(({ keyOf, goalOf }) => {
      const faces = new Set(group.map(keyOf))
      return [...faces].reduce((sum, face) => sum + (face === null ? 0 : goalOf(face)), 0)
    })
    const isFitting =
      Math.abs(arriving - leaving) <= sameShare * Math.max(arriving, leaving) && group.every(({ to }) => to !== null)
    for (let round = 0; round < (isFitting ? mostRounds : 1); round++) {
      let worst = 0
      for (const { keyOf, goalOf } of isFitting ? goals : [goals[1]]) {
        const sums = new Map<FaceId | null, number>()
        for (const flow of group) sums.set(keyOf(flow), (sums.get(keyOf(flow)) ?? 0) + flow[column])
        for (const flow of group) {
          const face = keyOf(flow)!
          const sum = sums.get(face)!
          worst = Math.max(worst, Math.abs(sum - goalOf(face)))
          if (sum > 0) flow[column] *= goalOf(face) / sum
        }
      }
      if (worst <= 1e-10 * leaving) break
    }
  }
}

/** Sends what arrives at faces beyond what they have after to faces that have more than arrives, where all sums agree. */
function redirect(before: PlanState, after: PlanState, flows: StatedFlow[], column: 'households' | 'population'): void {
  const faces = [before, after].map(({ people }) => [...people.keys()].filter((face) => people.get(face)!.stated).sort())
  const sumOf = ({ people }: PlanState, of: readonly FaceId[]): number =>
    of.reduce((sum, face) => sum + people.get(face)!.stated![column], 0)
  const [was, is] = [sumOf(before, faces[0]), sumOf(after, faces[1])]
  if (Math.abs(was - is) > sameShare * Math.max(was, is)) return
  const surplus = new Map<FaceId | null, number>()
  const given = new Set(flows.map(({ from }) => from))
  for (const { to } of flows) surplus.set(to, 0)
  for (const face of faces[1]) surplus.set(face, -after.people.get(face)!.stated![column])
  for (const flow of flows) surplus.set(flow.to, surplus.get(flow.to)! + flow[column])
  // Faces that are not asked about keep what they have.
  for (const face of faces[0]) {
    if (!given.has(face)) surplus.set(face, (surplus.get(face) ?? 0) + before.people.get(face)!.stated![column])
  }
  const least = sameShare * Math.max(1, was)
  const wanting = [...surplus].filter(([, people]) => people < -least).map(([to, people]) => ({ to, people: -people }))
  for (const flow of [...flows]) {
    let over = Math.min(surplus.get(flow.to)!, flow[column])
    for (const want of wanting) {
      const people = Math.min(over, want.people)
      if (people <= least) continue
      over -= people
      want.people -= people
      flow[column] -= people
      surplus.set(flow.to, surplus.get(flow.to)! - people)
      flows.push({ from: flow.from, to: want.to, households: 0, population: 0, [column]: people })
    }
  }
}

/** Flows that hang together by a face of either side. */
function groupsOf(flows: readonly StatedFlow[]): StatedFlow[][] {
  const byEnd = new Map<string, StatedFlow[]>()
  const endsOf = ({ from, to }: StatedFlow): string[] => (to === null ? [`from ${from}`] : [`from ${from}`, `to ${to}`])
  for (const flow of flows) for (const end of endsOf(flow)) byEnd.set(end, [...(byEnd.get(end) ?? []), flow])
  const seen = new Set<StatedFlow>()
  return flows.flatMap((first) => {
    if (seen.has(first)) return []
    seen.add(first)
    const group = [first]
    for (const flow of group) {
      for (const other of endsOf(flow).flatMap((end) => byEnd.get(end)!)) {
        if (seen.has(other)) continue
        seen.add(other)
        group.push(other)
      }
    }
    return [group]
  })
}
