import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'fangyuan-cut-edges-'))

/** Runs the benchmark as a person would. */
function bench(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'test/bench/bench.ts', 'cut-edges', ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

function write(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

/** A lattice of 4 × 4 units with ten people each, to be cut in two halves: at least four borders. */
const lattice = {
  parts: 2,
  minPopulation: 80,
  maxPopulation: 80,
  population: new Array(16).fill(10),
  borders: Array.from({ length: 16 }, (_, i) => [i % 4 < 3 ? [i, i + 1] : [], i < 12 ? [i, i + 4] : []]).flatMap((pairs) =>
    pairs.filter((pair) => pair.length === 2),
  ),
}

beforeAll(() => {
  write('lattice.json', lattice)
  write('impossible.json', { ...lattice, minPopulation: 75, maxPopulation: 79 })
  write('text.json', 'units')
  write('unknown.json', { ...lattice, borders: [[0, 16]] })
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('bench cut-edges', () => {
  it('proves the optimum of a small instance, and writes a solution that anyone can check', async () => {
    const { code, stdout } = await bench(join(folder, 'lattice.json'), '--seconds', '30', '--out', join(folder, 'out'))
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ problem: 'cut-edges', objective: 4, bound: 4, gap: 0, status: 'optimal', seed: 1 })
    const { part } = JSON.parse(readFileSync(join(folder, 'out', 'lattice.json'), 'utf8')) as { part: number[] }
    expect(part.filter((own) => own === part[0])).toHaveLength(8)
    expect(lattice.borders.filter(([a, b]) => part[a] !== part[b])).toHaveLength(4)
  })

  it('says why an instance has no solution', async () => {
    const { stdout } = await bench(join(folder, 'impossible.json'))
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'infeasible',
      bound: null,
      gap: null,
      obstacles: [{ reason: 'component_fits_no_count' }],
    })
  })

  it('refuses what is no instance in one sentence', async () => {
    for (const [name, words] of [
      ['text.json', 'is not JSON'],
      ['unknown.json', 'lacks a list of borders between its 16 units'],
    ]) {
      const { code, stderr } = await bench(join(folder, name))
      expect(code).toBe(1)
      expect(stderr).toContain(words)
    }
  })
})
