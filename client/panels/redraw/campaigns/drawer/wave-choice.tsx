import type { Dashboard } from '#contract/campaigns/dashboard'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { campaignFocus } from '../../../../state/campaigns/campaign-focus.ts'
import { waveSign } from '../../../../state/campaigns/waves-of-campaign.ts'
import { useStore } from '../../../../state/create-store.ts'
import { Choice } from '../../../controls/choice.tsx'

const all = 'all'

/** Which wave is looked at, or all of them. */
export function WaveChoice({ dashboard }: { dashboard: Dashboard }) {
  const { table: words } = useCampaignWords()
  const waveId = useStore(campaignFocus, (focus) => focus.waveId)
  return (
    <span className="wave-choice data-name" lang="zh-CN">
      <Choice
        label={words.waveChoice}
        value={waveId ?? all}
        options={[
          { value: all, label: words.all },
          ...dashboard.waves.map((wave, place) => ({ value: wave.waveId, label: `${waveSign(place)} ${wave.name}` })),
        ]}
        onChange={(value) => campaignFocus.set({ waveId: value === all ? null : value })}
      />
    </span>
  )
}
