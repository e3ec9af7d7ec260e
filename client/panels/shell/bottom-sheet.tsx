import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { setCovered } from '../../map/map-camera.ts'
import { PushButton } from '../controls/push-button.tsx'

/** The sheet's three heights as shares of the room between top bar and bottom bar. */
const heights = [0.3, 0.56, 0.94] as const

/** A sheet over the map's foot; drag its handle, or use its buttons, to one of three heights; `first` is the height it opens at. */
export function BottomSheet({ label, first, children }: { label: string; first: 0 | 1; children: ReactNode }) {
  const words = useWords()
  const [step, setStep] = useState<number>(first)
  const [dragged, setDragged] = useState<number | null>(null)
  const start = useRef<{ y: number; height: number } | null>(null)
  const sheet = useRef<HTMLElement>(null)
  const room = (): number => innerHeight - 104

  useEffect(() => {
    setCovered({ bottom: step === 2 ? 0 : heights[step] * (innerHeight - 104) })
    // What lies at the map's foot stands above the sheet.
    const { style } = document.documentElement
    style.setProperty('--sheet-height', `calc((100dvh - 104px) * ${heights[step]})`)
    return () => {
      setCovered({ bottom: 0 })
      style.removeProperty('--sheet-height')
    }
  }, [step])

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    start.current = { y: event.clientY, height: sheet.current?.offsetHeight ?? 0 }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (start.current) setDragged(Math.max(60, Math.min(room(), start.current.height + start.current.y - event.clientY)))
  }
  const onPointerUp = (): void => {
    start.current = null
    if (dragged === null) return
    const share = dragged / room()
    const nearest = heights.map((height) => Math.abs(height - share))
    setStep(nearest.indexOf(Math.min(...nearest)))
    setDragged(null)
  }
  return (
    <section
      className="sheet"
      id="task"
      ref={sheet}
      tabIndex={-1}
      aria-label={label}
      style={{ height: dragged ?? `calc((100dvh - 104px) * ${heights[step]})` }}
    >
      <div
        className="sheet-handle"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
      >
        <span className="sheet-grip" aria-hidden="true" />
      </div>
      <div className="sheet-steps">
        <PushButton
          look="quiet"
          small
          icon="up"
          aria-label={words.panel.sheetTaller}
          disabled={step === 2}
          onClick={() => setStep(step + 1)}
        />
        <PushButton
          look="quiet"
          small
          icon="down"
          aria-label={words.panel.sheetLower}
          disabled={step === 0}
          onClick={() => setStep(step - 1)}
        />
      </div>
      <div className="sheet-body">{children}</div>
    </section>
  )
}
