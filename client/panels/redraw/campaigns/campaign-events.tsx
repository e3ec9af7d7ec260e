import { useEffect, useState } from 'react'
import type { Campaign, CampaignEvent } from '#contract/campaigns/campaign-answer'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../../api.ts'
import { useCampaignWords } from '../../../i18n/campaigns/campaign-words.ts'
import { moment } from '../../../i18n/numbers.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'

const aPage = 20

/** Who did what to a campaign, the latest first; loaded when it is unfolded. */
export function CampaignEvents({ campaign: { id, version } }: { campaign: Campaign }) {
  const words = useCampaignWords()
  const [isOpen, setOpen] = useState(false)
  const [most, setMost] = useState(aPage)
  const [found, setFound] = useState<{ events: CampaignEvent[]; numberMatched: number } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other events
  useEffect(() => {
    if (!isOpen) return
    let isOver = false
    api.campaignEvents(id, { limit: most }).then(
      (answer) => {
        if (isOver) return
        setFound(answer)
        setProblem(null)
      },
      (error) => !isOver && setProblem(problemOf(error)),
    )
    return () => {
      isOver = true
    }
  }, [isOpen, id, version, most])
  return (
    <details className="campaign-events" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.events.title}</summary>
      {problem && <ProblemNotice problem={problem} />}
      {!found && !problem && <p className="hint">{words.events.loading}</p>}
      <ol>
        {found?.events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several events may be of one version, in a fixed order
          <li key={`${event.version} ${index}`}>
            <span className="data-name">{words.event(event)}</span>
            <br />
            <span className="soft">
              <span className="data-name">{event.by}</span> · {moment(event.at)}
            </span>
          </li>
        ))}
      </ol>
      {found && found.numberMatched > found.events.length && (
        <PushButton small onClick={() => setMost(most + aPage)}>
          {words.events.more}
        </PushButton>
      )}
    </details>
  )
}
