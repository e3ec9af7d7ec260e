import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { MulterError } from 'multer'
import { type ProblemEntry, ProblemError, type ProblemKind, problemDocument } from '#contract/problems'
import type { ProblemMembers } from '#contract/problems/problem-members'

/** Writes a problem document; the only place where errors leave the server. */
export function sendProblem(
  response: Response,
  kind: ProblemKind,
  detail: string,
  errors?: ProblemEntry[],
  members?: ProblemMembers,
): void {
  const document = problemDocument(kind, detail, errors, response.req.originalUrl.split('?')[0], members)
  // RFC 9110: a 401 names what would be taken.
  if (document.status === 401) response.set('www-authenticate', 'Bearer realm="fangyuan"')
  response.status(document.status).type('application/problem+json').send(JSON.stringify(document))
}

/** Answers addresses below /api that nothing serves. */
export const unknownAddress: RequestHandler = (request, response) => {
  sendProblem(
    response,
    'not-found',
    `There is nothing at ${request.method} ${request.originalUrl.split('?')[0]}; /docs lists what there is.`,
  )
}

/** Turns whatever was thrown into a problem document; what nobody expected is logged and not told. */
export function problemHandler(log: (error: unknown, path: string) => void): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof ProblemError) return sendProblem(response, error.kind, error.message, error.errors, error.members)
    if (error instanceof MulterError)
      return error.code === 'LIMIT_FILE_SIZE'
        ? sendProblem(response, 'too-large', 'The file is larger than this service takes; cut it into smaller areas.')
        : sendProblem(
            response,
            'invalid-input',
            `The form could not be read: ${error.message}${error.field ? ` (${error.field})` : ''}.`,
          )
    if (error?.type === 'entity.too.large')
      return sendProblem(
        response,
        'too-large',
        `The body is larger than ${Math.round(error.limit / 2 ** 20)} MB; ${request.path.startsWith('/api/v1/plans/') ? 'send the change in several sets' : 'files go to /api/v1/imports as multipart'}.`,
      )
    if (error?.type === 'entity.parse.failed')
      return sendProblem(response, 'invalid-input', `The body is not JSON: ${error.message}.`, [
        { detail: error.message, pointer: '' },
      ])
    if (error instanceof URIError) return sendProblem(response, 'malformed-request', 'The address holds a malformed % escape.')
    if (typeof error?.status === 'number' && error.status >= 400 && error.status < 500)
      return sendProblem(response, 'malformed-request', String(error.message))
    log(error, request.originalUrl)
    return sendProblem(response, 'internal', 'The request failed for a reason that is ours, not yours; the log has it.')
  }
}
