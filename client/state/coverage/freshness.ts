import { api } from '../../api.ts'
import { catalogue } from '../catalogue.ts'
import { createStore, onChange } from '../create-store.ts'
import { connection } from '../service/connection.ts'
import { coverageRun } from './coverage-run.ts'

const everyMilliseconds = 30_000

/** The revision that the data stands at; null before the service was asked. */
export const freshness = createStore<{ revision: number | null }>({ revision: null })

async function look(): Promise<void> {
  if (document.hidden || coverageRun.get().result === null) return
  const health = await api.health().catch(() => null)
  if (health) freshness.set({ revision: health.revision })
}

/** Looks now and then whether the data has moved on since the answer; answers what ends that. */
export function watchFreshness(): () => void {
  void look()
  const timer = setInterval(() => void look(), everyMilliseconds)
  const onLook = (): void => void look()
  const stops = [
    onChange(coverageRun, ['result'], onLook),
    onChange(catalogue, ['loads'], onLook),
    onChange(connection, ['returns'], onLook),
  ]
  addEventListener('focus', onLook)
  return () => {
    clearInterval(timer)
    removeEventListener('focus', onLook)
    for (const stop of stops) stop()
  }
}
