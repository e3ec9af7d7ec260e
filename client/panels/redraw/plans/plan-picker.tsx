import { useEffect, useState } from 'react'
import { count } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { openPlan } from '../../../state/plans/open-plan.ts'
import { loadPlans, planList } from '../../../state/plans/plan-list.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { NewPlanForm } from './new-plan-form.tsx'

/** The plans there are, newest first, and the way to a new one. */
export function PlanPicker() {
  const words = useRedrawWords()
  const { state, plans, problem } = useStore(planList, (now) => now)
  const [isMaking, setMaking] = useState(false)
  useEffect(() => void loadPlans(), [])
  if (isMaking) return <NewPlanForm onCancel={() => setMaking(false)} />
  return (
    <>
      <div className="task-body">
        {state === 'loading' && <Skeleton lines={5} />}
        {state === 'failed' && problem && <ProblemNotice problem={problem} onRetry={() => void loadPlans()} />}
        {state === 'ready' && plans.length === 0 && (
          <p className="empty">
            <strong>{words.noPlans}</strong>
            <br />
            {words.noPlansAdvice}
          </p>
        )}
        {plans.length > 0 && (
          <ul className="plan-list" aria-label={words.plans}>
            {plans.map((plan) => (
              <li key={plan.id}>
                <button type="button" className="plan-item" onClick={() => void openPlan(plan.id)}>
                  <span className="plan-item-head">
                    <b className="data-name" lang="zh-CN">
                      {plan.name}
                    </b>
                    <span className={`tag plan-${plan.state}`}>{words.states[plan.state]}</span>
                  </span>
                  <span className="soft data-name" lang="zh-CN">
                    {plan.scope.name}
                  </span>
                  <span className="soft">{words.planLine(words.kinds[plan.kind], plan.author, count(plan.steps))}</span>
                  <span className="soft">{words.effectiveOn(plan.effective)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <footer className="task-foot">
        <PushButton look="primary" wide icon="plus" onClick={() => setMaking(true)}>
          {words.newPlan}
        </PushButton>
      </footer>
    </>
  )
}
