import { createServer, type RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import { readConfig } from './config.ts'
import { openDatabase } from './database/open-database.ts'
import { openPool } from './database/open-pool.ts'
import { StartError } from './database/start-error.ts'
import { startThread } from './database/start-thread.ts'
import { createApp } from './http/create-app.ts'
import { createPlanThread } from './jobs/plan-thread.ts'
import { openQueue } from './jobs/queue.ts'
import { workJobs } from './jobs/work-jobs.ts'
import { defaultSampleSeed } from './sample/sample-provenance.ts'
import { prepareAdministrator } from './usecases/accounts/prepare-administrator.ts'
import { createAreaCache } from './usecases/coverage/area-cache.ts'
import { createPlanDesk } from './usecases/plans/desk/plan-desk.ts'
import { loadSample } from './usecases/sample/load-sample.ts'
import { drawMissingTiles } from './usecases/tiles/draw-missing-tiles.ts'
import type { WorkContext } from './usecases/work-context.ts'

/** The service: page, API, and on an embedded database or a single host also the jobs. */
const log = pino({ level: 'info' }, pino.destination(2))
const say = (message: string) => process.stderr.write(`· ${message}\n`)

/** Addresses as long as a search for 10,000 characters still get an answer that says what is wrong with them. */
const longestHeadBytes = 128 * 1024

async function start(): Promise<void> {
  const config = readConfig()
  const stopSteps: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const step of stopSteps.reverse()) await step().catch((error) => log.error(error, 'while stopping'))
  }
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '5' })
    response.end(
      JSON.stringify({
        type: '/problems/unavailable',
        title: 'Not available right now',
        status: 503,
        detail: 'Fangyuan is starting; try again in a few seconds.',
      }),
    )
  }
  const server = createServer({ maxHeaderSize: longestHeadBytes }, (request, response) => answer(request, response))
  try {
    await listen(server, config.port, config.host)
    stopSteps.push(async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
    const database = await openDatabase(config, say)
    stopSteps.push(database.close)
    say(`PostgreSQL ${database.versions.postgres}, PostGIS ${database.versions.postgis}, schema up to date`)
    const { db, connection } = database
    const context: WorkContext = {
      db,
      areas: createAreaCache(),
      plans: createPlanDesk(),
      jobId: null,
      report: (_share, message) => say(message),
      passPointOfNoReturn: async () => {},
    }
    if (
      config.sample === 'county' &&
      (await loadSample(context, 'county', { seed: defaultSampleSeed, scale: config.sampleScale }))
    )
      say('Filled the empty database with the generated sample (示例数据, synthetic)')
    if (await drawMissingTiles(context)) say('Drew the tiles of divisions that were published before tiles were kept')
    const generated = await prepareAdministrator(db, config.adminPassword)
    if (generated !== null)
      say(`The administrator is "admin", password ${generated} (shown this once; set FANGYUAN_ADMIN_PASSWORD to choose another)`)

    const queuePool = openPool(connection, 3)
    stopSteps.push(() => queuePool.db.destroy())
    const queue = await openQueue(queuePool.pool, (error) => log.error(error, 'queue'))
    stopSteps.push(() => queue.stop())
    const workers = await workJobs({
      db,
      queue,
      startThread: () => startThread(new URL('./job-thread.ts', import.meta.url), { connection }),
      alone: database.kind === 'embedded',
      onError: (error) => log.error(error, 'job'),
    })
    stopSteps.push(() => workers.stop())
    const plans = createPlanThread(
      () => startThread(new URL('./plan-thread.ts', import.meta.url), { connection }),
      (error) => log.error(error, 'plans'),
    )
    stopSteps.push(() => plans.stop())
    const reading =
      database.kind === 'postgres' && config.readUrl !== config.databaseUrl
        ? openPool({ kind: 'postgres', url: config.readUrl! })
        : null
    if (reading) stopSteps.push(() => reading.db.destroy())
    answer = createApp({
      db,
      readDb: reading?.db ?? db,
      database: { kind: database.kind, ...database.versions },
      version: packageJson.version,
      jobs: workers,
      plans,
      logError: (error, path) => log.error({ err: error, path }, 'request failed'),
      pageFolder: fileURLToPath(new URL('../dist', import.meta.url)),
    })
    let stopping = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        if (stopping) return
        stopping = true
        say('Stopping')
        void stop().then(() => process.exit(0))
      })
    const address = server.address() as { port: number }
    process.stdout.write(`Fangyuan ready at http://${config.host}:${address.port}\n`)
  } catch (error) {
    await stop()
    throw error
  }
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is in use; stop the other program, or set PORT to another port.`
          : `Cannot listen on ${host}:${port}: ${error.message}.`
      reject(new StartError(why))
    })
    server.listen(port, host, resolve)
  })
}

start().catch((error) => {
  if (error instanceof StartError) process.stderr.write(`Fangyuan cannot start. ${error.message}\n`)
  else log.fatal(error, 'Fangyuan cannot start')
  process.exit(1)
})
