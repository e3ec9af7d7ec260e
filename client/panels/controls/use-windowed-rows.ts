import { type RefObject, useCallback, useEffect, useState } from 'react'

const spareRows = 6

/** Which rows of equal height of a scrolled list are in sight (and a few beside them), and how to bring one into sight. */
export function useWindowedRows(scroller: RefObject<HTMLElement | null>, count: number, rowPixels: number) {
  const [top, setTop] = useState(0)
  const [room, setRoom] = useState(600)
  const onScroll = useCallback(() => setTop(scroller.current?.scrollTop ?? 0), [scroller])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the element appears with its first rows
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => setRoom(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, count === 0])
  const showRow = useCallback(
    (index: number): void => {
      const element = scroller.current
      if (!element) return
      const [from, to] = [index * rowPixels, (index + 1) * rowPixels]
      if (from < element.scrollTop) element.scrollTop = from
      else if (to > element.scrollTop + element.clientHeight) element.scrollTop = to - element.clientHeight
      setTop(element.scrollTop)
    },
    [scroller, rowPixels],
  )
  const first = Math.max(0, Math.floor(top / rowPixels) - spareRows)
  return { first, last: Math.min(count, Math.ceil((top + room) / rowPixels) + spareRows), onScroll, showRow }
}
