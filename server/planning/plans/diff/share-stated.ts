import type { FaceId, PlanState, StatedPeople } from '../plan-types.ts'
import type { OverlayPiece } from './overlay-states.ts'

/** Stated people who are on one face before and on another after. */
export interface StatedFlow extends StatedPeople {
  from: FaceId
  to: FaceId | null
}

/** Rounds at most; each brings what leaves and what arrives nearer to what the two states say. */
const mostRounds = 200

/**
 * Says where the stated people of changed faces go: by area, then fitted (Deming and Stephan 1940: rows and columns scaled in turn) to what each face has after, so that what moves in and out is
 * exactly what the states differ by, also after several steps that mixed faces of different density. Where the sums of both sides differ (other numbers were stated), by area alone.
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
  for (const column of ['households', 'population'] as const) fitColumn(before, after, flows, column)
  return flows
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
    const isFitting = Math.abs(arriving - leaving) <= 1e-9 * Math.max(arriving, leaving) && group.every(({ to }) => to !== null)
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
