import { planStages } from '#planning/campaigns/campaign-types'
import { useCampaignWords } from '../../../i18n/campaigns/campaign-words.ts'
import { campaignRun } from '../../../state/campaigns/campaign-run.ts'
import { useStore } from '../../../state/create-store.ts'
import '../../../theme/campaigns.css'

/** The signs of a campaign that are on the map now. */
export default function CampaignsLegend() {
  const words = useCampaignWords()
  const dashboard = useStore(campaignRun, (run) => run.dashboard)
  if (!dashboard) return null
  const shown = planStages.filter((stage) => dashboard.areas.some((area) => area.stage === stage))
  return (
    <>
      <h3>{words.legend.title}</h3>
      <ul>
        {shown.map((stage) => (
          <li key={stage}>
            <i className={`swatch stage-${stage}`} /> {words.stages[stage]}
          </li>
        ))}
        {dashboard.areas.some(({ isOverdue }) => isOverdue) && (
          <li>
            <i className="swatch stage-overdue" /> {words.legend.overdue}
          </li>
        )}
      </ul>
      <p className="hint">{words.legend.wave}</p>
      {dashboard.areas.some(({ planIds }) => planIds.length > 1) && <p className="hint">{words.legend.several}</p>}
    </>
  )
}
