import { api } from '../../api.ts'
import { askUntilKnown } from '../../state/coverage/ask-until-known.ts'
import { createStore, onChange } from '../../state/create-store.ts'
import { planDesk, stateNow } from '../../state/plans/plan-desk.ts'
import { view } from '../../state/view.ts'
import { coverageBody, type Question } from '../../state/view-types.ts'
import { noteCoverage } from './covered-places.ts'
import { forgetAllFigures } from './figures-of.ts'

/** The coverage question whose answer the figures tell of; null: none is known yet. */
export const planCoverage = createStore<{ question: Question | null }>({ question: null })

/** Once a plan is open, asks who of its people reaches the facilities of the coverage task, in the background; answers what ends that. */
export function watchCoverage(): () => void {
  let isEnded = false
  let asked: string | null = null
  const ask = async (): Promise<void> => {
    const { phase, plan } = planDesk.get()
    if (phase !== 'ready' || !plan || asked === plan.id) return
    asked = plan.id
    const question: Question = { ...view.get().question, within: plan.scope.id }
    try {
      const answer = await askUntilKnown(
        coverageBody(question, null),
        () => undefined,
        () => !isEnded,
      )
      const demand = answer && (await api.coverageDemand(answer.id))
      const state = stateNow()
      if (isEnded || !state) return
      noteCoverage(state, demand)
      forgetAllFigures()
      planCoverage.set({ question: demand && question })
    } catch {
      // Without streets or facilities there is no coverage to tell of: the other figures stand.
    }
  }
  const stop = onChange(planDesk, ['phase'], () => void ask())
  void ask()
  return () => {
    isEnded = true
    stop()
    planCoverage.set({ question: null })
  }
}
