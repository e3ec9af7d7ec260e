import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'fangyuan-bench-'))
const streets = join(folder, 'town.osm')
const sources = join(folder, 'sources.csv')

/** Runs the benchmark as a person would. */
function bench(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'test/bench/bench.ts', ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

/** A square of streets with one diagonal path, 100 m a side or so, bends on the way. */
const town = `<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="30" lon="104"/><node id="2" lat="30" lon="104.0005"/><node id="3" lat="30" lon="104.001"/>
<node id="4" lat="30.001" lon="104.001"/><node id="5" lat="30.001" lon="104"/><node id="6" lat="30.0004" lon="104.0006"/>
<way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><tag k="highway" v="residential"/></way>
<way id="2"><nd ref="4"/><nd ref="5"/><nd ref="1"/><tag k="highway" v="residential"/></way>
<way id="3"><nd ref="1"/><nd ref="6"/><nd ref="4"/><tag k="highway" v="footway"/><tag k="oneway:foot" v="yes"/></way>
</osm>`

beforeAll(() => {
  writeFileSync(streets, town)
  writeFileSync(sources, 'name,lon,lat\nclinic,104.0003,30.0001\nfar,105,30\npost,104.0009,30.0011\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Solution {
  nodes: [number, number][]
  edges: [number, number, number][]
  sources: ([number, number] | null)[]
  meters: (number | null)[]
}

/** Distances by relaxing every edge until nothing changes, in whole millimeters. */
function relaxed({ nodes, edges, sources: places }: Solution): number[] {
  const cost = nodes.map(() => Number.POSITIVE_INFINITY)
  for (const place of places) {
    if (!place) continue
    const [from, to, meters] = edges[place[0]]
    const before = Math.round(1000 * meters * place[1])
    cost[from] = Math.min(cost[from], before)
    cost[to] = Math.min(cost[to], Math.round(1000 * meters) - before)
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const [from, to, meters] of edges) {
      const length = Math.round(1000 * meters)
      const [a, b] = [Math.min(cost[from], cost[to] + length), Math.min(cost[to], cost[from] + length)]
      changed ||= a < cost[from] || b < cost[to]
      cost[from] = a
      cost[to] = b
    }
  }
  return cost
}

describe('npm run bench -- nearest', () => {
  it('prints one line a file and writes a solution that anyone can check', async () => {
    const { code, stdout, stderr } = await bench('nearest', streets, '--sources', sources, '--out', folder)
    expect({ code, lines: stdout.trim().split('\n').length }).toEqual({ code: 0, lines: 1 })
    expect(stderr).toContain('source 2 cannot be reached (too_far')
    const line = JSON.parse(stdout)
    expect(line).toMatchObject({
      file: streets,
      problem: 'nearest',
      gap: 0,
      status: 'optimal',
      nodes: 6,
      segments: 7,
      collapsedNodes: 2,
      collapsedEdges: 3,
    })
    const solution: Solution = JSON.parse(readFileSync(join(folder, 'town.json'), 'utf8'))
    expect(solution.nodes).toHaveLength(6)
    expect(solution.edges).toHaveLength(7)
    expect(solution.sources.map((place) => place === null)).toEqual([false, true, false])
    const costs = relaxed(solution)
    expect(solution.meters).toEqual(costs.map((cost) => cost / 1000))
    expect(line.objective).toBe(costs.reduce((sum, cost) => sum + cost, 0) / 1000)
    expect(line.bound).toBe(line.objective)
  })

  it('leaves nodes beyond the limit out', async () => {
    const { stdout } = await bench('nearest', streets, '--sources', sources, '--limit-meters', '40', '--out', folder)
    const { meters }: Solution = JSON.parse(readFileSync(join(folder, 'town.json'), 'utf8'))
    const reached = meters.filter((value) => value !== null)
    expect(reached.length).toBeLessThan(6)
    expect(JSON.parse(stdout)).toMatchObject({
      reachedNodes: reached.length,
      objective: Number(reached.reduce((sum, value) => sum + value, 0).toFixed(3)),
    })
    expect(Math.max(...reached)).toBeLessThanOrEqual(40)
  })

  it('says in one sentence what is wrong', async () => {
    writeFileSync(join(folder, 'names.csv'), 'name\nclinic\n')
    writeFileSync(join(folder, 'big.csv'), 'lon,lat\n1e9,30\n')
    const mistakes: [string[], string][] = [
      [['knapsack', streets], 'There is no problem "knapsack"'],
      [['nearest', '--sources', sources], 'Name at least one file'],
      [['nearest', join(folder, 'none.osm'), '--sources', sources], 'There is no file'],
      [['nearest', streets], 'needs --sources'],
      [['nearest', streets, '--sources', join(folder, 'names.csv')], 'lacks the columns lon and lat'],
      [['nearest', streets, '--sources', join(folder, 'big.csv')], 'Row 1 of'],
      [['nearest', streets, '--sources', sources, '--limit-meters', '0'], '--limit-meters takes a number above 0'],
      [['nearest', streets, '--sources', sources, '--limit-meters', '-5'], 'limit-meters'],
      [['nearest', streets, '--sources', sources, '--speed', '4'], '--speed'],
    ]
    const answers = await Promise.all(mistakes.map(([args]) => bench(...args)))
    answers.forEach(({ code, stdout, stderr }, i) => {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain(mistakes[i][1])
      expect(stderr.trim().split('\n')).toHaveLength(1)
    })
  })
})
