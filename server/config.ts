import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './database/start-error.ts'
import { sampleScaleRange } from './sample/sample-content.ts'

const sampleScale = sampleScaleRange.county
const sampleScaleMessage = `FANGYUAN_SAMPLE_SCALE must lie between ${sampleScale.least} and ${sampleScale.greatest}`

const environmentSchema = z.object({
  PORT: z.coerce.number('PORT must be a number').int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres:// or postgresql://')
    .optional(),
  FANGYUAN_READ_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'FANGYUAN_READ_URL must begin with postgres:// or postgresql://')
    .optional(),
  FANGYUAN_DATA: z.string().min(1).default('.fangyuan'),
  FANGYUAN_SAMPLE: z.enum(['county', 'none'], 'FANGYUAN_SAMPLE must be "county" or "none"').default('county'),
  FANGYUAN_SAMPLE_SCALE: z.coerce
    .number('FANGYUAN_SAMPLE_SCALE must be a number')
    .min(sampleScale.least, sampleScaleMessage)
    .max(sampleScale.greatest, sampleScaleMessage)
    .default(1),
  FANGYUAN_ADMIN_PASSWORD: z.string().min(8, 'FANGYUAN_ADMIN_PASSWORD must have at least 8 characters').optional(),
})

/** Settings of this process; README.md has the table of variables. */
export interface Config {
  port: number
  host: string
  databaseUrl: string | null
  readUrl: string | null
  dataFolder: string
  sample: 'county' | 'none'
  sampleScale: number
  adminPassword: string | null
}

/** Reads the settings from the environment; empty variables count as absent. Throws a StartError that names the wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) throw new StartError(`Settings: ${parsed.error.issues.map((issue) => issue.message).join('; ')}.`)
  const values = parsed.data
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL ?? null,
    readUrl: values.FANGYUAN_READ_URL ?? values.DATABASE_URL ?? null,
    dataFolder: resolve(values.FANGYUAN_DATA),
    sample: values.FANGYUAN_SAMPLE,
    sampleScale: values.FANGYUAN_SAMPLE_SCALE,
    adminPassword: values.FANGYUAN_ADMIN_PASSWORD ?? null,
  }
}
