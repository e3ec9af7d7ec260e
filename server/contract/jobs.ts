import { z } from 'zod'
import { problemSchema } from './problems.ts'

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum(['import', 'coverage', 'publish', 'gridding', 'siting', 'merge']),
  state: z.enum(jobStates),
  /** 0–1. */
  progress: z.number(),
  message: z.string(),
  result: z.unknown().optional(),
  problem: problemSchema.optional(),
})
export type Job = z.infer<typeof jobSchema>
export const jobAcceptedSchema = z.object({ job: jobSchema })

export const endStates: readonly Job['state'][] = ['done', 'failed', 'cancelled']
