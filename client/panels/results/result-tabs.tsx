import { Tabs } from 'antd'
import type { CoverageResult } from '#contract/coverage'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { type DrawerTab, drawerTabs } from '../../state/view-types.ts'
import { ComparisonTable } from './comparison-table.tsx'
import { DivisionTable } from './division-table.tsx'
import { FacilityLoads } from './facility-loads.tsx'
import { GapList } from './gap-list.tsx'
import { TimeChart } from './time-chart.tsx'

/** Height of the tabs' bar with the handle above it. */
const barHeight = 46

/** The answer as table, gaps, chart, loads and comparison. `room` is the drawer's height in pixels. */
export default function ResultTabs({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const tab = useStore(view, (state) => state.tab)
  const inside = room - barHeight
  const content: Record<DrawerTab, React.ReactNode> = {
    table: <DivisionTable result={result} room={inside} />,
    gaps: <GapList result={result} room={inside} />,
    chart: <TimeChart result={result} room={inside} />,
    facilities: <FacilityLoads result={result} room={inside} />,
    compare: <ComparisonTable result={result} room={inside} />,
  }
  return (
    <Tabs
      className="result-tabs"
      size="small"
      activeKey={tab}
      onChange={(key) => view.set({ tab: key as DrawerTab })}
      destroyOnHidden
      items={drawerTabs.map((key) => ({ key, label: words.drawer[key], children: content[key] }))}
    />
  )
}
