import { type ComponentType, useEffect } from 'react'
import type { Merge, MergeProposal } from '#contract/merges/merge-answer'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { type MergeTab, mergeFocus, mergeTabs } from '../../../state/merges/merge-focus.ts'
import { mergeRun } from '../../../state/merges/merge-run.ts'
import { Tabs } from '../../controls/tabs.tsx'
import { DrawerFrame } from '../../results/drawer-frame.tsx'
import { CompareTab } from './compare-tab.tsx'
import { CurveTab } from './curve-tab.tsx'
import { GroupsTable } from './groups-table.tsx'
import { PromisesTab } from './promises-tab.tsx'
import { TownsTab } from './towns-tab.tsx'
import '../../../theme/grids.css'
import '../../../theme/sitings.css'
import '../../../theme/merges.css'

/** Height of the tabs' bar with the handle above it. */
const barHeight = 48

const contents: Record<MergeTab, ComponentType<{ merge: Merge; proposal: MergeProposal | null; room: number }>> = {
  groups: GroupsTable,
  compare: CompareTab,
  curve: CurveTab,
  towns: TownsTab,
  promises: PromisesTab,
}

/** The list with reasons, the curve, statistics and promises, below the map or in the sheet of a narrow screen. */
export default function MergeDrawer({ stage }: { stage: HTMLElement | null }) {
  const words = useMergeWords()
  const merge = useStore(mergeRun, (run) => run.shown)
  const { tab: chosen, proposal: number } = useStore(mergeFocus, (focus) => focus)
  const id = merge?.id ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer has other groups
  useEffect(() => mergeFocus.set({ group: null }), [id])
  if (!merge) return null
  const proposal = merge.proposals[number - 1] ?? merge.proposals[0] ?? null
  const tabs = mergeTabs.filter((key) => (key === 'curve' ? merge.frontier.length > 0 : proposal !== null))
  if (tabs.length === 0) return null
  const tab = tabs.includes(chosen) ? chosen : tabs[0]
  const Content = contents[tab]
  return (
    <DrawerFrame stage={stage} label={words.drawer}>
      {(room) => (
        <Tabs<MergeTab>
          label={words.drawer}
          value={tab}
          tabs={tabs.map((key) => ({ key, label: words.tabs[key] }))}
          onChange={(key) => mergeFocus.set({ tab: key })}
        >
          <Content merge={merge} proposal={proposal} room={room - barHeight} />
        </Tabs>
      )}
    </DrawerFrame>
  )
}
