import type { DashboardPart } from '#contract/campaigns/dashboard'
import { planStages } from '#planning/campaigns/campaign-types'
import { useCampaignWords } from '../../../i18n/campaigns/campaign-words.ts'
import { count } from '../../../i18n/numbers.ts'

/** How far work has come, as one bar; the same in words below it. */
export function StageBar({ part }: { part: Pick<DashboardPart, 'stages'> }) {
  const words = useCampaignWords()
  const shown = planStages.filter((stage) => part.stages[stage] > 0)
  if (shown.length === 0) return null
  return (
    <div className="stages">
      <div className="stage-bar" aria-hidden="true">
        {shown.map((stage) => (
          <i key={stage} className={`stage-${stage}`} style={{ flexGrow: part.stages[stage] }} />
        ))}
      </div>
      <ul>
        {shown.map((stage) => (
          <li key={stage}>
            <i className={`stage-dot stage-${stage}`} aria-hidden="true" />
            {words.progress.of(count(part.stages[stage]), words.stages[stage])}
          </li>
        ))}
      </ul>
    </div>
  )
}
