import { describe, expect, it } from 'vitest'
import type { DivisionProperties } from '#contract/divisions'
import { type Children, type TreeRow, treeRows } from '../../client/panels/browse/tree-rows.ts'

const division = (id: string): DivisionProperties => ({ id, name: id }) as DivisionProperties
const drawn = (rows: TreeRow[]): string[] =>
  rows.map((row) =>
    row.kind === 'division'
      ? `${'  '.repeat(row.depth)}${row.leaf ? '·' : row.open ? '-' : '+'}${row.division.id} ${row.position}/${row.setSize}`
      : `${'  '.repeat(row.depth)}(${row.kind})`,
  )

describe('the tree’s lines', () => {
  const children: Children = new Map<string, DivisionProperties[] | 'failed'>([
    ['county', [division('east'), division('west'), division('north')]],
    ['east', [division('e1')]],
    ['west', 'failed'],
    ['north', []],
  ])
  const isLeaf = ({ id }: DivisionProperties): boolean => id === 'e1'

  it('shows opened branches, what is awaited or failed, and no fold where nothing is below', () => {
    const open = new Set(['county', 'east', 'west', 'north'])
    expect(drawn(treeRows([division('county'), division('other')], children, open, isLeaf))).toEqual([
      '-county 1/2',
      '  -east 1/3',
      '    ·e1 1/1',
      '  -west 2/3',
      '    (failed)',
      '  ·north 3/3',
      '+other 2/2',
    ])
  })

  it('waits for a branch that was opened and is not known yet', () => {
    expect(drawn(treeRows([division('county')], new Map(), new Set(['county']), isLeaf))).toEqual(['-county 1/1', '  (loading)'])
  })
})
