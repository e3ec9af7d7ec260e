import type { PointerEvent } from 'react'
import { comparison } from '../../../editing/compare/plan-comparison.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../../state/create-store.ts'

const keySteps: Record<string, number> = { ArrowLeft: -0.02, ArrowRight: 0.02, PageDown: -0.2, PageUp: 0.2, Home: -1, End: 1 }

/** The line between the two maps: drawn with the pointer or moved with the arrow keys; and which side is which. */
export function SwipeHandle() {
  const words = useRedrawWords()
  const { mode, share } = useStore(comparison, (state) => state)
  if (mode !== 'swipe' && mode !== 'side') return null
  const at = mode === 'side' ? 0.5 : share
  const set = (next: number): void => comparison.set({ share: Math.max(0, Math.min(1, next)) })
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const area = event.currentTarget.closest('.map-area')!.getBoundingClientRect()
    set((event.clientX - area.left) / area.width)
  }
  return (
    <div className="swipe" style={{ left: `${at * 100}%` }}>
      <span className="swipe-name before">{words.compare.beforeSide}</span>
      <span className="swipe-name after">{words.compare.afterSide}</span>
      {mode === 'swipe' && (
        <div
          className="swipe-grip"
          role="slider"
          tabIndex={0}
          aria-label={words.compare.swipe}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(100 * at)}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={onPointerMove}
          onKeyDown={(event) => {
            const by = keySteps[event.key]
            if (by === undefined) return
            event.preventDefault()
            set(share + by)
          }}
        />
      )}
    </div>
  )
}
