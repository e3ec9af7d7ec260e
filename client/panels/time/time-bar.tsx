import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { dayOfPeriod, type Period, periodIndex, periods } from '../../state/places/periods.ts'
import { view } from '../../state/view.ts'
import { PushButton } from '../controls/push-button.tsx'
import { timeBar } from './time-bar-state.ts'

/** A slider over the days on which the map of divisions changes, past and to come. */
export function TimeBar() {
  const words = useWords()
  const at = useStore(view, (state) => state.at)
  const list = useStore(periods, (state) => state.list)
  const open = useStore(timeBar, (state) => state.open)
  if (!open && at === null) return null
  const index = periodIndex(list, at)
  const period = list[index]
  const close = (): void => {
    timeBar.set({ open: false })
    view.set({ at: null })
  }
  const said = (each: Period): string => words.places.period(each.from, each.to, each.tense)
  const now = periodIndex(list, null)
  const shareOf = (stop: number): string => `${list.length < 2 ? 50 : (100 * stop) / (list.length - 1)}%`
  return (
    <section className={`time-bar ${period.tense}`} aria-label={words.places.time}>
      <p className="time-words" aria-live="polite">
        {period.tense !== 'future' && <b className={`tense ${period.tense}`}>{words.places.tenses[period.tense]}</b>}{' '}
        {said(period)}
      </p>
      {list.length > 1 ? (
        <div className="time-track">
          <input
            type="range"
            min={0}
            max={list.length - 1}
            step={1}
            value={index}
            aria-label={words.places.timeSlider}
            aria-valuetext={period.tense === 'future' ? said(period) : `${words.places.tenses[period.tense]} ${said(period)}`}
            onChange={(event) => view.set({ at: dayOfPeriod(list[Number(event.target.value)]) })}
          />
          <div className="time-stops" aria-hidden="true">
            {list.map((each, stop) => (
              <span
                key={each.from ?? 'first'}
                className={[each.tense, stop === index ? 'chosen' : ''].join(' ')}
                style={{ insetInlineStart: shareOf(stop) }}
              >
                {stop === now ? words.places.today : (each.from ?? '').slice(0, 7)}
              </span>
            ))}
          </div>
        </div>
      ) : (
        <p className="hint">{words.places.timeNone}</p>
      )}
      <div className="time-ends">
        {at !== null && (
          <PushButton small look="primary" onClick={() => view.set({ at: null })}>
            {words.places.toToday}
          </PushButton>
        )}
        <PushButton
          small
          look="quiet"
          icon="close"
          aria-label={words.places.timeClose}
          title={words.places.timeClose}
          onClick={close}
        />
      </div>
    </section>
  )
}
