import { useEffect } from 'react'
import { useRedrawWords } from '../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../state/create-store.ts'
import { closePlan, openPlan } from '../../state/plans/open-plan.ts'
import { planDesk } from '../../state/plans/plan-desk.ts'
import { mayRedraw } from '../../state/service/may-redraw.ts'
import { session } from '../../state/service/session.ts'
import { view } from '../../state/view.ts'
import { SignIn } from '../account/sign-in.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { PlanView } from './plan-view.tsx'
import { PlanPicker } from './plans/plan-picker.tsx'
import '../../theme/redraw.css'
import '../../theme/redraw-tables.css'

/** Redrawing: the plans there are, or the open one. */
export default function RedrawPanel() {
  const words = useRedrawWords()
  const isAllowed = useStore(session, mayRedraw)
  const planId = useStore(view, (state) => state.planId)
  const { phase, problem, plan } = useStore(planDesk, (state) => state)
  useEffect(() => {
    if (isAllowed && planId !== null && planDesk.get().plan?.id !== planId) void openPlan(planId)
  }, [isAllowed, planId])
  // A folded panel leaves the plan open; another task puts it away.
  useEffect(
    () => () => {
      if (view.get().panel !== 'redraw') closePlan()
    },
    [],
  )

  if (isAllowed && planId !== null && phase === 'ready' && plan) return <PlanView />
  return (
    <div className="task redraw">
      <header className="task-head">
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
      </header>
      {!isAllowed ? (
        <div className="task-body">
          <p className="hint">{words.signIn}</p>
          <SignIn />
        </div>
      ) : planId === null ? (
        <PlanPicker />
      ) : (
        <div className="task-body">
          {phase === 'failed' && problem ? (
            <>
              <ProblemNotice problem={problem} onRetry={() => void openPlan(planId)} />
              <PushButton small onClick={() => view.set({ planId: null })}>
                {words.plans}
              </PushButton>
            </>
          ) : (
            <>
              <p className="hint">{words.loading}</p>
              <Skeleton lines={7} />
            </>
          )}
        </div>
      )}
    </div>
  )
}
