import type { MergeProblem } from './merging-types.ts'

/** The units that each unit may be joined with at a border: those that do not stay, within one parent where the rules say so. */
export function joinableNeighbours({ units, borders, rules }: Pick<MergeProblem, 'units' | 'borders' | 'rules'>): number[][] {
  const neighbours: number[][] = units.map(() => [])
  for (const [a, b] of borders) {
    if (units[a].stays !== null || units[b].stays !== null) continue
    if (rules.withinParents && units[a].parent !== units[b].parent) continue
    neighbours[a].push(b)
    neighbours[b].push(a)
  }
  return neighbours.map((row) => [...new Set(row)].sort((a, b) => a - b))
}

/** For each unit those that it can share a group of `mostUnits` with, itself among them, ascending. */
export function unitsWithin(neighbours: readonly (readonly number[])[], mostUnits: number): number[][] {
  return neighbours.map((_, unit) => {
    const met = new Set([unit])
    let edge = [unit]
    for (let hop = 1; hop < mostUnits; hop++) {
      const next: number[] = []
      for (const each of edge)
        for (const other of neighbours[each])
          if (!met.has(other)) {
            met.add(other)
            next.push(other)
          }
      edge = next
    }
    return [...met].sort((a, b) => a - b)
  })
}
