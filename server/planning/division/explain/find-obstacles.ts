import type { DivisionObstacle } from '../division-types.ts'
import type { PreparedProblem } from '../graph/build-graph.ts'
import { componentsOf, sumOver } from '../graph/components.ts'
import { fittingCounts, type PartCounts } from '../graph/part-counts.ts'
import { findBottlenecks } from './find-bottlenecks.ts'

/** What is known without searching: the numbers of parts that may do, and whatever rules out every plan. */
export interface Prospects {
  counts: PartCounts
  obstacles: DivisionObstacle[]
}

/**
 * Looks for what no plan can get around: nodes above the greatest size, components and totals that fit no number of parts, bottlenecks. Every
 * obstacle is a proof; where there is none a plan may still be impossible. Linear.
 */
export function findObstacles({ graph, rules, freeParts }: PreparedProblem): Prospects {
  const { households, population, atomsOf } = graph
  const obstacles: DivisionObstacle[] = []
  const about = (nodes: readonly number[]) => ({
    atoms: nodes.flatMap((node) => atomsOf[node]).sort((a, b) => a - b),
    households: sumOver(households, nodes),
    population: sumOver(population, nodes),
  })
  const all = Array.from(households, (_, node) => node)
  if (freeParts !== null && (freeParts < (all.length > 0 ? 1 : 0) || freeParts > all.length))
    obstacles.push({ reason: 'too_few_atoms', atoms: about(all).atoms, parts: freeParts })
  for (const node of all) {
    if (households[node] > rules.maxHouseholds || population[node] > rules.maxPopulation)
      obstacles.push({ reason: 'atom_too_large', ...about([node]) })
  }
  const counts = { least: 0, most: 0 }
  for (const nodes of componentsOf(graph)) {
    const { least, most } = fittingCounts(rules, sumOver(households, nodes), sumOver(population, nodes), nodes.length)
    counts.least += least
    counts.most += most
    if (least > most) obstacles.push({ reason: 'component_fits_no_count', ...about(nodes) })
  }
  if (obstacles.length === 0 && freeParts !== null && (freeParts < counts.least || freeParts > counts.most))
    obstacles.push({ reason: 'total_fits_no_count', ...about(all), parts: freeParts })
  if (obstacles.length === 0) obstacles.push(...findBottlenecks(graph, rules))
  return { counts: freeParts === null ? counts : { least: freeParts, most: freeParts }, obstacles }
}
