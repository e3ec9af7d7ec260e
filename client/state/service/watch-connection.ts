import { api } from '../../api.ts'
import { catalogue, loadCatalogue } from '../catalogue.ts'
import { onChange } from '../create-store.ts'
import { connection, noteConnection } from './connection.ts'

const firstPauseMilliseconds = 1500
const longestPauseMilliseconds = 15_000

let waiting = false

/** While the service is away, asks again and again whether it is back; on its return what could not be loaded is loaded. */
export function watchConnection(): void {
  onChange(connection, ['lost'], () => connection.get().lost && void askUntilBack())
  onChange(connection, ['returns'], () => {
    if (catalogue.get().state === 'failed') void loadCatalogue()
  })
  addEventListener('offline', () => noteConnection(false))
}

async function askUntilBack(): Promise<void> {
  if (waiting) return
  waiting = true
  for (let pause = firstPauseMilliseconds; connection.get().lost; pause = Math.min(longestPauseMilliseconds, pause * 1.5)) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    await api.health().catch(() => undefined)
  }
  waiting = false
}
