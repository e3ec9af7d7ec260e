import type { z } from 'zod'
import { ProblemError } from '../problems.ts'

/** Any value from outside as the schema says; else a 422 that points at each wrong member. */
export function checkInput<S extends z.ZodType>(value: unknown, schema: S): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues
    .slice(0, mostErrors)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ detail: `there is no member "${key}"`, pointer: `/${[...issue.path, key].join('/')}` }))
        : [{ detail: issue.message, pointer: issue.path.length === 0 ? '' : `/${issue.path.join('/')}` }],
    )
  const listed = errors.map(({ detail, pointer }) => `${pointer || 'body'}: ${detail}`).join('; ')
  throw new ProblemError('invalid-input', listed, errors)
}

/** So many wrong members are named; the rest will be told when these are mended. */
const mostErrors = 100
