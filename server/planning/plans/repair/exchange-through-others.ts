import type { DivisionGraph, PartRules } from '../../division/graph/division-graph.ts'
import { sizesGraph } from '../../division/graph/sizes-graph.ts'
import { repairPlan } from '../../division/repair/repair-plan.ts'
import type { AtomMap } from './atom-map.ts'
import type { Exchange, ExchangeTask } from './exchange-types.ts'

/**
 * The exchange of units that the division engine's repair finds: it also goes through other divisions, where the neighbours have nothing to give and no room. Null where
 * divisions have different ranges, which the engine does not know, and where it finds none.
 */
export function exchangeThroughOthers({ atomMap, id, goals, measure }: ExchangeTask): Exchange | null {
  const owners = [...goals.keys()].sort()
  const limit = goals.get(id)?.limit ?? null
  const isAlike = [...goals.values()].every((goal) => goal.limit?.min === limit?.min && goal.limit?.max === limit?.max)
  if (limit === null || !isAlike) return null
  const { atoms } = atomMap
  const partOf = Int32Array.from(atoms, ({ owner }) => owners.indexOf(owner))
  const [least, most] = [limit.min ?? 0, limit.max ?? Number.POSITIVE_INFINITY]
  const rules: PartRules = {
    minHouseholds: measure === 'households' ? least : 0,
    maxHouseholds: measure === 'households' ? most : Number.POSITIVE_INFINITY,
    minPopulation: measure === 'population' ? least : 0,
    maxPopulation: measure === 'population' ? most : Number.POSITIVE_INFINITY,
    targetHouseholds: 0,
    shapePrice: 0,
    balancePrice: 0,
    changePrice: 0,
  }
  const broken = { graph: graphOf(atomMap), rules, partOf, partCount: owners.length, pinned: new Set<number>() }
  const repair = repairPlan({ ...broken, parts: [owners.indexOf(id)] })
  return repair?.moves.map(({ node, to }) => ({ atom: node, to: owners[to] })).sort((a, b) => a.atom - b.atom) ?? null
}

/** Units as a graph of which only sizes and neighbours matter. */
function graphOf({ atoms, beside }: AtomMap): DivisionGraph {
  const pairs = atoms.flatMap((_, atom) => beside(atom).flatMap((other) => (other > atom ? [[atom, other]] : [])))
  const sizes = {
    households: Float64Array.from(atoms, ({ counts }) => counts.households),
    population: Float64Array.from(atoms, ({ counts }) => counts.population),
  }
  return sizesGraph(
    sizes,
    Int32Array.from(pairs, ([from]) => from),
    Int32Array.from(pairs, ([, to]) => to),
  )
}
