import { reachOfTable } from '#planning/siting/reach-lists'
import type { SitingProblem } from '#planning/siting/siting-types'
import { BenchError } from './bench-error.ts'
import { readBytes } from './read-instance.ts'

/** An instance with the number of sites that it asks for. */
export interface SitingInstance {
  problem: SitingProblem
  sites: number
}

function readNumbers(file: string): number[] {
  const words = readBytes(file).toString('utf8').split(/\s+/).filter(Boolean)
  const numbers = words.map(Number)
  const bad = numbers.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) throw new BenchError(`${file} holds "${words[bad]}" where a number is expected.`)
  return numbers
}

function isCount(value: number | undefined, most: number): value is number {
  return Number.isInteger(value) && value! >= 1 && value! <= most
}

/** Every node is a customer of weight 1 and a candidate, as in the instances. */
function instanceOf(
  count: number,
  sites: number,
  table: Float64Array,
  weights: Float64Array,
  capacities: Float64Array,
): SitingInstance {
  return {
    problem: {
      reach: reachOfTable(count, count, table),
      weights,
      states: new Array(count).fill('free'),
      costs: new Float64Array(count).fill(1),
      capacities,
      groups: null,
    },
    sites,
  }
}

/** Shortest paths between all nodes, in place (Floyd 1962). Cubic. */
function closePaths(count: number, table: Float64Array): void {
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < count; i++) {
      const first = table[i * count + k]
      if (first === Number.POSITIVE_INFINITY) continue
      for (let j = 0; j < count; j++) {
        const path = first + table[k * count + j]
        if (path < table[i * count + j]) table[i * count + j] = path
      }
    }
  }
}

/** Reads an OR-Library p-median file: `nodes edges p`, then `i j cost` an edge, counted from 1; of a repeated edge the last cost holds (Beasley 1985). */
export function readOrLibrary(file: string): SitingInstance {
  const [count, edges, sites, ...rest] = readNumbers(file)
  if (!isCount(count, 5000) || !Number.isInteger(edges) || !isCount(sites, count))
    throw new BenchError(`${file} does not begin with the numbers of nodes (at most 5000), edges and sites.`)
  if (rest.length !== 3 * edges)
    throw new BenchError(`${file} has ${rest.length} numbers below its first line, not three for each of ${edges} edges.`)
  const table = new Float64Array(count * count).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < count; i++) table[i * count + i] = 0
  for (let k = 0; k < rest.length; k += 3) {
    const [from, to, cost] = [rest[k], rest[k + 1], rest[k + 2]]
    if (!isCount(from, count) || !isCount(to, count) || cost < 0)
      throw new BenchError(`${file} has an edge ${from} ${to} ${cost} that cannot be.`)
    if (from === to) continue
    table[(from - 1) * count + to - 1] = cost
    table[(to - 1) * count + from - 1] = cost
  }
  closePaths(count, table)
  const ones = new Float64Array(count).fill(1)
  return instanceOf(count, sites, table, ones, new Float64Array(count).fill(Number.POSITIVE_INFINITY))
}

/** Reads a capacitated p-median file: `n p`, then `x y capacity demand` a point; distances are floors of Euclidean ones (Osman and Christofides 1994). */
export function readCapacitated(file: string): SitingInstance & { loads: Float64Array } {
  const [count, sites, ...rest] = readNumbers(file)
  if (!isCount(count, 5000) || !isCount(sites, count))
    throw new BenchError(`${file} does not begin with the numbers of points (at most 5000) and sites.`)
  if (rest.length !== 4 * count)
    throw new BenchError(`${file} has ${rest.length} numbers below its first line, not four for each of ${count} points.`)
  const table = new Float64Array(count * count)
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++)
      table[i * count + j] = Math.floor(Math.hypot(rest[4 * i] - rest[4 * j], rest[4 * i + 1] - rest[4 * j + 1]))
  }
  const column = (k: number): Float64Array => Float64Array.from({ length: count }, (_, i) => rest[4 * i + k])
  return { ...instanceOf(count, sites, table, new Float64Array(count).fill(1), column(2)), loads: column(3) }
}
