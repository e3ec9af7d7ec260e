import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { accountsUsage, manageAccounts } from './commands/manage-accounts.ts'
import { readConfig } from './config.ts'
import { type CoverageBody, coverageBodySchema } from './contract/coverage.ts'
import { type ImportOptions, importOptionsSchema } from './contract/imports.ts'
import { checkInput } from './contract/problems/check-input.ts'
import { ProblemError, problemDocument } from './contract/problems.ts'
import { type OpenDatabase, openDatabase } from './database/open-database.ts'
import { StartError } from './database/start-error.ts'
import { samplePresets, sampleScaleRange } from './sample/sample-content.ts'
import { defaultSampleSeed } from './sample/sample-provenance.ts'
import { createAreaCache } from './usecases/coverage/area-cache.ts'
import { computeCoverage } from './usecases/coverage/compute-coverage.ts'
import { drawPart } from './usecases/coverage/draw-part.ts'
import { coverageParts, getCoverage, getCoverageCsv, getCoveragePart } from './usecases/coverage/read-coverage.ts'
import { resolveDivision } from './usecases/divisions/resolve-division.ts'
import { importFile } from './usecases/imports/run-import.ts'
import { createPlanDesk } from './usecases/plans/desk/plan-desk.ts'
import { loadSample } from './usecases/sample/load-sample.ts'
import type { WorkContext } from './usecases/work-context.ts'

/** The same work without a browser: JSON on stdout, progress on stderr, exit code 1 on failure. */
const usage = `Usage: npm run -s cli -- COMMAND
  import streets FILE.osm|.osm.pbf|.osm.gz
  import divisions FILE --level LEVEL [--crs EPSG:…|gcj02|bd09] [--encoding gb18030] [--valid-from DAY]
  import facilities FILE     import demand FILE     (csv or geojson: lon, lat, …) [--columns '{"population":"pop"}'] [--skip-invalid]
  coverage --categories a,b [--minutes 15] [--mode walk|slow_walk|cycle|drive] [--speed-kmh N] [--cap-meters N]
           [--counted now|planned] [--at DAY] [--within DIVISION] [--out DIR]
  sample county|city|province [--seed 1] [--scale 1]     migrate
  ${accountsUsage}`

const { values: flags, positionals } = readArguments()
const text = (name: string) => flags[name] as string | undefined
const number = (name: string) => {
  const given = text(name)
  if (given === undefined) return undefined
  if (given.trim() === '' || !Number.isFinite(Number(given)))
    throw new ProblemError('invalid-input', `--${name} must be a number; got "${given}".`)
  return Number(given)
}
const stated = <T extends Record<string, unknown>>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
const say = (message: string) => process.stderr.write(`· ${message}\n`)

function readArguments() {
  try {
    return parseArgs({
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
          'role',
          'scope',
          'password',
          'name',
          'days',
        ]
          .map((name) => [name, { type: 'string' as const }] as [string, { type: 'string' | 'boolean' }])
          .concat(['skip-invalid', 'disable', 'enable'].map((name) => [name, { type: 'boolean' }])),
      ),
    })
  } catch (error) {
    return fail(new ProblemError('invalid-input', `${(error as Error).message}\n${usage}`))
  }
}

/** What a command does once the database is open; its outcome is printed as JSON. */
type Command = (database: OpenDatabase) => Promise<unknown>

function workContext(db: OpenDatabase['db']): WorkContext {
  let told = ''
  return {
    db,
    areas: createAreaCache(),
    plans: createPlanDesk(),
    jobId: null,
    passPointOfNoReturn: async () => {},
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
    stated({
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

async function prepareImport(kind: string, path: string | undefined): Promise<Command> {
  if (path === undefined) throw new ProblemError('invalid-input', 'Name the file to import.')
  const options = importOptions(kind)
  const bytes = await readFile(path).catch((error: Error) => {
    throw new ProblemError('not-found', `Cannot read ${path}: ${error.message}.`)
  })
  return ({ db }) => importFile(workContext(db), { fileName: basename(path), bytes, options })
}

async function prepareCoverage(): Promise<Command> {
  const given = stated({
    categories: text('categories')?.split(','),
    minutes: number('minutes'),
    mode: text('mode'),
    speedKmh: number('speed-kmh'),
    capMeters: number('cap-meters'),
    counted: text('counted'),
    at: text('at') ?? new Date().toISOString().slice(0, 10),
    within: text('within'),
  })
  const question: CoverageBody = checkInput(given, coverageBodySchema)
  return (database) => runCoverage(database, question)
}

async function runCoverage({ db }: OpenDatabase, question: CoverageBody): Promise<unknown> {
  const { within, at } = question
  const body = within === undefined ? question : { ...question, within: await resolveDivision(db, within, at) }
  const context = workContext(db)
  const { id } = await computeCoverage(context, body)
  const draw = (input: Parameters<typeof drawPart>[1]) => drawPart(context, input)
  const folder = text('out')
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'coverage.json'), JSON.stringify(await getCoverage(db, id)))
    await writeFile(join(folder, 'divisions.csv'), await getCoverageCsv(db, id))
    for (const part of coverageParts)
      await writeFile(join(folder, `${part}.geojson`), gunzipSync(await getCoveragePart(db, id, part, draw)))
  }
  return getCoverage(db, id)
}

/** Checks everything that can be checked before a database is opened, or made. */
async function prepareCommand(): Promise<Command> {
  const [command, what, file] = positionals
  if (command === undefined) throw new ProblemError('invalid-input', `Name a command.\n${usage}`)
  if (command === 'import') return prepareImport(what, file)
  if (command === 'coverage') return prepareCoverage()
  if (command === 'migrate') return async ({ versions }) => ({ migrated: true, ...versions })
  if (command === 'sample') return prepareSample(what)
  if (command === 'user') return prepareAccounts(what, file)
  throw new ProblemError('invalid-input', `There is no command "${positionals.join(' ')}".\n${usage}`)
}

function prepareAccounts(verb: string | undefined, name: string | undefined): Command {
  const work = manageAccounts(verb, name, {
    role: text('role'),
    scope: text('scope'),
    password: text('password'),
    name: text('name'),
    days: number('days'),
    disable: flags.disable as boolean | undefined,
    enable: flags.enable as boolean | undefined,
  })
  return ({ db }) => work(db)
}

function prepareSample(name: string | undefined): Command {
  const preset = samplePresets.find((each) => each === name)
  if (preset === undefined)
    throw new ProblemError('invalid-input', `Name a sample: ${samplePresets.join(', ')}; got "${name ?? ''}".`)
  const options = { seed: number('seed') ?? defaultSampleSeed, scale: number('scale') ?? 1 }
  const { least, greatest } = sampleScaleRange[preset]
  if (!Number.isSafeInteger(options.seed) || options.seed < 0)
    throw new ProblemError(
      'invalid-input',
      `--seed must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}; got ${options.seed}.`,
    )
  if (options.scale < least || options.scale > greatest)
    throw new ProblemError(
      'invalid-input',
      `--scale of the ${preset} must lie between ${least} and ${greatest}; got ${options.scale}.`,
    )
  return async ({ db }) => {
    if (await loadSample(workContext(db), preset, options)) return { sample: preset, ...options }
    throw new ProblemError(
      'conflict',
      'The database is not empty; the sample only fills an empty one. Name another folder with FANGYUAN_DATA.',
    )
  }
}

async function main(): Promise<void> {
  const command = await prepareCommand()
  const database = await openDatabase(readConfig(), say, true)
  try {
    process.stdout.write(`${JSON.stringify(await command(database))}\n`)
  } finally {
    await database.close()
  }
}

/** Prints why a command failed: words on stderr, one problem document on stdout. */
function fail(error: unknown): never {
  const isExpected = error instanceof ProblemError || error instanceof StartError
  process.stderr.write(`${isExpected ? error.message : ((error as Error)?.stack ?? error)}\n`)
  const document =
    error instanceof ProblemError
      ? problemDocument(error.kind, error.message, error.errors)
      : error instanceof StartError
        ? problemDocument('unavailable', error.message)
        : problemDocument('internal', 'The command failed for a reason that is ours, not yours; stderr has it.')
  process.stdout.write(`${JSON.stringify(document)}\n`)
  process.exit(1)
}

main().then(() => process.exit(0), fail)
