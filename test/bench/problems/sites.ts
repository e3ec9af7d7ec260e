import type { CandidateSource, SitingModel, SitingWishes } from '#planning/siting/question/siting-wishes'
import { sitingModels } from '#planning/siting/question/siting-wishes'
import { solveSiting } from '#planning/siting/question/solve-siting'
import { stateSiting } from '#planning/siting/question/state-siting'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { BenchError } from '../bench-error.ts'
import { rounded } from '../measure.ts'
import { runSiting } from '../run-siting.ts'
import { greedyCovered } from '../sites/greedy.ts'
import { groundOfFiles, groundOfSample } from '../sites/ground-of.ts'
import type { Problem } from './problem.ts'

const numberOf = (name: string, text: string | undefined, usual: number | null): number | null => {
  if (text === undefined) return usual
  const value = Number(text)
  if (!(value > 0)) throw new BenchError(`--${name} takes a number above 0, not "${text}".`)
  return value
}

/** Sites over walking streets as the service chooses them: on an OSM file with a table of people, or the generated `county` or `city`. `--number` sites, or `--target` share. */
export const sites: Problem = {
  options: { demand: false, model: false, number: false, target: false, 'limit-meters': false, spacing: false, scale: false },
  solve: async (file, options) => {
    const { extra, seed } = options
    const model = (extra.model ?? 'max-cover') as SitingModel
    if (!sitingModels.includes(model)) throw new BenchError(`--model takes one of ${sitingModels.join(', ')}, not "${model}".`)
    const begun = performance.now()
    const isSample = file === 'county' || file === 'city'
    const ground = isSample
      ? groundOfSample(file, seed, numberOf('scale', extra.scale, 1)!)
      : await groundOfFiles(file, extra.demand)
    const loaded = performance.now()
    const spacing = numberOf('spacing', extra.spacing, null)
    const candidates: CandidateSource =
      isSample || spacing !== null ? { from: 'streets', spacingMeters: spacing } : { from: 'demand' }
    const number = model === 'set-cover' ? null : numberOf('number', extra.number, 10)
    const wishes: SitingWishes = {
      model,
      category: 'clinic_station',
      sites: number,
      budget: null,
      coverageTarget: numberOf('target', extra.target, 1)!,
      minimumShare: null,
      demand: 'population',
      distance: 'streets',
      limit: { meters: numberOf('limit-meters', extra['limit-meters'], 1000)!, source: { zh: '', en: '' }, mark: 'user' },
      candidates,
      existing: 'ignore',
      counted: 'now',
      keep: [],
      close: [],
      capacity: null,
      enlarge: null,
      unreachable: 'leave-out',
      tiers: [],
    }
    const outcome = stateSiting(ground, wishes)
    if (!outcome.ok) throw new BenchError(`${file}: ${outcome.obstacles.map(({ reason }) => reason).join(', ')}.`)
    const { stated } = outcome
    const reached = performance.now()
    const solver = await loadHighsSolver()
    const { line, solution } = runSiting(file, model, options, () => solveSiting(stated, { seed, solver }))
    const greedy = model === 'max-cover' ? greedyCovered(stated.problem, number!) : null
    return {
      line: {
        ...line,
        people: stated.weights.reduce((sum, weight) => sum + weight, 0),
        places: stated.order.length,
        candidates: stated.candidates.length,
        pairs: stated.rowReach.candidates.length,
        loadSeconds: rounded((loaded - begun) / 1000),
        reachSeconds: rounded((reached - loaded) / 1000),
        greedy,
        greedyLosesShare: greedy === null ? null : rounded(1 - greedy / line.objective),
        peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      },
      solution,
    }
  },
}
