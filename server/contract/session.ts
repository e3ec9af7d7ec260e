import { z } from 'zod'

export const signInSchema = z.strictObject({ name: z.string().min(1).max(100), password: z.string().min(1).max(200) })
export const sessionSchema = z.object({ name: z.string(), role: z.string(), token: z.string().optional() })
export type SessionAnswer = z.infer<typeof sessionSchema>
