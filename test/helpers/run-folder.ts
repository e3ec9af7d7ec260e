import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cp, mkdir, mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopClusterIn } from './throwaway-postgres.ts'

const variable = 'FANGYUAN_TEST_RUN_FOLDER'

/** Vitest's global set-up: a folder for what the test files of one run share, gone after the run. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'fangyuan-run-'))
  process.env[variable] = folder
  return () => {
    stopClusterIn(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The folder of this run. */
export function runFolder(): string {
  const folder = process.env[variable]
  if (!folder) throw new Error('got no folder of the run when vitest.config names test/helpers/run-folder.ts as globalSetup')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Makes something once a run, by whichever test file comes first; the others wait for it. `make` fills the folder it is given. */
export async function onceARun(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(runFolder(), name)
  const made = `${folder}.made`
  const mine = await mkdir(folder).then(
    () => true,
    () => false,
  )
  if (mine) {
    const problem = await make(folder).then(
      () => '',
      (error: Error) => error.message,
    )
    await writeFile(made, problem)
    if (problem) throw new Error(problem)
    return folder
  }
  while (
    !(await stat(made).then(
      () => true,
      () => false,
    ))
  )
    await new Promise((resolve) => setTimeout(resolve, 100))
  return folder
}

/** A copy of one's own of a data folder that is made once a run. */
export async function copyOfOnceARun(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const made = await onceARun(name, make)
  const folder = await mkdtemp(join(tmpdir(), 'fangyuan-'))
  await cp(made, folder, { recursive: true, filter: (path) => !path.endsWith('.sock') })
  return folder
}
