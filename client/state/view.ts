import { createStore } from './create-store.ts'
import { readAddress, writeAddress } from './view-address.ts'
import type { View } from './view-types.ts'

/** What the person looks at and asks for; the page's address keeps it. */
export const view = createStore<View>(readAddress(location.hash))

let timer: ReturnType<typeof setTimeout> | undefined

/** Begins to keep the address in step with the view, and the view with an address that is changed by hand. */
export function keepAddress(): void {
  view.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const hash = writeAddress(view.get())
      if (hash !== location.hash) history.replaceState(null, '', hash)
    }, 150)
  })
  addEventListener('hashchange', () => view.set(readAddress(location.hash)))
}

/** The whole address of the view as it is now, without waiting for the address bar. */
export function addressOfView(): string {
  return new URL(writeAddress(view.get()), location.href).href
}
