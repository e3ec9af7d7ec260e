import type { Job } from '#contract/jobs'
import { api } from '../../api.ts'
import { whenReachable } from './when-reachable.ts'

const ended = (job: Job): boolean => job.state === 'done' || job.state === 'failed' || job.state === 'cancelled'
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A stream that says nothing for so long may be held up on its way; the job is asked for then. */
const longestSilenceMilliseconds = 10_000

/**
 * Follows a job by server-sent events, and by asking where those fail, until it has ended; answers its last state. A lost connection is
 * waited out while `wanted` holds: the job goes on without us, and a service that was started again knows what became of it.
 */
export async function watchJob(first: Job, onChange: (job: Job) => void, wanted: () => boolean = () => true): Promise<Job> {
  if (ended(first)) return first
  for (;;) {
    const last = await followEvents(first.id, onChange)
    if (last && ended(last)) return last
    const job = await whenReachable(() => api.job(first.id), wanted)
    onChange(job)
    if (ended(job) || !wanted()) return job
    await pause(1000)
  }
}

function followEvents(id: string, onChange: (job: Job) => void): Promise<Job | null> {
  return new Promise((resolve) => {
    const events = api.jobEvents(id)
    let last: Job | null = null
    let silence: ReturnType<typeof setTimeout> | undefined
    const finish = (): void => {
      clearTimeout(silence)
      events.close()
      resolve(last)
    }
    const listen = (): void => {
      clearTimeout(silence)
      silence = setTimeout(finish, longestSilenceMilliseconds)
    }
    events.onmessage = ({ data }) => {
      last = JSON.parse(data as string) as Job
      onChange(last)
      if (ended(last)) finish()
      else listen()
    }
    events.onerror = finish
    listen()
  })
}
