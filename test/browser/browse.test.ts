import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf } from './axe.ts'
import { findChromium, openPage } from './chromium.ts'
import { drawnFeatures, mapIdle, mapPlace } from './map-of-page.ts'
import { type ServedPage, servePage, someDivision } from './serve-page.ts'
import { changeAddress } from './shared-page.ts'

const executable = findChromium()
const patience = 150_000

describe.skipIf(executable === null)('browsing', { timeout: patience }, () => {
  let served: ServedPage
  let url: string

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
  })
  afterAll(() => served?.stop())

  it('opens on the whole county and says what it is, asking no other host and without a complaint', async () => {
    const { page, context, complaints, hosts } = await openPage(served.browser, url)
    await page.locator('.county-facts').waitFor()
    await mapIdle(page)
    const county = await someDivision(url, 'county')
    expect(await page.locator('.county-name').textContent()).toContain(county.name)
    expect(await page.locator('.county-name').textContent()).toContain('示例数据')
    expect(await page.locator('.county-facts .figure').count()).toBe(5)
    expect(await page.locator('.next-item').count()).toBe(3)
    const { dataSets } = (await (await fetch(`${url}/api/v1/data-sets`)).json()) as { dataSets: { bbox: number[] }[] }
    const [west, south, east, north] = dataSets[0].bbox
    const whole = await page.evaluate(
      ([w, s, e, n]) => {
        const { map } = document.querySelector('.map-canvas') as never as {
          map: { getBounds(): { contains(p: number[]): boolean } }
        }
        return map.getBounds().contains([w, s]) && map.getBounds().contains([e, n])
      },
      [west, south, east, north],
    )
    expect(whole).toBe(true)
    for (const layer of ['border-county', 'border-town', 'woods', 'street', 'water'])
      expect(await drawnFeatures(page, layer)).toBeGreaterThan(0)
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([new URL(url).host])
    await context.close()
  })

  it('names one level of divisions at a time, each name once and inside its polygon', async () => {
    const { page, context } = await openPage(served.browser, url)
    await mapIdle(page)
    const names = await page.evaluate(() => {
      type Feature = {
        layer: { id: string }
        properties: { id: string; level: string }
        geometry: { coordinates: [number, number] }
      }
      const { map } = document.querySelector('.map-canvas') as never as {
        map: { getLayersOrder(): string[]; queryRenderedFeatures(o: object): Feature[] }
      }
      const layers = map.getLayersOrder().filter((id) => id.startsWith('name-'))
      return map
        .queryRenderedFeatures({ layers })
        .map(({ properties, geometry }) => ({ ...properties, at: geometry.coordinates }))
    })
    expect(names.length).toBeGreaterThan(2)
    expect(new Set(names.map((name) => name.level)).size).toBe(1)
    expect(new Set(names.map((name) => name.id)).size).toBe(names.length)
    for (const { id, at } of names.slice(0, 6)) {
      const holding = (await (await fetch(`${url}/api/v1/locate?lon=${at[0]}&lat=${at[1]}`)).json()) as {
        divisions: { id: string }[]
      }
      expect(holding.divisions.map((division) => division.id)).toContain(id)
    }
    await context.close()
  })

  it('walks the tree from the keyboard, loading branches as they open, and selects with Enter', async () => {
    const { page, context } = await openPage(served.browser, url)
    const tree = page.getByRole('tree')
    await tree.getByRole('treeitem').nth(1).waitFor()
    await mapIdle(page)
    const towns = await tree.getByRole('treeitem').count()
    await tree.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(
      (count) => document.querySelectorAll('[role=treeitem][aria-level="3"]').length > 0 && count > 0,
      towns,
    )
    await page.keyboard.press('ArrowRight')
    const active = await tree.getAttribute('aria-activedescendant')
    const line = page.locator(`[id="${active}"]`)
    expect(await line.getAttribute('aria-level')).toBe('3')
    const name = await line.locator('.tree-name').textContent()
    await page.keyboard.press('Enter')
    await page.locator('.inspector .division-name', { hasText: name! }).waitFor()
    await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).has('division'))
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction(() => document.querySelectorAll('[role=treeitem][aria-level="3"]').length === 0)
    await context.close()
  })

  it('tells of a division clicked on the map: figures, children, neighbours, history; a neighbour leads on', async () => {
    const village = await someDivision(url, 'village', 2)
    const { page, context } = await openPage(served.browser, `${url}/#map=13.2/${village.lat}/${village.lon}&panel=browse`)
    await mapIdle(page)
    const box = (await page.locator('.map-canvas').boundingBox())!
    await page.mouse.click(box.x + box.width / 2 + 6, box.y + box.height / 2 + 6)
    const inspector = page.locator('.inspector')
    await inspector.locator('.division-name, .tags').first().waitFor()
    if (!(await inspector.locator('.division-name').isVisible())) {
      // A pin lay under the pointer: the division is the same one, by its link.
      await page.goto(`${url}/?again#division=${village.id}&panel=browse`)
    }
    await inspector.locator('.division-name', { hasText: village.name }).waitFor()
    await inspector.locator('.time-line li').first().waitFor()
    expect(await inspector.locator('.figures .figure').count()).toBeGreaterThanOrEqual(3)
    const neighbour = inspector.locator('.relatives').last().locator('.list-item').first()
    const name = (await neighbour.locator('.list-name').textContent())!
    await neighbour.click()
    await inspector.locator('.division-name', { hasText: name }).waitFor()
    await page.waitForFunction((id) => new URLSearchParams(location.hash.slice(1)).get('division') !== id, village.id)
    await page.keyboard.press('Escape')
    await inspector.waitFor({ state: 'detached' })
    await context.close()
  })

  it('explains a figure on focus and puts the words away at Esc', async () => {
    const { page, context } = await openPage(served.browser, url)
    await page.locator('.county-facts .explain').first().waitFor()
    await page.locator('.browse-tabs input').first().focus()
    for (let press = 0; press < 30 && !(await page.locator('[role=tooltip]').isVisible()); press++)
      await page.keyboard.press('Shift+Tab')
    expect(await page.locator('[role=tooltip]').textContent()).toMatch(/[\u3400-\u9fff]{4}/)
    const described = await page.evaluate(() => document.activeElement?.getAttribute('aria-describedby'))
    expect(described).toBe(await page.locator('[role=tooltip]').getAttribute('id'))
    await page.keyboard.press('Escape')
    await page.locator('[role=tooltip]').waitFor({ state: 'detached' })
    await context.close()
  })

  it('lists what the map shows, keeps step with it, and goes where Enter says', async () => {
    const { page, context } = await openPage(served.browser, url)
    await mapIdle(page)
    await page.getByText('图上现有', { exact: true }).click()
    const status = page.locator('.browse-body [role=status]')
    await page.waitForFunction(() => /图上现有 \d/.test(document.querySelector('.browse-body [role=status]')?.textContent ?? ''))
    const before = await status.textContent()
    await page.getByRole('button', { name: '放大' }).click()
    await page.getByRole('button', { name: '放大' }).click()
    await page.waitForFunction((text) => {
      const now = document.querySelector('.browse-body [role=status]')?.textContent
      return now !== text && /图上现有 \d/.test(now ?? '')
    }, before)
    const place = await mapPlace(page)
    await page.locator('.browse-body .list-item').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('.inspector').waitFor()
    await page.waitForFunction(
      (lon) =>
        (document.querySelector('.map-canvas') as never as { map: { getCenter(): { lng: number } } }).map.getCenter().lng !== lon,
      place.lon,
    )
    await context.close()
  })

  it('shows another day: the link, the tiles and the tree follow, and one press leads back to today', async () => {
    const { page, context } = await openPage(served.browser, 'about:blank')
    const dates = ['2001-01-01', '2020-01-01', '2091-07-01'].map((date) => ({ date, begin: 1, end: 0, levels: ['village'] }))
    await page.route('**/api/v1/divisions/dates', (route) => route.fulfill({ json: { dates } }))
    await page.goto(url)
    await mapIdle(page)
    await page.locator('.as-of').click()
    const tile = page.waitForRequest((request) => /tiles\/divisions\/.*at=2091-07-01/.test(request.url()))
    const branch = page.waitForRequest((request) => /divisions\?.*parent=.*at=2091-07-01/.test(request.url()))
    await page.getByRole('slider').focus()
    await page.keyboard.press('ArrowRight')
    await Promise.all([tile, branch])
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toContain('2091-07-01 起(规划)')
    await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get('at') === '2091-07-01')
    expect(await page.locator('.as-of.future').textContent()).toContain('2091-07-01')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator('.time-words').textContent()).toContain('过去')
    await page.getByRole('button', { name: '回到今天', exact: true }).click()
    await page.waitForFunction(() => !new URLSearchParams(location.hash.slice(1)).has('at'))
    await context.close()
  })

  it('reproduces a view from its link, ignores what it does not know, and says what is no more', async () => {
    const village = await someDivision(url, 'village', 1)
    const link = `${url}/#map=13.50/${village.lat.toFixed(5)}/${village.lon.toFixed(5)}&division=${village.id}&panel=browse&colour=<b>`
    const { page, context, complaints } = await openPage(served.browser, link)
    await page.locator('.division-name', { hasText: village.name }).waitFor()
    await page.locator('.tree-row.chosen', { hasText: village.name }).waitFor()
    await mapIdle(page)
    expect((await mapPlace(page)).zoom).toBeCloseTo(13.5, 1)
    expect(await drawnFeatures(page, 'selected-division')).toBeGreaterThan(0)
    await page.goto(`${url}/?stale#division=00000000-0000-4000-8000-000000000000`)
    await page.getByText('链接里的区划已不存在').waitFor()
    await page.locator('.county-facts').waitFor()
    await page.waitForFunction(() => !location.hash.includes('00000000-0000'))
    const ended = await endedVillage(url)
    await page.goto(`${url}/?ended#division=${ended.id}`)
    await page.getByText('撤销,现为').waitFor()
    await page.locator('.banner').getByRole('button', { name: ended.successor }).click()
    await page.locator('.division-name', { hasText: ended.successor }).waitFor()
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([])
    await context.close()
  })

  it('saves the map as a picture', async () => {
    const { page, context } = await openPage(served.browser, url)
    await mapIdle(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出图片' }).click()
    const bytes = readFileSync(await (await download).path())
    expect([...bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG')
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    const box = (await page.locator('.map-canvas').boundingBox())!
    expect(width).toBe(Math.round(box.width))
    expect(height).toBeGreaterThan(box.height + 80)
    await context.close()
  })

  const states: [name: string, options: { width?: number; query?: string; dark?: boolean }][] = [
    ['light', {}],
    ['dark', { dark: true }],
    ['narrow', { width: 390 }],
    ['English', { query: '?lang=en' }],
  ]
  it.each(states)('has no finding of accessibility: %s', async (_name, { width, query = '', dark }) => {
    const village = await someDivision(url, 'village', 1)
    const { page, context } = await openPage(served.browser, 'about:blank', { width })
    if (dark) await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(`${url}/${query}`)
    const look = async (hash: string, until: string): Promise<void> => {
      await changeAddress(page, hash)
      await page.locator(until).first().waitFor({ state: 'attached' })
      await mapIdle(page)
      expect(await findingsOf(page)).toEqual([])
    }
    await look('#panel=browse', '.county-facts')
    await page.locator('.search input').fill(village.name.slice(0, 1))
    await page.locator('.hit').first().waitFor()
    expect(await findingsOf(page)).toEqual([])
    await look(`#division=${village.id}`, '.time-line li')
    // The map goes to a place near by only where the page begins with it.
    await page.goto('about:blank')
    await page.goto(`${url}/${query}#place=${village.lon},${village.lat}&map=14/${village.lat}/${village.lon}`)
    await page.locator('.nearby').first().waitFor({ state: 'attached' })
    await mapIdle(page)
    expect(await findingsOf(page)).toEqual([])
    await context.close()
  })
})

/** A village that the sample's history ended, and what it became. */
async function endedVillage(url: string): Promise<{ id: string; successor: string }> {
  const read = async (path: string) => (await fetch(`${url}/api/v1${path}`)).json()
  type Listed = { features: { properties: { id: string } }[] }
  const [before, now]: Listed[] = await Promise.all(
    ['2020-06-01', ''].map((day) => read(`/divisions?level=village&geometry=none&limit=1000${day && `&at=${day}`}`)),
  )
  const today = new Set(now.features.map(({ properties }) => properties.id))
  for (const { properties } of before.features) {
    if (today.has(properties.id)) continue
    const { successors } = await read(`/divisions/${properties.id}/lineage`)
    if (successors.length > 0) return { id: properties.id, successor: successors[0].name }
  }
  throw new Error('got no ended village when expected the sample to have merged some')
}
