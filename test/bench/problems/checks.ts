import { applyOperation } from '../../../server/planning/plans/apply-operation.ts'
import { divisionFigures } from '../../../server/planning/plans/checks/division-figures.ts'
import { checkTouched, runChecks } from '../../../server/planning/plans/checks/run-checks.ts'
import { diffStates } from '../../../server/planning/plans/diff/diff-states.ts'
import { movedGround } from '../../../server/planning/plans/diff/moved-ground.ts'
import { packState, unpackState } from '../../../server/planning/plans/pack-state.ts'
import { outlineOfDivision } from '../../../server/planning/plans/plan-state.ts'
import type { PlanState } from '../../../server/planning/plans/plan-types.ts'
import { proposeRepair } from '../../../server/planning/plans/repair/propose-repair.ts'
import { repairRange } from '../../../server/planning/plans/repair/repair-range.ts'
import { touchedDivisions } from '../../../server/planning/plans/touched-divisions.ts'
import { seededRandom } from '../../../server/planning/random.ts'
import { defaultRuleSet } from '../../../server/planning/rules/division-rules.ts'
import { drawnPlan } from '../../planning/plans/drawn-plan.ts'
import { randomOperation } from '../../planning/plans/random-operations.ts'
import { samplePlan } from '../../planning/plans/sample-plan.ts'
import { BenchError } from '../bench-error.ts'
import { median, rounded } from '../measure.ts'
import type { Problem } from './problem.ts'

const operations = 50

/**
 * A plan on the generated county (the "file" is `county`): all checks, the checks of what one operation touched, one division's live figures, the difference after many operations (over shared and over
 * independent borders), and repairs, in milliseconds. `objective` is the time of all checks.
 */
export const checks: Problem = {
  options: { scale: false },
  solve: async (file, { seed, extra }) => {
    if (file !== 'county') throw new BenchError(`"checks" takes "county", not "${file}".`)
    const started = performance.now()
    const base = samplePlan({ scale: Number(extra.scale ?? 1), seed })
    // Arcs are measured once a map: the first run is that of a plan just opened.
    const first = milliseconds(() => runChecks(base))
    const full = median(Array.from({ length: 7 }, () => milliseconds(() => runChecks(base, { base }))))
    const figures = [...base.divisions.keys()].map((id) => {
      const points = outlineOfDivision(base, id).flat(2).length
      return { points, milliseconds: milliseconds(() => divisionFigures(base, id, { base })) }
    })
    const usual = figures.filter(({ points }) => points <= 150).map((each) => each.milliseconds)
    const { state, touched } = operate(base, seed)
    const other = unpackState(packState(state))
    const line = {
      file,
      problem: 'checks',
      objective: rounded(full),
      bound: null,
      gap: null,
      status: 'feasible' as const,
      seconds: rounded((performance.now() - started) / 1000),
      objectiveMeaning: 'all checks, milliseconds',
      divisions: base.divisions.size,
      units: base.units.size,
      points: base.map.cells.segments,
      firstChecksMilliseconds: rounded(first),
      checksOfOneOperationMilliseconds: rounded(median(touched)),
      figuresMedianMilliseconds: rounded(median(usual)),
      figuresP99Milliseconds: rounded([...usual].sort((a, b) => a - b)[Math.floor(usual.length * 0.99)]),
      operations,
      differenceMilliseconds: rounded(median(Array.from({ length: 5 }, () => milliseconds(() => diffStates(base, state))))),
      differenceOfOtherBordersMilliseconds: rounded(milliseconds(() => diffStates(base, other))),
      movedGroundMilliseconds: rounded(milliseconds(() => movedGround(base, state))),
      ...repairs(base),
    }
    return { line, solution: line }
  },
}

function milliseconds(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function operate(base: PlanState, seed: number): { state: PlanState; touched: number[] } {
  const random = seededRandom(seed)
  const touched: number[] = []
  let [state, made] = [base, 0]
  while (touched.length < operations) {
    const result = applyOperation(state, randomOperation(state, [...state.divisions.values()], random), () => `new${made++}`)
    if (!result.ok) continue
    const ids = touchedDivisions(state, result.state, result.change)
    state = result.state
    touched.push(milliseconds(() => checkTouched(state, ids, { base })))
  }
  return { state, touched }
}

/** Repairs of the county's own findings, and of a division in a drawing of 2025 units. */
function repairs(base: PlanState): Record<string, number> {
  const findings = runChecks(base).flatMap((result) =>
    result.findings.filter(({ rule }) => rule === 'households' || rule === 'population' || rule === 'parts'),
  )
  let found = 0
  const repairAll = () => {
    found = 0
    return findings.map((finding) => milliseconds(() => (found += proposeRepair(base, finding) ? 1 : 0)))
  }
  // The first time, code is compiled on the way: whoever asks for one repair after a start waits for that too.
  const firstTimes = repairAll()
  const runs = Array.from({ length: 3 }, repairAll)
  const times = findings.map((_, i) => median(runs.map((run) => run[i])))
  const most = (all: readonly number[]): number => rounded(all.reduce((greatest, time) => Math.max(greatest, time), 0))
  const side = 45
  const letter = (row: number, column: number): string => String.fromCodePoint(0x4e00 + row * side + column)
  const rows = Array.from({ length: side }, (_, row) => Array.from({ length: side }, (_, column) => letter(row, column)))
  const cells = rows.flatMap((row, r) => row.map((sign, c) => [sign, `P${Math.floor(r / 15)}${Math.floor(c / 15)}`] as const))
  const many = drawnPlan(rows.map((row) => row.join('')).join('\n'), {
    parents: Object.fromEntries(cells),
    people: Object.fromEntries(cells.map(([sign, parent], i) => [sign, parent === 'P11' ? 5 : 5 + (i % 5)])),
  })
  const households = { min: 1200, max: 1800 }
  const rules = {
    ...defaultRuleSet,
    sizes: [{ ...defaultRuleSet.sizes[0], kind: 'village', households, severity: 'warning' as const }],
  }
  let moved = 0
  const large = Array.from({ length: 7 }, () =>
    milliseconds(() => {
      moved = repairRange(many, 'P11', 'households', rules)?.moved.households ?? 0
    }),
  )
  return {
    findings: findings.length,
    repairsFound: found,
    repairMedianMilliseconds: rounded(median(times)),
    repairMaxMilliseconds: most(times),
    firstRepairsMaxMilliseconds: most(firstTimes),
    repairOf2025UnitsMilliseconds: rounded(median(large)),
    firstRepairOf2025UnitsMilliseconds: rounded(large[0]),
    repairOf2025UnitsHouseholds: moved,
  }
}
