import { connectedGroups } from './connected-groups.ts'
import type { MergeGroup, MergeProblem } from './merging-types.ts'

/** Groups that the rules allow, and units as they are. */
export interface GroupList {
  groups: MergeGroup[]
  /** Sets that the sizes allow and that fell out, because no centre is within everybody's limit. */
  tooFar: number
}

/** Where a unit's row has a centre, −1 for none. */
function entryOf({ travel }: MergeProblem, unit: number, centre: number): number {
  let [low, high] = [travel.starts[unit], travel.starts[unit + 1] - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    if (travel.centres[middle] === centre) return middle
    if (travel.centres[middle] < centre) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** The centre in one of the units from which their people travel least in all, nobody longer than the limit unless today; null where there is none. */
export function bestCentre(problem: MergeProblem, units: readonly number[], centresOf: readonly (readonly number[])[]) {
  const { travel, rules } = problem
  let best: { centre: number; personSeconds: number; worstSeconds: number } | null = null
  for (const centre of units.flatMap((unit) => centresOf[unit]).sort((a, b) => a - b)) {
    let [personSeconds, worstSeconds, isNear] = [0, 0, true]
    for (const unit of units) {
      const at = entryOf(problem, unit, centre)
      isNear &&= at >= 0 && travel.worstSeconds[at] <= Math.max(rules.maxSeconds, travel.todayWorstSeconds[unit])
      if (!isNear) break
      personSeconds += travel.personSeconds[at]
      worstSeconds = Math.max(worstSeconds, travel.worstSeconds[at])
    }
    if (isNear && (best === null || personSeconds < best.personSeconds)) best = { centre, personSeconds, worstSeconds }
  }
  return best
}

/** What a group pays, in the prices' unit. */
function costOf({ units: all, prices }: MergeProblem, group: Omit<MergeGroup, 'cost'>, centreUnit: number): number {
  const { units, population, extraPersonSeconds } = group
  let cost = prices.unit + (prices.personHour * extraPersonSeconds) / 3600
  cost += prices.imbalance * Math.abs(population - prices.targetPopulation)
  cost += prices.change * (population - all[centreUnit].population)
  if (prices.unlike > 0 && units.length > 1) {
    const people = new Map<string, number>()
    for (const unit of units) {
      const { likeness } = all[unit]
      if (likeness !== null) people.set(likeness, (people.get(likeness) ?? 0) + all[unit].population)
    }
    const counts = [...people.values()]
    cost += prices.unlike * (counts.reduce((sum, count) => sum + count, 0) - Math.max(0, ...counts))
  }
  return cost
}

/**
 * All groups of units that hang together and keep the rules, each with its best centre, and every unit as it is. A unit below the least
 * population may stay so: whether it must is for the choice to say. What is kept together is in one group or in none.
 */
export function listGroups(problem: MergeProblem): GroupList {
  const { units, borders, travel, rules, keepApart, keepTogether } = problem
  const neighbours: number[][] = units.map(() => [])
  for (const [a, b] of borders) {
    if (units[a].stays !== null || units[b].stays !== null) continue
    if (rules.withinParents && units[a].parent !== units[b].parent) continue
    neighbours[a].push(b)
    neighbours[b].push(a)
  }
  const centresOf: number[][] = units.map(() => [])
  travel.unitOfCentre.forEach((unit, centre) => {
    centresOf[unit].push(centre)
  })
  const foes = units.map((_, unit) => new Set(keepApart.filter((set) => set.includes(unit)).flat()))
  const friends = units.map((_, unit) => [...new Set(keepTogether.filter((set) => set.includes(unit)).flat())])
  const groups: MergeGroup[] = []
  let tooFar = 0
  const sum = (nodes: readonly number[], of: 'population' | 'areaSquareMeters'): number =>
    nodes.reduce((all, unit) => all + units[unit][of], 0)
  const mayHold = (nodes: readonly number[]): boolean => {
    const last = nodes[nodes.length - 1]
    if (nodes.length === 1) return true
    if (nodes.length > rules.mostUnits || nodes.some((unit) => unit !== last && foes[last].has(unit))) return false
    return sum(nodes, 'population') <= rules.populationMax && sum(nodes, 'areaSquareMeters') <= rules.areaMaxSquareMeters
  }
  connectedGroups(neighbours, mayHold, (nodes) => {
    const members = [...nodes].sort((a, b) => a - b)
    const population = sum(members, 'population')
    if (members.length > 1 && population < rules.populationMin) return
    if (members.some((unit) => friends[unit].some((friend) => !members.includes(friend)))) return
    const isAlone = members.length === 1
    const best = isAlone ? staying(problem, members[0]) : bestCentre(problem, members, centresOf)
    if (best === null) {
      tooFar++
      return
    }
    const { centre, personSeconds, worstSeconds } = best
    const today = members.reduce((all, unit) => all + staying(problem, unit).personSeconds, 0)
    const group = {
      units: members,
      centre,
      population,
      areaSquareMeters: sum(members, 'areaSquareMeters'),
      extraPersonSeconds: isAlone ? 0 : personSeconds - today,
      worstSeconds,
      isBelow: isAlone && population < rules.populationMin && units[members[0]].stays === null,
    }
    groups.push({ ...group, cost: costOf(problem, group, travel.unitOfCentre[centre]) })
  })
  return { groups, tooFar }
}

/** A unit as it is today. */
function staying(problem: MergeProblem, unit: number) {
  const { travel } = problem
  const centre = travel.seat[unit]
  const at = entryOf(problem, unit, centre)
  return { centre, personSeconds: travel.personSeconds[at], worstSeconds: travel.worstSeconds[at] }
}
