import { polygonSquareMeters } from '../../geodesy/areas.ts'
import { segmentMeters } from '../../geodesy/lengths.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'
import { partOutlines } from '../atoms/part-outlines.ts'
import { numberGrids } from '../codes/number-grids.ts'
import type { DivisionPlan } from '../division-types.ts'
import type { GridChange, ProposedGrid } from './gridding-types.ts'
import type { StatedProblem } from './state-problem.ts'

/**
 * The grids of a plan with their ground, in the order in which they are numbered: rows from north to south, in a row from west to east. Outlines tile the division
 * point by point; areas are on the ellipsoid.
 */
export function describeGrids({ ground, map, problem }: StatedProblem, plan: DivisionPlan): ProposedGrid[] {
  const { atoms } = problem
  const outlines = partOutlines(map.edges, (atom) => plan.partOf[atom], plan.parts)
  const grids = outlines.map((geometry, part): ProposedGrid => {
    const gridId = plan.gridIds[part]
    const present = ground.grids.find(({ id }) => id === gridId)
    const areaSquareMeters = polygonSquareMeters(geometry)
    return {
      gridId,
      code: present?.code ?? null,
      name: present?.name ?? null,
      households: 0,
      population: 0,
      areaSquareMeters,
      compactness: (4 * Math.PI * areaSquareMeters) / perimeterMeters(geometry) ** 2,
      unitIds: [],
      change: gridId === null ? 'founded' : 'same',
      geometry,
    }
  })
  const ofPresent = new Map(grids.flatMap((grid) => (grid.gridId === null ? [] : [[grid.gridId, grid] as const])))
  atoms.forEach(({ id, households, population, gridId }, atom) => {
    const grid = grids[plan.partOf[atom]]
    grid.households += households
    grid.population += population
    grid.unitIds.push(id)
    if (gridId === grid.gridId) return
    // A unit that was another's, or nobody's, changes who gets it and who loses it.
    if (grid.gridId !== null) grid.change = 'redrawn'
    const left = gridId === null ? undefined : ofPresent.get(gridId)
    if (left) left.change = 'redrawn'
  })
  return readingOrder(atoms, plan).map((part) => grids[part])
}

function perimeterMeters(geometry: MultiPolygonCoordinates): number {
  let meters = 0
  for (const ring of geometry.flat()) for (let i = 1; i < ring.length; i++) meters += segmentMeters(...ring[i - 1], ...ring[i])
  return meters
}

/** Parts in the order of the numbers that they would get if all were new; of more than can be numbered, as they come. */
function readingOrder(atoms: StatedProblem['problem']['atoms'], plan: DivisionPlan): number[] {
  const order = Array.from({ length: plan.parts }, (_, part) => part)
  const numbered = numberGrids(atoms, { ...plan, gridIds: order.map(() => null) }, '')
  return numbered.ok ? order.sort((a, b) => (numbered.codes[a] < numbered.codes[b] ? -1 : 1)) : order
}

/** A present division below the one that was divided, with who lives in it by the units whose largest building it holds, and whether it goes on. */
export interface PresentGrid {
  gridId: string
  code: string
  name: string
  households: number
  population: number
  /** Null: it ends. */
  change: 'redrawn' | 'same' | null
}

/** The present divisions beside what is proposed. */
export function describePresent(
  { ground, problem }: StatedProblem,
  grids: readonly { gridId: string | null; change: GridChange | null }[],
): PresentGrid[] {
  return ground.grids.map(({ id, code, name }) => {
    const own = problem.atoms.filter(({ gridId }) => gridId === id)
    const next = grids.find(({ gridId }) => gridId === id)
    return {
      gridId: id,
      code,
      name,
      households: own.reduce((sum, atom) => sum + atom.households, 0),
      population: own.reduce((sum, atom) => sum + atom.population, 0),
      change: next === undefined ? null : next.change === 'same' ? 'same' : 'redrawn',
    }
  })
}
