import { useEffect, useState } from 'react'
import type { Campaign } from '#contract/campaigns/campaign-answer'
import { useCampaignWords } from '../../../i18n/campaigns/campaign-words.ts'
import { campaignRun, changeCampaign, closeCampaign, openCampaign } from '../../../state/campaigns/campaign-run.ts'
import { useStore } from '../../../state/create-store.ts'
import { mayDraw } from '../../../state/service/may-redraw.ts'
import { session } from '../../../state/service/session.ts'
import { view } from '../../../state/view.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { useWork } from '../../controls/use-work.ts'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { CampaignEvents } from './campaign-events.tsx'
import { CampaignHeadline } from './campaign-headline.tsx'
import { NewWave } from './waves/new-wave.tsx'
import { WaveCard } from './waves/wave-card.tsx'

/** The open campaign: how far it is, its waves with their plans, and what was done to it. */
export function CampaignView({ id }: { id: string }) {
  const words = useCampaignWords()
  const { phase, problem, campaign } = useStore(campaignRun, (run) => run)
  useEffect(() => {
    void openCampaign(id)
    return closeCampaign
  }, [id])
  return (
    <div className="task redraw">
      <header className="task-head">
        {campaign ? (
          <>
            <h2 className="data-name" lang="zh-CN">
              {campaign.name}
            </h2>
            <p>
              <span className="data-name" lang="zh-CN">
                {campaign.scope.name}
              </span>{' '}
              <span className="tag">{words.states[campaign.state]}</span>
            </p>
          </>
        ) : (
          <h2>{words.campaigns}</h2>
        )}
        <PushButton small className="plan-close" onClick={() => view.set({ campaignId: 'all' })}>
          {words.back}
        </PushButton>
      </header>
      {phase === 'failed' && problem && (
        <div className="task-body">
          <ProblemNotice problem={problem} onRetry={() => void openCampaign(id)} />
        </div>
      )}
      {phase === 'loading' && (
        <div className="task-body">
          <p className="hint">{words.loading}</p>
          <Skeleton lines={7} />
        </div>
      )}
      {phase === 'ready' && campaign && <Open campaign={campaign} />}
    </div>
  )
}

function Open({ campaign }: { campaign: Campaign }) {
  const words = useCampaignWords()
  const isPlanner = useStore(session, mayDraw)
  const { dashboard, isNews } = useStore(campaignRun, (run) => run)
  const [isAdding, setAdding] = useState(false)
  const { busy, problem, run } = useWork()
  const mayEdit = isPlanner && campaign.state === 'open' && dashboard?.isPart === false
  const isClosed = campaign.state === 'closed'
  return (
    <>
      <div className="task-body">
        {isNews && (
          <p className="data-moved" role="status">
            {words.meanwhile}
          </p>
        )}
        {isClosed && <p className="hint">{words.closedSaid}</p>}
        {dashboard && <CampaignHeadline dashboard={dashboard} />}
        {campaign.waves.map((wave, place) => (
          <WaveCard key={wave.id} campaign={campaign} wave={wave} place={place} mayEdit={mayEdit} />
        ))}
        {isAdding && <NewWave campaign={campaign} onDone={() => setAdding(false)} />}
        <CampaignEvents campaign={campaign} />
      </div>
      {isPlanner && dashboard?.isPart === false && (
        <footer className="task-foot">
          {problem && <ProblemNotice problem={problem} />}
          <div className="foot-buttons">
            <PushButton
              look={isClosed ? 'primary' : 'plain'}
              wide={isClosed}
              busy={busy}
              onClick={() => void run(() => changeCampaign({ state: isClosed ? 'open' : 'closed' }))}
            >
              {isClosed ? words.reopen : words.close}
            </PushButton>
            {!isClosed && (
              <PushButton look="primary" wide icon="plus" disabled={isAdding} onClick={() => setAdding(true)}>
                {words.wave.add}
              </PushButton>
            )}
          </div>
        </footer>
      )}
    </>
  )
}
