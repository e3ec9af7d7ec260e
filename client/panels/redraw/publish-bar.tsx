import { useState } from 'react'
import type { PlanDetail } from '#contract/plans'
import { api, CallError } from '../../api.ts'
import { findings } from '../../editing/checks/findings.ts'
import { count } from '../../i18n/numbers.ts'
import { type RedrawWords, useRedrawWords } from '../../i18n/redraw/redraw-words.ts'
import { useWords } from '../../i18n/words.ts'
import { loadCatalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'
import { planDesk } from '../../state/plans/plan-desk.ts'
import { mayPublish } from '../../state/service/may-redraw.ts'
import { session } from '../../state/service/session.ts'
import { watchJob } from '../../state/service/watch-job.ts'
import { PushButton } from '../controls/push-button.tsx'
import { useWork } from '../controls/use-work.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'

/** The way to put the plan in force: first what it does, level by level, then the day. Why it cannot be done yet is said in its place. */
export function PublishBar() {
  const words = useRedrawWords()
  const { plan, desk } = useStore(planDesk, (state) => state)
  const who = useStore(session, (state) => state)
  const errors = useStore(findings, (state) => state.results).reduce(
    (sum, { findings: list }) => sum + list.filter(({ severity }) => severity === 'error').length,
    0,
  )
  const [asked, setAsked] = useState<PlanDetail | null>(null)
  const { busy, problem, run } = useWork()
  if (plan?.state !== 'draft') return null
  const why = reasonNot(words, { plan, waiting: desk?.strokes.length ?? 0, errors, who })
  const ask = (): Promise<boolean> => run(async () => setAsked(await api.plan(plan.id)))
  const publish = (): Promise<boolean> =>
    run(async () => {
      const answer = await api.publishPlan(plan.id, asked!.version, asked!.effective)
      if ('job' in answer) {
        const job = await watchJob(answer.job, () => undefined)
        if (job.problem) throw new CallError(job.problem)
      }
      planDesk.set({ plan: await api.plan(plan.id) })
      await loadCatalogue()
    })
  return (
    <footer className="task-foot">
      {problem && <ProblemNotice problem={problem} />}
      {asked && <WhatItDoes plan={asked} />}
      {why && <p className="hint">{why}</p>}
      <div className="foot-buttons">
        {asked && <PushButton onClick={() => setAsked(null)}>{words.cancel}</PushButton>}
        <PushButton look="primary" wide busy={busy} disabled={why !== null} onClick={() => void (asked ? publish() : ask())}>
          {busy && asked ? words.publish.working : asked ? words.publish.confirm(asked.effective) : words.publish.button}
        </PushButton>
      </div>
    </footer>
  )
}

function WhatItDoes({ plan }: { plan: PlanDetail }) {
  const words = useRedrawWords()
  const { levels } = useWords()
  return (
    <div className="what-it-does" role="status">
      <b>{words.publish.title}</b>
      <ul>
        {plan.counts
          .filter(({ appear, end, change }) => appear + end + change > 0)
          .map(({ level, appear, end, change }) => (
            <li key={level}>{words.publish.lines(levels[level], count(appear), count(end), count(change))}</li>
          ))}
      </ul>
    </div>
  )
}

/** Why the plan cannot be published now, the first of the reasons; null: it can. */
function reasonNot(
  words: RedrawWords,
  { plan, waiting, errors, who }: { plan: PlanDetail; waiting: number; errors: number; who: ReturnType<typeof session.get> },
): string | null {
  if (!mayPublish(who)) return words.publish.role
  if (plan.author === who.who?.name) return words.publish.own
  if (waiting > 0) return words.publish.unsaved
  if (plan.steps === 0) return words.publish.nothing
  if (plan.isOutdated) return words.publish.outdated
  return errors > 0 ? words.publish.errors(count(errors)) : null
}
