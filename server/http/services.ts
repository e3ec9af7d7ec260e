import type { Health } from '#contract/health'
import type { NearbyQuery } from '#contract/nearby'
import type { checkHealth } from '../usecases/check-health.ts'
import type { SupplyQuestion } from '../usecases/coverage/share-supply.ts'
import type { AskPlans } from '../usecases/plans/plan-calls.ts'
import type { SitingTrial } from '../usecases/sitings/try-sites.ts'

/** What the routes are given by the process that wires them. */
export interface Services {
  db: Parameters<typeof checkHealth>[0]
  /** For tiles and public reads. */
  readDb: Parameters<typeof checkHealth>[0]
  database: Health['database']
  version: string
  /** Sets jobs going and waits for them; asks the thread that holds the loaded data. */
  jobs: {
    dispatch(kind: 'import' | 'coverage' | 'publish' | 'gridding' | 'siting' | 'merge', jobId: string): Promise<void>
    waitForEnd(jobId: string, milliseconds: number): Promise<boolean>
    ask(
      question:
        | { kind: 'nearby'; input: NearbyQuery }
        | { kind: 'part'; input: { id: string; part: 'isochrones' | 'demand' } }
        | { kind: 'walks'; input: { known: string | null } }
        | { kind: 'trial'; input: SitingTrial }
        | { kind: 'supply'; input: SupplyQuestion },
    ): Promise<unknown>
  }
  /** Asks the thread that keeps plans at hand. */
  plans: { ask: AskPlans }
  logError(error: unknown, path: string): void
  /** Folder of the built page. */
  pageFolder: string
}
