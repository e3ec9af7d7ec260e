import type { Border } from './block-adjacency.ts'

/** A part of a town or village while it is being drawn. */
export interface Part {
  blocks: number[]
}

/** Joins every part that is too small to the neighbour it shares the softest border with, until none is left that has a neighbour. */
export function absorbSmall<T extends Part>(parts: readonly T[], borders: readonly Border[], isSmall: (part: T) => boolean): T[] {
  const left = [...parts]
  const partOf = new Map<number, T>()
  for (const part of left) for (const block of part.blocks) partOf.set(block, part)
  const own = borders.filter(({ a, b }) => partOf.has(a) && partOf.has(b))
  for (;;) {
    const small = left.find((part) => left.length > 1 && isSmall(part) && neighbourOf(part) !== null)
    if (!small) return left
    const host = neighbourOf(small)!
    host.blocks.push(...small.blocks)
    for (const block of small.blocks) partOf.set(block, host)
    left.splice(left.indexOf(small), 1)
  }

  function neighbourOf(part: T): T | null {
    const shared = new Map<T, number>()
    for (const { a, b, meters, firmness } of own) {
      const [one, other] = [partOf.get(a)!, partOf.get(b)!]
      if (one === other || (one !== part && other !== part)) continue
      const neighbour = one === part ? other : one
      shared.set(neighbour, (shared.get(neighbour) ?? 0) + meters / firmness)
    }
    let best: T | null = null
    for (const [neighbour, weight] of shared) if (best === null || weight > shared.get(best)!) best = neighbour
    return best
  }
}
