import { interiorPoint } from '../../geodesy/interior-point.ts'
import type { DivisionObstacle } from '../division-types.ts'
import type { BlockingUnits } from './gridding-types.ts'
import type { StatedProblem } from './state-problem.ts'

/** So many units and names at most go with an obstacle. */
const mostUnits = 200
const mostNames = 10

/** Obstacles with the units' ids, names and a place to look at; the largest unit of each comes first. */
export function nameObstacles({ ground, map, problem }: StatedProblem, obstacles: readonly DivisionObstacle[]): BlockingUnits[] {
  const compoundNames = new Map(ground.compounds.map(({ id, name }) => [id, name]))
  const nameOf = (atom: number): string | null => {
    const { compoundId, buildings } = map.atoms[atom]
    const own = buildings.map((building) => ground.buildings[building].name).find((name) => name !== null)
    return (compoundId === null ? null : compoundNames.get(compoundId)) ?? own ?? null
  }
  return obstacles.map((obstacle): BlockingUnits => {
    const atoms = [...obstacle.atoms].sort((a, b) => problem.atoms[b].households - problem.atoms[a].households || a - b)
    const first = obstacle.reason === 'bottleneck' ? obstacle.through : atoms[0]
    const names = new Set(atoms.map(nameOf).filter((name) => name !== null))
    return {
      reason: obstacle.reason,
      isProven: obstacle.reason !== 'none_found' || obstacle.isProven,
      unitIds: atoms.slice(0, mostUnits).map((atom) => problem.atoms[atom].id),
      names: [...names].slice(0, mostNames),
      at: first === undefined ? null : interiorPoint(map.atoms[first].geometry),
      households: 'households' in obstacle ? obstacle.households : null,
      population: 'population' in obstacle ? obstacle.population : null,
      parts: 'parts' in obstacle ? obstacle.parts : null,
    }
  })
}
