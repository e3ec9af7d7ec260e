import pg from 'pg'
import { type Network, noEdge, type PlaceTable, unreached } from '#planning/network/network'
import { BenchError } from './bench-error.ts'
import { median, rounded } from './measure.ts'
import { nodeOfShapePoint, segmentOfPlace } from './uncollapsed.ts'

interface SplitGraph {
  from: number[]
  to: number[]
  millimeters: number[]
  /** Node of each source that found a street. */
  sources: number[]
}

/** The uncollapsed network with every segment split where sources lie, so that each source is a node. */
function splitAtSources(network: Network, places: PlaceTable): SplitGraph {
  const graph: SplitGraph = { from: [], to: [], millimeters: [], sources: [] }
  let nextNode = network.nodeCount + network.shapeCost.length - 2 * network.edgeCount
  const bySegment = new Map<number, number[]>()
  places.edge.forEach((edge, i) => {
    if (edge === noEdge) return
    const k = segmentOfPlace(network, edge, places.offset[i])
    bySegment.set(k, [...(bySegment.get(k) ?? []), places.offset[i] - network.shapeCost[k]])
  })
  const add = (from: number, to: number, millimeters: number): void => {
    graph.from.push(from)
    graph.to.push(to)
    graph.millimeters.push(millimeters)
  }
  for (let edge = 0; edge < network.edgeCount; edge++) {
    for (let k = network.shapeStart[edge]; k + 1 < network.shapeStart[edge + 1]; k++) {
      let node = nodeOfShapePoint(network, edge, k)
      let along = 0
      for (const offset of (bySegment.get(k) ?? []).sort((a, b) => a - b)) {
        add(node, nextNode, offset - along)
        graph.sources.push(nextNode)
        node = nextNode++
        along = offset
      }
      add(node, nodeOfShapePoint(network, edge, k + 1), network.shapeCost[k + 1] - network.shapeCost[k] - along)
    }
  }
  return graph
}

/**
 * Answers the same question with pgr_drivingDistance (undirected) and compares: its median milliseconds of five runs with equicost,
 * reading its edges table included, and the largest difference of any node's distance, taken without equicost. Edges are the uncollapsed
 * segments, split at the sources. Everything it makes in the database is temporary.
 */
export async function comparePgRouting(
  url: string,
  network: Network,
  places: PlaceTable,
  limitCost: number,
  shapeCosts: Uint32Array,
  searchMilliseconds: number,
): Promise<Record<string, unknown>> {
  if (network.edgeDirections.some((directions) => directions !== 3))
    throw new BenchError('The comparison with pgRouting is for networks without one-way streets.')
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.query('CREATE EXTENSION IF NOT EXISTS pgrouting CASCADE')
  } catch (error) {
    throw new BenchError(`pgRouting at ${url} cannot be used: ${error instanceof Error ? error.message : error}.`)
  }
  try {
    const graph = splitAtSources(network, places)
    await client.query('CREATE TEMP TABLE bench_edges (id bigint PRIMARY KEY, source bigint, target bigint, cost float8)')
    await client.query(
      'INSERT INTO bench_edges SELECT row_number() OVER (), * FROM unnest($1::bigint[], $2::bigint[], $3::float8[])',
      [graph.from, graph.to, graph.millimeters],
    )
    await client.query('ANALYZE bench_edges')
    const call = `pgr_drivingDistance('SELECT id, source, target, cost FROM bench_edges', $1::bigint[], $2::float8, directed => false, equicost => true)`
    const times: number[] = []
    for (let run = 0; run < 6; run++) {
      const started = performance.now()
      await client.query(`SELECT count(*), sum(agg_cost) FROM ${call}`, [graph.sources, limitCost])
      if (run > 0) times.push(performance.now() - started)
    }
    // With equicost, version 3.4 hands some nodes to a farther source; the distances to compare are the least over all sources.
    const { rows } = await client.query<{ node: string; agg_cost: number }>(
      `SELECT node, min(agg_cost) AS agg_cost FROM ${call.replace('equicost => true', 'equicost => false')} GROUP BY node`,
      [graph.sources, limitCost],
    )
    const theirs = new Map(rows.map((row) => [Number(row.node), row.agg_cost]))
    let largestDifference = 0
    let onlyOneReaches = 0
    for (let edge = 0; edge < network.edgeCount; edge++) {
      for (let k = network.shapeStart[edge]; k < network.shapeStart[edge + 1]; k++) {
        const their = theirs.get(nodeOfShapePoint(network, edge, k))
        if ((their === undefined) !== (shapeCosts[k] === unreached)) onlyOneReaches++
        else if (their !== undefined) largestDifference = Math.max(largestDifference, Math.abs(their - shapeCosts[k]))
      }
    }
    const version = await client.query<{ version: string }>('SELECT pgr_version() AS version')
    const milliseconds = median(times)
    return {
      pgRouting: {
        version: version.rows[0].version,
        milliseconds: rounded(milliseconds, 1),
        timesOurSearch: rounded(milliseconds / searchMilliseconds, 1),
        edges: graph.from.length,
        edgesSplitAtSources: true,
        largestDifferenceMillimeters: largestDifference,
        pointsOnlyOneReaches: onlyOneReaches,
      },
    }
  } finally {
    await client.end()
  }
}
