import type { Random } from '../random.ts'
import type { MergeGroup } from './merging-types.ts'

const keyOf = (units: readonly number[]): string => [...units].sort((a, b) => a - b).join(' ')

/** Two groups that share out some units. */
type Split = readonly [MergeGroup, MergeGroup]

/**
 * A random walk over all choices among groups that leave as many units, as many of them below their least, for sets too large to be counted (Metropolis and Hastings 1970): two groups that touch share
 * their units out anew, or become one while another group is parted in two. In the long run each choice that it can get to is as likely as any other; how well walks agree has to be looked at. A step costs the
 * groups of one unit.
 */
export function createChoiceWalks(
  groups: readonly MergeGroup[],
  unitCount: number,
): (start: readonly MergeGroup[]) => { step(random: Random): void; groups(): MergeGroup[] } {
  const groupOf = new Map(groups.map((group) => [keyOf(group.units), group]))
  const groupsOfUnit: MergeGroup[][] = Array.from({ length: unitCount }, () => [])
  const near: Set<number>[] = Array.from({ length: unitCount }, () => new Set())
  for (const group of groups)
    for (const unit of group.units) {
      groupsOfUnit[unit].push(group)
      for (const other of group.units) if (other !== unit) near[unit].add(other)
    }
  const nearOf = near.map((others) => [...others].sort((a, b) => a - b))
  return (start) => walkFrom({ groupOf, groupsOfUnit, nearOf }, start)
}

/** What all walks over some groups share. */
interface WalkGround {
  groupOf: ReadonlyMap<string, MergeGroup>
  groupsOfUnit: readonly (readonly MergeGroup[])[]
  /** Units that share a group with each, ascending. */
  nearOf: readonly (readonly number[])[]
}

function walkFrom({ groupOf, groupsOfUnit, nearOf }: WalkGround, start: readonly MergeGroup[]) {
  const unitCount = nearOf.length
  const chosen = [...start]
  const slotOf = new Int32Array(unitCount)
  chosen.forEach(({ units }, slot) => {
    for (const unit of units) slotOf[unit] = slot
  })
  const isIn = new Uint8Array(unitCount)

  /** All ways to part units into two groups with so many below their least. */
  const splitsOf = (units: readonly number[], below: number): Split[] => {
    for (const unit of units) isIn[unit] = 1
    const splits: Split[] = []
    for (const one of groupsOfUnit[units[0]]) {
      if (one.units.length >= units.length || !one.units.every((unit) => isIn[unit] === 1)) continue
      const rest = units.filter((unit) => !one.units.includes(unit))
      const other = groupOf.get(keyOf(rest))
      if (other !== undefined && Number(one.isBelow) + Number(other.isBelow) === below) splits.push([one, other])
    }
    for (const unit of units) isIn[unit] = 0
    return splits
  }
  /** How likely it is that a unit of one and a near one of the other are picked, in shares of 1 / units. */
  const likelihood = ([one, other]: Split): number => {
    const isOf = (units: readonly number[]): void => {
      for (const unit of units) isIn[unit] = 1
    }
    const from = (units: readonly number[], to: readonly number[]): number => {
      isOf(to)
      const sum = units.reduce((all, unit) => all + nearOf[unit].reduce((n, each) => n + isIn[each], 0) / nearOf[unit].length, 0)
      for (const unit of to) isIn[unit] = 0
      return sum
    }
    return from(one.units, other.units) + from(other.units, one.units)
  }
  const put = (slot: number, group: MergeGroup): void => {
    chosen[slot] = group
    for (const unit of group.units) slotOf[unit] = slot
  }
  /** Where two chosen groups are that touch; null where the pick was one group. */
  const touching = (random: Random): [number, number] | null => {
    const unit = Math.floor(random() * unitCount)
    if (nearOf[unit].length === 0) return null
    const other = nearOf[unit][Math.floor(random() * nearOf[unit].length)]
    return slotOf[unit] === slotOf[other] ? null : [slotOf[unit], slotOf[other]]
  }
  const shareAnew = (random: Random): void => {
    const slots = touching(random)
    if (slots === null) return
    const now: Split = [chosen[slots[0]], chosen[slots[1]]]
    const units = [...now[0].units, ...now[1].units]
    const splits = splitsOf(units, Number(now[0].isBelow) + Number(now[1].isBelow))
    const next = splits[Math.floor(random() * splits.length)]
    if (random() * likelihood(now) >= likelihood(next)) return
    put(slots[0], next[0])
    put(slots[1], next[1])
  }
  const joinAndPart = (random: Random): void => {
    const slots = touching(random)
    if (slots === null || chosen.length < 3) return
    const now: Split = [chosen[slots[0]], chosen[slots[1]]]
    const joined = groupOf.get(keyOf([...now[0].units, ...now[1].units]))
    if (joined === undefined) return
    // Any of the other groups that can be parted, each as likely.
    const partible = [...chosen.keys()].filter((slot) => chosen[slot].units.length > 1 && !slots.includes(slot))
    if (partible.length === 0) return
    const parted = partible[Math.floor(random() * partible.length)]
    const old = chosen[parted]
    const below = Number(now[0].isBelow) + Number(now[1].isBelow)
    const splits = splitsOf(old.units, below + Number(old.isBelow) - Number(joined.isBelow))
    if (splits.length === 0) return
    const next = splits[Math.floor(random() * splits.length)]
    // Back again: these two are picked, and the joined one, of as many that can be parted, is parted as it was before.
    const back = splitsOf(joined.units, below).length
    if (random() * likelihood(now) * back >= likelihood(next) * splits.length) return
    put(slots[0], joined)
    put(slots[1], next[0])
    put(parted, next[1])
  }
  return {
    step: (random: Random): void => (random() < 0.5 ? shareAnew(random) : joinAndPart(random)),
    groups: () => [...chosen],
  }
}
