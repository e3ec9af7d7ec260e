import { z } from 'zod'
import { type ImportOptions, type ImportResult, importOptionsSchema } from '#contract/imports'
import { ProblemError } from '#contract/problems'
import { FormatError } from '../../formats/format-error.ts'
import { readUpload } from '../../repositories/uploads.ts'
import type { WorkContext } from '../work-context.ts'
import { importDivisions } from './import-divisions.ts'
import { importDemand, importFacilities } from './import-points.ts'
import { importStreets } from './import-streets.ts'
import type { ImportFile } from './stage-file.ts'

const inputSchema = z.object({ uploadId: z.string(), options: importOptionsSchema })
export type ImportJobInput = { uploadId: string; options: ImportOptions }

const importers = { streets: importStreets, divisions: importDivisions, facilities: importFacilities, demand: importDemand }

/** Imports one file, all or nothing; a file that cannot be read becomes a problem that says what is wrong with it. */
export async function importFile(context: WorkContext, file: ImportFile): Promise<ImportResult> {
  try {
    return await importers[file.options.kind](context, file)
  } catch (error) {
    if (error instanceof FormatError) throw new ProblemError('import-refused', `${file.fileName}: ${error.message}`)
    throw error
  }
}

/** Does an import job: the uploaded file with its options. */
export async function runImport(context: WorkContext, input: unknown): Promise<ImportResult> {
  const { uploadId, options } = inputSchema.parse(input)
  const upload = await readUpload(context.db, uploadId)
  if (upload === null) throw new ProblemError('not-found', 'The uploaded file is gone; upload it again.')
  return importFile(context, { fileName: upload.fileName, bytes: upload.bytes, options })
}
