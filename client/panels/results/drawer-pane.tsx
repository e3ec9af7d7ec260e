import { useWords } from '../../i18n/words.ts'
import { coverageRun } from '../../state/coverage/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { showsCoverage } from '../../state/view-types.ts'
import { DrawerFrame } from './drawer-frame.tsx'
import { ResultTabs } from './result-tabs.tsx'

/** The results of a coverage run below the map, or in the sheet of a narrow screen. */
export function DrawerPane({ stage }: { stage: HTMLElement | null }) {
  const words = useWords()
  const result = useStore(coverageRun, (run) => run.result)
  const panel = useStore(view, (state) => state.panel)
  if (!result || !showsCoverage(panel)) return null
  return (
    <DrawerFrame stage={stage} label={words.drawer.label}>
      {(room) => <ResultTabs result={result} room={room} />}
    </DrawerFrame>
  )
}
