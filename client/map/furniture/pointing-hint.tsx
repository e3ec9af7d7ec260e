import { useEffect } from 'react'
import { useWords } from '../../i18n/words.ts'
import { PushButton } from '../../panels/controls/push-button.tsx'
import { pointing } from '../../panels/place/where-am-i.ts'
import { useStore } from '../../state/create-store.ts'

/** What the map waits for: a click that asks about a place; or why the browser's own position could not be had. */
export function PointingHint() {
  const words = useWords()
  const { on, own } = useStore(pointing, (state) => state)
  useEffect(() => {
    if (!on) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') pointing.set({ on: false })
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [on])
  const text =
    own === 'asking' || own === 'refused' || own === 'unknown' ? words.places.own[own] : on ? words.places.pointNow : null
  return (
    <div role="status" className={text === null ? 'unseen' : 'map-away pointing'}>
      {text}
      {(own === 'refused' || own === 'unknown') && (
        <PushButton
          small
          look="quiet"
          icon="close"
          aria-label={words.panel.close}
          onClick={() => pointing.set({ own: 'idle' })}
        />
      )}
    </div>
  )
}
