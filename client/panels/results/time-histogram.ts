import type { CoverageDemand } from '../../api.ts'

/** People by whole minutes of travel: `people[m]` reach in [m, m+1) minutes. */
export interface TimeHistogram {
  covered: number[]
  uncovered: number[]
  /** Longer than the last bar. */
  beyond: number
  /** No way at all. */
  none: number
}

/** Counts people by minutes, up to `bars` bars; each person is counted exactly once. */
export function timeHistogram(features: CoverageDemand['features'], bars: number): TimeHistogram {
  const histogram: TimeHistogram = {
    covered: new Array<number>(bars).fill(0),
    uncovered: new Array<number>(bars).fill(0),
    beyond: 0,
    none: 0,
  }
  for (const { properties } of features) {
    const { seconds, population, covered } = properties
    if (seconds === null) histogram.none += population
    else {
      const bar = Math.floor(seconds / 60)
      if (bar >= bars) histogram.beyond += population
      else if (covered) histogram.covered[bar] += population
      else histogram.uncovered[bar] += population
    }
  }
  return histogram
}
