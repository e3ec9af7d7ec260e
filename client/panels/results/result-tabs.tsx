import type { ComponentType } from 'react'
import type { CoverageResult } from '#contract/coverage'
import { useResultWords } from '../../i18n/result-words.ts'
import { useSupplyWords } from '../../i18n/supply/supply-words.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { type DrawerTab, drawerTabs } from '../../state/view-types.ts'
import { Tabs } from '../controls/tabs.tsx'
import { TimeChart } from './chart/time-chart.tsx'
import { CompareRuns } from './compare/compare-runs.tsx'
import { SupplyTab } from './supply/supply-tab.tsx'
import { CompletenessMatrix } from './tables/completeness-matrix.tsx'
import { DivisionTable } from './tables/division-table.tsx'
import { FacilityLoads } from './tables/facility-loads.tsx'
import { GapList } from './tables/gap-list.tsx'

/** Height of the tabs' bar with the handle above it. */
const barHeight = 48

const contents: Record<DrawerTab, ComponentType<{ result: CoverageResult; room: number }>> = {
  table: DivisionTable,
  complete: CompletenessMatrix,
  supply: SupplyTab,
  gaps: GapList,
  chart: TimeChart,
  facilities: FacilityLoads,
  compare: CompareRuns,
}

/** The answer as table, completeness, supply, gaps, chart, loads and comparison. `room` is the drawer's height in pixels. */
export function ResultTabs({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const more = useResultWords()
  const supply = useSupplyWords()
  const tab = useStore(view, (state) => state.tab)
  const Content = contents[tab]
  const labels: Record<DrawerTab, string> = {
    table: words.drawer.table,
    complete: more.tabs.complete,
    supply: supply.tab,
    gaps: words.drawer.gaps,
    chart: words.drawer.chart,
    facilities: words.drawer.facilities,
    compare: more.tabs.compare,
  }
  return (
    <Tabs<DrawerTab>
      label={more.tabs.label}
      value={tab}
      tabs={drawerTabs.map((key) => ({ key, label: labels[key] }))}
      onChange={(key) => view.set({ tab: key })}
    >
      <Content result={result} room={room - barHeight} />
    </Tabs>
  )
}
