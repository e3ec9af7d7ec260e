import { useEffect, useState } from 'react'
import { useCampaignWords } from '../../../i18n/campaigns/campaign-words.ts'
import { count } from '../../../i18n/numbers.ts'
import { campaignList, loadCampaigns } from '../../../state/campaigns/campaign-list.ts'
import { useStore } from '../../../state/create-store.ts'
import { mayDraw } from '../../../state/service/may-redraw.ts'
import { session } from '../../../state/service/session.ts'
import { view } from '../../../state/view.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { NewCampaignForm } from './new-campaign-form.tsx'

/** The campaigns there are, and for planners the way to a new one. */
export function CampaignList() {
  const words = useCampaignWords()
  const mayEdit = useStore(session, mayDraw)
  const { state, campaigns, problem } = useStore(campaignList, (now) => now)
  const [isMaking, setMaking] = useState(false)
  useEffect(() => void loadCampaigns(), [])
  if (isMaking) return <NewCampaignForm onCancel={() => setMaking(false)} />
  return (
    <>
      <div className="task-body">
        {state === 'loading' && <Skeleton lines={5} />}
        {state === 'failed' && problem && <ProblemNotice problem={problem} onRetry={() => void loadCampaigns()} />}
        {state === 'ready' && campaigns.length === 0 && (
          <p className="empty">
            <strong>{mayEdit ? words.none : words.noneToSee}</strong>
            {mayEdit && (
              <>
                <br />
                {words.noneAdvice}
              </>
            )}
          </p>
        )}
        {campaigns.length > 0 && (
          <ul className="plan-list" aria-label={words.campaigns}>
            {campaigns.map(({ id, name, state: phase, scope, waves, plans, firstDay, lastDay }) => (
              <li key={id}>
                <button type="button" className="plan-item" onClick={() => view.set({ campaignId: id })}>
                  <span className="plan-item-head">
                    <b className="data-name" lang="zh-CN">
                      {name}
                    </b>
                    <span className="tag">{words.states[phase]}</span>
                  </span>
                  <span className="soft data-name" lang="zh-CN">
                    {scope.name}
                  </span>
                  <span className="soft">{words.line(count(waves), count(plans))}</span>
                  {firstDay && lastDay && <span className="soft">{words.days(firstDay, lastDay)}</span>}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {mayEdit && (
        <footer className="task-foot">
          <PushButton look="primary" wide icon="plus" onClick={() => setMaking(true)}>
            {words.make}
          </PushButton>
        </footer>
      )}
    </>
  )
}
