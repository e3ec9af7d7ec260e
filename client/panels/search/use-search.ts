import { useEffect, useState } from 'react'
import type { Problem } from '#contract/problems'
import type { SearchHit } from '#contract/search'
import { api, isAbort, problemOf } from '../../api.ts'
import { useStore } from '../../state/create-store.ts'
import { connection } from '../../state/service/connection.ts'
import { view } from '../../state/view.ts'

export type Found =
  | { state: 'idle' }
  | { state: 'searching' }
  | { state: 'found'; hits: SearchHit[] }
  | { state: 'failed'; problem: Problem }

/** What a text finds on the day shown, asked while the person types; asked again when the service is back. */
export function useSearch(text: string, active: boolean): Found {
  const at = useStore(view, (state) => state.at)
  const returns = useStore(connection, (state) => state.returns)
  const [found, setFound] = useState<Found>({ state: 'idle' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a return of the service asks again
  useEffect(() => {
    const q = text.trim()
    if (!active) return
    if (q === '') return setFound({ state: 'idle' })
    setFound((before) => (before.state === 'found' ? before : { state: 'searching' }))
    const controller = new AbortController()
    const timer = setTimeout(() => {
      api
        .search({ q, at, limit: 20 }, controller.signal)
        .then(({ results }) => setFound({ state: 'found', hits: results }))
        .catch((error) => !isAbort(error) && setFound({ state: 'failed', problem: problemOf(error) }))
    }, 150)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [text, active, at, returns])
  return found
}
