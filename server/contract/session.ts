import { z } from 'zod'
import { textLineSchema } from './common.ts'

/**
 * What an account may do, each within its part of the tree: a viewer reads, a planner edits plans, a reviewer publishes the plans of
 * others, an administrator does everything. No role holds another.
 */
export const roles = ['viewer', 'planner', 'reviewer', 'administrator'] as const
export type Role = (typeof roles)[number]

/** The division that an account is for, with all below it; null: the whole tree. */
export const scopeSchema = z.object({ id: z.string(), name: z.string(), code: z.string(), level: z.string() }).nullable()

export const signInSchema = z.strictObject({ name: textLineSchema(100), password: z.string().min(1).max(200) })
export const sessionSchema = z.object({
  name: z.string(),
  role: z.enum(roles),
  scope: scopeSchema,
  /** For `Authorization: Bearer`; only where one signs in. */
  token: z.string().optional(),
})
export type SessionAnswer = z.infer<typeof sessionSchema>

/** A password that somebody chooses; what else it must not be depends on the name. */
export const newPasswordSchema = z.string().min(10, 'must have at least 10 characters').max(200)

export const passwordChangeSchema = z.strictObject({ current: z.string().min(1).max(200), next: newPasswordSchema })

export const longestTokenDays = 365
export const tokenBodySchema = z.strictObject({
  name: textLineSchema(60),
  days: z.number().int().min(1).max(longestTokenDays),
})
export const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string(),
})
export type Token = z.infer<typeof tokenSchema>
export const newTokenSchema = tokenSchema.extend({ token: z.string() })
export type NewToken = z.infer<typeof newTokenSchema>
export const tokensSchema = z.object({ tokens: z.array(tokenSchema) })
