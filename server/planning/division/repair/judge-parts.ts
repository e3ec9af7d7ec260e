import { componentsOf } from '../graph/components.ts'
import { outsideRange } from '../graph/division-graph.ts'
import type { BrokenPlan } from './repair-graph.ts'

/** How bad every part is: pieces beyond the first, and how far outside its ranges, in households and people. */
export interface PartFaults {
  pieces: Int32Array
  outside: Float64Array
}

const plainScale = { households: 1, population: 1 }

/** Judges every part of a plan. Linear. */
export function judgeParts({ graph, rules, partCount }: BrokenPlan, partOf: Int32Array): PartFaults {
  const pieces = new Int32Array(partCount).fill(-1)
  const [households, population] = [new Float64Array(partCount), new Float64Array(partCount)]
  for (const nodes of componentsOf(graph, partOf)) pieces[partOf[nodes[0]]]++
  for (let node = 0; node < graph.nodeCount; node++) {
    households[partOf[node]] += graph.households[node]
    population[partOf[node]] += graph.population[node]
  }
  const outside = households.map((value, part) => outsideRange(rules, plainScale, value, population[part], 1))
  return { pieces, outside }
}

/** Whether a repaired plan does what is asked: parts to mend are sound, no other is worse than before, and no part is lost. */
export function isMended({ partCount, parts }: BrokenPlan, before: PartFaults, after: PartFaults): boolean {
  const mend = new Set(parts)
  for (let part = 0; part < partCount; part++) {
    if (after.pieces[part] < 0 && before.pieces[part] >= 0) return false
    if (after.pieces[part] > (mend.has(part) ? 0 : Math.max(0, before.pieces[part]))) return false
    if (after.outside[part] > (mend.has(part) ? 0 : before.outside[part]) + 1e-9) return false
  }
  return true
}
