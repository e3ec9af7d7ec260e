import type { LinearSolver } from '../../linear-model.ts'
import type { DivisionGraph, PartRules } from '../graph/division-graph.ts'
import type { PartCounts } from '../graph/part-counts.ts'
import type { SeenPart } from '../search/part-pool.ts'
import type { NodePlan } from '../search/search-plans.ts'
import type { BoundKind } from './bound-types.ts'
import { raiseByParts } from './partition/raise-by-parts.ts'
import { type RaisedBound, raiseBound } from './raise-bound.ts'

/** A bound, what proves it, and what the round took. */
export interface TurnBound extends RaisedBound {
  kind: BoundKind
}

/** A relaxation that has had so many rounds and is below another is given up. */
const roundsOfGrace = 8

/** Tables take long to make before they say anything: the other relaxation, which says something at once, comes first for so many moves of the search. */
const workBeforeTables = 200_000

/** Raises the bound by several relaxations, whose turn it is being the one that has worked least so far; ends where none has anything left to gain. */
export function* raiseInTurns(
  graph: DivisionGraph,
  rules: PartRules,
  counts: PartCounts,
  start: { best: NodePlan; seen: Iterable<SeenPart> },
  solver: LinearSolver,
): Generator<TurnBound> {
  const begin = (kind: BoundKind, rounds: Generator<RaisedBound>, work: number) => ({
    kind,
    rounds,
    work,
    count: 0,
    bound: Number.NEGATIVE_INFINITY,
  })
  let raisers = [
    begin('spreading', raiseBound(graph, rules, counts, start.best.partOf, solver), 0),
    begin('partition', raiseByParts(graph, rules, counts, start, solver), workBeforeTables),
  ]
  try {
    while (raisers.length > 0) {
      const turn = raisers.reduce((least, each) => (each.work < least.work ? each : least))
      const { value, done } = turn.rounds.next()
      if (done) {
        raisers = raisers.filter((each) => each !== turn)
        continue
      }
      turn.work += value.work
      turn.count++
      turn.bound = Math.max(turn.bound, value.bound)
      yield { ...value, kind: turn.kind }
      const isBehind =
        turn.count >= roundsOfGrace && raisers.some(({ count, bound }) => count >= roundsOfGrace && bound > turn.bound)
      if (!isBehind) continue
      turn.rounds.return(undefined)
      raisers = raisers.filter((each) => each !== turn)
    }
  } finally {
    for (const { rounds } of raisers) rounds.return(undefined)
  }
}
