import type { ComponentType } from 'react'
import type { Dashboard } from '#contract/campaigns/dashboard'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { type CampaignTab, campaignFocus, campaignTabs } from '../../../../state/campaigns/campaign-focus.ts'
import { campaignRun } from '../../../../state/campaigns/campaign-run.ts'
import { useStore } from '../../../../state/create-store.ts'
import { Tabs } from '../../../controls/tabs.tsx'
import { DrawerFrame } from '../../../results/drawer-frame.tsx'
import { BeforeAfterTab } from './before-after-tab.tsx'
import { PlansTab } from './plans-tab.tsx'
import { ProgressTab } from './progress-tab.tsx'
import '../../../../theme/campaigns.css'

/** Height of the tabs' bar with the handle above it. */
const barHeight = 48

const contents: Record<CampaignTab, ComponentType<{ dashboard: Dashboard; room: number }>> = {
  plans: PlansTab,
  table: BeforeAfterTab,
  progress: ProgressTab,
}

/** 挂图作战: plans with who is next, units before and after, progress by wave; below the map or in the sheet of a narrow screen. */
export default function CampaignDrawer({ stage }: { stage: HTMLElement | null }) {
  const words = useCampaignWords()
  const dashboard = useStore(campaignRun, (run) => run.dashboard)
  const tab = useStore(campaignFocus, (focus) => focus.tab)
  if (!dashboard) return null
  const Content = contents[tab]
  return (
    <DrawerFrame stage={stage} label={words.drawer}>
      {(room) => (
        <Tabs<CampaignTab>
          label={words.drawer}
          value={tab}
          tabs={campaignTabs.map((key) => ({ key, label: words.tabs[key] }))}
          onChange={(key) => campaignFocus.set({ tab: key })}
        >
          <Content dashboard={dashboard} room={room - barHeight} />
        </Tabs>
      )}
    </DrawerFrame>
  )
}
