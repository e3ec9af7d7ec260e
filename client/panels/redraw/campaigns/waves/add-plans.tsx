import { useEffect, useState } from 'react'
import type { Wave } from '#contract/campaigns/campaign-answer'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { placePlans } from '../../../../state/campaigns/campaign-run.ts'
import { useStore } from '../../../../state/create-store.ts'
import { loadPlans, planList } from '../../../../state/plans/plan-list.ts'
import { PushButton } from '../../../controls/push-button.tsx'
import { Skeleton } from '../../../controls/skeleton.tsx'
import { Tick } from '../../../controls/tick.tsx'
import { useWork } from '../../../controls/use-work.ts'
import { ProblemNotice } from '../../../figures/problem-notice.tsx'

/** Plans that are in no campaign, to be put into a wave. */
export function AddPlans({ wave, onDone }: { wave: Wave; onDone(): void }) {
  const words = useCampaignWords()
  const { state, plans, problem: notLoaded } = useStore(planList, (list) => list)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { busy, problem, run } = useWork()
  useEffect(() => void loadPlans(), [])
  const free = plans.filter((plan) => plan.campaignId === null && plan.state !== 'withdrawn')
  const put = async (): Promise<void> => {
    if (await run(() => placePlans(wave.id, [...chosen]))) onDone()
  }
  return (
    <fieldset className="add-plans">
      <legend>{words.plan.choose}</legend>
      {state === 'loading' && <Skeleton lines={3} />}
      {notLoaded && <ProblemNotice problem={notLoaded} onRetry={() => void loadPlans()} />}
      {state === 'ready' && free.length === 0 && <p className="hint">{words.plan.none}</p>}
      {free.map(({ id, name, scope }) => (
        <Tick
          key={id}
          checked={chosen.includes(id)}
          onChange={(isChosen) => setChosen(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id))}
        >
          <span className="data-name" lang="zh-CN">
            {name} <span className="soft">{scope.name}</span>
          </span>
        </Tick>
      ))}
      {problem && <ProblemNotice problem={problem} />}
      <div className="card-actions">
        <PushButton small onClick={onDone}>
          {words.cancel}
        </PushButton>
        <PushButton small look="primary" busy={busy} disabled={chosen.length === 0} onClick={() => void put()}>
          {words.plan.adding}
        </PushButton>
      </div>
    </fieldset>
  )
}
