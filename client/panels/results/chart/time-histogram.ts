import type { CoverageResult } from '#contract/coverage'

/** What of a demand point a histogram needs. */
export interface TimedPeople {
  population: number
  seconds: number | null
  covered: boolean
}

/** People by whole minutes of travel: `covered[m]` and `uncovered[m]` reach in [m, m+1) minutes. */
export interface TimeHistogram {
  covered: number[]
  uncovered: number[]
  /** Longer than the last bar. */
  beyond: number
  /** No way at all. */
  none: number
}

/** Counts people by minutes, up to `bars` bars; each person is counted exactly once. */
export function timeHistogram(people: readonly TimedPeople[], bars: number): TimeHistogram {
  const histogram: TimeHistogram = {
    covered: new Array<number>(bars).fill(0),
    uncovered: new Array<number>(bars).fill(0),
    beyond: 0,
    none: 0,
  }
  for (const { seconds, population, covered } of people) {
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

/** Minutes of the limit, where every category was held to the same one; else null. */
export function limitMinutesOf({ limits }: Pick<CoverageResult, 'limits'>): number | null {
  const seconds = limits[0]?.seconds
  return seconds !== undefined && limits.every((limit) => limit.seconds === seconds) ? seconds / 60 : null
}
