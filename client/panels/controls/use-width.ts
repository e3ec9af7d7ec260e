import { type RefObject, useEffect, useRef, useState } from 'react'

/** The width of an element, and where to put it. */
export function useWidth(): [number, RefObject<HTMLDivElement | null>] {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
  return [width, element]
}
