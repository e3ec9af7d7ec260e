import type { Dashboard } from '#contract/campaigns/dashboard'
import { useCampaignWords } from '../../../i18n/campaigns/campaign-words.ts'
import { count } from '../../../i18n/numbers.ts'
import { Icon } from '../../controls/icon.tsx'
import { StageBar } from './stage-bar.tsx'

/** All waves together: what is done, what is late, whom it concerns. */
export function CampaignHeadline({ dashboard: { all, pending, failed, isPart } }: { dashboard: Dashboard }) {
  const words = useCampaignWords()
  const done = all.stages.published + all.stages.effective
  return (
    <div className="campaign-head">
      <p className="sentence">{words.headline(count(done), count(all.plans + all.areasWithoutPlan))}</p>
      {all.overdue > 0 ? (
        <p className="overdue">
          <Icon name="clock" /> {words.lateOnes(count(all.overdue))}
        </p>
      ) : (
        <p className="soft">{words.noLate}</p>
      )}
      <StageBar part={all} />
      <p title={words.peopleHelp}>{words.people(count(all.people))}</p>
      <p>{words.communities(count(all.newCommunities), count(all.reboundCommunities))}</p>
      {isPart && <p className="hint">{words.isPart}</p>}
      {pending > 0 && (
        <p className="hint" role="status">
          {words.pending(count(pending))}
        </p>
      )}
      {failed > 0 && <p className="hint error">{words.failed(count(failed))}</p>}
    </div>
  )
}
