import pino from 'pino'
import { readConfig } from './config.ts'
import { openDatabase } from './database/open-database.ts'
import { openPool } from './database/open-pool.ts'
import { StartError } from './database/start-error.ts'
import { startThread } from './database/start-thread.ts'
import { openQueue } from './jobs/queue.ts'
import { workJobs } from './jobs/work-jobs.ts'

/** One more worker for jobs, on this or another host. */
const log = pino({ level: 'info' }, pino.destination(2))
const say = (message: string) => process.stderr.write(`· ${message}\n`)

async function start(): Promise<void> {
  const config = readConfig()
  if (config.databaseUrl === null)
    throw new StartError('A worker of its own needs DATABASE_URL; on the embedded database the service does the jobs itself.')
  const { db, connection, close } = await openDatabase(config, say)
  const { pool, db: queueDb } = openPool(connection, 3)
  const queue = await openQueue(pool, (error) => log.error(error, 'queue'))
  const workers = await workJobs({
    db,
    queue,
    startThread: () => startThread(new URL('./job-thread.ts', import.meta.url), { connection }),
    alone: false,
    onError: (error) => log.error(error, 'job'),
  })
  process.stdout.write('Fangyuan worker ready\n')
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, async () => {
      await workers.stop()
      await queue.stop()
      await queueDb.destroy()
      await close()
      process.exit(0)
    })
}

start().catch((error) => {
  if (error instanceof StartError) process.stderr.write(`The worker cannot start. ${error.message}\n`)
  else log.fatal(error, 'The worker cannot start')
  process.exit(1)
})
