import { useEffect } from 'react'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { flyTo } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { gridFocus } from '../../../state/griddings/grid-focus.ts'
import { griddingForm } from '../../../state/griddings/gridding-form.ts'
import { PushButton } from '../../controls/push-button.tsx'

/** Passages over rivers, railways and walls that people open or close by hand, marked on the map. */
export function CrossingsField() {
  const words = useGridWords()
  const crossings = useStore(griddingForm, (form) => form.crossings)
  const marking = useStore(gridFocus, (focus) => focus.marking)
  useEffect(() => {
    if (marking === null) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') gridFocus.set({ marking: null })
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [marking])
  useEffect(() => () => gridFocus.set({ marking: null }), [])
  const mark = (what: 'passage' | 'obstacle') => (): void => gridFocus.set({ marking: marking === what ? null : what })
  return (
    <fieldset>
      <legend>{words.crossings.title}</legend>
      <p className="hint">{words.crossings.help}</p>
      <div className="crossing-buttons">
        <PushButton small icon="plus" aria-pressed={marking === 'passage'} onClick={mark('passage')}>
          {words.crossings.open}
        </PushButton>
        <PushButton small icon="close" aria-pressed={marking === 'obstacle'} onClick={mark('obstacle')}>
          {words.crossings.close}
        </PushButton>
      </div>
      <p role="status" className="hint">
        {marking !== null && words.crossings.click}
      </p>
      {crossings.length > 0 && (
        <ul className="crossing-list">
          {crossings.map(({ at: [lon, lat], passable }, index) => (
            <li key={`${lon} ${lat}`}>
              <button type="button" className="link" onClick={() => flyTo(lon, lat, 16)}>
                {passable ? words.crossings.passable : words.crossings.blocked} · {lon.toFixed(5)}, {lat.toFixed(5)}
              </button>
              <PushButton
                look="quiet"
                small
                icon="close"
                aria-label={words.crossings.remove}
                onClick={() => griddingForm.set({ crossings: crossings.filter((_, i) => i !== index) })}
              />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}
