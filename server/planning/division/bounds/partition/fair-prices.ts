import type { DivisionGraph, PartRules } from '../../graph/division-graph.ts'
import { costOf, createPartition } from '../../search/partition.ts'
import type { NodePlan } from '../../search/search-plans.ts'

/** Prices of nodes that share out what each part of a plan costs by size: where parts of about this cost per household are the best there are, close to the best prices. */
export function fairPrices(graph: DivisionGraph, rules: PartRules, { partCount, partOf, gridOf }: NodePlan): Float64Array {
  const partition = createPartition(graph, rules, partCount, partOf, gridOf)
  const size = [graph.households, graph.population].find((values) => values.some((value) => value > 0))
  const sums = new Float64Array(partCount)
  for (let node = 0; node < graph.nodeCount; node++) sums[partOf[node]] += size?.[node] ?? 1
  return Float64Array.from(partOf, (part, node) => {
    const share = sums[part] > 0 ? (size?.[node] ?? 1) / sums[part] : 1 / partition.size[part]
    return share * costOf(partition, part)
  })
}
