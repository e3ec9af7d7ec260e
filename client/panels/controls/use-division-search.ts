import { useEffect, useState } from 'react'
import type { DivisionProperties } from '#contract/divisions'
import { api } from '../../api.ts'

/** Divisions by name or code, found while the person types; null while the answer is awaited. An empty text finds `whenEmpty`. */
export function useDivisionSearch(text: string, active: boolean, whenEmpty: 'nothing' | 'towns'): DivisionProperties[] | null {
  const [found, setFound] = useState<DivisionProperties[] | null>([])
  useEffect(() => {
    const q = text.trim()
    if (!active) return
    if (q === '' && whenEmpty === 'nothing') return setFound([])
    setFound(null)
    const controller = new AbortController()
    const timer = setTimeout(() => {
      api
        .divisions(q === '' ? { level: 'town', limit: 60 } : { q, limit: 30 }, controller.signal)
        .then(({ features }) => setFound(features.map((feature) => feature.properties)))
        .catch(() => undefined)
    }, 180)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [text, active, whenEmpty])
  return found
}
