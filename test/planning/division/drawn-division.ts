import fc from 'fast-check'
import { type Atom, type AtomBorder, borderKinds, type DivisionProblem } from '#planning/division/division-types'
import { pricesFor, usualWishes } from '#planning/division/prices'

/** A problem on a lattice of squares of 100 m, ten households and thirty people each unless said otherwise; rows from north to south. */
export function latticeProblem(
  width: number,
  height: number,
  change: Partial<DivisionProblem> & { sizes?: readonly number[] } = {},
): DivisionProblem {
  const { sizes, ...rest } = change
  const atoms: Atom[] = []
  const borders: AtomBorder[] = []
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const households = sizes ? sizes[row * width + column] : 10
      const [x, y] = [100 * column + 50, -100 * row - 50]
      const outer = [row === 0, row === height - 1, column === 0, column === width - 1].filter(Boolean).length
      const corners = [
        [x - 50, y - 50],
        [x + 50, y - 50],
        [x + 50, y + 50],
        [x - 50, y + 50],
      ] as const
      atoms.push({
        id: `r${row}c${column}`,
        households,
        population: 3 * households,
        areaSquareMeters: 10_000,
        x,
        y,
        rimMeters: 100 * outer,
        compoundId: null,
        gridId: null,
        corners,
      })
      const here = row * width + column
      if (column > 0) borders.push({ from: here - 1, to: here, meters: 100, kind: 'road' })
      if (row > 0) borders.push({ from: here - width, to: here, meters: 100, kind: 'road' })
    }
  }
  return {
    atoms,
    borders,
    parts: null,
    households: null,
    population: null,
    targetHouseholds: null,
    lockedGridIds: [],
    keepTogether: [],
    keepApart: [],
    prices: pricesFor(usualWishes),
    ...rest,
  }
}

/** Grids as letters over a lattice problem: "AAB\nACB"; a dot is no grid. */
export function withGrids(problem: DivisionProblem, drawing: string): DivisionProblem {
  const letters = [...drawing.replace(/\s/g, '')]
  return { ...problem, atoms: problem.atoms.map((atom, i) => ({ ...atom, gridId: letters[i] === '.' ? null : letters[i] })) }
}

/** Small problems of every kind: lattices with holes in their borders, odd sizes, present grids, locks, togethers and aparts. */
export const anyProblem: fc.Arbitrary<DivisionProblem> = fc
  .record({
    width: fc.integer({ min: 2, max: 3 }),
    height: fc.integer({ min: 2, max: 3 }),
    sizes: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 9, maxLength: 9 }),
    kinds: fc.array(fc.option(fc.constantFrom(...borderKinds), { freq: 6 }), { minLength: 12, maxLength: 12 }),
    grids: fc.array(fc.constantFrom('A', 'B', 'C', '.'), { minLength: 9, maxLength: 9 }),
    parts: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }),
    least: fc.integer({ min: 0, max: 40 }),
    width2: fc.integer({ min: 0, max: 40 }),
    people: fc.boolean(),
    isLocked: fc.boolean(),
    together: fc.array(fc.nat({ max: 3 }), { maxLength: 2 }),
    apart: fc.option(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }))),
    littleChange: fc.constantFrom(0, 0, 2),
  })
  .map(({ width, height, sizes, kinds, grids, parts, least, width2, people, isLocked, together, apart, littleChange }) => {
    const lattice = latticeProblem(width, height, { sizes })
    const drawn = withGrids(lattice, grids.slice(0, width * height).join(''))
    const range = { min: least, max: least + width2 }
    return {
      ...drawn,
      borders: drawn.borders.flatMap((border, i) => (kinds[i] === null ? [] : [{ ...border, kind: kinds[i]! }])),
      parts,
      households: people ? null : range,
      population: people ? { min: 3 * range.min, max: 3 * range.max + 1 } : null,
      lockedGridIds: isLocked ? ['C'] : [],
      keepTogether: together.length > 1 ? [together] : [],
      keepApart: apart && apart[0] !== apart[1] ? [apart] : [],
      prices: pricesFor({ ...usualWishes, littleChange }),
    }
  })
