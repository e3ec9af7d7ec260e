import { latticeProblem } from '../../planning/division/drawn-division.ts'
import { fitSampler } from '../../planning/division/ensemble/sampler-fit.ts'
import { BenchError } from '../bench-error.ts'
import { rounded } from '../measure.ts'
import type { Problem } from './problem.ts'

/** Small graphs all of whose plans can be listed. */
const graphs = {
  '3x3-in-3': latticeProblem(3, 3, { sizes: [10, 12, 10, 9, 10, 11, 10, 8, 10], parts: 3, households: { min: 18, max: 42 } }),
  '3x3-in-2': latticeProblem(3, 3, { parts: 2, households: { min: 30, max: 60 } }),
  '4x2-in-3': latticeProblem(4, 2, { parts: 3, households: { min: 10, max: 50 } }),
}

/** Draws plans of small graphs (the "files") by merge-split and sets them beside all there are: chi-square and its p. `--samples`, and `--between` steps from one to the next. `objective` is chi-square by degrees of freedom. */
export const sampler: Problem = {
  options: { samples: false, between: false },
  files: Object.keys(graphs),
  solve: async (file, { seed, extra }) => {
    if (!Object.hasOwn(graphs, file)) throw new BenchError(`"sampler" takes ${Object.keys(graphs).join(', ')}, not "${file}".`)
    const [samples, between] = [Number(extra.samples ?? 20_000), Number(extra.between ?? 25)]
    if (!(samples >= 1 && between >= 1)) throw new BenchError('--samples and --between take numbers from 1 on.')
    const started = performance.now()
    const { frequencies, ...fit } = fitSampler(graphs[file as keyof typeof graphs], { seed, samples, between })
    const line = {
      file,
      problem: 'sampler',
      objective: rounded(fit.chiSquare / fit.degreesOfFreedom),
      bound: null,
      gap: null,
      status: 'feasible' as const,
      seconds: rounded((performance.now() - started) / 1000),
      objectiveMeaning: 'chi-square by degrees of freedom',
      graph: file,
      ...fit,
      between,
      seed,
    }
    return { line, solution: frequencies }
  },
}
