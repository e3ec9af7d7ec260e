import type { Border } from '../divisions/block-adjacency.ts'
import type { DivisionNode } from '../divisions/division-tree.ts'
import type { NamePool } from '../names/name-pool.ts'
import type { SampleLineage } from '../sample-content.ts'
import { mergeVillages } from './merge-villages.ts'
import { redrawCommunities } from './redraw-communities.ts'
import { createRegister } from './register.ts'
import { renameTown } from './rename-town.ts'
import { splitCommunity } from './split-community.ts'

/**
 * Gives the county a past and a plan: villages merged in 2021, a town renamed in 2022, a community split in 2024, two communities
 * redrawn in 2027. Adds the ended divisions to the tree, and versions to those that changed; answers what came from what. No two
 * changes touch the same village.
 */
export function recordHistory(
  county: DivisionNode,
  borders: readonly Border[],
  households: readonly number[],
  names: NamePool,
): SampleLineage[] {
  const register = createRegister(county, borders, households)
  const touched = new Set<DivisionNode>()
  return [
    ...redrawCommunities(county, register, touched),
    ...splitCommunity(county, register, touched),
    ...mergeVillages(county, register, touched, names),
    ...renameTown(county, names),
  ]
}
