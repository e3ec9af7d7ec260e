import { childrenOf, divisionOfFace, facesOf, outlineOfDivision, withAncestors } from '#planning/plans/plan-state'
import type { PlanDivision, PlanOperation, PlanState } from '#planning/plans/plan-types'
import type { Random } from '#planning/random'
import type { Arc, FaceId } from '#planning/topology/edit/division-map'
import type { LonLat } from '#planning/types'

const degrees = (steps: number): number => steps / 1e7

/** One random operation on a plan, sensible or not, as planners and mistakes make them: of any kind, on any level, lines near borders. */
export function randomOperation(
  state: PlanState,
  divisions: readonly PlanDivision[],
  random: Random,
  isToGrow = false,
): PlanOperation {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const division = pick(divisions)
  const { id } = division
  const rim = rimOf(state, id)
  const own = rim.length > 0 ? rim : (state.map.faces.get(facesOf(state, id)[0]) ?? [])
  const [west, south, east, north] = boxOf(own)
  const spread = Math.max(east - west, north - south)
  const off = (share: number): number => Math.round((random() - 0.5) * 2 * share * spread)
  const onRim = (share = 0): LonLat => {
    const { xy } = pick(own)
    const i = 2 * Math.floor(random() * (xy.length / 2 - 1))
    const along = random() < 0.3 ? 0 : random()
    return [
      degrees(Math.round(xy[i] + along * (xy[i + 2] - xy[i])) + off(share)),
      degrees(Math.round(xy[i + 1] + along * (xy[i + 3] - xy[i + 1])) + off(share)),
    ]
  }
  const inBox = (): LonLat => [
    degrees(west + Math.round(random() * (east - west))),
    degrees(south + Math.round(random() * (north - south))),
  ]
  const neighbour = (): string => {
    const arc = pick(own)
    const beside = [arc.left, arc.right].map(divisionOfFace).flatMap((face) => withAncestors(state, face))
    return beside.find((other) => other.level === division.level && other.id !== id)?.id ?? pick(divisions).id
  }
  const blob = (): LonLat[][][] => {
    const [x, y] = onRim(0.05)
    const size = degrees(spread) * (0.05 + random() * 0.3)
    const ring = Array.from(
      { length: 8 },
      (_, k): LonLat => [x + size * Math.cos((k * Math.PI) / 4), y + size * Math.sin((k * Math.PI) / 4)],
    )
    return [[[...ring, ring[0]]]]
  }
  const point = (): { at: LonLat; next: LonLat } => {
    const { xy } = pick(own)
    const i = 2 * Math.floor(random() * (xy.length / 2 - 1))
    return { at: [degrees(xy[i]), degrees(xy[i + 1])], next: [degrees(xy[i + 2]), degrees(xy[i + 3])] }
  }
  const siblings = childrenOf(state, division.parentId ?? '')
  if (isToGrow && random() < 0.7)
    return { op: 'split', divisionId: id, line: [onRim(), ...(random() < 0.3 ? [inBox()] : []), onRim()] }
  switch (
    pick([
      'split',
      'split',
      'merge',
      'merge',
      'reshape',
      'reshape',
      'reassign',
      'reassign',
      'paint',
      'create',
      'divide',
      'retire',
      'rename',
      'recode',
      'move',
      'move',
      'insert',
      'delete',
    ] as const)
  ) {
    case 'split':
      return { op: 'split', divisionId: id, line: [onRim(0.02), ...(random() < 0.5 ? [inBox()] : []), onRim(0.02)] }
    case 'merge':
      return { op: 'merge', divisionIds: [id, neighbour(), ...(random() < 0.2 ? [neighbour()] : [])] }
    case 'reshape':
      return { op: 'reshape', divisionId: id, line: [onRim(), ...(random() < 0.7 ? [onRim(0.1)] : []), onRim()] }
    case 'reassign': {
      const units = state.units.size > 0 && random() < 0.3 ? [pick([...state.units.keys()])] : [id]
      const parents = withAncestors(state, neighbour()).map((other) => other.id)
      return { op: 'reassign', unitIds: units, to: units[0] === id ? (parents[1] ?? id) : parents[0] }
    }
    case 'paint':
      return { op: 'paint', to: id, geometry: blob() }
    case 'create':
      return {
        op: 'create',
        level: division.level,
        parentId: division.parentId ?? id,
        geometry: blob(),
        name: '新设',
        clip: true,
      }
    case 'divide':
      // It takes its time, and ends what lies below the siblings: mostly something else, or the map would soon be a small one.
      if (random() < (siblings.some((other) => childrenOf(state, other).length > 0) ? 0.98 : 0.5))
        return { op: 'paint', to: id, geometry: blob() }
      return {
        op: 'divide',
        parentId: division.parentId ?? id,
        level: division.level,
        parts: [
          ...(random() < 0.5 ? [{ name: '新划', geometry: blob() }] : [{ id, geometry: blob() }]),
          ...siblings
            .filter((other) => other !== id || random() < 0.5)
            .map((other) => ({ id: other, geometry: outlineOfDivision(state, other) })),
        ].filter(
          (part, i, all) =>
            all.findIndex((other) => 'id' in other && 'id' in part && other.id === part.id) === i || !('id' in part),
        ),
      }
    case 'retire':
      return { op: 'retire', divisionId: id, ...(random() < 0.8 && siblings.length > 1 ? { into: neighbour() } : {}) }
    case 'rename':
      return { op: 'rename', divisionId: id, name: `${division.name.slice(0, 20)}改` }
    case 'recode':
      return { op: 'recode', divisionId: id, code: `${division.code.slice(0, -1)}${Math.floor(random() * 10)}` }
    case 'move': {
      const { at } = point()
      return { op: 'move_vertex', level: division.level, from: at, to: [at[0] + degrees(off(0.03)), at[1] + degrees(off(0.03))] }
    }
    case 'insert': {
      const { at, next } = point()
      return {
        op: 'insert_vertex',
        level: division.level,
        at: [(at[0] + next[0]) / 2 + degrees(off(0.01)), (at[1] + next[1]) / 2 + degrees(off(0.01))],
        between: [at, next],
      }
    }
    case 'delete':
      return { op: 'delete_vertex', level: division.level, at: point().at }
  }
}

/** Arcs between a division and what is not its own. */
function rimOf(state: PlanState, id: string): Arc[] {
  const faces = new Set<FaceId>(facesOf(state, id))
  return [...faces].flatMap((face) =>
    (state.map.faces.get(face) ?? []).filter(({ left, right }) => faces.has(left) !== faces.has(right)),
  )
}

function boxOf(arcs: readonly Arc[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { xy } of arcs)
    for (let i = 0; i < xy.length; i += 2) {
      west = Math.min(west, xy[i])
      east = Math.max(east, xy[i])
      south = Math.min(south, xy[i + 1])
      north = Math.max(north, xy[i + 1])
    }
  return [west, south, east, north]
}
