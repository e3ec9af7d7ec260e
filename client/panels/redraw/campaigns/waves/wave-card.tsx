import { useState } from 'react'
import type { Campaign, Wave } from '#contract/campaigns/campaign-answer'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { count } from '../../../../i18n/numbers.ts'
import { campaignRun, changeCampaign } from '../../../../state/campaigns/campaign-run.ts'
import { formOfWave } from '../../../../state/campaigns/wave-form.ts'
import { waveSign, withWave } from '../../../../state/campaigns/waves-of-campaign.ts'
import { useStore } from '../../../../state/create-store.ts'
import { Icon } from '../../../controls/icon.tsx'
import { PushButton } from '../../../controls/push-button.tsx'
import { StageBar } from '../stage-bar.tsx'
import { AddPlans } from './add-plans.tsx'
import { QuotaLine } from './quota-line.tsx'
import { WaveFormFields } from './wave-form-fields.tsx'
import { WaveMoves } from './wave-moves.tsx'
import { WavePlans } from './wave-plans.tsx'

interface WaveCardProps {
  campaign: Campaign
  wave: Wave
  /** 0 is the first. */
  place: number
  mayEdit: boolean
}

/** One wave: its days, how far it is, its quota and its plans; for planners the ways to change them. */
export function WaveCard({ campaign, wave, place, mayEdit }: WaveCardProps) {
  const words = useCampaignWords()
  const [doing, setDoing] = useState<'nothing' | 'edit' | 'add'>('nothing')
  const part = useStore(campaignRun, (run) => run.dashboard)?.waves.find(({ waveId }) => waveId === wave.id)
  const done = (): void => setDoing('nothing')
  return (
    <section className="wave-card" aria-label={words.wave.label(count(place + 1))}>
      <header>
        <h3>
          <span aria-hidden="true">{waveSign(place)}</span>{' '}
          <span className="data-name" lang="zh-CN">
            {wave.name}
          </span>
        </h3>
        <span className="tag">{words.kinds[wave.kind]}</span>
      </header>
      <p className="wave-days">
        <span className="soft">{words.days(wave.fromDay, wave.dueDay)}</span>
        {part && part.overdue > 0 && (
          <b className="overdue">
            <Icon name="clock" /> {words.lateOnes(count(part.overdue))}
          </b>
        )}
      </p>
      {part && <StageBar part={part} />}
      {part?.quota && <QuotaLine standing={part.quota} />}
      {part && part.areasWithoutPlan > 0 && <p className="soft">{words.wave.without(count(part.areasWithoutPlan))}</p>}
      {doing === 'edit' ? (
        <>
          <WaveFormFields
            first={formOfWave(wave)}
            onCancel={done}
            onSave={async (form) => {
              await changeCampaign({ waves: withWave(campaign, form) })
              done()
            }}
          />
          <WaveMoves campaign={campaign} wave={wave} place={place} />
        </>
      ) : (
        <>
          <WavePlans campaign={campaign} wave={wave} mayEdit={mayEdit} />
          {doing === 'add' && <AddPlans wave={wave} onDone={done} />}
          {mayEdit && doing === 'nothing' && (
            <div className="card-actions">
              <PushButton small icon="plus" onClick={() => setDoing('add')}>
                {words.plan.add}
              </PushButton>
              <PushButton small onClick={() => setDoing('edit')}>
                {words.wave.edit}
              </PushButton>
            </div>
          )}
        </>
      )}
    </section>
  )
}
