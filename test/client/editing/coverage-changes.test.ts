import { describe, expect, it } from 'vitest'
import type { CoverageResult } from '#contract/coverage'
import type { DivisionDiff, PlanDiff } from '#planning/plans/diff-types'
import { coverageChanges } from '../../../client/editing/compare/coverage-changes.ts'

type Row = readonly [id: string, population: number, covered: number]

const answer = (...rows: Row[]): CoverageResult =>
  ({
    divisions: rows.map(([divisionId, population, coveredPopulation]) => ({
      divisionId,
      population,
      coveredPopulation,
      coveredShare: population === 0 ? null : coveredPopulation / population,
    })),
  }) as unknown as CoverageResult

const changed = (id: string, what: DivisionDiff['what'], of: DivisionDiff['changed'] = []): DivisionDiff => {
  const side = { id, name: `${id}村` } as DivisionDiff['before']
  return {
    id,
    level: 'village',
    what,
    before: what === 'appears' ? null : side,
    after: what === 'ends' ? null : side,
    changed: of,
  }
}

const diff = (...divisions: DivisionDiff[]): PlanDiff => ({ divisions, moves: [], totals: [], lineage: [] })

describe('coverage before and after', () => {
  it('tells of each changed division of the level, the greatest loss first, one side only last', () => {
    const rows = coverageChanges(
      diff(
        changed('new', 'appears'),
        changed('up', 'changes', ['ground']),
        changed('down', 'changes', ['people']),
        changed('gone', 'ends'),
        { ...changed('town', 'changes', ['ground']), level: 'town' },
      ),
      'village',
      answer(['up', 100, 40], ['down', 200, 100], ['gone', 50, 50], ['town', 350, 190]),
      answer(['up', 120, 60], ['down', 180, 60], ['new', 50, 10], ['town', 350, 130]),
    )
    expect(rows.map(({ id }) => id)).toEqual(['down', 'up', 'gone', 'new'])
    expect(rows[0]).toMatchObject({
      before: { covered: 100, share: 0.5 },
      after: { covered: 60, population: 180 },
      name: 'down村',
    })
    expect(rows[0].change).toBeCloseTo(60 / 180 - 0.5, 12)
    expect(rows[2]).toMatchObject({ after: null, change: null, before: { covered: 50 } })
    expect(rows[3]).toMatchObject({ before: null, change: null, after: { covered: 10 } })
  })

  it('leaves out a division with another name only, and has no share where nobody lives', () => {
    const rows = coverageChanges(
      diff(changed('named', 'changes', ['name', 'code']), changed('empty', 'changes', ['ground'])),
      'village',
      answer(['named', 10, 5]),
      answer(['named', 10, 5]),
    )
    expect(rows).toEqual([
      {
        id: 'empty',
        name: 'empty村',
        what: 'changes',
        before: { population: 0, covered: 0, share: null },
        after: { population: 0, covered: 0, share: null },
        change: null,
      },
    ])
  })
})
