import { expect, it } from 'vitest'
import type { AtomMap } from '#planning/division/atoms/ground-types'
import { attachEmptyGround } from '#planning/division/griddings/attach-empty-ground'

/** Atoms in a row, each with people or none, in a present division; borders between neighbours, passable or not. */
function row(atoms: readonly [gridId: string, people: number][], passable: readonly boolean[]): AtomMap {
  return {
    atoms: atoms.map(([gridId, people]) => ({
      buildings: [],
      households: people,
      population: people,
      compoundId: null,
      gridId,
      geometry: [],
    })),
    edges: passable.map((isPassable, at) => ({ xy: [at, 0, at, 1], left: at, right: at + 1, line: 'river', isPassable })),
  }
}
const opened = (map: AtomMap, ...staying: string[]): boolean[] =>
  attachEmptyGround(map, new Set(staying)).edges.map(({ isPassable }) => isPassable)

it('opens the border of ground that nobody lives on to the rest of its division, where it is cut off', () => {
  // A: people | river | nobody, then a village that stays.
  expect(
    opened(
      row(
        [
          ['A', 5],
          ['A', 0],
          ['V', 9],
        ],
        [false, true],
      ),
      'V',
    ),
  ).toEqual([true, true])
})

it('leaves a river closed where people live beyond it, or where the empty ground is reached from elsewhere', () => {
  const beyond = row(
    [
      ['A', 5],
      ['A', 3],
    ],
    [false],
  )
  expect(opened(beyond)).toEqual([false])
  const reached = row(
    [
      ['A', 5],
      ['A', 0],
      ['B', 4],
    ],
    [false, true],
  )
  expect(opened(reached)).toEqual([false, true])
  // Other divisions' ground is not its own.
  const others = row(
    [
      ['B', 5],
      ['A', 0],
    ],
    [false],
  )
  expect(opened(others)).toEqual([false])
})
