import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { periodIndex, periods, today } from '../../state/places/periods.ts'
import { view } from '../../state/view.ts'
import { PushButton } from '../controls/push-button.tsx'
import { timeBar } from './time-bar-state.ts'

/** The day whose divisions are shown; pressing it opens the time bar. */
export function AsOf({ narrow }: { narrow: boolean }) {
  const words = useWords()
  const at = useStore(view, (state) => state.at)
  const list = useStore(periods, (state) => state.list)
  const open = useStore(timeBar, (state) => state.open)
  const tense = list[periodIndex(list, at)]?.tense ?? 'now'
  const shown = tense === 'now' && at === null ? words.places.asOfToday(today()) : words.places.asOf(at ?? today())
  return (
    <PushButton
      look="quiet"
      className={tense === 'now' ? 'as-of' : `as-of ${tense}`}
      icon="clock"
      aria-expanded={open || at !== null}
      aria-label={narrow ? `${words.places.timeOpen}: ${shown}` : undefined}
      title={words.places.timeOpen}
      onClick={() => timeBar.set({ open: !open })}
    >
      {narrow ? null : <span>{shown}</span>}
    </PushButton>
  )
}
