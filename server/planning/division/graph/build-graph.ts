import type { DivisionObstacle, DivisionProblem } from '../division-types.ts'
import type { DivisionGraph, PartRules } from './division-graph.ts'

/** A problem with what is locked or kept together out of the way. */
export interface PreparedProblem {
  graph: DivisionGraph
  rules: PartRules
  /** Locked grids that have atoms, in order of their ids. */
  lockedGridIds: readonly string[]
  /** Price of all borders of locked grids: the same in every plan. */
  lockedPrice: number
  /** Parts asked for beside the locked grids; null: as many as the ranges need. */
  freeParts: number | null
}

/** Free atoms that must be one node: the least atom of each set stands for it. */
function representatives({ atoms, keepTogether }: DivisionProblem): Int32Array {
  const leader = Int32Array.from(atoms, (_, atom) => atom)
  const find = (atom: number): number => {
    let at = atom
    while (leader[at] !== at) at = leader[at]
    return at
  }
  for (const set of keepTogether) {
    for (const atom of set) {
      const [a, b] = [find(set[0]), find(atom)]
      leader[Math.max(a, b)] = Math.min(a, b)
    }
  }
  return leader.map((_, atom) => find(atom))
}

/** Sets kept together of which some atom cannot be reached from the others without leaving the set. */
function brokenSets(
  { borders }: DivisionProblem,
  atomsOf: readonly (readonly number[])[],
  nodeOf: Int32Array,
): DivisionObstacle[] {
  const inside = new Map<number, number[]>()
  const note = (a: number, b: number): void => {
    const list = inside.get(a)
    if (list) list.push(b)
    else inside.set(a, [b])
  }
  for (const { from, to } of borders) {
    if (nodeOf[from] !== nodeOf[to] || nodeOf[from] < 0) continue
    note(from, to)
    note(to, from)
  }
  return atomsOf.flatMap((atoms): DivisionObstacle[] => {
    const reached = new Set([atoms[0]])
    for (const atom of reached) for (const next of inside.get(atom) ?? []) reached.add(next)
    return reached.size === atoms.length ? [] : [{ reason: 'together_is_apart', atoms: [...atoms] }]
  })
}

/** Present grids of every node with their people, in order of the grids. */
function presentOf({ atoms }: DivisionProblem, atomsOf: readonly (readonly number[])[], indexOf: ReadonlyMap<string, number>) {
  const firstPresent = new Int32Array(atomsOf.length + 1)
  const [grids, people]: [number[], number[]] = [[], []]
  atomsOf.forEach((members, node) => {
    const own = new Map<number, number>()
    for (const atom of members) {
      const { gridId, population } = atoms[atom]
      if (gridId !== null) own.set(indexOf.get(gridId)!, (own.get(indexOf.get(gridId)!) ?? 0) + population)
    }
    for (const [grid, count] of [...own].sort(([a], [b]) => a - b)) {
      grids.push(grid)
      people.push(count)
    }
    firstPresent[node + 1] = grids.length
  })
  return { firstPresent, presentGrid: Int32Array.from(grids), presentPeople: Float64Array.from(people) }
}

function rulesOf(problem: DivisionProblem, freeParts: number | null, freeHouseholds: number): PartRules {
  const { households, population, targetHouseholds, prices } = problem
  const middle = households === null ? 0 : (households.min + households.max) / 2
  return {
    minHouseholds: households?.min ?? 0,
    maxHouseholds: households?.max ?? Number.POSITIVE_INFINITY,
    minPopulation: population?.min ?? 0,
    maxPopulation: population?.max ?? Number.POSITIVE_INFINITY,
    targetHouseholds: targetHouseholds ?? (freeParts === null ? middle : freeHouseholds / Math.max(1, freeParts)),
    shapePrice: prices.shape,
    balancePrice: prices.balance,
    changePrice: prices.change,
  }
}

/** Edges between nodes, parallel ones added up, and what each node has of border towards locked grids. */
function joinBorders(problem: DivisionProblem, nodeOf: Int32Array, rimMeters: Float64Array) {
  const { atoms, borders, prices } = problem
  const edgeOf = new Map<number, number>()
  const [from, to, price, meters]: [number[], number[], number[], number[]] = [[], [], [], []]
  let lockedPrice = 0
  for (const border of borders) {
    const [a, b] = [nodeOf[border.from], nodeOf[border.to]]
    const cost = border.meters * prices.border[border.kind]
    if (a < 0 || b < 0) {
      if (a >= 0 || b >= 0 || atoms[border.from].gridId !== atoms[border.to].gridId) lockedPrice += cost
      for (const node of [a, b]) if (node >= 0) rimMeters[node] += border.meters
      continue
    }
    if (a === b) continue
    const key = Math.min(a, b) * atoms.length + Math.max(a, b)
    let edge = edgeOf.get(key)
    if (edge === undefined) {
      edge = from.push(Math.min(a, b)) - 1
      to.push(Math.max(a, b))
      price.push(0)
      meters.push(0)
      edgeOf.set(key, edge)
    }
    price[edge] += cost
    meters[edge] += border.meters
  }
  return { from, to, price, meters, lockedPrice }
}

/** Arcs of every node from its edges, in order of the edges. */
export function arcsOf(nodeCount: number, from: ArrayLike<number>, to: ArrayLike<number>) {
  const firstArc = new Int32Array(nodeCount + 1)
  for (let edge = 0; edge < from.length; edge++) {
    firstArc[from[edge] + 1]++
    firstArc[to[edge] + 1]++
  }
  for (let node = 0; node < nodeCount; node++) firstArc[node + 1] += firstArc[node]
  const next = firstArc.slice(0, nodeCount)
  const arcNode = new Int32Array(2 * from.length)
  const arcEdge = new Int32Array(2 * from.length)
  for (let edge = 0; edge < from.length; edge++) {
    for (const [node, other] of [
      [from[edge], to[edge]],
      [to[edge], from[edge]],
    ]) {
      arcNode[next[node]] = other
      arcEdge[next[node]++] = edge
    }
  }
  return { firstArc, arcNode, arcEdge }
}

/** What edges cost and measure, by arc and added up by node. */
export function borderTables(
  { firstArc, arcEdge }: ReturnType<typeof arcsOf>,
  edgePrice: Float64Array,
  edgeMeters: Float64Array,
  rimMeters: Float64Array,
) {
  const arcPrice = Float64Array.from(arcEdge, (edge) => edgePrice[edge])
  const arcMeters = Float64Array.from(arcEdge, (edge) => edgeMeters[edge])
  const sumOf = (values: Float64Array, node: number): number => {
    let sum = 0
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) sum += values[arc]
    return sum
  }
  const nodePrice = rimMeters.map((_, node) => sumOf(arcPrice, node))
  const nodeMeters = rimMeters.map((rim, node) => rim + sumOf(arcMeters, node))
  return { arcPrice, arcMeters, nodePrice, nodeMeters }
}

/** Makes the graph that the search runs on. The only refusals are atoms kept together that do not hang together, or are kept apart too. */
export function prepareProblem(
  problem: DivisionProblem,
): { ok: true; prepared: PreparedProblem } | { ok: false; obstacles: DivisionObstacle[] } {
  const { atoms, lockedGridIds, keepApart, parts } = problem
  const locked = new Set(lockedGridIds)
  const isLocked = (atom: number): boolean => atoms[atom].gridId !== null && locked.has(atoms[atom].gridId!)
  const leader = representatives(problem)
  const nodeOf = new Int32Array(atoms.length).fill(-1)
  const atomsOf: number[][] = []
  for (let atom = 0; atom < atoms.length; atom++) {
    if (isLocked(atom)) continue
    if (nodeOf[leader[atom]] < 0) nodeOf[leader[atom]] = atomsOf.push([]) - 1
    nodeOf[atom] = nodeOf[leader[atom]]
    atomsOf[nodeOf[atom]].push(atom)
  }
  const foes = atomsOf.map((): number[] => [])
  const obstacles = brokenSets(problem, atomsOf, nodeOf)
  for (const [one, other] of keepApart) {
    const [a, b] = [nodeOf[one], nodeOf[other]]
    if (a < 0 || b < 0) continue
    if (a === b) obstacles.push({ reason: 'together_and_apart', atoms: [...atomsOf[a]] })
    else if (!foes[a].includes(b)) {
      foes[a].push(b)
      foes[b].push(a)
    }
  }
  if (obstacles.length > 0) return { ok: false, obstacles }
  const gridIds = [...new Set(atoms.flatMap(({ gridId }) => (gridId === null || locked.has(gridId) ? [] : [gridId])))].sort()
  const indexOf = new Map(gridIds.map((id, index) => [id, index]))
  const sums = (of: (atom: number) => number): Float64Array =>
    Float64Array.from(atomsOf, (members) => members.reduce((sum, atom) => sum + of(atom), 0))
  const rimMeters = sums((atom) => atoms[atom].rimMeters)
  const { from, to, price, meters, lockedPrice } = joinBorders(problem, nodeOf, rimMeters)
  const households = sums((atom) => atoms[atom].households)
  const arcs = arcsOf(atomsOf.length, from, to)
  const [edgePrice, edgeMeters] = [Float64Array.from(price), Float64Array.from(meters)]
  const graph: DivisionGraph = {
    nodeCount: atomsOf.length,
    edgeCount: from.length,
    ...arcs,
    ...borderTables(arcs, edgePrice, edgeMeters, rimMeters),
    edgeFrom: Int32Array.from(from),
    edgeTo: Int32Array.from(to),
    edgePrice,
    edgeMeters,
    households,
    population: sums((atom) => atoms[atom].population),
    areaSquareMeters: sums((atom) => atoms[atom].areaSquareMeters),
    rimMeters,
    ...presentOf(problem, atomsOf, indexOf),
    gridIds,
    foes,
    atomsOf,
    nodeOf,
  }
  const present = [...new Set(atoms.flatMap((_, atom) => (isLocked(atom) ? [atoms[atom].gridId!] : [])))].sort()
  const freeParts = parts === null ? null : parts - present.length
  const rules = rulesOf(
    problem,
    freeParts,
    households.reduce((sum, value) => sum + value, 0),
  )
  return { ok: true, prepared: { graph, rules, lockedGridIds: present, lockedPrice, freeParts } }
}
