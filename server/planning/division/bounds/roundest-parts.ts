/** The largest nodes, alone in a part each, and the mean of what the other parts have: areas in square meters. */
export interface RoundestParts {
  giants: Float64Array
  others: number
  mean: number
}

/**
 * How the areas of k parts add up to the most meters of circle. The root is concave, so it is where they are as equal as nodes let them be: a node larger than the mean
 * of what is left is in a part at least as large, and has one to itself here. The j largest parts have at least the area of the j largest nodes, so the areas of every plan majorize
 * these (Hardy, Littlewood and Pólya). What the circles add up to is concave in k.
 */
export function roundestParts(areaSquareMeters: Float64Array, k: number): RoundestParts {
  const falling = areaSquareMeters.slice().sort().reverse()
  let left = falling.reduce((sum, area) => sum + area, 0)
  let count = 0
  while (count < k - 1 && falling[count] > left / (k - count)) left -= falling[count++]
  return { giants: falling.subarray(0, count), others: k - count, mean: Math.max(0, left) / (k - count) }
}

/** Perimeters of the circles of these areas, in meters: no plan of so many parts has more. */
export function circleMeters({ giants, others, mean }: RoundestParts): number {
  const roots = giants.reduce((sum, area) => sum + Math.sqrt(area), others * Math.sqrt(mean))
  return 2 * Math.sqrt(Math.PI) * roots
}

/**
 * What a node adds to its part's circle at most, in meters, beside the √(π·mean) of every part: along the root's tangent at the mean; and where the node is larger, what its own
 * circle has over half the mean's. Roots of sums grow slower than these.
 */
export function circleOfNode(area: number, mean: number): number {
  const roots = area <= mean ? area / (2 * Math.sqrt(mean)) : Math.sqrt(area) - Math.sqrt(mean) / 2
  return 2 * Math.sqrt(Math.PI) * roots
}
