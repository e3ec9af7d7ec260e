import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ImportOptions, importOptionsSchema } from '#contract/imports'
import { ProblemError } from '#contract/problems'
import { checkInput } from '#contract/problems/check-input'
import { importFile } from '../usecases/imports/run-import.ts'
import { type Arguments, stated } from './read-arguments.ts'
import type { Command } from './run-command.ts'

export const importUsage = `import streets FILE.osm|.osm.pbf|.osm.gz
  import divisions FILE --level LEVEL [--crs EPSG:…|gcj02|bd09] [--encoding gb18030] [--valid-from DAY]
  import facilities FILE     import demand FILE     (csv or geojson: lon, lat, …) [--columns '{"population":"pop"}'] [--skip-invalid]`

/** `import`: brings a file in, and tells what was taken and refused. */
export async function prepareImport({ positionals: [, kind, path], ...flags }: Arguments): Promise<Command> {
  if (path === undefined) throw new ProblemError('invalid-input', 'Name the file to import.')
  const options = optionsOf(kind, flags)
  const bytes = await readFile(path).catch((error: Error) => {
    throw new ProblemError('not-found', `Cannot read ${path}: ${error.message}.`)
  })
  return (context) => importFile(context, { fileName: basename(path), bytes, options })
}

function optionsOf(kind: string, { text, isGiven }: Pick<Arguments, 'text' | 'isGiven'>): ImportOptions {
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
      skipInvalid: isGiven('skip-invalid'),
    }),
    importOptionsSchema,
  )
}
