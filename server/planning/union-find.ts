/** Numbers 0 … count − 1 in groups that grow together (Tarjan 1975). */
export interface UnionFind {
  /** The number that stands for the group of another: its least. */
  root(number: number): number
  /** Makes two groups one; answers what stands for it. */
  join(a: number, b: number): number
}

/** Every number in a group of its own. Near constant a call. */
export function createUnionFind(count: number): UnionFind {
  const parent = Int32Array.from({ length: count }, (_, number) => number)
  const root = (number: number): number => {
    let at = number
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }
  return {
    root,
    join(a, b) {
      const [least, other] = [Math.min(root(a), root(b)), Math.max(root(a), root(b))]
      parent[other] = least
      return least
    },
  }
}
