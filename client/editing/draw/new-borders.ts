import type { PlanState } from '#planning/plans/plan-types'
import { fromLattice } from '#planning/topology/lattice'
import { type DivisionLevel, divisionLevels, type LonLat } from '#planning/types'
import type { Preview } from '../editor.ts'
import { arcsBetween, segmentKey } from './ranked-arcs.ts'

/** Stretches of border of a level that a change draws, and those that it takes away. */
export interface NewBorders {
  drawn: LonLat[][]
  gone: LonLat[][]
}

const known = new WeakMap<Preview, { level: DivisionLevel; borders: NewBorders }>()

/** What a change does to the borders of a level and of those above it, remembered for each change. */
export function newBordersOf(preview: Preview, level: DivisionLevel): NewBorders {
  const before = known.get(preview)
  if (before?.level === level) return before.borders
  const borders = bordersBetween(preview.before, preview.state, divisionLevels.indexOf(level))
  known.set(preview, { level, borders })
  return borders
}

function bordersBetween(before: PlanState, after: PlanState, rank: number): NewBorders {
  const now = arcsBetween(before, after).added.filter((arc) => arc.rank <= rank)
  const old = arcsBetween(after, before).added.filter((arc) => arc.rank <= rank)
  return { drawn: without(now, old), gone: without(old, now) }
}

type Ranked = ReturnType<typeof arcsBetween>['added']

/** The stretches of some borders of which no segment is among others. */
function without(arcs: Ranked, others: Ranked): LonLat[][] {
  const keys = new Set<string>()
  for (const { arc } of others)
    for (let i = 0; i + 3 < arc.xy.length; i += 2) keys.add(segmentKey(arc.xy[i], arc.xy[i + 1], arc.xy[i + 2], arc.xy[i + 3]))
  const stretches: LonLat[][] = []
  for (const { arc } of arcs) {
    const { xy } = arc
    let stretch: LonLat[] | null = null
    for (let i = 0; i + 3 < xy.length; i += 2) {
      if (keys.has(segmentKey(xy[i], xy[i + 1], xy[i + 2], xy[i + 3]))) {
        stretch = null
        continue
      }
      if (stretch === null) {
        stretch = [[fromLattice(xy[i]), fromLattice(xy[i + 1])]]
        stretches.push(stretch)
      }
      stretch.push([fromLattice(xy[i + 2]), fromLattice(xy[i + 3])])
    }
  }
  return stretches
}
