import type { NearbyAnswer } from '#contract/nearby'
import type { Problem } from '#contract/problems'
import type { TravelMode } from '#planning/types'
import { api, isAbort, problemOf } from '../../api.ts'
import { createStore } from '../create-store.ts'

interface NearbyRun {
  mode: TravelMode
  counted: 'now' | 'planned'
  answer: NearbyAnswer | null
  problem: Problem | null
  asking: boolean
  /** The facility whose way stands out: pointed at, or else chosen. */
  pointedId: string | null
  chosenId: string | null
}

const nothing = { answer: null, problem: null, asking: false, pointedId: null, chosenId: null }

/** What is nearest to the selected place, with the ways there. */
export const nearbyRun = createStore<NearbyRun>({ mode: 'walk', counted: 'now', ...nothing })

/** Asks for the nearest facilities of a place; answers what gives the question up and clears the map of its ways. */
export function askNearby(lon: number, lat: number): () => void {
  const controller = new AbortController()
  const { mode, counted } = nearbyRun.get()
  nearbyRun.set({ asking: true, problem: null })
  api
    .nearby(lon, lat, { mode, counted }, controller.signal)
    .then((answer) => nearbyRun.set({ ...nothing, answer }))
    .catch((error) => !isAbort(error) && nearbyRun.set({ ...nothing, problem: problemOf(error) }))
  return () => {
    controller.abort()
    nearbyRun.set(nothing)
  }
}
