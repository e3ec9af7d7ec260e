import type { MergeBody } from '#contract/merges/merge-body'
import type { MergeRules } from '#contract/merges/merge-rules'
import { ProblemError } from '#contract/problems'
import type { MergeWishes } from '#planning/merging/question/merge-wishes'
import { serviceRadius } from '#planning/rules/living-circles'
import { type MergeLevel, type MergeRuleSet, sizesOfLevel } from '#planning/rules/merge-rules'
import { type DivisionLevel, divisionLevels, type FacilityCategory } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { findDivision } from '../../repositories/divisions/divisions.ts'
import { type UnitBelow, unitsBelow } from '../../repositories/divisions/units-below.ts'
import { versionsBelow } from '../../repositories/plans/plan-bases.ts'
import { noSuchDivision, resolveDivision } from '../divisions/resolve-division.ts'
import { getMergeRules } from './merge-rules.ts'

/** Divisions that one question may be about: larger ones are asked town by town. */
const mostUnits = 3000

/** Where the people of each level's divisions go; a villagers' group has no house of its own. */
export const seatCategory: Readonly<Record<MergeLevel, FacilityCategory | null>> = {
  village: 'community_service_station',
  town: 'subdistrict_service',
  group: null,
}

/** Merges to be proposed, with everything that was left open; what its job is given. */
export interface MergeQuestion {
  /** The day whose map is asked about. */
  at: string
  body: MergeBody
  scope: { divisionId: string; code: string; name: string }
  rules: MergeRules
  /** Ids of the divisions that may be merged, by code, and of those that wishes name, as places in it. */
  unitIds: string[]
  keepApart: number[][]
  keepTogether: number[][]
  fixed: number[][]
  /** The scope and all below it as they were when this was asked. */
  versionIds: number[]
}

/** The divisions below a scope that may be merged on a level. */
export async function mergeableUnits(
  db: Database,
  { level, communities }: Pick<MergeBody, 'level' | 'communities'>,
  scopeId: string,
  at: string,
): Promise<UnitBelow[]> {
  const units = await unitsBelow(db, scopeId, level, at)
  return level === 'village' && communities === 'leave' ? units.filter(({ kind }) => kind === 'village') : units
}

/** A question with ids, today's map and one version of a rule set. Throws problems that point at what is wrong. */
export async function askMerge(db: Database, body: MergeBody, at: string): Promise<MergeQuestion> {
  const divisionId = (await resolveDivision(db, body.scope, at)).toLowerCase()
  const scope = await findDivision(db, divisionId, at)
  if (scope === null) throw await noSuchDivision(db, body.scope, at)
  requireAbove(scope.level, body.level, scope.name)
  const rules = await getMergeRules(db, body.ruleSet, body.ruleSetVersion)
  requireSizes(body, rules)
  const units = await mergeableUnits(db, body, divisionId, at)
  if (units.length === 0)
    throw new ProblemError(
      'nothing-to-compute',
      `"${scope.name}" (${scope.code}) has no ${body.level}s on ${at} that could be merged${body.level === 'village' && body.communities === 'leave' ? ' (communities are left alone; "communities": "merge" takes them in)' : ''}.`,
    )
  if (units.length > mostUnits)
    throw pointed(
      '/scope',
      `"${scope.name}" has ${units.length.toLocaleString('en')} ${body.level}s, more than the ${mostUnits.toLocaleString('en')} of one question; ask county by county, or town by town`,
    )
  const most = body.targetCount ?? body.targetRange?.min
  if (most !== undefined && most > units.length)
    throw pointed(
      body.targetCount === undefined ? '/targetRange/min' : '/targetCount',
      `there are ${units.length} ${body.level}s that may be merged in "${scope.name}"; ${most} cannot be left`,
    )
  const placeOf = new Map(units.flatMap(({ id, code }, index) => [[id, index] as const, [code, index] as const]))
  const places = (member: 'keepApart' | 'keepTogether' | 'fixed'): number[][] =>
    (body[member] ?? []).map((set, at) => {
      const found = set.map((name, index) => {
        const place = placeOf.get(name) ?? placeOf.get(name.toLowerCase())
        if (place === undefined)
          throw pointed(
            `/${member}/${at}/${index}`,
            `"${name}" is none of the ${units.length} ${body.level}s of "${scope.name}" that may be merged`,
          )
        return place
      })
      return [...new Set(found)]
    })
  return {
    at,
    body,
    scope: { divisionId, code: scope.code, name: scope.name },
    rules,
    unitIds: units.map(({ id }) => id),
    keepApart: places('keepApart'),
    keepTogether: places('keepTogether'),
    fixed: places('fixed'),
    versionIds: await versionsBelow(db, divisionId, at),
  }
}

const pointed = (pointer: string, detail: string): ProblemError =>
  new ProblemError('invalid-input', `${detail}.`, [{ detail, pointer }])

function requireAbove(scope: DivisionLevel, level: MergeLevel, name: string): void {
  if (divisionLevels.indexOf(scope) < divisionLevels.indexOf(level)) return
  throw pointed('/scope', `"${name}" is a ${scope}; ${level}s are merged within a division above them`)
}

/** Limits that are asked for beside those of the rules: no division could keep both. */
function requireSizes({ level, limits }: MergeBody, rules: MergeRules): void {
  for (const row of sizesOfLevel(rules as MergeRuleSet, level)) {
    const [min, max] = [limits?.populationMin ?? row.populationMin, limits?.populationMax ?? row.populationMax]
    if (min === null || max === null || min <= max) continue
    const asked = limits?.populationMin === undefined ? 'populationMax' : 'populationMin'
    throw pointed(
      `/limits/${asked}`,
      `with this limit a ${level} in terrain "${row.terrain ?? 'any'}" would need at least ${min} and at most ${max} people; change it, or give both populationMin and populationMax`,
    )
  }
}

/** The question in planning's words. */
export function wishesOf({ body, rules, keepApart, keepTogether, fixed }: MergeQuestion): MergeWishes {
  const { level, limits = {}, targetCount, targetRange } = body
  const range =
    targetCount === undefined
      ? targetRange && { least: targetRange.min, most: targetRange.max }
      : { least: targetCount, most: targetCount }
  const category = seatCategory[level]
  return {
    level,
    rules: rules as MergeRuleSet,
    limits: {
      maxMinutes: limits.maxMinutes,
      mostUnits: limits.maxGroupSize,
      populationMin: limits.populationMin,
      populationMax: limits.populationMax,
      areaMaxSquareMeters: limits.areaMax === undefined ? undefined : limits.areaMax * 1e6,
    },
    target: range ?? null,
    weights: body.weights ?? {},
    order: body.order ?? null,
    closeSeats: body.closeSeats && category !== null,
    serviceMeters: category === null ? Number.POSITIVE_INFINITY : serviceRadius(category).meters,
    keepApart,
    keepTogether,
    fixed,
    alternatives: body.alternatives,
    points: body.points,
  }
}
