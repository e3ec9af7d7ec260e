import { waysTooFar } from '#planning/merging/question/check-promises'
import { type MergeWishes, usualWeights } from '#planning/merging/question/merge-wishes'
import { type MergeProgress, proposeMerges } from '#planning/merging/question/propose-merges'
import { stateMerging } from '#planning/merging/question/state-merging'
import { shippedMergeRules } from '#planning/rules/merge-rules'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { BenchError } from '../bench-error.ts'
import { wholeOption } from '../input/whole-option.ts'
import { median, rounded } from '../measure.ts'
import { sampleMergeGrounds } from '../merges/sample-merge-grounds.ts'
import type { Problem } from './problem.ts'

/**
 * Merges the villages of the generated county (over streets) or province (as the crow flies), town by town or `--by whole`: how many groups the rules allow, how soon the best is proven, the curve of
 * `--points` numbers left, and how many promises of ways are broken when they are measured anew. `--across true` lets towns be crossed. `objective` is the share that is proven.
 */
export const sampleMerges: Problem = {
  options: { scale: false, rules: false, people: false, by: false, points: false, minutes: false, across: false, every: false },
  solve: async (file, { seed, seconds, extra }) => {
    if (file !== 'county' && file !== 'province')
      throw new BenchError(`"sample-merges" takes "county" or "province", not "${file}".`)
    const found = shippedMergeRules.find(({ id }) => id === (extra.rules ?? 'hunan_2015'))
    if (found === undefined) throw new BenchError(`There is no rule set "${extra.rules}".`)
    const rules = extra.across === 'true' ? { ...found, withinParent: { ...found.withinParent, value: false } } : found
    const solver = await loadHighsSolver()
    const started = performance.now()
    const every = wholeOption('every', extra.every, 1)
    const grounds = sampleMergeGrounds(file, seed, Number(extra.scale ?? 1), extra.by === 'whole').filter(
      (_, i) => i % every === 0,
    )
    const made = performance.now()
    const wishes: MergeWishes = {
      level: 'village',
      rules,
      limits: {
        ...(extra.people ? { populationMin: wholeOption('people', extra.people, 0) } : {}),
        ...(extra.minutes ? { maxMinutes: wholeOption('minutes', extra.minutes, 60) } : {}),
      },
      target: null,
      weights: usualWeights,
      order: null,
      closeSeats: false,
      serviceMeters: Number.POSITIVE_INFINITY,
      keepApart: [],
      keepTogether: [],
      fixed: [],
      alternatives: 0,
      points: wholeOption('points', extra.points, 20),
    }
    const rows = grounds.map(({ town, ground }) => {
      const begun = performance.now()
      const stated = stateMerging(ground, wishes)
      const ready = performance.now()
      let proven: number | null = null
      let last: MergeProgress | null = null
      for (const search = proposeMerges(stated, { solver, seed, seconds }); ; ) {
        const step = search.next()
        last = step.value
        const [best] = last.proposals
        if (proven === null && best?.choice.costs.every((cost, i) => cost === best.choice.bound[i])) proven = performance.now()
        if (step.done) break
      }
      const ended = performance.now()
      const choice = last.proposals[0]?.choice ?? null
      return {
        town,
        units: ground.units.length,
        candidates: last.list?.groups.filter(({ units }) => units.length > 1).length ?? 0,
        left: choice?.groups.length ?? null,
        proposals: last.proposals[0]?.standing?.number ?? null,
        percentile: last.proposals[0]?.standing?.percentile ?? null,
        rHat: last.proposals[0]?.standing?.rHat ?? null,
        stateSeconds: rounded((ready - begun) / 1000),
        provenSeconds: proven === null ? null : rounded((proven - begun) / 1000),
        seconds: rounded((ended - begun) / 1000),
        points: last.frontier.length,
        provenPoints: last.frontier.filter(({ costs, bound }) => costs.every((cost, i) => cost === bound[i])).length,
        brokenWays: choice === null ? 0 : waysTooFar(stated, choice.groups).length,
        obstacle: last.obstacle?.reason ?? null,
      }
    })
    const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0)
    const proven = rows.filter(({ provenSeconds }) => provenSeconds !== null).length
    return {
      line: {
        file,
        problem: 'sample-merges',
        objective: rounded(proven / rows.length),
        bound: 1,
        gap: rounded(1 - proven / rows.length),
        status: proven === rows.length ? 'optimal' : 'feasible',
        seconds: rounded((performance.now() - started) / 1000),
        objectiveMeaning: 'share of the questions whose best is proven',
        makeSeconds: rounded((made - started) / 1000),
        questions: rows.length,
        units: sum(({ units }) => units),
        left: sum(({ left, units }) => left ?? units),
        candidates: sum(({ candidates }) => candidates),
        mostCandidates: Math.max(...rows.map(({ candidates }) => candidates)),
        provenSecondsMedian: median(rows.flatMap(({ provenSeconds }) => (provenSeconds === null ? [] : [provenSeconds]))),
        provenSecondsMost: Math.max(...rows.map(({ provenSeconds }) => provenSeconds ?? Number.POSITIVE_INFINITY)),
        searchSeconds: rounded(sum((row) => row.seconds)),
        points: sum(({ points }) => points),
        provenPoints: sum(({ provenPoints }) => provenPoints),
        brokenWays: sum(({ brokenWays }) => brokenWays),
      },
      solution: { rows },
    }
  },
}
