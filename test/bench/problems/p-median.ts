import { siteMedian } from '#planning/siting/median/site-median'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { readOrLibrary } from '../read-or-library.ts'
import { runSiting } from '../run-siting.ts'
import type { Problem } from './problem.ts'

/** Least total distance to so many sites, on the solver that sites facilities. Every node must have a way to a site, so that none is far. */
export const pMedian: Problem = {
  options: {},
  solve: async (file, options) => {
    const { problem, sites } = readOrLibrary(file)
    const solver = await loadHighsSolver()
    const farDistance = 1 + problem.reach.distances.reduce((most, distance) => Math.max(most, distance), 0)
    return runSiting(file, 'p-median', options, (seed) =>
      siteMedian(problem, { limit: { sites }, farDistance }, { seed, solver }),
    )
  },
}
