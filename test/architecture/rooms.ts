/** The house: which room may import which, and which packages each may never touch. Copied, as a picture, in README.md. */
export interface Room {
  /** Our rooms that it may import from. */
  mayImport: readonly string[]
  /** Packages that it must not import: exact names, or prefixes that end in a colon or slash. */
  never: readonly string[]
}

const webAndQueue = ['express', 'pg-boss', 'helmet', 'multer', 'express-rate-limit', 'compression']

export const rooms: Readonly<Record<string, Room>> = {
  planning: { mayImport: [], never: ['node:', 'pg', 'kysely', 'zod', ...webAndQueue] },
  contract: { mayImport: ['planning'], never: ['node:', 'pg', 'kysely', ...webAndQueue] },
  sample: { mayImport: ['planning'], never: ['node:', 'pg', 'kysely', 'zod', ...webAndQueue] },
  solver: { mayImport: ['planning'], never: ['pg', 'kysely', 'zod', ...webAndQueue] },
  formats: { mayImport: ['planning'], never: ['pg', 'kysely', ...webAndQueue] },
  database: { mayImport: ['config'], never: [...webAndQueue] },
  repositories: { mayImport: ['database', 'planning'], never: ['zod', ...webAndQueue] },
  usecases: {
    mayImport: ['contract', 'planning', 'repositories', 'formats', 'solver', 'sample', 'database'],
    never: ['kysely', 'pg', ...webAndQueue],
  },
  http: { mayImport: ['contract', 'usecases'], never: ['kysely', 'pg', 'pg-boss'] },
  commands: { mayImport: ['contract', 'usecases', 'sample'], never: ['kysely', 'pg', 'pg-boss', 'express'] },
  jobs: { mayImport: ['contract', 'usecases'], never: ['kysely', 'express', 'zod'] },
  client: { mayImport: ['contract', 'planning'], never: ['node:', 'pg', 'kysely', 'zod', ...webAndQueue] },
}

/** Rooms whose only import from another room may be a type (it vanishes at run time). */
export const typesOnly: readonly (readonly [from: string, to: string])[] = [
  ['database', 'config'],
  ['usecases', 'database'],
]

/** Words that planning must not hold: the world outside is a parameter. */
export const bannedInPlanning = [/\bDate\.now\b/, /\bnew Date\(\)/, /\bMath\.random\b/, /\bconsole\./, /\bprocess\./]

/** Files at the top of server/ are wiring: they may import anything, and nobody imports them (config's types excepted). */
export const wiring = ['main', 'worker', 'cli', 'job-thread', 'plan-thread', 'build-page'] as const

export const longestFileLines = 300
export const mostFilesAFolder = 15
