import type { Campaign } from '#contract/campaigns/campaign-answer'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { changeCampaign } from '../../../../state/campaigns/campaign-run.ts'
import { daysAfter, newWaveForm } from '../../../../state/campaigns/wave-form.ts'
import { withWave } from '../../../../state/campaigns/waves-of-campaign.ts'
import { today } from '../../../../state/places/periods.ts'
import { WaveFormFields } from './wave-form-fields.tsx'

const usualDays = 90

/** A wave to come: it begins the day after the last one is due. */
export function NewWave({ campaign, onDone }: { campaign: Campaign; onDone(): void }) {
  const words = useCampaignWords()
  const last = campaign.waves.at(-1)
  const kind = last ? 'rollout' : 'pilot'
  const begins = last ? daysAfter(last.dueDay, 1) : today()
  return (
    <section className="wave-card" aria-label={words.wave.add}>
      <WaveFormFields
        first={newWaveForm(kind, '', begins, usualDays)}
        onCancel={onDone}
        onSave={async (form) => {
          await changeCampaign({ waves: withWave(campaign, form) })
          onDone()
        }}
      />
    </section>
  )
}
