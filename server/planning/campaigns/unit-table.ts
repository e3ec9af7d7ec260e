import { noUnits, type PlanFigures, type Quota, type UnitCounts, type UnitKind, unitKinds } from './campaign-types.ts'

/** One row of the table in which provinces tell of reforms: before, as it is now, and when all plans are in force. */
export interface UnitRow {
  what: UnitKind
  before: number
  now: number
  after: number
  /** after − before */
  change: number
  /** change / before; null of none. */
  changeShare: number | null
}

/** A plan that counts: what it changes, and whether that is in force already. */
export interface CountedPlan {
  figures: Pick<PlanFigures, 'before' | 'after'>
  isEffective: boolean
}

/** What plans do to the units of an area, of which there are `now` on today's map, with the plans that are in force already. */
export function unitTable(now: UnitCounts, plans: readonly CountedPlan[]): UnitRow[] {
  const done = changeOf(plans.filter(({ isEffective }) => isEffective))
  const planned = changeOf(plans.filter(({ isEffective }) => !isEffective))
  return unitKinds.map((what) => {
    const before = now[what] - done[what]
    const after = now[what] + planned[what]
    const change = after - before
    return { what, before, now: now[what], after, change, changeShare: before === 0 ? null : change / before }
  })
}

function changeOf(plans: readonly CountedPlan[]): UnitCounts {
  const sum = noUnits()
  for (const { figures } of plans) for (const what of unitKinds) sum[what] += figures.after[what] - figures.before[what]
  return sum
}

/** How many units are to be left by the last word in 两上两下, and how many too many there would be by the plans, and are now. */
export interface QuotaStanding {
  what: UnitKind
  target: number
  round: number
  from: 'proposed' | 'advised'
  after: number
  missing: number
  missingNow: number
}

/** How a quota stands in a table; null where no number was said yet. */
export function quotaStanding(quota: Quota | null, table: readonly UnitRow[]): QuotaStanding | null {
  if (quota === null) return null
  const said = quota.rounds.flatMap(({ proposed, advised }, index) => [
    { round: index + 1, from: 'proposed' as const, target: proposed },
    { round: index + 1, from: 'advised' as const, target: advised },
  ])
  const last = said.findLast(({ target }) => target !== null)
  if (last === undefined || last.target === null) return null
  const { round, from, target } = last
  const { now, after } = table.find(({ what }) => what === quota.what)!
  return {
    what: quota.what,
    target,
    round,
    from,
    after,
    missing: Math.max(0, after - target),
    missingNow: Math.max(0, now - target),
  }
}
