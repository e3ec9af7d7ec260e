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
 * Checks again what concerns some divisions and units (with those above them; of a change: `touchedDivisions`): all rules but the whole map's (`overlap`). Rules that compare divisions with
 * each other, and are cheap, look at all. `checked` counts what was looked at. With `mergeChecks` the findings are those of `runChecks`.
 */
export function checkTouched(state: PlanState, ids: Iterable<string>, options: CheckOptions = {}): CheckResult[] {
  const rules = checkRules.filter((rule) => rule !== 'overlap')
  return rules.flatMap(resultsOf(createCheckContext(state, options), new Set(ids)))
}

function resultsOf(context: CheckContext, only: ReadonlySet<string> | null): (rule: CheckRule) => CheckResult[] {
  const { state } = context
  const divisions = [...state.divisions.values()].filter(({ id }) => !only || only.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
  const one = (rule: CheckRule, checked: number, findings: CheckFinding[]): CheckResult[] => [
    { rule, checked, findings, ...ruleSources[rule] },
  ]
  const each = (rule: CheckRule, judge: DivisionRule): CheckResult[] =>
    one(
      rule,
      divisions.length,
      divisions.flatMap((division) => judge(context, division)),
    )
  const all: Record<CheckRule, () => CheckResult[]> = {
    overlap: () => one('overlap', state.map.faces.size, checkOverlap(context)),
    unassigned: () => {
      const { findings, checked } = checkUnassigned(context)
      return one('unassigned', checked, findings)
    },
    parts: () => each('parts', checkParts),
    households: () => sizeResults(context, divisions, 'households'),
    population: () => sizeResults(context, divisions, 'population'),
    area: () => sizeResults(context, divisions, 'area'),
    compactness: () => each('compactness', checkCompactness).map((result) => ({ ...result, source: context.rules.shape.source })),
    units_cut: () => {
      const { findings, checked } = checkUnitsCut(context, only)
      return one('units_cut', checked, findings)
    },
    buildings_cut: () => {
      const { findings, checked } = checkBuildingsCut(context, only)
      return one('buildings_cut', checked, findings)
    },
    code_unique: () => one('code_unique', state.divisions.size + state.units.size, checkCodeUnique(context)),
    code_form: () => each('code_form', checkCodeForm),
    name_unique: () => one('name_unique', state.divisions.size, checkNames(context)),
    service_radius: () => checkWalks(context, only),
  }
  return (rule) => all[rule]()
}

/** One result for every source that says something of the measure for a kind that a division has; limits are the findings' own. */
function sizeResults(context: CheckContext, divisions: readonly PlanDivision[], measure: SizeMeasure): CheckResult[] {
  const { state, rules } = context
  const results = new Map<string, CheckResult>()
  const ruleOf = new Map(divisions.map((division) => [division, sizeRuleOf(rules, state, division)]))
  for (const rule of rules.sizes) {
    if (sizeMeasures[measure].limitOf(rule) === null) continue
    const own = divisions.filter((division) => ruleOf.get(division) === rule)
    if (own.length === 0) continue
    const { source, mark } = rule
    const result = results.get(source.en) ?? { rule: measure, checked: 0, findings: [], source, mark }
    result.checked += own.length
    result.findings.push(...own.flatMap((division) => checkSize(context, division, rule, measure)))
    results.set(source.en, result)
  }
  return results.size > 0 ? [...results.values()] : [{ rule: measure, checked: 0, findings: [], source: null, mark: null }]
}
