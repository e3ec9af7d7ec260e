import type { SitingProblem } from '#planning/siting/siting-types'

/** People whom greedy choice covers with so many sites: always the one that covers most people more. For comparison only. */
export function greedyCovered({ reach, weights }: SitingProblem, sites: number): number {
  const demandOf: number[][] = Array.from({ length: reach.candidateCount }, () => [])
  for (let i = 0; i < reach.demandCount; i++)
    for (let at = reach.starts[i]; at < reach.starts[i + 1]; at++) demandOf[reach.candidates[at]].push(i)
  const isCovered = new Uint8Array(reach.demandCount)
  let total = 0
  for (let turn = 0; turn < sites; turn++) {
    let [best, most] = [-1, 0]
    for (const [j, demand] of demandOf.entries()) {
      let gain = 0
      for (const i of demand) if (isCovered[i] === 0) gain += weights[i]
      if (gain > most) [best, most] = [j, gain]
    }
    if (best < 0) break
    for (const i of demandOf[best]) isCovered[i] = 1
    total += most
  }
  return total
}
