import { noEdge, unreached } from '#planning/network/network'
import { createSnapper } from '#planning/network/snap'
import { BenchError } from '../bench-error.ts'
import { comparePgRouting } from '../compare-pgrouting.ts'
import { rounded } from '../measure.ts'
import { measureNearest } from '../measure-nearest.ts'
import { readPoints, readWalkingNetwork } from '../read-instance.ts'
import { uncollapsed } from '../uncollapsed.ts'
import type { BenchOptions, Problem } from './problem.ts'

function limitMillimeters({ extra }: BenchOptions): number {
  const text = extra['limit-meters']
  if (text === undefined) return unreached - 1
  const meters = Number(text)
  if (!(meters > 0)) throw new BenchError(`--limit-meters takes a number above 0, not "${text}".`)
  return Math.min(unreached - 1, Math.round(1000 * meters))
}

/**
 * Every street point's walking distance to the nearest source, along the streets from the point where the source meets them
 * (the way from the source to its street is not added). `objective` is the total meters over the reached points; the search is exact.
 * Only walking; `nodes` and `segments` count the kept network before chains are collapsed.
 */
export const nearest: Problem = {
  options: { sources: true, 'limit-meters': false, 'compare-pgrouting': false },
  solve: async (file, options) => {
    const started = performance.now()
    const limitCost = limitMillimeters(options)
    const points = readPoints(options.extra.sources)
    const { network } = await readWalkingNetwork(file)
    const { places, failures } = createSnapper(network).snapAll(points)
    for (const { index, reason, nearestMeters } of failures) {
      const distance = nearestMeters === null ? '' : `; the nearest street is ${nearestMeters.toFixed(1)} m away`
      process.stderr.write(`${file}: source ${index + 1} cannot be reached (${reason}${distance}); it is left out.\n`)
    }
    if (places.edge.every((edge) => edge === noEdge))
      throw new BenchError(`No source of ${options.extra.sources} is near a street of ${file}.`)
    const { measured, shapeCosts } = measureNearest(network, places, limitCost)
    const solution = uncollapsed(network, places, shapeCosts)
    let totalMillimeters = 0
    let reachedNodes = 0
    for (const meters of solution.meters) {
      if (meters === null) continue
      totalMillimeters += Math.round(1000 * meters)
      reachedNodes++
    }
    const objective = totalMillimeters / 1000
    const url = options.extra['compare-pgrouting']
    const comparison =
      url === undefined ? {} : await comparePgRouting(url, network, places, limitCost, shapeCosts, measured.searchMilliseconds)
    return {
      line: {
        file,
        problem: 'nearest',
        objective,
        bound: objective,
        gap: 0,
        status: 'optimal',
        seconds: rounded((performance.now() - started) / 1000),
        objectiveMeaning: 'total meters over reached nodes',
        sources: places.count,
        leftOutSources: failures.length,
        reachedNodes,
        ...measured,
        ...comparison,
      },
      solution,
    }
  },
}
