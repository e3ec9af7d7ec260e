import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is on this machine; null where there is none, which `FANGYUAN_REQUIRE_ALL=1` forbids. */
export function findChromium(): string | null {
  const path = places.find((each) => each !== undefined && existsSync(each))
  if (path) return path
  const text = `No Chromium at ${places.filter(Boolean).join(', ')}`
  if (process.env.FANGYUAN_REQUIRE_ALL === '1') throw new Error(text)
  console.warn(`SKIPPED test/browser: ${text}`)
  return null
}

/** Starts Chromium without a screen, drawing WebGL in software, and calling nobody. */
export function launchChromium(executablePath: string): Promise<Browser> {
  const switches = [
    'no-sandbox',
    'use-gl=angle',
    'use-angle=swiftshader',
    'enable-unsafe-swiftshader',
    // Debian asks for the contrary, which in software takes more time than the map.
    'disable-gpu-rasterization',
    'disable-quic',
    'no-first-run',
  ]
  const quiet = ['disable-background-networking', 'disable-component-update', 'disable-sync']
  return chromium.launch({ executablePath, headless: true, args: [...switches, ...quiet].map((each) => `--${each}`) })
}

/** A page of its own, with everything that it complained about and every host that it asked. */
export interface WatchedPage {
  page: Page
  context: BrowserContext
  complaints: string[]
  hosts: Set<string>
}

export async function openPage(
  browser: Browser,
  url: string,
  options: { width?: number; height?: number; map?: boolean } = {},
): Promise<WatchedPage> {
  const { width = 1440, height = 900, map = true } = options
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    hasTouch: width < 768,
    acceptDownloads: true,
  })
  // Without WebGL the page has all but its map, which in software takes most of the time.
  if (!map)
    await context.addInitScript(() => {
      const ask = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind.startsWith('webgl') ? null : ask.apply(this, [kind, ...rest] as never)
      } as typeof ask
    })
  const page = await context.newPage()
  const complaints: string[] = []
  const hosts = new Set<string>()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http') || protocol.startsWith('ws')) hosts.add(host)
  })
  await page.goto(url)
  return { page, context, complaints, hosts }
}
