import type { PlanAnswers, PlanTasks } from './plan-tasks.ts'

/** Tasks about the plan as it is on the page. */
type Question = 'repair' | 'diff'
export type Asker = <Kind extends Question>(kind: Kind, task: PlanTasks[Kind]) => Promise<PlanAnswers[Kind]>

const nobody: Asker = () => Promise.reject(new Error('got a question when expected an open plan'))
let ask = nobody

/** Says who keeps the thread beside the page in step with the plan, or that nobody does any more. */
export function answerBeside(asker: Asker | null): void {
  ask = asker ?? nobody
}

/** Asks the thread beside the page about the plan as it is now. */
export const askBeside: Asker = (kind, task) => ask(kind, task)
