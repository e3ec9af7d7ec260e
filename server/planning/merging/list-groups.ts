import { connectedGroups } from './connected-groups.ts'
import { type AimFigures, entryFaults, type MergeGroup, type MergeProblem, mergeAims } from './merging-types.ts'
import { joinableNeighbours } from './neighbours.ts'
import { entryOf } from './travel/travel-entry.ts'

/** Why sets of units that hang together are no groups. */
export const groupFaults = [
  'too_many_people',
  'too_few_people',
  'too_large',
  'too_far',
  'loses_service',
  'kept_apart',
  'kept_together',
] as const
export type GroupFault = (typeof groupFaults)[number]

/** Groups that the rules allow, and units as they are. */
export interface GroupList {
  groups: MergeGroup[]
  /** For each unit how many sets with it fell out, by reason. Sets larger than one that is too large for the rules are not looked at. */
  faults: Record<GroupFault, number>[]
  /** Whether there were more groups than `mostGroups`: the list is not whole. */
  isCut: boolean
}

/** More groups than these are not listed: a choice among them would take hours. */
export const mostGroups = 400_000

/** Costs are counted in thousandths, as whole numbers. */
const costSteps = 1000

interface BestCentre {
  centre: number
  personSeconds: number
  worstSeconds: number
}

/** The centre in one of the units from which their people travel least in all; what stands in the way where there is none. */
export function bestCentre(
  { travel }: Pick<MergeProblem, 'travel'>,
  units: readonly number[],
  centresOf: readonly (readonly number[])[],
): BestCentre | 'too_far' | 'loses_service' {
  let best: BestCentre | null = null
  let losesService = false
  for (const centre of units.flatMap((unit) => centresOf[unit]).sort((a, b) => a - b)) {
    let [personSeconds, worstSeconds, fault] = [0, 0, entryFaults.none as number]
    for (const unit of units) {
      const at = entryOf(travel, unit, centre)
      fault = at < 0 ? entryFaults.too_far : travel.fault[at]
      if (fault !== entryFaults.none) break
      personSeconds += travel.personSeconds[at]
      worstSeconds = Math.max(worstSeconds, travel.worstSeconds[at])
    }
    if (fault === entryFaults.loses_service) losesService = true
    if (fault === entryFaults.none && (best === null || personSeconds < best.personSeconds))
      best = { centre, personSeconds, worstSeconds }
  }
  return best ?? (losesService ? 'loses_service' : 'too_far')
}

/** A unit as it is today. */
export function staying({ travel }: Pick<MergeProblem, 'travel'>, unit: number): BestCentre {
  const centre = travel.seat[unit]
  const at = entryOf(travel, unit, centre)
  if (at < 0) return { centre, personSeconds: 0, worstSeconds: 0 }
  return { centre, personSeconds: travel.personSeconds[at], worstSeconds: travel.worstSeconds[at] }
}

/** Which of the rules' sizes hold for units together: those of most of their people. */
export function sizesOfMost({ units, rules }: Pick<MergeProblem, 'units' | 'rules'>, members: readonly number[]): number {
  const people = rules.sizes.map(() => 0)
  for (const unit of members) people[units[unit].sizes] += units[unit].population
  let most = units[members[0]].sizes
  for (let sizes = 0; sizes < people.length; sizes++) if (people[sizes] > people[most]) most = sizes
  return most
}

/** What a group has of each aim. */
function aimsOf({ units, travel, targetPopulation }: MergeProblem, group: Omit<MergeGroup, 'aims' | 'costs'>): AimFigures {
  const people = new Map<string, number>()
  for (const unit of group.units) {
    const { likeness, population } = units[unit]
    if (likeness !== null) people.set(likeness, (people.get(likeness) ?? 0) + population)
  }
  const counts = [...people.values()]
  const isAlone = group.units.length === 1
  return {
    few_units: 1,
    little_travel: group.extraPersonSeconds / 3600,
    balance: Math.abs(group.population - targetPopulation),
    little_change: isAlone ? 0 : group.population - units[travel.unitOfCentre[group.centre]].population,
    alike: counts.reduce((sum, count) => sum + count, 0) - Math.max(0, ...counts),
  }
}

function costsOf({ objective }: MergeProblem, isBelow: boolean, aims: AimFigures): number[] {
  const below = isBelow ? 1 : 0
  if (objective.kind === 'ordered') return [below, ...objective.aims.map((aim) => Math.round(costSteps * aims[aim]))]
  const price = mergeAims.reduce((sum, aim) => sum + (objective.prices[aim] ?? 0) * aims[aim], 0)
  return [below, Math.round(costSteps * price)]
}

const sameUnits = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((unit, i) => unit === b[i])

/**
 * All groups of units that hang together and keep the rules, each with its best centre, and every unit as it is. A unit below the least
 * population may stay so: whether it must is for the choice to say. What is kept together is in one group; a fixed group is made or breaks a rule.
 */
export function listGroups(problem: MergeProblem): GroupList {
  const { units, travel, rules, keepApart, keepTogether, fixed } = problem
  const neighbours = joinableNeighbours(problem)
  const centresOf: number[][] = units.map(() => [])
  travel.unitOfCentre.forEach((unit, centre) => {
    centresOf[unit].push(centre)
  })
  const foes = units.map((_, unit) => new Set(keepApart.filter((set) => set.includes(unit)).flat()))
  const friends = units.map((_, unit) => [...new Set(keepTogether.filter((set) => set.includes(unit)).flat())])
  const fixedOf = new Map(fixed.flatMap((set) => set.map((unit) => [unit, [...set].sort((a, b) => a - b)])))
  const populationMax = Math.max(...rules.sizes.map((sizes) => sizes.populationMax))
  const areaMax = Math.max(...rules.sizes.map((sizes) => sizes.areaMaxSquareMeters))
  const groups: MergeGroup[] = []
  const faults = units.map(() => Object.fromEntries(groupFaults.map((fault) => [fault, 0])) as Record<GroupFault, number>)
  let isCut = false
  const refuse = (members: readonly number[], fault: GroupFault): void => {
    for (const unit of members) faults[unit][fault]++
  }
  const sum = (nodes: readonly number[], of: 'population' | 'areaSquareMeters'): number =>
    nodes.reduce((all, unit) => all + units[unit][of], 0)
  const mayHold = (nodes: readonly number[]): boolean => {
    if (nodes.length === 1) return true
    if (isCut || nodes.length > rules.mostUnits) return false
    const last = nodes[nodes.length - 1]
    let fault: GroupFault | null = null
    if (nodes.some((unit) => unit !== last && foes[last].has(unit))) fault = 'kept_apart'
    else if (sum(nodes, 'population') > populationMax) fault = 'too_many_people'
    else if (sum(nodes, 'areaSquareMeters') > areaMax) fault = 'too_large'
    if (fault !== null) refuse(nodes, fault)
    return fault === null
  }
  connectedGroups(neighbours, mayHold, (nodes) => {
    const members = [...nodes].sort((a, b) => a - b)
    const isAlone = members.length === 1
    const population = sum(members, 'population')
    const areaSquareMeters = sum(members, 'areaSquareMeters')
    const sizes = rules.sizes[sizesOfMost(problem, members)]
    const isSplit = members.some((unit) => friends[unit].some((friend) => !members.includes(friend)))
    if (isSplit || members.some((unit) => fixedOf.has(unit) && !sameUnits(fixedOf.get(unit)!, members)))
      return refuse(members, 'kept_together')
    if (!isAlone && population > sizes.populationMax) return refuse(members, 'too_many_people')
    if (!isAlone && areaSquareMeters > sizes.areaMaxSquareMeters) return refuse(members, 'too_large')
    if (!isAlone && population < sizes.populationMin) return refuse(members, 'too_few_people')
    const best = isAlone ? staying(problem, members[0]) : bestCentre(problem, members, centresOf)
    if (typeof best === 'string') return refuse(members, best)
    const { centre, personSeconds, worstSeconds } = best
    const today = members.reduce((all, unit) => all + staying(problem, unit).personSeconds, 0)
    const group = {
      units: members,
      centre,
      population,
      areaSquareMeters,
      extraPersonSeconds: isAlone ? 0 : personSeconds - today,
      worstSeconds,
      isBelow: isAlone && population < sizes.populationMin && units[members[0]].stays === null,
    }
    const aims = aimsOf(problem, group)
    groups.push({ ...group, aims, costs: costsOf(problem, group.isBelow, aims) })
    if (groups.length >= mostGroups) isCut = true
  })
  return { groups, faults, isCut }
}
