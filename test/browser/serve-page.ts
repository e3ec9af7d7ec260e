import { execFileSync } from 'node:child_process'
import type { Browser } from 'playwright-core'
import { onceARun } from '../helpers/run-folder.ts'
import { type RunningApp, startOnAnyDatabase } from '../helpers/start-app.ts'
import { launchChromium } from './chromium.ts'

export interface ServedPage {
  app: RunningApp
  browser: Browser
  stop(): Promise<void>
}

/** Builds the page (once a run) and serves it over a small sample county, to a Chromium of its own. */
export async function servePage(executable: string): Promise<ServedPage> {
  await onceARun('page', async () => {
    execFileSync(process.execPath, ['--import', 'tsx', 'server/build-page.ts'], { stdio: 'inherit' })
  })
  const [app, browser] = await Promise.all([startOnAnyDatabase(), launchChromium(executable)])
  return {
    app,
    browser,
    async stop() {
      await browser.close()
      await app.stop()
    },
  }
}

/** A division of a level, as the service tells it. */
export async function someDivision(
  url: string,
  level: string,
  index = 0,
): Promise<{ id: string; name: string; code: string; lon: number; lat: number }> {
  const answer = await fetch(`${url}/api/v1/divisions?level=${level}&geometry=none&limit=${index + 1}`)
  const { features } = (await answer.json()) as {
    features: { properties: { id: string; name: string; code: string; labelPoint: [number, number] } }[]
  }
  const { id, name, code, labelPoint } = features[index].properties
  return { id, name, code, lon: labelPoint[0], lat: labelPoint[1] }
}
