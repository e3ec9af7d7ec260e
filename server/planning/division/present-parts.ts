import { componentsOf } from './graph/components.ts'
import type { DivisionGraph } from './graph/division-graph.ts'

/**
 * The present grids as parts of the graph's nodes, numbered from 0; null unless every node lies in one grid and every grid hangs together, or where there is
 * only one.
 */
export function presentParts(graph: DivisionGraph): Int32Array | null {
  const { nodeCount, firstPresent, presentGrid, gridIds } = graph
  if (gridIds.length < 2) return null
  const partOf = new Int32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    if (firstPresent[node + 1] - firstPresent[node] !== 1) return null
    partOf[node] = presentGrid[firstPresent[node]]
  }
  return componentsOf(graph, partOf).length === gridIds.length ? partOf : null
}
