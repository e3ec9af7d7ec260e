import { siteCenter } from '#planning/siting/center/site-center'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { readOrLibrary } from '../read-or-library.ts'
import { runSiting } from '../run-siting.ts'
import type { Problem } from './problem.ts'

/** Least greatest distance to so many sites, on the solver that sites facilities. */
export const pCenter: Problem = {
  options: {},
  solve: async (file, options) => {
    const { problem, sites } = readOrLibrary(file)
    const solver = await loadHighsSolver()
    return runSiting(file, 'p-center', options, (seed) => siteCenter(problem, sites, { seed, solver }))
  },
}
