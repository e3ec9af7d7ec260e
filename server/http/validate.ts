import type { Request, RequestHandler } from 'express'
import { z } from 'zod'
import { ProblemError } from '#contract/problems'
import { checkInput } from '#contract/problems/check-input'

/** The query of a request as the schema says; unknown or malformed parameters are a 400 that names each. */
export function readQuery<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const parsed = schema.safeParse(request.query)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ detail: `there is no parameter "${key}"`, pointer: key }))
      : [{ detail: issue.message, pointer: issue.path.join('/') }],
  )
  throw new ProblemError('unknown-parameter', errors.map(({ detail, pointer }) => `${pointer}: ${detail}`).join('; '), errors)
}

const noParameters = z.strictObject({})

/** Refuses every query parameter, for calls that take none. */
export const noQuery: RequestHandler = (request, _response, next) => {
  readQuery(request, noParameters)
  next()
}

/** The JSON body of a request as the schema says; else a 422 that points at each wrong member. */
export function readBody<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  requireBody(request)
  return checkInput(request.body, schema)
}

/** Throws where no body came, or one of another type. */
export function requireBody(request: Request): void {
  if (request.body !== undefined) return
  if ((request.get('content-length') ?? '0') === '0' && request.get('transfer-encoding') === undefined)
    throw new ProblemError('invalid-input', 'The body is missing; send JSON with content-type application/json.')
  throw new ProblemError('unsupported-type', 'Send JSON with content-type application/json.')
}

const idSchema = z.uuid()

/** A path parameter that must be an id; anything else is simply not there. */
export function readId(request: Request, what: string): string {
  const id = String(request.params.id)
  if (!idSchema.safeParse(id).success) throw new ProblemError('not-found', `There is no ${what} with the id "${id}".`)
  return id
}
