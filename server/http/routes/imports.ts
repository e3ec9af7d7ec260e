import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { type Router as ExpressRouter, Router } from 'express'
import multer from 'multer'
import { importOptionsSchema } from '#contract/imports'
import { ProblemError } from '#contract/problems'
import { checkInput } from '#contract/problems/check-input'
import { startImport } from '../../usecases/imports/start-import.ts'
import type { Services } from '../services.ts'
import { requireRole, requireSession } from '../signed-in.ts'
import { noQuery } from '../validate.ts'

/** The largest file taken over HTTP; larger ones go through the command line. */
const largestFileBytes = 512 * 1024 * 1024

/** Uploads: multipart with `file` and `options`. */
export function importRoutes({ db, jobs }: Services): ExpressRouter {
  const routes = Router()
  const upload = multer({
    dest: tmpdir(),
    limits: { fileSize: largestFileBytes, files: 1, fields: 4, fieldSize: 64 * 1024 },
    defParamCharset: 'utf8',
  })
  routes.post('/imports', noQuery, requireRole(db, 'administrator'), upload.single('file'), async (request, response) => {
    const { file } = request
    try {
      if (!file)
        throw new ProblemError('invalid-input', 'The multipart field "file" is missing.', [
          { detail: 'missing', pointer: '/file' },
        ])
      const options = checkInput(parseOptions(request.body?.options), importOptionsSchema)
      if (file.size === 0)
        throw new ProblemError('invalid-input', `${file.originalname} is empty (0 bytes); export or download it again.`, [
          { detail: 'empty', pointer: '/file' },
        ])
      const { accountId } = await requireSession(db, request, 'administrator')
      const job = await startImport(
        db,
        { fileName: file.originalname, bytes: createReadStream(file.path) },
        options,
        jobs.dispatch,
        accountId,
      )
      response.status(202).location(`/api/v1/jobs/${job.id}`).json({ job })
    } finally {
      if (file) await rm(file.path, { force: true })
    }
  })
  return routes
}

function parseOptions(text: unknown): unknown {
  if (typeof text !== 'string')
    throw new ProblemError(
      'invalid-input',
      'The multipart field "options" is missing; send JSON such as {"kind":"facilities"}.',
      [{ detail: 'missing', pointer: '/options' }],
    )
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ProblemError('invalid-input', `The field "options" is not JSON: ${(error as Error).message}.`, [
      { detail: 'not JSON', pointer: '/options' },
    ])
  }
}
