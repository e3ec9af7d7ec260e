import { type GroupFault, type GroupList, sizesOfMost, staying } from '../list-groups.ts'
import type { GroupChoice, MergeGroup, StayReason } from '../merging-types.ts'
import type { StatedMerging } from './state-merging.ts'

/** Why units are one, with the numbers; units by their places. */
export type GroupReason =
  | { kind: 'below_minimum'; unit: number; population: number; least: number }
  | { kind: 'asked_together' }
  | { kind: 'fixed' }
  | { kind: 'fewer_units'; saved: number }
  | { kind: 'size'; population: number; least: number | null; most: number | null }
  | { kind: 'centre'; unit: number; isStation: boolean; tried: number }
  | { kind: 'travel'; meanBefore: number; meanAfter: number; worstAfter: number; limit: number | null }
  | { kind: 'alike'; share: number }

/** Why a unit stays as it is. */
export type StayWhy =
  | { kind: 'stays'; reason: StayReason }
  | { kind: 'no_neighbour' }
  | { kind: 'no_group'; faults: { fault: GroupFault; sets: number }[] }
  /** It may be merged, but better is not to; with the group that would ask least more travel of people. */
  | { kind: 'not_chosen'; groups: number; nearest: { units: readonly number[]; extraMinutes: number } }

/** The numbers behind a group of several units. */
export function explainGroup({ problem, wishes, centres, limitSeconds }: StatedMerging, group: MergeGroup): GroupReason[] {
  const { units, travel, rules } = problem
  const { sizes } = rules
  const reasons: GroupReason[] = []
  const holds = (set: readonly number[]) => set.every((unit) => group.units.includes(unit))
  if (wishes.fixed.some(holds)) reasons.push({ kind: 'fixed' })
  else if (wishes.keepTogether.some(holds)) reasons.push({ kind: 'asked_together' })
  for (const unit of group.units) {
    const least = sizes[units[unit].sizes].populationMin
    if (units[unit].population < least) reasons.push({ kind: 'below_minimum', unit, population: units[unit].population, least })
  }
  reasons.push({ kind: 'fewer_units', saved: group.units.length - 1 })
  const most = sizesOfMost(problem, group.units)
  reasons.push({
    kind: 'size',
    population: group.population,
    least: sizes[most].populationMin > 0 ? sizes[most].populationMin : null,
    most: sizes[most].populationMax < Number.POSITIVE_INFINITY ? sizes[most].populationMax : null,
  })
  const tried = travel.unitOfCentre.filter((unit) => group.units.includes(unit)).length
  const isStation = centres[group.centre].facilityId !== null
  reasons.push({ kind: 'centre', unit: travel.unitOfCentre[group.centre], isStation, tried })
  const today = group.units.reduce((sum, unit) => sum + staying(problem, unit).personSeconds, 0)
  reasons.push({
    kind: 'travel',
    meanBefore: today / Math.max(1, group.population),
    meanAfter: (today + group.extraPersonSeconds) / Math.max(1, group.population),
    worstAfter: group.worstSeconds,
    limit: Number.isFinite(limitSeconds[most]) ? limitSeconds[most] : null,
  })
  if (group.units.every((unit) => units[unit].likeness !== null))
    reasons.push({ kind: 'alike', share: 1 - group.aims.alike / Math.max(1, group.population) })
  return reasons
}

/** Why each unit that a choice leaves alone is left so. */
export function explainStaying(
  { problem }: Pick<StatedMerging, 'problem'>,
  { groups, faults }: GroupList,
  choice: GroupChoice,
): Map<number, StayWhy> {
  const nearest = new Map<number, MergeGroup>()
  const counts = new Map<number, number>()
  for (const group of groups) {
    if (group.units.length === 1) continue
    for (const unit of group.units) {
      counts.set(unit, (counts.get(unit) ?? 0) + 1)
      const known = nearest.get(unit)
      if (known === undefined || group.extraPersonSeconds < known.extraPersonSeconds) nearest.set(unit, group)
    }
  }
  const why = new Map<number, StayWhy>()
  for (const { units } of choice.groups) {
    if (units.length > 1) continue
    const [unit] = units
    const { stays } = problem.units[unit]
    const group = nearest.get(unit)
    const fallen = Object.entries(faults[unit])
      .filter(([, sets]) => sets > 0)
      .map(([fault, sets]) => ({ fault: fault as GroupFault, sets }))
      .sort((a, b) => b.sets - a.sets)
    if (stays !== null) why.set(unit, { kind: 'stays', reason: stays })
    else if (group !== undefined)
      why.set(unit, {
        kind: 'not_chosen',
        groups: counts.get(unit)!,
        nearest: { units: group.units, extraMinutes: group.extraPersonSeconds / 60 / Math.max(1, group.population) },
      })
    else why.set(unit, fallen.length > 0 ? { kind: 'no_group', faults: fallen } : { kind: 'no_neighbour' })
  }
  return why
}
