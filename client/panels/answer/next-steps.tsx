import type { CoverageResult } from '#contract/coverage'
import { useResultWords } from '../../i18n/result-words.ts'
import { useStore } from '../../state/create-store.ts'
import { selection } from '../../state/selection.ts'
import { view } from '../../state/view.ts'
import { writeAddress } from '../../state/view-address.ts'
import { Icon } from '../controls/icon.tsx'
import { PushButton } from '../controls/push-button.tsx'

/** What people do with an answer: print it, or set it against another. The report is about the division selected, else about all. */
export function NextSteps({ result }: { result: CoverageResult }) {
  const more = useResultWords()
  const now = useStore(view, (state) => state)
  const selected = useStore(selection, (state) => state.divisionId)
  const division = result.divisions.find((row) => row.divisionId === selected)
  const report = { resultId: result.id, divisionId: division?.divisionId ?? null }
  return (
    <div className="next-steps">
      <a className="push small" href={writeAddress({ ...now, report })} target="_blank" rel="noopener">
        <Icon name="list" /> {more.answer.report}
        {division && (
          <span className="data-name" lang="zh-CN">
            {division.name}
          </span>
        )}
      </a>
      <PushButton small icon="clock" onClick={() => view.set({ tab: 'compare', drawerOpen: true })}>
        {more.answer.compare}
      </PushButton>
    </div>
  )
}
