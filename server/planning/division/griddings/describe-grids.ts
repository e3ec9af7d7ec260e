import { polygonSquareMeters } from '../../geodesy/areas.ts'
import { segmentMeters } from '../../geodesy/lengths.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'
import { partOutlines } from '../atoms/part-outlines.ts'
import { numberGrids } from '../codes/number-grids.ts'
import type { DivisionPlan } from '../division-types.ts'
import type { ProposedGrid } from './gridding-types.ts'
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
      geometry,
    }
  })
  atoms.forEach(({ id, households, population }, atom) => {
    const grid = grids[plan.partOf[atom]]
    grid.households += households
    grid.population += population
    grid.unitIds.push(id)
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
