import type { Border } from '../divisions/block-adjacency.ts'
import type { DivisionNode } from '../divisions/division-tree.ts'
import type { NamePool } from '../names/name-pool.ts'
import type { SampleLineage } from '../sample-content.ts'

/** The divisions with those that have ended, and what came from what. */
export interface History {
  roots: DivisionNode[]
  lineage: SampleLineage[]
}

export function recordHistory(
  county: DivisionNode,
  _borders: readonly Border[],
  _households: readonly number[],
  _names: NamePool,
): History {
  return { roots: [county], lineage: [] }
}
