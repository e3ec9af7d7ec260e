import { problemOf } from '../../api.ts'
import { onChange } from '../create-store.ts'
import { connection } from './connection.ts'

const pauseMilliseconds = 1500
const longestWaitMilliseconds = 10_000

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Whether a call failed on its way, or at a service that is just starting or stopping; not because it was refused. */
export function neverArrived(error: unknown): boolean {
  const { type, status } = problemOf(error)
  return type === '/problems/unreachable' || [502, 503, 504].includes(status)
}

/** Calls again and again while the service cannot be reached and `wanted` holds; any other failure is thrown at once. */
export async function whenReachable<T>(call: () => Promise<T>, wanted: () => boolean): Promise<T> {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (!neverArrived(error) || !wanted()) throw error
      if (connection.get().lost) await Promise.race([connectionBack(), pause(longestWaitMilliseconds)])
      else await pause(pauseMilliseconds)
      if (!wanted()) throw error
    }
  }
}

function connectionBack(): Promise<void> {
  return new Promise((resolve) => {
    const stop = onChange(connection, ['lost'], () => {
      if (connection.get().lost) return
      stop()
      resolve()
    })
  })
}
