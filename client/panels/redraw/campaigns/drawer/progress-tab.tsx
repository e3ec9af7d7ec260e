import type { Dashboard } from '#contract/campaigns/dashboard'
import { planStages } from '#planning/campaigns/campaign-types'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { count } from '../../../../i18n/numbers.ts'
import { campaignFocus } from '../../../../state/campaigns/campaign-focus.ts'
import { waveSign } from '../../../../state/campaigns/waves-of-campaign.ts'
import { Icon } from '../../../controls/icon.tsx'
import { NameButton } from '../../../results/tables/name-button.tsx'
import { QuotaLine } from '../waves/quota-line.tsx'

/** A bar for each wave: as long as its work, in pieces by how far they are, with their numbers; what is late beside it. */
export function ProgressTab({ dashboard, room }: { dashboard: Dashboard; room: number }) {
  const words = useCampaignWords()
  const { all, waves } = dashboard
  const most = Math.max(1, ...waves.map((wave) => wave.plans + wave.areasWithoutPlan))
  return (
    <section
      className="tab-body progress-tab"
      style={{ maxHeight: room }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={words.progress.caption}
    >
      <ul className="stage-key">
        {planStages.map((stage) => (
          <li key={stage}>
            <i className={`stage-dot stage-${stage}`} aria-hidden="true" />
            {words.progress.of(count(all.stages[stage]), words.stages[stage])}
          </li>
        ))}
      </ul>
      <ol className="progress-rows">
        {waves.map((wave, place) => (
          <li key={wave.waveId}>
            <div className="progress-name">
              <span aria-hidden="true">{waveSign(place)}</span>{' '}
              <NameButton name={wave.name} onClick={() => campaignFocus.set({ waveId: wave.waveId, tab: 'plans' })} />{' '}
              <span className="tag">{words.kinds[wave.kind]}</span>
              <span className="soft"> {words.wave.dueSoon(wave.dueDay)}</span>
            </div>
            {wave.plans + wave.areasWithoutPlan === 0 && <p className="hint">{words.wave.empty}</p>}
            <div className="progress-room" hidden={wave.plans + wave.areasWithoutPlan === 0}>
              <div className="stage-bar tall" style={{ width: `${(100 * (wave.plans + wave.areasWithoutPlan)) / most}%` }}>
                {planStages
                  .filter((stage) => wave.stages[stage] > 0)
                  .map((stage) => (
                    <i
                      key={stage}
                      className={`stage-${stage}`}
                      style={{ flexGrow: wave.stages[stage] }}
                      role="img"
                      aria-label={words.progress.of(count(wave.stages[stage]), words.stages[stage])}
                    >
                      <b>{count(wave.stages[stage])}</b>
                    </i>
                  ))}
              </div>
              {wave.overdue > 0 && (
                <b className="overdue">
                  <Icon name="clock" /> {words.lateOnes(count(wave.overdue))}
                </b>
              )}
            </div>
            {wave.quota && <QuotaLine standing={wave.quota} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
