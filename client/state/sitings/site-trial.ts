import type { Problem } from '#contract/problems'
import type { Siting, SitingTrialAnswer } from '#contract/sitings/siting-answer'
import type { LonLat } from '#planning/types'
import { api, problemOf } from '../../api.ts'
import { createStore, onChange } from '../create-store.ts'
import { sitingRun } from './siting-run.ts'

interface SiteTrial {
  /** Where the new sites were put by hand, all of them in order; null: where they were proposed. */
  places: readonly LonLat[] | null
  /** What the sites would be there; it may lag behind the hand a little. */
  answer: SitingTrialAnswer | null
  /** The places that the answer is about. */
  answered: readonly LonLat[] | null
  problem: Problem | null
}

const asProposed: SiteTrial = { places: null, answer: null, answered: null, problem: null }

/** New sites moved by hand, and what that changes. */
export const siteTrial = createStore<SiteTrial>(asProposed)

/** Another answer has other sites. */
onChange(sitingRun, ['shown'], () => siteTrial.set(asProposed))

let warmed: string | null = null

/** The first question about an answer waits for the ground to be loaded, some seconds: it is asked before anybody moves a site, about the sites as they are. Whether it failed is for the next one to say. */
onChange(sitingRun, ['shown', 'state'], () => {
  const { shown } = sitingRun.get()
  if (!shown || !canMove() || shown.id === warmed || shown.sites.length === 0) return
  warmed = shown.id
  void api.trySites(shown.id, { sites: shown.sites.map(({ lon, lat }) => ({ lon, lat })) }).catch(() => {})
})

/** Where an answer's new sites stand now. */
export const placesOf = (siting: Siting, { places }: Pick<SiteTrial, 'places'>): readonly LonLat[] =>
  places ?? siting.sites.map(({ lon, lat }) => [lon, lat] as const)

/** Whether sites can be moved: once the search has ended. */
export const canMove = (): boolean => {
  const { shown, state } = sitingRun.get()
  return shown?.ok === true && state !== 'running'
}

/** Puts a new site somewhere else, and finds out what that means for people. */
export function moveSite(site: number, place: LonLat): void {
  const { shown } = sitingRun.get()
  if (!shown || !canMove()) return
  const places = placesOf(shown, siteTrial.get()).map((each, index) => (index === site ? place : each))
  siteTrial.set({ places })
  void ask(shown.id)
}

const metersADegree = 111_320

/** Moves a new site by so many meters to the east and to the north. */
export function nudgeSite(site: number, eastMeters: number, northMeters: number): void {
  const { shown } = sitingRun.get()
  const place = shown && placesOf(shown, siteTrial.get())[site]
  if (!place) return
  const [lon, lat] = place
  const perDegree = metersADegree * Math.cos((lat * Math.PI) / 180)
  moveSite(site, [lon + eastMeters / perDegree, lat + northMeters / metersADegree])
}

/** Puts all sites back to where they were proposed. */
export const putBack = (): void => siteTrial.set(asProposed)

let isAsking = false

/** Asks about the places as they are now; one question at a time, so that a moving hand is followed as fast as the service answers. */
async function ask(id: string): Promise<void> {
  if (isAsking) return
  isAsking = true
  try {
    for (let asked: readonly LonLat[] | null = null; ; ) {
      const { places } = siteTrial.get()
      if (places === null || places === asked || sitingRun.get().shown?.id !== id) return
      asked = places
      const answer = await api.trySites(id, { sites: places.map(([lon, lat]) => ({ lon, lat })) })
      if (siteTrial.get().places !== null && sitingRun.get().shown?.id === id)
        siteTrial.set({ answer, answered: asked, problem: null })
    }
  } catch (error) {
    siteTrial.set({ problem: problemOf(error) })
  } finally {
    isAsking = false
  }
}
