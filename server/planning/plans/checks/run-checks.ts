import type { DivisionSizeRule } from '../../rules/division-rules.ts'
import { ruleSources } from '../../rules/rule-sources.ts'
import { type CheckFinding, type CheckResult, type CheckRule, checkRules } from '../check-types.ts'
import type { PlanDivision, PlanState } from '../plan-types.ts'
import { type CheckContext, type CheckOptions, createCheckContext, type DivisionRule } from './check-context.ts'
import { checkCodeForm } from './rules/check-code-form.ts'
import { checkCodeUnique } from './rules/check-code-unique.ts'
import { checkCompactness } from './rules/check-compactness.ts'
import { checkBuildingsCut, checkUnitsCut } from './rules/check-cuts.ts'
import { checkNames } from './rules/check-names.ts'
import { checkOverlap } from './rules/check-overlap.ts'
import { checkParts } from './rules/check-parts.ts'
import { checkSize, type SizeMeasure, sizeMeasures, sizeRuleOf } from './rules/check-sizes.ts'
import { checkUnassigned } from './rules/check-unassigned.ts'
import { checkWalks } from './rules/check-walks.ts'

/**
 * Checks a plan by all rules, in the order of `checkRules`; households, people, area and ways have a result for each source in the rule set.
 * Answers the same whatever order divisions come in. About n log n in the points.
 */
export function runChecks(state: PlanState, options: CheckOptions = {}): CheckResult[] {
  return checkRules.flatMap(resultsOf(createCheckContext(state, options), null))
}

/**
 * Checks again what concerns some divisions and units (with those above them; of a change: `touchedDivisions`): all rules but the whole map's (`overlap`), which finds nothing here. Rules that compare divisions with
 * each other, and are cheap, look at all. `checked` counts what `runChecks` would look at: with `mergeChecks` the results are the same.
 */
export function checkTouched(state: PlanState, ids: Iterable<string>, options: CheckOptions = {}): CheckResult[] {
  return checkRules.flatMap(resultsOf(createCheckContext(state, options), new Set(ids)))
}

function resultsOf(context: CheckContext, only: ReadonlySet<string> | null): (rule: CheckRule) => CheckResult[] {
  const { state } = context
  const all = [...state.divisions.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const isAsked = ({ id }: PlanDivision): boolean => only === null || only.has(id)
  const one = (rule: CheckRule, checked: number, findings: CheckFinding[]): CheckResult[] => [
    { rule, checked, findings, ...ruleSources[rule] },
  ]
  const each = (rule: CheckRule, divisions: readonly PlanDivision[], judge: DivisionRule): CheckResult[] =>
    one(
      rule,
      all.length,
      divisions.flatMap((division) => judge(context, division)),
    )
  const asked = all.filter(isAsked)
  const sized = bySizeRule(context, all)
  const results: Record<CheckRule, () => CheckResult[]> = {
    overlap: () => one('overlap', state.map.faces.size, only === null ? checkOverlap(context) : []),
    unassigned: () => {
      const { findings, checked } = checkUnassigned(context)
      return one('unassigned', checked, findings)
    },
    parts: () => each('parts', asked, checkParts),
    households: () => sizeResults(context, sized, isAsked, 'households'),
    population: () => sizeResults(context, sized, isAsked, 'population'),
    area: () => sizeResults(context, sized, isAsked, 'area'),
    compactness: () =>
      each('compactness', asked, checkCompactness).map((result) => ({ ...result, source: context.rules.shape.source })),
    units_cut: () => one('units_cut', state.units.size, checkUnitsCut(context, only)),
    buildings_cut: () => one('buildings_cut', context.options.buildings?.length ?? 0, checkBuildingsCut(context, only)),
    code_unique: () => one('code_unique', state.divisions.size + state.units.size, checkCodeUnique(context)),
    code_form: () => each('code_form', all, checkCodeForm),
    name_unique: () => one('name_unique', state.divisions.size, checkNames(context)),
    service_radius: () => checkWalks(context, only),
  }
  return (rule) => results[rule]()
}

/** Divisions by the size rule that holds for them, those without one left out; in their order. */
function bySizeRule({ state, rules }: CheckContext, divisions: readonly PlanDivision[]): Map<DivisionSizeRule, PlanDivision[]> {
  const found = new Map<DivisionSizeRule, PlanDivision[]>()
  for (const division of divisions) {
    const rule = sizeRuleOf(rules, state, division)
    if (rule === null) continue
    const known = found.get(rule)
    if (known) known.push(division)
    else found.set(rule, [division])
  }
  return found
}

/** One result for every source that says something of the measure for a kind that a division has; limits are the findings' own. */
function sizeResults(
  context: CheckContext,
  divisionsOf: ReadonlyMap<DivisionSizeRule, readonly PlanDivision[]>,
  isAsked: (division: PlanDivision) => boolean,
  measure: SizeMeasure,
): CheckResult[] {
  const results = new Map<string, CheckResult>()
  for (const rule of context.rules.sizes) {
    const own = divisionsOf.get(rule)
    if (!own || sizeMeasures[measure].limitOf(rule) === null) continue
    const { source, mark } = rule
    const result = results.get(source.en) ?? { rule: measure, checked: 0, findings: [], source, mark }
    result.checked += own.length
    result.findings.push(...own.filter(isAsked).flatMap((division) => checkSize(context, division, rule, measure)))
    results.set(source.en, result)
  }
  for (const { findings } of results.values())
    findings.sort((a, b) => (a.divisionIds[0] < b.divisionIds[0] ? -1 : a.divisionIds[0] > b.divisionIds[0] ? 1 : 0))
  return results.size > 0 ? [...results.values()] : [{ rule: measure, checked: 0, findings: [], source: null, mark: null }]
}
