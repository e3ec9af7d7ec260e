import { describe, expect, it } from 'vitest'
import { applyOperations } from '#planning/plans/apply-operation'
import type { PlanOperation } from '#planning/plans/plan-types'
import { newBordersOf } from '../../../client/editing/draw/new-borders.ts'
import { arcsBetween, rankedArcs } from '../../../client/editing/draw/ranked-arcs.ts'
import { drawnPlan } from '../../planning/plans/drawn-plan.ts'
import { at } from '../../planning/topology/edit/drawn-map.ts'

const options = { levels: ['town', 'village', 'group'], parents: { a: 'V', b: 'V', c: 'W', d: 'W' } } as const
const before = drawnPlan('aabb\naabb\nccdd\nccdd', options)

function previewOf(...operations: PlanOperation[]) {
  const done = applyOperations(before, operations, () => 'new')
  if (!done.ok) throw new Error(done.reason)
  return { before, state: done.state, changes: done.changes, operations: done.operations, touched: [] }
}

describe('borders on the map', () => {
  it('are ranked by the largest divisions that they part', () => {
    const ranks = rankedArcs(before).map(({ arc, rank }) => [[arc.left, arc.right].sort().join(' '), rank])
    const rankOf = Object.fromEntries(ranks)
    expect(rankOf['a b']).toBe(5)
    expect(rankOf['a c']).toBe(4)
    expect(rankOf['#outside a']).toBe(3)
  })

  it('are new of a level where a group changes village, although no line is drawn', () => {
    const preview = previewOf({ op: 'reassign', unitIds: ['b'], to: 'W' })
    const { drawn, gone } = newBordersOf(preview, 'village')
    const ends = (lines: (readonly (readonly [number, number])[])[]) => lines.map((line) => [line[0], line.at(-1)])
    expect(ends(drawn)).toEqual([[at(2, 2), at(2, 4)]])
    expect(ends(gone)).toEqual([[at(2, 2), at(4, 2)]])
    expect(newBordersOf(previewOf({ op: 'reassign', unitIds: ['b'], to: 'W' }), 'group')).toEqual({ drawn: [], gone: [] })
  })

  it('differ between two states by what one has and the other has not', () => {
    const preview = previewOf({ op: 'split', divisionId: 'a', line: [at(1, 4), at(1, 2)], ids: ['l', 'r'] })
    const { removed, added } = arcsBetween(before, preview.state)
    const kept = rankedArcs(before).filter(({ arc }) => !removed.includes(arc))
    const all = [...kept.map(({ arc }) => arc), ...added.map(({ arc }) => arc)]
    expect(new Set(all)).toEqual(new Set(rankedArcs(preview.state).map(({ arc }) => arc)))
  })
})
