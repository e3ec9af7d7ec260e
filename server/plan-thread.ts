import { parentPort, workerData } from 'node:worker_threads'
import { ProblemError } from './contract/problems.ts'
import { type Connection, openPool } from './database/open-pool.ts'
import type { FromPlanThread, ToPlanThread } from './jobs/plan-thread.ts'
import { createPlanDesk } from './usecases/plans/desk/plan-desk.ts'
import { answerPlanQuestion } from './usecases/plans/plan-calls.ts'

/** The thread that keeps plans at hand and does all work on them, with its own connections. */
const { connection } = workerData as { connection: Connection }
const { db } = openPool(connection, 4)
const desk = createPlanDesk()
const say = (message: FromPlanThread) => parentPort!.postMessage(message)

parentPort!.on('message', async ({ number, question }: ToPlanThread) => {
  try {
    say({ number, answer: await answerPlanQuestion(db, desk, question) })
  } catch (error) {
    if (!(error instanceof ProblemError)) console.error(error)
    const problem =
      error instanceof ProblemError
        ? { kind: error.kind, detail: error.message, errors: error.errors, members: error.members }
        : { kind: 'internal' as const, detail: 'This failed for a reason that is ours, not yours; the log has it.' }
    say({ number, problem })
  }
})
