/**
 * The free ground of a problem as a graph in flat arrays: a node is an atom, or several that must stay together; locked grids are left out.
 * The arcs of node u are firstArc[u] … firstArc[u + 1] − 1, one for each edge at it.
 */
export interface DivisionGraph {
  nodeCount: number
  edgeCount: number
  firstArc: Int32Array
  arcNode: Int32Array
  arcEdge: Int32Array
  edgeFrom: Int32Array
  edgeTo: Int32Array
  /** What a plan pays where the edge is cut. */
  edgePrice: Float64Array
  edgeMeters: Float64Array
  /** The same by arc, and added up by node: all its borders' price, and its whole outline. */
  arcPrice: Float64Array
  arcMeters: Float64Array
  nodePrice: Float64Array
  nodeMeters: Float64Array
  households: Float64Array
  population: Float64Array
  areaSquareMeters: Float64Array
  /** Outline towards the outside and towards locked grids. */
  rimMeters: Float64Array
  /** Present grids of node u and how many people it has in each: entries firstPresent[u] … firstPresent[u + 1] − 1; mostly one, none where it lies in no grid. */
  firstPresent: Int32Array
  /** Index of a grid in `gridIds`. */
  presentGrid: Int32Array
  presentPeople: Float64Array
  /** Present grids that are not locked, in order of their ids. */
  gridIds: readonly string[]
  /** Nodes that a node must not share a part with; empty for most. */
  foes: readonly (readonly number[])[]
  /** Atoms of every node. */
  atomsOf: readonly (readonly number[])[]
  /** Node of every atom; −1 for locked ones. */
  nodeOf: Int32Array
}

/** What every part must keep, and what a plan pays for. Open ends are infinite. */
export interface PartRules {
  minHouseholds: number
  maxHouseholds: number
  minPopulation: number
  maxPopulation: number
  targetHouseholds: number
  shapePrice: number
  balancePrice: number
  changePrice: number
}

/** Whether every plan's objective is a whole number. */
export function paysWhole({ edgePrice }: DivisionGraph, { shapePrice, balancePrice, changePrice }: PartRules): boolean {
  return shapePrice === 0 && balancePrice === 0 && changePrice === 0 && edgePrice.every((price) => Number.isInteger(price))
}

/** Households that count as one whole violation, and people: what a part has on average. */
export interface PartScale {
  households: number
  population: number
}

/** How far sizes are outside what `parts` parts together may have, in shares of a mean part; 0 inside. */
export function outsideRange(rules: PartRules, scale: PartScale, households: number, population: number, parts: number): number {
  const { minHouseholds, maxHouseholds, minPopulation, maxPopulation } = rules
  let outside = 0
  if (households < parts * minHouseholds) outside += (parts * minHouseholds - households) / scale.households
  else if (households > parts * maxHouseholds) outside += (households - parts * maxHouseholds) / scale.households
  if (population < parts * minPopulation) outside += (parts * minPopulation - population) / scale.population
  else if (population > parts * maxPopulation) outside += (population - parts * maxPopulation) / scale.population
  return outside
}

/** People of a node who come into another grid than today's where it joins a part that goes on as `grid` (an index of `gridIds`; any other number: a new part). */
export function peopleNotFrom({ firstPresent, presentGrid, presentPeople }: DivisionGraph, node: number, grid: number): number {
  let people = 0
  for (let i = firstPresent[node]; i < firstPresent[node + 1]; i++) if (presentGrid[i] !== grid) people += presentPeople[i]
  return people
}
