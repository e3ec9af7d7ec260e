import { z } from 'zod'
import { type ProblemMembers, problemMembersSchema } from './problems/problem-members.ts'

/** The one table from kind of problem to HTTP status and title; use-cases throw these kinds, `http/problem.ts` alone writes them. */
export const problemKinds = {
  'unknown-parameter': { status: 400, title: 'Unknown or malformed query parameter' },
  'malformed-request': { status: 400, title: 'The request could not be read' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Edited meanwhile, or not possible in this state' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-type': { status: 415, title: 'Unsupported content type' },
  'invalid-input': { status: 422, title: 'The input is not valid' },
  'import-refused': { status: 422, title: 'The file was refused; nothing was changed' },
  'edit-refused': { status: 422, title: 'The edit is not possible; nothing was changed' },
  'checks-failed': { status: 422, title: 'The checks forbid it; nothing was changed' },
  'nothing-to-compute': { status: 422, title: 'There is nothing to compute with' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on the server' },
  unavailable: { status: 503, title: 'Not available right now' },
} as const
export type ProblemKind = keyof typeof problemKinds

export const problemEntrySchema = z.object({
  detail: z.string(),
  /** JSON pointer into the body, or the name of the query parameter or row. */
  pointer: z.string(),
})
export type ProblemEntry = z.infer<typeof problemEntrySchema>

/** An RFC 9457 problem document. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(problemEntrySchema).optional(),
  ...problemMembersSchema.shape,
})
export type Problem = z.infer<typeof problemSchema>

/** An expected "no": thrown by use-cases, written by http, stored by jobs. */
export class ProblemError extends Error {
  readonly kind: ProblemKind
  readonly errors: ProblemEntry[] | undefined
  /** What a failed job still has to tell, e.g. an import's counts. */
  readonly result: unknown
  /** What the problem document tells beyond words. */
  readonly members: ProblemMembers | undefined

  constructor(kind: ProblemKind, detail: string, errors?: ProblemEntry[], result?: unknown, members?: ProblemMembers) {
    super(detail)
    this.name = 'ProblemError'
    this.kind = kind
    this.errors = errors
    this.result = result
    this.members = members
  }
}

/** The problem document of a kind; `instance` is the path or job it happened at. */
export function problemDocument(
  kind: ProblemKind,
  detail: string,
  errors?: ProblemEntry[],
  instance?: string,
  members?: ProblemMembers,
): Problem {
  const { status, title } = problemKinds[kind]
  return {
    type: `/problems/${kind}`,
    title,
    status,
    detail,
    ...(instance ? { instance } : {}),
    ...(errors?.length ? { errors } : {}),
    ...members,
  }
}
