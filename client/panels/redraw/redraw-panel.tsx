import { useEffect } from 'react'
import { useCampaignWords } from '../../i18n/campaigns/campaign-words.ts'
import { useRedrawWords } from '../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../state/create-store.ts'
import { closePlan, openPlan } from '../../state/plans/open-plan.ts'
import { planDesk } from '../../state/plans/plan-desk.ts'
import { mayFollow, mayRedraw } from '../../state/service/may-redraw.ts'
import { session } from '../../state/service/session.ts'
import { view } from '../../state/view.ts'
import { SignIn } from '../account/sign-in.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { Segments } from '../controls/segments.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { CampaignList } from './campaigns/campaign-list.tsx'
import { CampaignView } from './campaigns/campaign-view.tsx'
import { PlanView } from './plan-view.tsx'
import { PlanPicker } from './plans/plan-picker.tsx'
import '../../theme/redraw.css'
import '../../theme/redraw-tables.css'
import '../../theme/campaigns.css'

/** Redrawing: the open plan, the open campaign, or the plans and campaigns there are. */
export default function RedrawPanel() {
  const words = useRedrawWords()
  const isAllowed = useStore(session, mayRedraw)
  const follows = useStore(session, mayFollow)
  const { planId, campaignId } = useStore(view, (state) => state)
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
  if (planId === null && follows && campaignId !== null && campaignId !== 'all') return <CampaignView id={campaignId} />
  if (planId === null && follows) return <Overview isAllowed={isAllowed} showsCampaigns={campaignId !== null || !isAllowed} />
  return (
    <div className="task redraw">
      <header className="task-head">
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
      </header>
      {!isAllowed || planId === null ? (
        <div className="task-body">
          <p className="hint">{words.signIn}</p>
          <SignIn />
        </div>
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

/** The plans there are, or the campaigns; who may not draw sees campaigns alone. */
function Overview({ isAllowed, showsCampaigns }: { isAllowed: boolean; showsCampaigns: boolean }) {
  const words = useRedrawWords()
  const campaigns = useCampaignWords()
  return (
    <div className="task redraw">
      <header className="task-head">
        <h2>{isAllowed ? words.title : campaigns.campaigns}</h2>
        <p>{showsCampaigns ? campaigns.lead : words.lead}</p>
        {isAllowed && (
          <Segments<'plans' | 'campaigns'>
            label={campaigns.parts}
            value={showsCampaigns ? 'campaigns' : 'plans'}
            options={(['plans', 'campaigns'] as const).map((value) => ({ value, label: campaigns[value] }))}
            onChange={(part) => view.set({ campaignId: part === 'campaigns' ? 'all' : null })}
          />
        )}
      </header>
      {showsCampaigns ? <CampaignList /> : <PlanPicker />}
    </div>
  )
}
