import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'fangyuan-siting-'))

/** Runs the benchmark as a person would. */
function bench(problem: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'test/bench/bench.ts', problem, ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

function solutionOf(name: string): { sites: number[]; assignment: number[] } {
  return JSON.parse(readFileSync(join(folder, 'out', `${name}.json`), 'utf8'))
}

beforeAll(() => {
  // A path of five nodes; the edge between the last two is repeated, and its last cost, 9, holds.
  writeFileSync(join(folder, 'path.txt'), ' 5 5 2\n 1 2 3\n 2 3 4\n 3 4 5\n 4 5 1\n 5 4 9\n')
  // Four points on a line, of which no three fit into one site.
  writeFileSync(join(folder, 'line.txt'), ' 4 2\n 0 0 10 5\n 1 0 10 5\n 2 0 10 5\n 9.5 0 10 5\n')
  writeFileSync(join(folder, 'word.txt'), ' 5 five 2\n')
  writeFileSync(join(folder, 'short.txt'), ' 5 5 2\n 1 2 3\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('bench p-median, p-center and capacitated-p-median', () => {
  it('proves the optimum of small instances, and writes solutions that anyone can check', async () => {
    const out = ['--out', join(folder, 'out')]
    const median = await bench('p-median', join(folder, 'path.txt'), ...out)
    expect(JSON.parse(median.stdout)).toMatchObject({ problem: 'p-median', objective: 16, bound: 16, gap: 0, status: 'optimal' })
    const places = [0, 3, 7, 12, 21]
    const walks = solutionOf('path').assignment.map((site, i) => Math.abs(places[i] - places[site]))
    expect(walks.reduce((sum, walk) => sum + walk)).toBe(16)
    const center = await bench('p-center', join(folder, 'path.txt'), ...out)
    expect(JSON.parse(center.stdout)).toMatchObject({ problem: 'p-center', objective: 7, bound: 7, gap: 0, status: 'optimal' })
    const capacitated = await bench('capacitated-p-median', join(folder, 'line.txt'), ...out)
    expect(JSON.parse(capacitated.stdout)).toMatchObject({
      problem: 'capacitated-p-median',
      objective: 8,
      bound: 8,
      gap: 0,
      status: 'optimal',
    })
    const { sites, assignment } = solutionOf('line')
    expect(sites).toHaveLength(2)
    expect(sites.map((j) => assignment.filter((own) => own === j).length)).toEqual([2, 2])
  })

  it('refuses what is no instance in one sentence', async () => {
    const word = await bench('p-median', join(folder, 'word.txt'))
    expect([word.code, word.stderr]).toEqual([1, expect.stringContaining('holds "five" where a number is expected.')])
    const short = await bench('p-center', join(folder, 'short.txt'))
    expect([short.code, short.stderr]).toEqual([1, expect.stringContaining('not three for each of 5 edges.')])
  })
})
