import type { CheckFinding, RepairProposal } from '#planning/plans/check-types'
import { propose } from '../commit.ts'
import { findings } from './findings.ts'

/** Asks whoever checks for the smallest change that answers a finding; null: there is none. */
let ask: (finding: CheckFinding) => Promise<RepairProposal | null> = () => Promise.resolve(null)

export function repairBy(asker: typeof ask): void {
  ask = asker
}

/** Holds the smallest repair of a finding up as a proposal, or notes that there is none. */
export async function proposeRepair(at: string, finding: CheckFinding): Promise<void> {
  const repair = await ask(finding)
  if (repair && propose(repair.operations, 'repair')) return
  findings.set(({ repairs }) => ({ repairs: new Map(repairs).set(at, null) }))
}
