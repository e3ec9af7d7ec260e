import { describe, expect, test } from 'vitest'
import { divisionAtoms } from '#planning/division/atoms/division-atoms'
import type { AtomEdge, GroundAtom } from '#planning/division/atoms/ground-types'
import { convexHull } from '#planning/geodesy/convex-hull'
import type { LonLat } from '#planning/types'

/** Squares of some 10 m side by side, each with so many households. */
const atoms = (...households: number[]): GroundAtom[] =>
  households.map((count, i) => {
    const at = (x: number, y: number): LonLat => [104 + (i + x) * 1e-4, 30 + y * 1e-4]
    return {
      buildings: [],
      households: count,
      population: 2 * count,
      compoundId: i < 2 ? 'c' : null,
      gridId: null,
      geometry: [[[at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)]]],
    }
  })
const between = (left: number, right: number, line: AtomEdge['line'], isPassable: boolean, meters = 10): AtomEdge => ({
  xy: [1_040_000_000, 300_000_000, 1_040_000_000, 300_000_000 + Math.round(meters * 90.2)],
  left,
  right,
  line,
  isPassable,
})

describe('atoms for the solver', () => {
  test('a pair of neighbours is one border of all its pieces, of the kind that most of it is', () => {
    const { borders } = divisionAtoms({
      atoms: atoms(1, 1, 1),
      edges: [between(1, 0, 'open', true), between(1, 2, 'road', true, 10), between(2, 1, 'open', true, 4)],
    })
    expect(borders.map(({ from, to, kind, meters }) => [from, to, kind, Math.round(meters)])).toEqual([
      [0, 1, 'compound', 10],
      [1, 2, 'road', 14],
    ])
  })

  test('what nobody gets across is rim of both, unless a piece of it is open', () => {
    const wall = between(0, 1, 'wall', false)
    const { atoms: parted, borders } = divisionAtoms({ atoms: atoms(1, 1), edges: [wall, between(0, -1, 'open', true, 30)] })
    expect(borders).toEqual([])
    expect(parted.map(({ rimMeters }) => Math.round(rimMeters))).toEqual([40, 10])
    expect(divisionAtoms({ atoms: atoms(1, 1), edges: [wall, between(1, 0, 'wall', true, 1)] }).borders).toHaveLength(1)
  })

  test('ground where nobody lives and nobody gets to goes with its longest neighbour, and joins nobody else', () => {
    const edges = [between(0, 1, 'river', false, 10), between(1, 2, 'river', false, 20), between(2, 3, 'wall', false, 5)]
    const { borders } = divisionAtoms({ atoms: atoms(1, 0, 0, 1), edges })
    expect(borders.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
    ])
    expect(divisionAtoms({ atoms: atoms(1, 1, 0, 1), edges }).borders.map(({ from, to }) => [from, to])).toEqual([[1, 2]])
  })

  test('areas, places and hulls are in meters', () => {
    const [atom] = divisionAtoms({ atoms: atoms(3), edges: [] }).atoms
    expect(atom.areaSquareMeters).toBeCloseTo(9.648 * 11.085, 0)
    expect(atom.corners).toHaveLength(4)
    expect([atom.x, atom.y].map(Math.round)).toEqual([5, 6])
  })

  test('a hull is what a string around the points touches', () => {
    const square = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ] as const
    expect(convexHull([...square, [1, 1], [2, 0], [3, 2]])).toEqual(square)
    expect(convexHull([[1, 1]])).toEqual([[1, 1]])
  })
})
