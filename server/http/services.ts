import type { Health } from '#contract/health'
import type { checkHealth } from '../usecases/check-health.ts'

/** What the routes are given by the process that wires them. */
export interface Services {
  db: Parameters<typeof checkHealth>[0]
  /** For tiles and public reads. */
  readDb: Parameters<typeof checkHealth>[0]
  database: Health['database']
  version: string
  enqueue(kind: 'import' | 'coverage', jobId: string): Promise<void>
  logError(error: unknown, path: string): void
  /** Folder of the built page. */
  pageFolder: string
}
