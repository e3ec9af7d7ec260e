import type { CheckFinding } from '#planning/plans/check-types'
import { askBeside } from '../beside/ask-beside.ts'
import { propose } from '../commit.ts'
import { findings } from './findings.ts'

/** Holds the smallest repair of a finding up as a proposal, or notes that there is none. */
export async function proposeRepair(at: string, finding: CheckFinding): Promise<void> {
  const repair = await askBeside('repair', { finding }).catch(() => null)
  if (repair && propose(repair.operations, 'repair')) return
  findings.set(({ repairs }) => ({ repairs: new Map(repairs).set(at, null) }))
}
