import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { FormatError } from '../../server/formats/format-error.ts'
import { BenchError } from './bench-error.ts'
import { runOwnSet } from './own-set.ts'
import { capacitatedPMedian } from './problems/capacitated-p-median.ts'
import { checks } from './problems/checks.ts'
import { cutEdges } from './problems/cut-edges.ts'
import { edit } from './problems/edit.ts'
import { editors } from './problems/editors.ts'
import { edits } from './problems/edits.ts'
import { griddings } from './problems/griddings.ts'
import { grids } from './problems/grids.ts'
import { merges } from './problems/merges.ts'
import { nearest } from './problems/nearest.ts'
import { pCenter } from './problems/p-center.ts'
import { pMedian } from './problems/p-median.ts'
import { page } from './problems/page.ts'
import type { BenchOptions, Problem } from './problems/problem.ts'
import { sample } from './problems/sample.ts'
import { sampleMerges } from './problems/sample-merges.ts'
import { sampler } from './problems/sampler.ts'
import { sites } from './problems/sites.ts'
import { tiles } from './problems/tiles.ts'

/** `npm run -s bench -- PROBLEM FILE… [--seconds 30] [--seed 1] [--out DIR]`: one JSON object a file on a line of stdout; without a problem, the project's own set as a table. */
const problems: Record<string, Problem> = {
  'capacitated-p-median': capacitatedPMedian,
  checks,
  'cut-edges': cutEdges,
  edit,
  editors,
  edits,
  griddings,
  grids,
  nearest,
  'p-center': pCenter,
  merges,
  'p-median': pMedian,
  page,
  sample,
  'sample-merges': sampleMerges,
  sampler,
  sites,
  tiles,
}

function positive(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new BenchError(`--${name} takes a number above 0, not "${text}".`)
  return value
}

function readCommandLine(args: string[]): { problem: string | undefined; files: string[]; options: BenchOptions } {
  const names = new Set(Object.values(problems).flatMap((problem) => Object.keys(problem.options)))
  const known = Object.fromEntries(['seconds', 'seed', 'out', ...names].map((name) => [name, { type: 'string' as const }]))
  let parsed: { values: Record<string, string | undefined>; positionals: string[] }
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: known }) as typeof parsed
  } catch (error) {
    throw new BenchError(error instanceof Error ? `${error.message.split(/\.?\s*\n|\. /)[0]}.` : String(error))
  }
  const { seconds = '30', seed = '1', out, ...extra } = parsed.values
  if (!/^\d+$/.test(seed)) throw new BenchError(`--seed takes a whole number from 0 on, not "${seed}".`)
  const [problem, ...files] = parsed.positionals
  return {
    problem,
    files,
    options: {
      seconds: positive('seconds', seconds),
      seed: Number(seed),
      outDir: out ?? null,
      extra: Object.fromEntries(Object.entries(extra).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    },
  }
}

/** Name of a file's solution: its own without folder and the extensions .osm, .pbf, .gz, .txt, .json. */
function solutionName(file: string): string {
  return `${basename(file).replace(/(\.(osm|pbf|gz|txt|json|xml))+$/, '')}.json`
}

async function run(args: string[]): Promise<void> {
  const { problem: name, files, options } = readCommandLine(args)
  if (name === undefined) return runOwnSet(options.seed)
  const problem = Object.hasOwn(problems, name) ? problems[name] : undefined
  if (!problem) throw new BenchError(`There is no problem "${name}"; there is: ${Object.keys(problems).join(', ')}.`)
  const chosen = files.length > 0 ? files : (problem.files ?? [])
  if (chosen.length === 0) throw new BenchError(`Name at least one file after "${name}".`)
  for (const [option, isRequired] of Object.entries(problem.options)) {
    if (isRequired && options.extra[option] === undefined) throw new BenchError(`"${name}" needs --${option}.`)
  }
  if (options.outDir !== null) mkdirSync(options.outDir, { recursive: true })
  for (const file of chosen) {
    const { line, solution } = await problem.solve(file, options)
    if (options.outDir !== null) writeFileSync(join(options.outDir, solutionName(file)), JSON.stringify(solution))
    process.stdout.write(`${JSON.stringify(line)}\n`)
  }
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof BenchError || error instanceof FormatError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
