import type { Random } from '../../random.ts'
import { componentsOf } from '../graph/components.ts'
import type { DivisionGraph, PartRules } from '../graph/division-graph.ts'
import type { PartCounts } from '../graph/part-counts.ts'
import { anneal, type Cooling, type MoveTools, movesASlice, typicalChange } from './anneal.ts'
import { createBorderScratch } from './move-border.ts'
import { createPartPool, type PartPool, poolParts } from './part-pool.ts'
import { createPartition, newPart, type Partition } from './partition.ts'
import { createRecombineScratch } from './recombine.ts'
import { shareCounts } from './share-counts.ts'
import { startPlan } from './start-plan.ts'
import { createStaysConnected } from './stays-connected.ts'

/** A plan over the graph's nodes. */
export interface NodePlan {
  objective: number
  partCount: number
  partOf: Int32Array
  gridOf: Int32Array
}

/** A search under way: the best plan so far, and the good parts seen. */
export interface PlanSearch {
  best: NodePlan | null
  /** The least violation of any partition so far, and that partition: what comes nearest while nothing is within all ranges. */
  nearest: (NodePlan & { violation: number }) | null
  pool: PartPool
  /** Takes a plan found elsewhere, if it is better. */
  offer: (plan: NodePlan) => boolean
  /** Ends a slice of work each time; never ends by itself. */
  slices: Generator<void>
}

/** Parts kept for the final choice. */
const poolLimit = 6000

/** Numbers of parts tried beside the nearest to the target. */
const countsTried = 7

/** The numbers of parts to try, the one whose mean is nearest to the target first. */
function countsToTry({ least, most }: PartCounts, households: number, target: number): number[] {
  const wished = target > 0 ? households / target : least
  return Array.from({ length: Math.min(most - least + 1, 200) }, (_, i) => least + i)
    .sort((a, b) => Math.abs(a - wished) - Math.abs(b - wished) || a - b)
    .slice(0, countsTried)
}

/** Gives parts the present grids that most of their people come from, the most people first; no grid twice. */
export function matchGrids(graph: DivisionGraph, partOf: Int32Array, partCount: number): Int32Array {
  const people = new Float64Array(partCount * graph.gridIds.length)
  for (let node = 0; node < graph.nodeCount; node++) {
    for (let i = graph.firstPresent[node]; i < graph.firstPresent[node + 1]; i++)
      people[partOf[node] * graph.gridIds.length + graph.presentGrid[i]] += graph.presentPeople[i]
  }
  const gridOf = new Int32Array(partCount).fill(newPart)
  const isTaken = new Uint8Array(graph.gridIds.length)
  const pairs = Array.from(people, (_, pair) => pair).filter((pair) => people[pair] > 0)
  for (const pair of pairs.sort((a, b) => people[b] - people[a] || a - b)) {
    const [part, grid] = [Math.floor(pair / graph.gridIds.length), pair % graph.gridIds.length]
    if (gridOf[part] !== newPart || isTaken[grid]) continue
    gridOf[part] = grid
    isTaken[grid] = 1
  }
  return gridOf
}

/** What a whole violation costs, in typical changes times the nodes of a mean part: dearer after a round that found no plan within all ranges, cheaper after one that did. */
const [cheapestViolation, dearestViolation] = [2, 32]

/** How cold a round ends, in typical changes. */
const coldest = 0.1

/** Slices that a start may take to come within its ranges before it is annealed anyway. */
const settlingSlices = 8

/** How a round of annealing begins and cools. Rounds get longer; every other one starts anew, the rest warm the best plan up again. */
function coolingOf(round: number, isFresh: boolean, typical: number, violation: number, nodes: number, parts: number): Cooling {
  const steps = Math.min(2_000_000, Math.round((60_000 + 100 * nodes) * 1.25 ** round))
  const violationPrice = (violation * typical * nodes) / parts
  return { steps, hot: (isFresh ? 1.2 : 0.5) * typical, cold: coldest * typical, violationPrice }
}

/**
 * Searches for plans of a graph, round after round: a start by cut trees, or the best plan warmed up again, annealed by moves. Everything seen
 * that is within its ranges goes into the pool. Same graph, rules and random numbers: same plans in the same order.
 */
export function searchPlans(
  graph: DivisionGraph,
  rules: PartRules,
  counts: PartCounts,
  present: Int32Array | null,
  random: Random,
): PlanSearch {
  const components = componentsOf(graph)
  const recombination = createRecombineScratch({ graph })
  const border = createBorderScratch()
  const tools: MoveTools = { staysConnected: createStaysConnected(graph), recombination, border, random }
  const households = graph.households.reduce((sum, value) => sum + value, 0)
  const population = graph.population.reduce((sum, value) => sum + value, 0)
  const tried = countsToTry(counts, households, rules.targetHouseholds)
  const pool = createPartPool(poolLimit)
  const takes = ({ objective, violation, partCount, partOf, gridOf }: Partition): boolean => {
    const plan = (): NodePlan => ({ objective, partCount, partOf: partOf.slice(), gridOf: gridOf.slice() })
    if (search.nearest === null || violation < search.nearest.violation - 1e-9) search.nearest = { ...plan(), violation }
    return violation < 1e-9 && search.offer(plan())
  }
  const fresh = (parts: number): Partition | null => {
    const shares = shareCounts(graph, rules, components, parts, random)
    if (shares === null) return null
    const scale = { households: Math.max(1e-9, households / parts), population: Math.max(1e-9, population / parts) }
    const partOf = startPlan(
      { graph, rules, scale, tree: recombination.tree, sums: recombination.sums, random },
      components,
      shares,
    )
    return createPartition(graph, rules, parts, partOf, matchGrids(graph, partOf, parts))
  }
  const search: PlanSearch = {
    best: null,
    nearest: null,
    pool,
    offer: (plan) => {
      if (search.best !== null && plan.objective >= search.best.objective - 1e-9) return false
      search.best = plan
      return true
    },
    slices: run(),
  }

  let violation = 2 * cheapestViolation

  function* improve(partition: Partition, cooling: Cooling): Generator<void> {
    takes(partition)
    const look = (): void => poolParts(pool, partition, partition.objective + cooling.violationPrice * partition.violation)
    const limit = { objective: search.best?.objective ?? Number.POSITIVE_INFINITY }
    const better = (): void => {
      limit.objective = partition.objective
      takes(partition)
      look()
    }
    let isWithin = partition.violation < 1e-9
    yield
    for (const _ of anneal(partition, tools, cooling, limit, better, look)) {
      if (search.best === null) takes(partition)
      isWithin ||= partition.violation < 1e-9
      yield
    }
    takes(partition)
    look()
    const next = isWithin || partition.violation < 1e-9 ? violation / 2 : violation * 2
    violation = Math.min(dearestViolation, Math.max(cheapestViolation, next))
  }

  /** Moves cold and with every violation dear until a start is within all ranges, where it gets there soon: the first plan is not to wait for a round to cool. */
  function* settle(partition: Partition, typical: number): Generator<void> {
    const cold = coldest * typical
    const violationPrice = (dearestViolation * typical * graph.nodeCount) / partition.partCount
    const never = { objective: Number.NEGATIVE_INFINITY }
    const nothing = (): void => {}
    const cooling = { steps: settlingSlices * movesASlice, hot: cold, cold, violationPrice }
    for (const _ of anneal(partition, tools, cooling, never, nothing, nothing)) {
      takes(partition)
      yield
      if (search.best !== null) return
    }
    takes(partition)
  }

  function* run(): Generator<void> {
    if (present !== null) {
      const partCount = Math.max(...present) + 1
      const partition = createPartition(graph, rules, partCount, present.slice(), matchGrids(graph, present, partCount))
      takes(partition)
      if (partCount >= counts.least && partCount <= counts.most)
        yield* improve(partition, coolingOf(0, false, typicalChange(partition, random), violation, graph.nodeCount, partCount))
    }
    for (let round = 0; ; round++) {
      const isFresh = search.best === null || round % 2 === 0 || round < tried.length
      const parts =
        round < tried.length || search.best === null ? tried[round % tried.length] : tried[Math.floor(random() * tried.length)]
      const partition = isFresh
        ? fresh(parts)
        : createPartition(graph, rules, search.best!.partCount, search.best!.partOf.slice(), search.best!.gridOf.slice())
      if (partition !== null) {
        const typical = typicalChange(partition, random)
        if (search.best === null && !takes(partition)) yield* settle(partition, typical)
        yield* improve(partition, coolingOf(round, isFresh, typical, violation, graph.nodeCount, partition.partCount))
      }
      yield
    }
  }
  return search
}
