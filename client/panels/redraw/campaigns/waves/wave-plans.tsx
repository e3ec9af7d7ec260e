import type { Campaign, Wave } from '#contract/campaigns/campaign-answer'
import type { DashboardRow } from '#contract/campaigns/dashboard'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { campaignFocus } from '../../../../state/campaigns/campaign-focus.ts'
import { campaignRun, placePlans } from '../../../../state/campaigns/campaign-run.ts'
import { lookAtPlan } from '../../../../state/campaigns/look-at.ts'
import { useStore } from '../../../../state/create-store.ts'
import { mayRedraw } from '../../../../state/service/may-redraw.ts'
import { session } from '../../../../state/service/session.ts'
import { view } from '../../../../state/view.ts'
import { Choice } from '../../../controls/choice.tsx'
import { PushButton } from '../../../controls/push-button.tsx'
import { useWork } from '../../../controls/use-work.ts'
import { ProblemNotice } from '../../../figures/problem-notice.tsx'
import { StageTag } from '../stage-tag.tsx'

/** The plans of a wave; the one that is looked at can be opened, moved and taken out. */
export function WavePlans({ campaign, wave, mayEdit }: { campaign: Campaign; wave: Wave; mayEdit: boolean }) {
  const words = useCampaignWords()
  const rows = useStore(campaignRun, (run) => run.dashboard)?.plans.filter(({ waveId }) => waveId === wave.id) ?? []
  const chosen = useStore(campaignFocus, (focus) => focus.planId)
  if (wave.planIds.length === 0) return <p className="hint">{words.wave.empty}</p>
  return (
    <ul className="wave-plans">
      {rows.map((row) => (
        <li key={row.planId} className={row.planId === chosen ? 'chosen' : undefined}>
          <button type="button" aria-expanded={row.planId === chosen} onClick={() => lookAtPlan(row)}>
            <span className="data-name" lang="zh-CN">
              {row.name}
            </span>
            <StageTag row={row} />
          </button>
          {row.planId === chosen && <PlanActions campaign={campaign} wave={wave} row={row} mayEdit={mayEdit} />}
        </li>
      ))}
    </ul>
  )
}

function PlanActions({ campaign, wave, row, mayEdit }: { campaign: Campaign; wave: Wave; row: DashboardRow; mayEdit: boolean }) {
  const words = useCampaignWords()
  const mayOpen = useStore(session, mayRedraw)
  const { busy, problem, run } = useWork()
  const others = campaign.waves.filter(({ id }) => id !== wave.id)
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <div className="card-actions">
        {mayOpen && (
          <PushButton small onClick={() => view.set({ planId: row.planId })}>
            {words.plan.open}
          </PushButton>
        )}
        {mayEdit && others.length > 0 && (
          <span className="data-name" lang="zh-CN">
            <Choice
              label={words.plan.move(row.name)}
              value=""
              options={[{ value: '', label: words.plan.moveTo }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={(waveId) => waveId !== '' && void run(() => placePlans(waveId, [row.planId]))}
            />
          </span>
        )}
        {mayEdit && (
          <PushButton small busy={busy} onClick={() => void run(() => placePlans(null, [row.planId]))}>
            {words.plan.out}
          </PushButton>
        )}
      </div>
    </>
  )
}
