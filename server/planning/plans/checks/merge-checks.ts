import type { CheckFinding, CheckResult, CheckRule } from '../check-types.ts'

/** Rules that `checkTouched` looks at all divisions for. */
const wholeRules: readonly CheckRule[] = ['unassigned', 'code_unique', 'code_form', 'name_unique']

/** Puts what `checkTouched` found of some divisions in the place of what was known of them; so it is what `runChecks` finds. Results belong together by rule and source. Linear in the findings, but for putting them in order. */
export function mergeChecks(
  known: readonly CheckResult[],
  touched: readonly CheckResult[],
  ids: Iterable<string>,
): CheckResult[] {
  const changed = new Set(ids)
  // What is said of no division in particular, `checkTouched` says again.
  const isKept = ({ divisionIds }: CheckFinding): boolean => divisionIds.length > 0 && !divisionIds.some((id) => changed.has(id))
  const keyOf = ({ rule, source }: CheckResult): string => JSON.stringify([rule, source?.en])
  const knownOf = new Map(known.map((result) => [keyOf(result), result.findings]))
  return touched.map((result): CheckResult => {
    if (wholeRules.includes(result.rule)) return result
    const before = knownOf.get(keyOf(result)) ?? []
    if (result.rule === 'overlap') return { ...result, findings: before }
    return { ...result, findings: [...before.filter(isKept), ...result.findings].sort(inOrder) }
  })
}

/** The order in which `runChecks` has findings of one rule: buildings by theirs, the others by the id of whose they are. */
function inOrder(a: CheckFinding, b: CheckFinding): number {
  const [one, other] = [a, b].map(({ rule, text, divisionIds }) => (rule === 'buildings_cut' ? text! : (divisionIds[0] ?? '')))
  return one < other ? -1 : one > other ? 1 : 0
}
