import type { DashboardRow } from '#contract/campaigns/dashboard'
import { useCampaignWords } from '../../../i18n/campaigns/campaign-words.ts'
import { Icon } from '../../controls/icon.tsx'

/** How far a plan has come, in words, with its sign; what is overdue says so. */
export function StageTag({ row: { stage, isOverdue } }: { row: Pick<DashboardRow, 'stage' | 'isOverdue'> }) {
  const words = useCampaignWords()
  if (stage === null) return <span className="soft">{words.withdrawn}</span>
  return (
    <span className="stage-tag">
      <i className={`stage-dot stage-${stage}`} aria-hidden="true" />
      {words.stages[stage]}
      {isOverdue && (
        <b className="overdue">
          <Icon name="clock" /> {words.overdue}
        </b>
      )}
    </span>
  )
}
