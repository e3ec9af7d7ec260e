import { createLeastFirst } from '../../least-first.ts'
import { exchangeThroughOthers } from './exchange-through-others.ts'
import type { Exchange, ExchangeTask } from './exchange-types.ts'
import { deviationFrom, mayBecome } from './range-goal.ts'

/** Sets of units that are looked at in order of people, at most. */
const mostSteps = 600
/** Units that a quick answer moves, at most. */
const mostMoves = 200

/** A set of moves with what comes of it. */
interface Found {
  moves: Exchange
  people: number
  /** What divisions have after it, of those that it changes. */
  values: ReadonlyMap<string, number>
  /** How far the division still is from its range. */
  missing: number
}

/** One move more than a set has: the set is put together only if it is looked at. */
interface Candidate {
  from: Found
  move: Exchange[number]
  people: number
  missing: number
}

/**
 * Exchanges that bring a division within its range, as far as units tell: by people moved, the fewest first (A*, with the people at least who still have to move as the bound; of equal ones, the nearest to the range first), as far as the
 * steps reach; last, fewer people first, a quick one that always moves the unit which helps most, and one that goes through other divisions too. Every division stays whole
 * and within its range, or comes nearer to it.
 */
export function* exchangesOf(task: ExchangeTask): Generator<Exchange> {
  const { atoms } = task.atomMap
  const rates = atoms.flatMap(({ counts }) => (counts[task.measure] > 0 ? [counts.population / counts[task.measure]] : []))
  const peopleEach = rates.reduce((least, rate) => Math.min(least, rate), Number.POSITIVE_INFINITY)
  const first = firstMoves(task)
  const queue = createLeastFirst<Candidate, number>()
  const seen = new Set<string>()
  let found: Found | undefined = nothingMoved(task)
  for (let step = 0; step < mostSteps && found; step++) {
    if (isWhole(task, found.moves)) {
      if (found.missing === 0) yield found.moves
      else
        for (const next of candidates(task, first, found))
          queue.push(next, next.people + (next.missing > 0 ? next.missing * peopleEach : 0), next.missing)
    }
    do {
      const next = queue.pop()
      found = next && taken(task, next)
    } while (found && !isNew(seen, found.moves))
  }
  const peopleOf = (exchange: Exchange): number => exchange.reduce((sum, { atom }) => sum + atoms[atom].counts.population, 0)
  const others = [found ? quickExchange(task, first) : null, exchangeThroughOthers(task)].filter((each) => each !== null)
  yield* others.sort((a, b) => peopleOf(a) - peopleOf(b))
}

/** Whether a set was not met before; it is from now on. */
function isNew(seen: Set<string>, moves: Exchange): boolean {
  const key = moves.map(({ atom, to }) => `${atom}>${to}`).join()
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

function quickExchange(task: ExchangeTask, first: Exchange): Exchange | null {
  let found = nothingMoved(task)
  while (found.moves.length < mostMoves) {
    if (found.missing === 0) return found.moves
    const choices = candidates(task, first, found).sort((a, b) => a.missing - b.missing || a.people - b.people)
    let best: Found | undefined
    for (const choice of choices) {
      const next = taken(task, choice)
      if (!isWhole(task, next.moves)) continue
      best = next
      break
    }
    if (!best) return null
    found = best
  }
  return null
}

function nothingMoved({ goals, id }: ExchangeTask): Found {
  const goal = goals.get(id)!
  return { moves: [], people: 0, values: new Map(), missing: Math.abs(deviationFrom(goal, goal.value)) }
}

/** The set with one move more, in order of units. */
function taken({ atomMap: { atoms }, goals, measure }: ExchangeTask, { from, move, people, missing }: Candidate): Found {
  const at = from.moves.findIndex(({ atom }) => atom > move.atom)
  const moves = at === -1 ? [...from.moves, move] : from.moves.toSpliced(at, 0, move)
  const { owner, counts } = atoms[move.atom]
  const values = new Map(from.values)
  values.set(owner, (values.get(owner) ?? goals.get(owner)!.value) - counts[measure])
  values.set(move.to, (values.get(move.to) ?? goals.get(move.to)!.value) + counts[measure])
  return { moves, people, values, missing }
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
function candidates(task: ExchangeTask, first: Exchange, from: Found): Candidate[] {
  const { atomMap, id, goals, measure, isTaking } = task
  const { atoms, beside } = atomMap
  const gone = new Set(from.moves.map(({ atom }) => atom))
  const followers = from.moves.flatMap(({ atom, to }) =>
    beside(atom)
      .filter(
        (other) => (atoms[other].owner === id) !== isTaking && atoms[other].owner !== to && atoms[other].counts[measure] > 0,
      )
      .map((other) => ({ atom: other, to })),
  )
  const valueIn = (division: string): number => from.values.get(division) ?? goals.get(division)!.value
  return [...first, ...followers].flatMap((move): Candidate[] => {
    if (gone.has(move.atom)) return []
    const { owner, counts } = atoms[move.atom]
    const [left, got] = [valueIn(owner) - counts[measure], valueIn(move.to) + counts[measure]]
    if (!mayBecome(goals.get(owner)!, left) || !mayBecome(goals.get(move.to)!, got)) return []
    const missing = Math.abs(deviationFrom(goals.get(id)!, owner === id ? left : move.to === id ? got : valueIn(id)))
    return [{ from, move, people: from.people + counts.population, missing }]
  })
}

function isWhole({ atomMap: { atoms, staysWhole } }: ExchangeTask, moves: Exchange): boolean {
  const gone = new Map<string, Set<number>>()
  for (const { atom } of moves) {
    const { owner } = atoms[atom]
    gone.set(owner, (gone.get(owner) ?? new Set()).add(atom))
  }
  return [...gone].every(([owner, without]) => staysWhole(owner, without))
}
