import { boxInView, flyTo } from '../../map/map-camera.ts'
import { createStore } from '../../state/create-store.ts'
import { pick } from '../../state/selection.ts'

/** Whether the next click on the map asks about that place, and what became of asking the browser for its own. */
export const pointing = createStore<{ on: boolean; own: 'idle' | 'asking' | 'refused' | 'unknown' }>({ on: false, own: 'idle' })

/** Asks the browser where the person is (it asks the person first), and shows that place. */
export function locateMe(): Promise<void> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) {
      pointing.set({ own: 'unknown' })
      return resolve()
    }
    pointing.set({ own: 'asking' })
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        pointing.set({ own: 'idle', on: false })
        goTo(coords.longitude, coords.latitude)
        resolve()
      },
      (error) => {
        pointing.set({ own: error.code === error.PERMISSION_DENIED ? 'refused' : 'unknown' })
        resolve()
      },
      { timeout: 15_000, maximumAge: 60_000, enableHighAccuracy: true },
    )
  })
}

/** Selects a place and goes there. */
export function goTo(lon: number, lat: number): void {
  pick({ kind: 'place', lon, lat })
  flyTo(lon, lat, 15)
}

/** Selects the place at the middle of the map: the way to point without a pointer. */
export function pickMiddle(): void {
  const box = boxInView()
  if (box) pick({ kind: 'place', lon: (box[0] + box[2]) / 2, lat: (box[1] + box[3]) / 2 })
}
