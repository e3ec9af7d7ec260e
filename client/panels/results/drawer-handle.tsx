import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useWords } from '../../i18n/words.ts'

interface DrawerHandleProps {
  height: number
  least: number
  most: number
  disabled: boolean
  onChange(height: number): void
}

/** The drawer's upper edge: drag it, or press the arrow keys. */
export function DrawerHandle({ height, least, most, disabled, onChange }: DrawerHandleProps) {
  const words = useWords()
  const start = useRef<{ y: number; height: number } | null>(null)
  const to = (next: number): void => onChange(Math.max(least, Math.min(most, next)))
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    start.current = { y: event.clientY, height }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (start.current) to(start.current.height + start.current.y - event.clientY)
  }
  const end = (): void => {
    start.current = null
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowUp: 24, ArrowDown: -24, PageUp: 120, PageDown: -120 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    to(height + step)
  }
  if (disabled) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged; this is a movable separator
    <div
      className="drawer-handle"
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={words.drawer.resize}
      aria-valuenow={Math.round(height)}
      aria-valuemin={least}
      aria-valuemax={Math.round(most)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={onKeyDown}
    />
  )
}
