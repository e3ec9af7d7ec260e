import { type ComponentType, useEffect } from 'react'
import type { Siting } from '#contract/sitings/siting-answer'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { showBox } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { type SitingTab, sitingFocus, sitingTabs } from '../../../state/sitings/siting-focus.ts'
import { sitingRun } from '../../../state/sitings/siting-run.ts'
import { Tabs } from '../../controls/tabs.tsx'
import { DrawerFrame } from '../../results/drawer-frame.tsx'
import { CurveTab } from './curve-tab.tsx'
import { SitesTable } from './sites-table.tsx'
import { SitingDivisions } from './siting-divisions.tsx'
import { SitingGaps } from './siting-gaps.tsx'
import '../../../theme/grids.css'
import '../../../theme/sitings.css'

/** Height of the tabs' bar with the handle above it. */
const barHeight = 48

/** After so long the map knows its new size. */
const mapResizeMilliseconds = 200

const contents: Record<SitingTab, ComponentType<{ siting: Siting; room: number }>> = {
  sites: SitesTable,
  divisions: SitingDivisions,
  curve: CurveTab,
  gaps: SitingGaps,
}

/** The sites, the communities, other numbers of sites and who is left out, below the map or in the sheet of a narrow screen. */
export default function SitingDrawer({ stage }: { stage: HTMLElement | null }) {
  const words = useSitingWords()
  const siting = useStore(sitingRun, (run) => run.shown)
  const chosen = useStore(sitingFocus, (focus) => focus.tab)
  const id = siting?.id ?? null
  // The drawer takes room from the map: what was in view is brought back into it.
  useEffect(() => {
    sitingFocus.set({ site: null })
    const timer = setTimeout(() => id !== null && showSites(), mapResizeMilliseconds)
    return () => clearTimeout(timer)
  }, [id])
  if (!siting) return null
  const tabs = sitingTabs.filter((key) => key !== 'curve' || (siting.curve !== null && siting.curve.length > 0))
  const tab = tabs.includes(chosen) ? chosen : 'sites'
  const Content = contents[tab]
  return (
    <DrawerFrame stage={stage} label={words.drawer}>
      {(room) => (
        <Tabs<SitingTab>
          label={words.drawer}
          value={tab}
          tabs={tabs.map((key) => ({ key, label: words.tabs[key] }))}
          onChange={(key) => sitingFocus.set({ tab: key })}
        >
          <Content siting={siting} room={room - barHeight} />
        </Tabs>
      )}
    </DrawerFrame>
  )
}

/** Shows all sites on the map, with those that stay. */
function showSites(): void {
  const { sites = [], kept = [] } = sitingRun.get().shown ?? {}
  const places = [...sites, ...kept]
  if (places.length < 2) return
  const [lons, lats] = [places.map(({ lon }) => lon), places.map(({ lat }) => lat)]
  showBox([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)])
}
