import { useState } from 'react'
import type { Problem } from '#contract/problems'
import { problemOf } from '../../api.ts'

/** What a form or a button does with the service: whether it is at it, and what the service said against it the last time. */
export interface Work {
  busy: boolean
  problem: Problem | null
  /** Answers whether it was done. */
  run(work: () => Promise<unknown>): Promise<boolean>
}

export function useWork(): Work {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
      return true
    } catch (error) {
      setProblem(problemOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, run }
}
