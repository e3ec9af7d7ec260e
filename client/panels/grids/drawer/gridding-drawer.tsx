import { type ComponentType, useEffect } from 'react'
import type { Gridding } from '#contract/griddings/gridding-answer'
import { boxOf } from '#planning/geodesy/box-of'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { showBox } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { type GriddingTab, griddingTabs, gridFocus } from '../../../state/griddings/grid-focus.ts'
import { griddingRun } from '../../../state/griddings/gridding-run.ts'
import { showDivision } from '../../../state/open-division.ts'
import { Tabs } from '../../controls/tabs.tsx'
import { DrawerFrame } from '../../results/drawer-frame.tsx'
import { AlternativesTable } from './alternatives-table.tsx'
import { DivisionsTable } from './divisions-table.tsx'
import { GridsTable } from './grids-table.tsx'
import { StandingCharts } from './standing-charts.tsx'
import '../../../theme/grids.css'

/** Height of the tabs' bar with the handle above it. */
const barHeight = 48

/** After so long the map knows its new size. */
const mapResizeMilliseconds = 200

const contents: Record<GriddingTab, ComponentType<{ gridding: Gridding; room: number }>> = {
  grids: GridsTable,
  divisions: DivisionsTable,
  alternatives: AlternativesTable,
  standing: StandingCharts,
}

/** The grids, the divisions, the alternatives and the charts of an answer, below the map or in the sheet of a narrow screen. */
export default function GriddingDrawer({ stage }: { stage: HTMLElement | null }) {
  const words = useGridWords()
  const gridding = useStore(griddingRun, (run) => run.shown)
  const chosen = useStore(gridFocus, (focus) => focus.tab)
  const place = gridding && `${gridding.divisions.map((each) => each.divisionId)} ${gridding.grids.length > 0}`
  // The drawer takes room from the map: what was in view is brought back into it.
  useEffect(() => {
    const { grids = [], divisions = [] } = place === null ? {} : (griddingRun.get().shown ?? {})
    const show = (): void => {
      if (grids.length > 0) showBox(boxOf(grids.flatMap(({ geometry }) => geometry.coordinates)))
      else if (divisions.length > 0) void showDivision(divisions[0].divisionId)
    }
    const timer = setTimeout(show, mapResizeMilliseconds)
    return () => clearTimeout(timer)
  }, [place])
  if (!gridding) return null
  const tabs = griddingTabs.filter((key) => key !== 'divisions' || gridding.totals.divisions > 1)
  const tab = tabs.includes(chosen) ? chosen : 'grids'
  const Content = contents[tab]
  return (
    <DrawerFrame stage={stage} label={words.drawer}>
      {(room) => (
        <Tabs<GriddingTab>
          label={words.drawer}
          value={tab}
          tabs={tabs.map((key) => ({ key, label: key === 'grids' ? words.kinds.names[gridding.kind] : words.tabs[key] }))}
          onChange={(key) => gridFocus.set({ tab: key })}
        >
          <Content gridding={gridding} room={room - barHeight} />
        </Tabs>
      )}
    </DrawerFrame>
  )
}
