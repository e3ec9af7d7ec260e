import { ProblemError, problemDocument } from '#contract/problems'
import { createAreaCache } from '../usecases/coverage/area-cache.ts'
import { createPlanDesk } from '../usecases/plans/desk/plan-desk.ts'
import type { WorkContext } from '../usecases/work-context.ts'
import { coverageUsage, prepareCoverage } from './coverage.ts'
import { gridUsage, prepareGrid } from './grid.ts'
import { importUsage, prepareImport } from './import-file.ts'
import { accountsUsage, prepareAccounts } from './manage-accounts.ts'
import { mergeUsage, prepareMerge } from './merge.ts'
import { type Arguments, readArguments } from './read-arguments.ts'
import { prepareSample, sampleUsage } from './sample.ts'
import { prepareSite, siteUsage } from './site.ts'

const usage = `Usage: npm run -s cli -- COMMAND
  ${importUsage}
  ${coverageUsage}
  ${gridUsage}
  ${siteUsage}
  ${mergeUsage}
  ${sampleUsage}     migrate
  ${accountsUsage}`

/** What a command does once the database is open; its outcome is printed as JSON. */
export type Command = (context: WorkContext) => Promise<unknown>

/** The database, open, with PostGIS and this program's schema in it. */
export interface CommandDatabase {
  db: WorkContext['db']
  versions: { postgres: string; postgis: string }
  close(): Promise<void>
}

/** Where a command finds its database, and says what it has to say. */
export interface CommandSurroundings {
  /** Throws a problem, one sentence, where it cannot be opened. */
  open(say: (message: string) => void): Promise<CommandDatabase>
  /** One JSON document: the outcome or the problem. */
  print(line: string): void
  /** Progress, and words about failures. */
  tell(line: string): void
}

/** Does what a command line says; answers the exit code, 1 on failure. */
export async function runCommand(parameters: readonly string[], { open, print, tell }: CommandSurroundings): Promise<0 | 1> {
  const say = (message: string) => tell(`· ${message}`)
  try {
    const given = readArguments(parameters, usage)
    const command = given.positionals[0] === 'migrate' ? null : await prepareCommand(given)
    const database = await open(say)
    try {
      print(JSON.stringify(command ? await command(workContext(database.db, say)) : { migrated: true, ...database.versions }))
    } finally {
      await database.close()
    }
    return 0
  } catch (error) {
    const problem = error instanceof ProblemError ? error : null
    tell(problem?.message ?? String((error as Error)?.stack ?? error))
    print(
      JSON.stringify(
        problem
          ? problemDocument(problem.kind, problem.message, problem.errors)
          : problemDocument('internal', 'The command failed for a reason that is ours, not yours; stderr has it.'),
      ),
    )
    return 1
  }
}

/** Checks everything that can be checked before a database is opened, or made. */
function prepareCommand(given: Arguments): Command | Promise<Command> {
  const [command] = given.positionals
  if (command === undefined) throw new ProblemError('invalid-input', `Name a command.\n${usage}`)
  if (command === 'import') return prepareImport(given)
  if (command === 'coverage') return prepareCoverage(given)
  if (command === 'grid') return prepareGrid(given)
  if (command === 'site') return prepareSite(given)
  if (command === 'merge') return prepareMerge(given)
  if (command === 'sample') return prepareSample(given)
  if (command === 'user') return prepareAccounts(given)
  throw new ProblemError('invalid-input', `There is no command "${given.positionals.join(' ')}".\n${usage}`)
}

function workContext(db: WorkContext['db'], say: (message: string) => void): WorkContext {
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
