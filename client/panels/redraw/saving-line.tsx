import { useState } from 'react'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { count } from '../../i18n/numbers.ts'
import { useRedrawWords } from '../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../state/create-store.ts'
import { openPlan } from '../../state/plans/open-plan.ts'
import { planDesk } from '../../state/plans/plan-desk.ts'
import { Icon, type IconName } from '../controls/icon.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'

const signs = {
  saved: 'check',
  sending: 'clock',
  waiting: 'warning',
  conflict: 'warning',
  refused: 'warning',
} as const satisfies Record<string, IconName>

/** Whether every stroke is known to the service, who else edits, and whether the map in force has moved on. */
export function SavingLine() {
  const words = useRedrawWords()
  const { saving, desk, refusal, others, isKept, plan } = useStore(planDesk, (state) => state)
  const [problem, setProblem] = useState<Problem | null>(null)
  const waiting = count(desk?.strokes.length ?? 0)
  const said = words.saving[saving]
  const rebase = async (id: string): Promise<void> => {
    try {
      await api.rebasePlan(id)
      await openPlan(id)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <>
      <p className={`saving saving-${saving}`} role="status">
        <Icon name={signs[saving]} /> {typeof said === 'string' ? said : said(waiting)}
        {others.length > 0 && <span className="others"> · {words.others(others.join(words.listSeparator))}</span>}
      </p>
      {!isKept && <p className="hint error">{words.notKept}</p>}
      {refusal && <ProblemNotice problem={refusal} />}
      {plan?.isOutdated && plan.state === 'draft' && (
        <p className="data-moved">
          <Icon name="clock" /> <span>{words.outdated}</span>
          <PushButton small onClick={() => void rebase(plan.id)}>
            {words.rebase}
          </PushButton>
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </>
  )
}
