import { splitRHat } from '../../division/ensemble/split-r-hat.ts'
import type { LinearSolver } from '../../linear-model.ts'
import { seededRandom } from '../../random.ts'
import type { CountRange } from '../choice-rows.ts'
import { type GroupList, listGroups } from '../list-groups.ts'
import { type MergeChoices, prepareChoices } from '../merge-choices.ts'
import { type GroupChoice, type MergeAim, type MergeGroup, mergeAims } from '../merging-types.ts'
import type { StatedMerging } from './state-merging.ts'

/** How a proposal stands among others drawn at random that leave as many units by the same rules. */
export interface Standing {
  /** How many there are in all, may be more than a number can hold exactly; null where they are too many to be counted: then those drawn are places on random walks. */
  number: number | null
  drawn: number
  /** How well the walks agree (split R̂ of the costs): near 1 they do, above 1.05 not yet. Null where each is drawn by itself. */
  rHat: number | null
  /** Percent of those drawn that cost more (ties half): 100 is better than all. Then the same of each aim. */
  percentile: number
  percentiles: Record<MergeAim, number>
  /** Values of the travel aim, person-hours more than today, at 0, 10 … 100 % of those drawn. */
  travelDeciles: number[]
}

export interface FoundProposal {
  choice: GroupChoice
  standing: Standing | null
}

/** Why there is no proposal; units by their places. */
export interface MergeObstacle {
  reason: 'target_too_low' | 'target_too_high' | 'wishes_contradict' | 'too_many_groups' | 'not_found'
  /** The fewest or most units that can be left, where that is what is wrong. */
  possible: number | null
  units: readonly number[]
}

/** What is known so far. */
export interface MergeProgress {
  stage: 'listing' | 'choosing' | 'others' | 'curve' | 'done'
  list: GroupList | null
  range: MergeChoices['range']
  proposals: readonly FoundProposal[]
  frontier: readonly GroupChoice[]
  obstacle: MergeObstacle | null
}

export interface ProposeOptions {
  solver: LinearSolver
  seed: number
  /** For all questions to the solver of linear models together. */
  seconds: number
}

/** Proposals that are drawn to tell how one stands; by so many walks where they cannot be counted. */
const drawn = 1000
const walkers = 4
/** Another proposal has at least so much of the merged groups otherwise. */
const otherShare = 0.25

/** Proposes merges: the best choice, others that differ, and the best for other numbers of units left. Yields after every step what is known. */
export function* proposeMerges(
  stated: StatedMerging,
  { solver, seed, seconds }: ProposeOptions,
): Generator<MergeProgress, MergeProgress> {
  const { problem, wishes } = stated
  const state = { list: null, range: null, proposals: [], frontier: [], obstacle: null } as Omit<MergeProgress, 'stage'>
  const unitCount = problem.units.length
  yield { ...state, stage: 'listing' }
  const list = listGroups(problem)
  state.list = list
  const grouped = new Set(list.groups.flatMap(({ units }) => units))
  const without = problem.units.flatMap((_, unit) => (grouped.has(unit) ? [] : [unit]))
  const end = (obstacle: MergeObstacle | null): MergeProgress => ({ ...state, obstacle, stage: 'done' })
  if (list.isCut) return end({ reason: 'too_many_groups', possible: null, units: [] })
  if (without.length > 0) return end({ reason: 'wishes_contradict', possible: null, units: without })
  yield { ...state, stage: 'choosing' }
  const choices = prepareChoices(list.groups, unitCount, solver, {
    seconds,
    numbers: 1 + wishes.points,
    others: wishes.alternatives,
  })
  state.range = choices.range
  if (choices.range === null) return end({ reason: 'wishes_contradict', possible: null, units: [] })
  const counts = wishes.target ?? { least: 1, most: unitCount }
  const obstacle = misfit(stated, list, choices.range, counts)
  const best = obstacle ? null : choices.best(counts)
  if (best !== null) {
    // First what it is, then how it stands, which may take some seconds.
    state.proposals = [{ choice: best, standing: null }]
    yield { ...state, stage: 'others' }
    state.proposals = [{ choice: best, standing: standingOf(choices, best, seed) }]
    yield { ...state, stage: 'others' }
    for (const proposal of otherProposals(choices, best, wishes.alternatives, seed)) {
      state.proposals = [...state.proposals, proposal]
      yield { ...state, stage: 'others' }
    }
  }
  for (const count of frontierCounts(choices.range, wishes.points, best?.groups.length ?? null)) {
    const known = state.proposals.find(({ choice }) => choice.groups.length === count)?.choice
    const choice = known && known === best ? known : choices.best({ least: count, most: count })
    if (choice !== null) state.frontier = [...state.frontier, choice]
    yield { ...state, stage: 'curve' }
  }
  return end(obstacle ?? (best === null ? { reason: 'not_found', possible: null, units: [] } : null))
}

/** What is wrong with a number that no choice leaves, and the units that stand in the way. */
function misfit(
  { problem }: StatedMerging,
  { groups }: GroupList,
  range: NonNullable<MergeChoices['range']>,
  counts: CountRange,
): MergeObstacle | null {
  if (counts.most < range.least) {
    const joinable = new Set(groups.filter(({ units }) => units.length > 1).flatMap(({ units }) => units))
    const units = [...problem.units.keys()].filter((unit) => !joinable.has(unit))
    return { reason: 'target_too_low', possible: range.least, units }
  }
  if (counts.least > range.most) {
    const alone = new Set(groups.filter(({ units }) => units.length === 1).flatMap(({ units }) => units))
    const units = [...problem.units.keys()].filter((unit) => !alone.has(unit))
    return { reason: 'target_too_high', possible: range.most, units }
  }
  return null
}

/** Numbers of units between the ends, evenly, with the one that was chosen. */
export function frontierCounts({ least, most }: CountRange, points: number, chosen: number | null): number[] {
  if (points === 0) return []
  const steps = Math.max(1, Math.min(points, most - least + 1) - 1)
  const counts = new Set(Array.from({ length: steps + 1 }, (_, i) => Math.round(most - ((most - least) * i) / steps)))
  if (chosen !== null) counts.add(chosen)
  return [...counts].sort((a, b) => b - a)
}

function* otherProposals(choices: MergeChoices, best: GroupChoice, alternatives: number, seed: number): Generator<FoundProposal> {
  const count = best.groups.length
  const found: GroupChoice[] = [best]
  const merged = best.groups.filter(({ units }) => units.length > 1).length
  if (merged === 0) return
  while (found.length <= alternatives) {
    const differences = Math.max(1, Math.ceil(otherShare * merged))
    const otherThan = found.map(({ groups }) => ({ groups, differences: Math.min(differences, mergedIn(groups)) }))
    const choice = choices.bestOther({ least: count, most: count }, otherThan)
    if (choice === null) return
    found.push(choice)
    yield { choice, standing: standingOf(choices, choice, seed) }
  }
}

const mergedIn = (groups: readonly MergeGroup[]): number => groups.filter(({ units }) => units.length > 1).length

function standingOf(choices: MergeChoices, choice: GroupChoice, seed: number): Standing | null {
  const drawing = choices.drawLike(choice)
  if (drawing === null) return null
  const random = seededRandom(seed)
  const isWalk = drawing.number === null
  const walks = isWalk ? [drawing, ...Array.from({ length: walkers - 1 }, () => choices.drawLike(choice)!)] : [drawing]
  const chains = walks.map((walk) => {
    // What is near the beginning of a walk is like its beginning, the best choice.
    if (isWalk) for (let early = 0; early < drawn / walks.length; early++) walk.draw(random)
    return Array.from({ length: drawn / walks.length }, () => walk.draw(random))
  })
  const samples = chains.flat()
  const total = (groups: readonly MergeGroup[], of: (group: MergeGroup) => number): number =>
    groups.reduce((sum, group) => sum + of(group), 0)
  // Costs in order are compared in order: the next decides where the one before is the same.
  const among = (of: (group: MergeGroup) => readonly number[]): number => {
    const parts = of(choice.groups[0]).length
    const own = Array.from({ length: parts }, (_, part) => total(choice.groups, (group) => of(group)[part]))
    const worse = samples.reduce((sum, sample) => {
      for (let part = 0; part < parts; part++) {
        const difference = total(sample, (group) => of(group)[part]) - own[part]
        if (Math.abs(difference) > 1e-9 * Math.max(1, Math.abs(own[part]))) return sum + (difference > 0 ? 1 : 0)
      }
      return sum + 0.5
    }, 0)
    return (100 * worse) / drawn
  }
  const travel = samples.map((sample) => total(sample, ({ aims }) => aims.little_travel)).sort((a, b) => a - b)
  return {
    number: drawing.number,
    drawn,
    rHat: isWalk ? splitRHat(chains.map((chain) => chain.map((sample) => total(sample, ({ costs }) => costs[1])))) : null,
    percentile: among(({ costs }) => costs.slice(1)),
    percentiles: Object.fromEntries(mergeAims.map((aim) => [aim, among(({ aims }) => [aims[aim]])])) as Record<MergeAim, number>,
    travelDeciles: Array.from({ length: 11 }, (_, i) => travel[Math.min(drawn - 1, Math.floor((drawn * i) / 10))]),
  }
}
