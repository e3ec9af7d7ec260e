import { expect, test } from 'vitest'
import { countUnitsIn, type UnitTree } from '#planning/campaigns/count-units'
import type { DivisionKind, DivisionLevel } from '#planning/types'

const rows: [id: string, parentId: string | null, level: DivisionLevel, kind: DivisionKind][] = [
  ['county', null, 'county', 'county'],
  ['a', 'county', 'town', 'town'],
  ['b', 'county', 'town', 'subdistrict'],
  ['a1', 'a', 'village', 'village'],
  ['a2', 'a', 'village', 'village'],
  ['b1', 'b', 'village', 'community'],
  ['a1x', 'a1', 'group', 'villager_group'],
]
const tree: UnitTree = {
  divisions: new Map(rows.map(([id, parentId, level, kind]) => [id, { id, parentId, level, kind }])),
  groupsIn: new Map([
    ['a1', 3],
    ['a2', 2],
  ]),
}

test.each([
  [['county'], { town: 2, village: 2, community: 1, group: 5 }],
  [['a'], { town: 1, village: 2, community: 0, group: 5 }],
  [['a', 'a1', 'b1'], { town: 1, village: 2, community: 1, group: 5 }],
  [['a1'], { town: 0, village: 1, community: 0, group: 3 }],
  [['a1x'], { town: 0, village: 0, community: 0, group: 1 }],
  [['a1', 'a1x'], { town: 0, village: 1, community: 0, group: 3 }],
  [[], { town: 0, village: 0, community: 0, group: 0 }],
  [['elsewhere'], { town: 0, village: 0, community: 0, group: 0 }],
])('in %o each unit counts once', (roots, expected) => {
  expect(countUnitsIn(tree, roots)).toEqual(expected)
})
