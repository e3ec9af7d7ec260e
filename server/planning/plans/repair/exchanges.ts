import type { AtomMap } from './atom-map.ts'
import { createLeastFirst } from './least-first.ts'
import { deviationFrom, mayBecome, type RangeGoal, type RangeMeasure } from './range-goal.ts'

/** Sets of units that are looked at in order of people, at most. */
const mostSteps = 600
/** Units that a quick answer moves, at most. */
const mostMoves = 200

/** Units that change their division, and to which they go, in order of units. */
export type Exchange = readonly { atom: number; to: string }[]

/** What is to be brought within its range, and what all divisions have and may have. */
export interface ExchangeTask {
  atomMap: AtomMap
  id: string
  goals: ReadonlyMap<string, RangeGoal>
  measure: RangeMeasure
  /** Whether the division has too little. */
  isTaking: boolean
}

/**
 * Exchanges that bring a division within its range, as far as units tell: by people moved, the fewest first (A*, with the people at least who still have to move as the bound), as far as the steps reach; last a quick one, that
 * always moves the unit which helps most. Every division stays whole and within its range, or comes nearer to it.
 */
export function* exchangesOf(task: ExchangeTask): Generator<Exchange> {
  const { atoms } = task.atomMap
  const rates = atoms.flatMap(({ counts }) => (counts[task.measure] > 0 ? [counts.population / counts[task.measure]] : []))
  const peopleEach = rates.reduce((least, rate) => Math.min(least, rate), Number.POSITIVE_INFINITY)
  const first = firstMoves(task)
  const queue = createLeastFirst<Exchange>()
  const seen = new Set<string>()
  const push = (moves: Exchange): void => {
    const key = moves.map(({ atom, to }) => `${atom}>${to}`).join()
    if (seen.has(key)) return
    seen.add(key)
    const people = moves.reduce((sum, { atom }) => sum + atoms[atom].counts.population, 0)
    const missing = missingAfter(task, moves)
    queue.push(moves, people + (missing > 0 ? missing * peopleEach : 0), key)
  }
  push([])
  let isComplete = false
  for (let step = 0; step < mostSteps && !isComplete; step++) {
    const moves = queue.pop()
    isComplete = moves === undefined
    if (!moves || !isWhole(task, moves)) continue
    if (missingAfter(task, moves) === 0) yield moves
    else for (const next of nextExchanges(task, first, moves)) push(next)
  }
  if (isComplete) return
  const quick = quickExchange(task, first)
  if (quick) yield quick
}

function quickExchange(task: ExchangeTask, first: Exchange): Exchange | null {
  const { atoms } = task.atomMap
  let moves: Exchange = []
  while (moves.length < mostMoves) {
    const missing = missingAfter(task, moves)
    if (missing === 0) return moves
    const choices = nextExchanges(task, first, moves).map((next) => {
      const people = next.reduce((sum, { atom }) => sum + atoms[atom].counts.population, 0)
      return { next, people, missing: missingAfter(task, next) }
    })
    choices.sort((a, b) => a.missing - b.missing || a.people - b.people)
    const best = choices.find(({ next }) => isWhole(task, next))
    if (!best) return null
    moves = best.next
  }
  return null
}

/** The moves that are open at first: of units at the division's border. */
function firstMoves({ atomMap: { atoms, touching }, id, measure, isTaking }: ExchangeTask): Exchange {
  return atoms.flatMap(({ owner, counts }, atom) => {
    if ((owner === id) === isTaking || counts[measure] <= 0) return []
    const takers = [...touching(atom)].filter((to) => to !== owner && (!isTaking || to === id))
    return takers.sort().map((to) => ({ atom, to }))
  })
}

/** One move more: of a unit at the border, or one beside a unit that goes already and to where that goes. */
function nextExchanges(task: ExchangeTask, first: Exchange, moves: Exchange): Exchange[] {
  const { atomMap, id, goals, measure, isTaking } = task
  const { atoms, beside } = atomMap
  const gone = new Set(moves.map(({ atom }) => atom))
  const followers = moves.flatMap(({ atom, to }) =>
    beside(atom)
      .filter(
        (other) => (atoms[other].owner === id) !== isTaking && atoms[other].owner !== to && atoms[other].counts[measure] > 0,
      )
      .map((other) => ({ atom: other, to })),
  )
  return [...first, ...followers].flatMap((move) => {
    if (gone.has(move.atom)) return []
    const next = [...moves, move].sort((a, b) => a.atom - b.atom)
    const isAllowed = [atoms[move.atom].owner, move.to].every((each) => {
      const goal = goals.get(each)!
      return mayBecome(goal, valueAfter(task, next, each))
    })
    return isAllowed ? [next] : []
  })
}

function missingAfter(task: ExchangeTask, moves: Exchange): number {
  return Math.abs(deviationFrom(task.goals.get(task.id)!, valueAfter(task, moves, task.id)))
}

function isWhole({ atomMap: { atoms, staysWhole } }: ExchangeTask, moves: Exchange): boolean {
  const gone = new Map<string, Set<number>>()
  for (const { atom } of moves) {
    const { owner } = atoms[atom]
    gone.set(owner, (gone.get(owner) ?? new Set()).add(atom))
  }
  return [...gone].every(([owner, without]) => staysWhole(owner, without))
}

function valueAfter({ atomMap: { atoms }, goals, measure }: ExchangeTask, moves: Exchange, id: string): number {
  let { value } = goals.get(id)!
  for (const { atom, to } of moves) {
    if (to === id) value += atoms[atom].counts[measure]
    if (atoms[atom].owner === id) value -= atoms[atom].counts[measure]
  }
  return value
}
