import type { CoverageResult } from '#contract/coverage'
import { useResultWords } from '../../i18n/result-words.ts'
import { useSupplyWords } from '../../i18n/supply/supply-words.ts'
import { useStore } from '../../state/create-store.ts'
import { selection } from '../../state/selection.ts'
import { view } from '../../state/view.ts'
import { writeAddress } from '../../state/view-address.ts'
import type { View } from '../../state/view-types.ts'
import { Icon } from '../controls/icon.tsx'
import { PushButton } from '../controls/push-button.tsx'

/** Opens a tab of the results; on a narrow screen they lie further down in the same sheet. */
function openTab(change: Partial<View>): void {
  view.set({ drawerOpen: true, ...change })
  requestAnimationFrame(() => document.querySelector('.drawer.in-sheet')?.scrollIntoView({ block: 'start' }))
}

/** What people do with an answer: print it, see whether supply suffices, or set it against another. The report is about the division selected, else about all. */
export function NextSteps({ result }: { result: CoverageResult }) {
  const more = useResultWords()
  const supply = useSupplyWords()
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
      <PushButton small onClick={() => openTab({ tab: 'supply', shading: 'supply' })}>
        {supply.open}
      </PushButton>
      <PushButton small icon="clock" onClick={() => openTab({ tab: 'compare' })}>
        {more.answer.compare}
      </PushButton>
    </div>
  )
}
