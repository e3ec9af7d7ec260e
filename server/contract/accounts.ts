import { z } from 'zod'
import { identifierSchema, limitSchema, offsetSchema } from './common.ts'
import { newPasswordSchema, roles, scopeSchema } from './session.ts'

/** What somebody signs in with: letters, digits and a few signs, of any script, so that no two look alike by spaces. */
export const accountNameSchema = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@-]*$/u, 'may hold letters, digits and . _ @ - only, and begins with a letter or digit')

export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  scope: scopeSchema,
  disabled: z.boolean(),
  createdAt: z.string(),
  lastSignInAt: z.string().nullable(),
})
export type Account = z.infer<typeof accountSchema>
export const accountsSchema = z.object({
  accounts: z.array(accountSchema),
  numberMatched: z.number().int(),
  numberReturned: z.number().int(),
})
export type Accounts = z.infer<typeof accountsSchema>

const scopeChoice = identifierSchema.nullable().describe('id or code of a division; null: the whole tree')
export const newAccountSchema = z.strictObject({
  name: accountNameSchema,
  password: newPasswordSchema,
  role: z.enum(roles),
  scope: scopeChoice.optional(),
})
export type NewAccount = z.infer<typeof newAccountSchema>

export const accountChangeSchema = z
  .strictObject({
    role: z.enum(roles).optional(),
    scope: scopeChoice.optional(),
    disabled: z.boolean().optional(),
    password: newPasswordSchema.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'changes nothing')
export type AccountChange = z.infer<typeof accountChangeSchema>

export const pageQuerySchema = z.strictObject({ limit: limitSchema, offset: offsetSchema })
export const auditQuerySchema = pageQuerySchema.extend({
  subjectKind: identifierSchema.optional(),
  subjectId: identifierSchema.optional(),
})
export type AuditQuery = z.infer<typeof auditQuerySchema>

export const auditSchema = z.object({
  entries: z.array(
    z.object({
      id: z.number().int(),
      at: z.string(),
      accountId: z.string().nullable(),
      accountName: z.string(),
      action: z.string(),
      subjectKind: z.string(),
      subjectId: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  numberMatched: z.number().int(),
  numberReturned: z.number().int(),
})
export type Audit = z.infer<typeof auditSchema>
