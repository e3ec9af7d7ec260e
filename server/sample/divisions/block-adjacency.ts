import type { PlanLine } from '../ground/plan-line.ts'
import { edgeKey, type PlanarMap } from '../plane/planar-map.ts'

/** Two blocks that share a border; `firmness` is how natural a dividing line the border is (mean over its length). */
export interface Border {
  a: number
  b: number
  meters: number
  firmness: number
}

/** All pairs of blocks with a common edge; rings must be expanded, so that edges are equal vertex by vertex. */
export function blockBorders(map: PlanarMap, rings: readonly (readonly number[])[], lines: readonly PlanLine[]): Border[] {
  const owner = new Map<number, number>()
  const borders = new Map<number, Border>()
  rings.forEach((ring, block) => {
    for (let i = 0; i < ring.length; i++) {
      const from = ring[i]
      const to = ring[(i + 1) % ring.length]
      const key = edgeKey(from, to)
      const other = owner.get(key)
      if (other === undefined) {
        owner.set(key, block)
        continue
      }
      const [ax, ay] = map.points[from]
      const [bx, by] = map.points[to]
      const meters = Math.hypot(bx - ax, by - ay)
      const firmness = firmnessOf(lines[map.lineOfEdge.get(key)!])
      const pair = other * rings.length + block
      const border = borders.get(pair)
      if (border) {
        border.firmness = (border.firmness * border.meters + firmness * meters) / (border.meters + meters)
        border.meters += meters
      } else borders.set(pair, { a: other, b: block, meters, firmness })
    }
  })
  return [...borders.values()]
}

/** Rivers and rails divide best, then main roads; lanes and field edges hardly. */
function firmnessOf(line: PlanLine): number {
  if (line.kind === 'river') return 40
  if (line.kind === 'railway' || line.kind === 'expressway') return 25
  if (line.kind === 'ridge' || line.kind === 'stream') return 14
  const byClass: Partial<Record<string, number>> = {
    trunk: 10,
    primary: 9,
    secondary: 7,
    tertiary: 4,
    unclassified: 3,
    residential: 1.8,
    living_street: 1.5,
  }
  return byClass[line.streetClass ?? ''] ?? 1.2
}
