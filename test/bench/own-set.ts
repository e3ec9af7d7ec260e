import { existsSync } from 'node:fs'
import type { Network } from '#planning/network/network'
import { createSnapper } from '#planning/network/snap'
import { seededRandom } from '#planning/random'
import { latticeNetwork } from './lattice-network.ts'
import { rounded } from './measure.ts'
import { measureNearest } from './measure-nearest.ts'
import { readRows, readWalkingNetwork } from './read-instance.ts'

const data = '../shared/data'

/** One facility a unit of health care, at the centre of its cell. */
function healthcarePoints(file: string): Float64Array {
  return Float64Array.from(
    readRows(file).flatMap((row) => new Array(Number(row.healthcare)).fill([Number(row.lon), Number(row.lat)]).flat()),
  )
}

/** Points spread over the box of a network's nodes. */
function pointsOver(network: Network, count: number, seed: number): Float64Array {
  const random = seededRandom(seed)
  const low = [Infinity, Infinity]
  const high = [-Infinity, -Infinity]
  network.nodeLonLat.forEach((value, i) => {
    low[i % 2] = Math.min(low[i % 2], value)
    high[i % 2] = Math.max(high[i % 2], value)
  })
  return Float64Array.from({ length: 2 * count }, (_, i) => low[i % 2] + random() * (high[i % 2] - low[i % 2]))
}

function row(name: string, network: Network, points: Float64Array, buildMilliseconds: number | null): Record<string, unknown> {
  const indexed = performance.now()
  const snapper = createSnapper(network)
  const indexedMilliseconds = performance.now() - indexed
  snapper.snapAll(points)
  const started = performance.now()
  const { places } = snapper.snapAll(points)
  const snapMicroseconds = (1000 * (performance.now() - started)) / places.count
  const { measured } = measureNearest(network, places, 0xfffffffe)
  return {
    instance: name,
    sources: places.count,
    nodes: measured.nodes,
    segments: measured.segments,
    'nodes kept': measured.collapsedNodes,
    'build ms': buildMilliseconds === null ? '' : rounded(buildMilliseconds, 0),
    'snap index ms': rounded(indexedMilliseconds, 0),
    'snap µs': rounded(snapMicroseconds, 1),
    'search ms': measured.searchMilliseconds,
    'sweep ms': measured.sweepMilliseconds,
    ratio: measured.ratio,
    'expand ms': measured.expandMilliseconds,
    MB: measured.megabytes,
  }
}

/** Runs the project's own instances, generated and, where the data folder is there, real; prints a table. */
export async function runOwnSet(seed: number): Promise<void> {
  const rows: Record<string, unknown>[] = []
  if (existsSync(data)) {
    const portoAlegre = await readWalkingNetwork(`${data}/porto-alegre/streets.osm.pbf`)
    rows.push(row('Porto Alegre', portoAlegre.network, healthcarePoints(`${data}/porto-alegre/hexgrid.csv`), null))
    const haidian = await readWalkingNetwork(`${data}/streets/beijing-haidian.osm.gz`)
    rows.push(row('Haidian', haidian.network, pointsOver(haidian.network, 20, seed), null))
  } else {
    process.stderr.write(`${data} is not there: only the generated instances run.\n`)
  }
  for (const [side, sources] of [
    [100, 100],
    [316, 1000],
    [1000, 10_000],
  ]) {
    const { network, points, buildMilliseconds } = latticeNetwork(side, sources, seed)
    rows.push(row(`lattice ${side} × ${side}`, network, points, buildMilliseconds))
  }
  process.stdout.write('nearest: every node to its nearest source, walking; medians of 30 or more runs\n')
  console.table(rows)
}
