import { siteCapacitated } from '#planning/siting/capacitated/site-capacitated'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { readCapacitated } from '../read-or-library.ts'
import { runSiting } from '../run-siting.ts'
import type { Problem } from './problem.ts'

/** Least total distance to so many sites of limited capacity, each customer served by one, on the solver that sites facilities. */
export const capacitatedPMedian: Problem = {
  options: {},
  solve: async (file, options) => {
    const { problem, sites, loads } = readCapacitated(file)
    const solver = await loadHighsSolver()
    const question = { limit: { sites }, farDistance: null, loads }
    return runSiting(file, 'capacitated-p-median', options, (seed) => siteCapacitated(problem, question, { seed, solver }))
  },
}
