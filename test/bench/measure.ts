/** Returns the middle value, of an even number the upper one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]
}

/** Runs functions in turn, so that all meet the same weather, first `warmUps` times and then `runs` times timed; returns the median milliseconds of each. */
export function medianMilliseconds(functions: readonly (() => unknown)[], runs: number, warmUps: number): number[] {
  const times = functions.map((): number[] => [])
  for (let run = -warmUps; run < runs; run++) {
    functions.forEach((work, i) => {
      const start = performance.now()
      work()
      if (run >= 0) times[i].push(performance.now() - start)
    })
  }
  return times.map(median)
}

/** Returns a number cut to so many decimals. */
export function rounded(value: number, decimals = 3): number {
  return Number(value.toFixed(decimals))
}
