import type { Campaign, Wave } from '#contract/campaigns/campaign-answer'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { changeCampaign } from '../../../../state/campaigns/campaign-run.ts'
import { withoutWave, withWaveEarlier } from '../../../../state/campaigns/waves-of-campaign.ts'
import { PushButton } from '../../../controls/push-button.tsx'
import { useWork } from '../../../controls/use-work.ts'
import { ProblemNotice } from '../../../figures/problem-notice.tsx'

/** Brings a wave before the one that it follows, or deletes it while it is empty. */
export function WaveMoves({ campaign, wave, place }: { campaign: Campaign; wave: Wave; place: number }) {
  const { wave: words } = useCampaignWords()
  const { busy, problem, run } = useWork()
  const isEmpty = wave.planIds.length === 0
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <div className="card-actions">
        {place > 0 && (
          <PushButton
            small
            busy={busy}
            onClick={() => void run(() => changeCampaign({ waves: withWaveEarlier(campaign, wave.id) }))}
          >
            {words.up}
          </PushButton>
        )}
        <PushButton
          small
          busy={busy}
          disabled={!isEmpty}
          onClick={() => void run(() => changeCampaign({ waves: withoutWave(campaign, wave.id) }))}
        >
          {words.remove}
        </PushButton>
      </div>
      {!isEmpty && <p className="hint">{words.notEmpty}</p>}
    </>
  )
}
