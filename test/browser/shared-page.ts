import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'
import type { WatchedPage } from './chromium.ts'

/**
 * One page for the tests of a block: to load it, and to draw its first map, costs more than most tests. Each test finds it without
 * complaints, and without answers of another's making; after one that failed, the next finds a new page. It closes with the browser.
 */
export function sharePage(open: () => Promise<WatchedPage>): () => Promise<WatchedPage> {
  let shared: WatchedPage | null = null
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await shared?.context.close()
    shared = null
  })
  return async () => {
    shared ??= await open()
    await shared.page.unrouteAll()
    shared.complaints.length = 0
    shared.hosts.clear()
    return shared
  }
}

/** Changes the address by hand: the page follows without being loaded again. */
export function changeAddress(page: Page, hash: string): Promise<void> {
  return page.evaluate((next) => {
    location.hash = next
    // The browser tells of it later, when the page may have written its own address over this one.
    dispatchEvent(new HashChangeEvent('hashchange'))
  }, hash)
}
