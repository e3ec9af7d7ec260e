import { isMended, judgeParts } from './judge-parts.ts'
import { leastRepair } from './least-repair.ts'
import { quickRepair } from './quick-repair.ts'
import { type BrokenPlan, partsNearby, type Repair } from './repair-graph.ts'

/** Nodes of nearby parts up to which all repairs are looked through. */
const nodesForLeast = 24

/**
 * Mends a plan that a stroke has broken, with few people moved: parts to mend hang together and are within their ranges afterwards, no other gets worse, and what the
 * stroke put somewhere stays there. Only the parts to mend, their neighbours and their neighbours' change. Few nodes: the least change, proven; many: a good one in
 * about a tenth of a second (`quick-repair.ts`). Null where none was found.
 */
export function repairPlan(broken: BrokenPlan): Repair | null {
  const before = judgeParts(broken, broken.partOf)
  if (isMended(broken, before, before)) return { moves: [], people: 0, isLeast: true }
  const near = partsNearby(broken)
  const nodes = broken.partOf.reduce((sum, part) => sum + near[part], 0)
  return (nodes <= nodesForLeast ? leastRepair(broken, near) : null) ?? quickRepair(broken, near)
}
