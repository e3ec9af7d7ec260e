import type { Job } from '#contract/jobs'
import { api } from '../api.ts'

const ended = (job: Job): boolean => job.state === 'done' || job.state === 'failed' || job.state === 'cancelled'
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Follows a job by server-sent events, or by asking again where those fail, until it has ended; answers its last state. */
export async function watchJob(first: Job, onChange: (job: Job) => void): Promise<Job> {
  if (ended(first)) return first
  const last = await followEvents(first.id, onChange)
  if (last && ended(last)) return last
  for (let failures = 0; ; ) {
    try {
      const job = await api.job(first.id)
      onChange(job)
      if (ended(job)) return job
    } catch (error) {
      failures += 1
      if (failures > 5) throw error
    }
    await pause(1000)
  }
}

function followEvents(id: string, onChange: (job: Job) => void): Promise<Job | null> {
  return new Promise((resolve) => {
    const events = api.jobEvents(id)
    let last: Job | null = null
    const finish = (): void => {
      events.close()
      resolve(last)
    }
    events.onmessage = ({ data }) => {
      last = JSON.parse(data as string) as Job
      onChange(last)
      if (ended(last)) finish()
    }
    events.onerror = finish
  })
}
