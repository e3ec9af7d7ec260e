import { useEffect, useState } from 'react'
import { findings } from '../../editing/checks/findings.ts'
import { editor } from '../../editing/editor.ts'
import { count } from '../../i18n/numbers.ts'
import { useRedrawWords } from '../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../state/create-store.ts'
import { closePlan } from '../../state/plans/open-plan.ts'
import { planDesk } from '../../state/plans/plan-desk.ts'
import { view } from '../../state/view.ts'
import { PushButton } from '../controls/push-button.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { ChecksTab } from './checks/checks-tab.tsx'
import { CompareTab } from './compare/compare-tab.tsx'
import { EditTab } from './edit/edit-tab.tsx'
import { ConflictCard } from './history/conflict-card.tsx'
import { HistoryTab } from './history/history-tab.tsx'
import { LostStrokes } from './history/lost-strokes.tsx'
import { PublishBar } from './publish-bar.tsx'
import { SavingLine } from './saving-line.tsx'

type Tab = 'edit' | 'checks' | 'history' | 'compare'

/** The open plan: whether all of it is saved, then the work by tabs, and at the foot the way to publish it. */
export function PlanView() {
  const words = useRedrawWords()
  const [tab, setTab] = useState<Tab>('edit')
  const { plan, conflicts } = useStore(planDesk, (state) => state)
  const found = useStore(findings, (state) => state.results)
  const isProposed = useStore(editor, (state) => state.isProposed)
  // What waits to be confirmed is shown where it can be.
  useEffect(() => {
    if (isProposed) setTab('edit')
  }, [isProposed])
  if (!plan) return null
  const wrong = found.reduce((sum, { findings: list }) => sum + list.filter(({ severity }) => severity !== 'info').length, 0)
  const label = (key: Tab): string =>
    key === 'checks' && wrong > 0 ? words.tabCount(words.tabs.checks, count(wrong)) : words.tabs[key]
  return (
    <div className="task redraw">
      <header className="task-head">
        <h2 className="data-name" lang="zh-CN">
          {plan.name}
        </h2>
        <p>
          <span className="data-name" lang="zh-CN">
            {plan.scope.name}
          </span>{' '}
          · {words.kinds[plan.kind]} · {words.effectiveOn(plan.effective)}{' '}
          <span className={`tag plan-${plan.state}`}>{words.states[plan.state]}</span>
        </p>
        <SavingLine />
        <PushButton
          small
          className="plan-close"
          onClick={() => {
            closePlan()
            view.set({ planId: null })
          }}
        >
          {words.close}
        </PushButton>
      </header>
      <div className="task-body">
        {conflicts.length > 0 && <ConflictCard />}
        <LostStrokes />
        <Tabs<Tab>
          label={words.title}
          value={tab}
          tabs={(['edit', 'checks', 'history', 'compare'] as const).map((key) => ({ key, label: label(key) }))}
          onChange={setTab}
        >
          {tab === 'edit' && <EditTab />}
          {tab === 'checks' && <ChecksTab />}
          {tab === 'history' && <HistoryTab />}
          {tab === 'compare' && <CompareTab />}
        </Tabs>
      </div>
      <PublishBar />
    </div>
  )
}
