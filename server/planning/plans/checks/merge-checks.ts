import type { CheckFinding, CheckResult, CheckRule } from '../check-types.ts'

/** Rules that `checkTouched` looks at all divisions for. */
const wholeRules: readonly CheckRule[] = ['unassigned', 'code_unique', 'name_unique']

/** Puts what `checkTouched` found of some divisions in the place of what was known of them. Results belong together by rule and source; what was looked at is counted as before. */
export function mergeChecks(
  known: readonly CheckResult[],
  touched: readonly CheckResult[],
  ids: Iterable<string>,
): CheckResult[] {
  const changed = new Set(ids)
  const isKept = ({ divisionIds }: CheckFinding): boolean => !divisionIds.some((id) => changed.has(id))
  const keyOf = ({ rule, source }: CheckResult): string => JSON.stringify([rule, source?.en])
  const news = new Map(touched.map((result) => [keyOf(result), result]))
  const merged = known.map((result): CheckResult => {
    if (result.rule === 'overlap') return result
    const fresh = news.get(keyOf(result))
    news.delete(keyOf(result))
    if (fresh && wholeRules.includes(result.rule)) return fresh
    const kept = result.findings.filter(isKept)
    // What is said of no division in particular is said once.
    const added = (fresh?.findings ?? []).filter(({ divisionIds }) => divisionIds.length > 0 || kept.length === 0)
    return { ...result, findings: [...kept, ...added] }
  })
  return [...merged, ...[...news.values()].filter(({ findings }) => findings.length > 0)]
}
