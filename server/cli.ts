import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { type CoverageBody, coverageBodySchema } from './contract/coverage.ts'
import { type ImportOptions, importOptionsSchema } from './contract/imports.ts'
import { ProblemError, problemDocument } from './contract/problems.ts'
import { type OpenDatabase, openDatabase } from './database/open-database.ts'
import { StartError } from './database/start-error.ts'
import { checkInput } from './http/validate.ts'
import { computeCoverage } from './usecases/coverage/compute-coverage.ts'
import { createNetworkCache } from './usecases/coverage/network-cache.ts'
import { coverageParts, getCoverage, getCoverageCsv, getCoveragePart } from './usecases/coverage/read-coverage.ts'
import { resolveDivision } from './usecases/divisions/find-divisions.ts'
import { importFile } from './usecases/imports/run-import.ts'
import { loadSample } from './usecases/load-sample.ts'
import type { WorkContext } from './usecases/work-context.ts'

/** The same work without a browser: JSON on stdout, progress on stderr, exit code 1 on failure. */
const usage = `Usage: npm run -s cli -- COMMAND
  import streets FILE.osm|.osm.pbf|.osm.gz
  import divisions FILE --level LEVEL [--crs EPSG:…|gcj02|bd09] [--encoding gb18030] [--valid-from DAY]
  import facilities FILE     import demand FILE     (csv or geojson: lon, lat, …) [--columns '{"population":"pop"}'] [--skip-invalid]
  coverage --categories a,b [--minutes 15] [--mode walk|slow_walk|cycle|drive] [--speed-kmh N] [--cap-meters N]
           [--counted now|planned] [--at DAY] [--within DIVISION] [--out DIR]
  sample county [--seed 1] [--scale N]     migrate`

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    [
      'level',
      'crs',
      'encoding',
      'columns',
      'valid-from',
      'categories',
      'minutes',
      'mode',
      'speed-kmh',
      'cap-meters',
      'counted',
      'at',
      'within',
      'out',
      'seed',
      'scale',
    ]
      .map((name) => [name, { type: 'string' as const }] as [string, { type: 'string' | 'boolean' }])
      .concat([['skip-invalid', { type: 'boolean' }]]),
  ),
})
const text = (name: string) => flags[name] as string | undefined
const number = (name: string) => {
  const given = text(name)
  if (given === undefined) return undefined
  if (given.trim() === '' || !Number.isFinite(Number(given)))
    throw new ProblemError('invalid-input', `--${name} must be a number; got "${given}".`)
  return Number(given)
}
const given = <T extends Record<string, unknown>>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
const say = (message: string) => process.stderr.write(`· ${message}\n`)

function workContext(db: OpenDatabase['db']): WorkContext {
  let told = ''
  return {
    db,
    networks: createNetworkCache(),
    jobId: null,
    report(share, message) {
      const line = `${Math.round(share * 100)} % ${message}`
      if (line !== told) say(line)
      told = line
    },
  }
}

function importOptions(kind: string): ImportOptions {
  let columns: unknown
  try {
    columns = text('columns') === undefined ? undefined : JSON.parse(text('columns')!)
  } catch {
    throw new ProblemError('invalid-input', '--columns must be JSON such as {"population":"pop"}.')
  }
  return checkInput(
    given({
      kind,
      level: text('level'),
      crs: text('crs'),
      encoding: text('encoding'),
      columns,
      validFrom: text('valid-from'),
      skipInvalid: flags['skip-invalid'] as boolean | undefined,
    }),
    importOptionsSchema,
  )
}

async function runImport({ db }: OpenDatabase, kind: string, path: string | undefined): Promise<unknown> {
  if (path === undefined) throw new ProblemError('invalid-input', 'Name the file to import.')
  const options = importOptions(kind)
  const bytes = await readFile(path).catch((error: Error) => {
    throw new ProblemError('not-found', `Cannot read ${path}: ${error.message}.`)
  })
  return importFile(workContext(db), { fileName: basename(path), bytes, options })
}

async function runCoverage({ db }: OpenDatabase): Promise<unknown> {
  const at = text('at') ?? new Date().toISOString().slice(0, 10)
  const within = text('within')
  const body: CoverageBody = checkInput(
    given({
      categories: text('categories')?.split(','),
      minutes: number('minutes'),
      mode: text('mode'),
      speedKmh: number('speed-kmh'),
      capMeters: number('cap-meters'),
      counted: text('counted'),
      at,
      within: within === undefined ? undefined : await resolveDivision(db, within, at),
    }),
    coverageBodySchema,
  )
  const { id } = await computeCoverage(workContext(db), body)
  const folder = text('out')
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'coverage.json'), JSON.stringify(await getCoverage(db, id)))
    await writeFile(join(folder, 'divisions.csv'), await getCoverageCsv(db, id))
    for (const part of coverageParts) await writeFile(join(folder, `${part}.geojson`), await getCoveragePart(db, id, part))
  }
  return getCoverage(db, id)
}

async function run(database: OpenDatabase): Promise<unknown> {
  const [command, what, file] = positionals
  if (command === 'import') return runImport(database, what, file)
  if (command === 'coverage') return runCoverage(database)
  if (command === 'migrate') return { migrated: true, ...database.versions }
  if (command === 'sample' && what === 'county') {
    const loaded = await loadSample(workContext(database.db), { seed: number('seed') ?? 1, scale: number('scale') })
    if (!loaded)
      throw new ProblemError(
        'conflict',
        'The database is not empty; the sample only fills an empty one. Name another folder with FANGYUAN_DATA.',
      )
    return { sample: what }
  }
  throw new ProblemError('invalid-input', `There is no command "${positionals.join(' ')}".\n${usage}`)
}

async function main(): Promise<void> {
  if (positionals.length === 0) throw new ProblemError('invalid-input', `Name a command.\n${usage}`)
  const database = await openDatabase(readConfig(), say, true)
  try {
    process.stdout.write(`${JSON.stringify(await run(database))}\n`)
  } finally {
    await database.close()
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    if (error instanceof ProblemError) {
      process.stderr.write(`${error.message}\n`)
      process.stdout.write(`${JSON.stringify(problemDocument(error.kind, error.message, error.errors))}\n`)
    } else if (error instanceof StartError) process.stderr.write(`${error.message}\n`)
    else process.stderr.write(`${error?.stack ?? error}\n`)
    process.exit(1)
  },
)
