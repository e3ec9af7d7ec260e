import { runCommand } from './commands/run-command.ts'
import { readConfig } from './config.ts'
import { ProblemError } from './contract/problems.ts'
import { openDatabase } from './database/open-database.ts'
import { StartError } from './database/start-error.ts'

/** The same work without a browser: JSON on stdout, progress on stderr, exit code 1 on failure. */
const code = await runCommand(process.argv.slice(2), {
  async open(say) {
    try {
      return await openDatabase(readConfig(), say, true)
    } catch (error) {
      throw error instanceof StartError ? new ProblemError('unavailable', error.message) : error
    }
  },
  print: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
})
process.exit(code)
