import { type FocusEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

/**
 * Words that appear beside what is hovered or focused; they stay while the pointer is on them, and Esc puts them away.
 * `children` get the id of the words, to name it as their description.
 */
export function Tip({ content, children }: { content: ReactNode; children(describedBy: string | undefined): ReactNode }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const bubble = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const later = (next: boolean, milliseconds: number) => (): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(next), milliseconds)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!open || !bubble.current || !anchor.current) return
    bubble.current.showPopover?.()
    place(bubble.current, anchor.current)
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      setOpen(false)
    }
    addEventListener('keydown', onKeyDown, true)
    return () => removeEventListener('keydown', onKeyDown, true)
  }, [open])

  const onFocus = (event: FocusEvent): void => {
    if (event.target.matches(':focus-visible')) setOpen(true)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the control inside is what is focused and named
    <span
      className="tip"
      ref={anchor}
      onMouseEnter={later(true, 120)}
      onMouseLeave={later(false, 120)}
      onFocus={onFocus}
      onBlur={() => setOpen(false)}
    >
      {children(open ? id : undefined)}
      {open && (
        <span className="tip-words" id={id} role="tooltip" ref={bubble} popover="manual">
          {content}
        </span>
      )}
    </span>
  )
}

/** Below what it explains, or above where there is no room; always inside the window. */
function place(bubble: HTMLElement, anchor: HTMLElement): void {
  const from = (anchor.firstElementChild ?? anchor).getBoundingClientRect()
  const { width, height } = bubble.getBoundingClientRect()
  const left = Math.max(8, Math.min(from.left, innerWidth - width - 8))
  const below = from.bottom + 6
  const top = below + height > innerHeight - 8 ? Math.max(8, from.top - height - 6) : below
  bubble.style.inset = `${top}px auto auto ${left}px`
}
