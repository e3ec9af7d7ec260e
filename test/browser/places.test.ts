import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openPage, type WatchedPage } from './chromium.ts'
import { drawnFeatures, mapIdle } from './map-of-page.ts'
import { type ServedPage, servePage, someDivision } from './serve-page.ts'
import { changeAddress, sharePage } from './shared-page.ts'

const executable = findChromium()
const patience = 150_000

describe.skipIf(executable === null)('places and search', { timeout: patience }, () => {
  let served: ServedPage
  let url: string

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
  })
  afterAll(() => served?.stop())

  const sharedPage = sharePage(() => openPage(served.browser, url))
  /** The shared page, where nothing is chosen. */
  async function freePage(): Promise<WatchedPage> {
    const watched = await sharedPage()
    await changeAddress(watched.page, '#panel=browse')
    await watched.page.locator('.inspector').waitFor({ state: 'detached' })
    await mapIdle(watched.page)
    return watched
  }

  it('asks where a clicked place lies and what is near it: divisions, times, radius, ways', async () => {
    const { features } = (await (await fetch(`${url}/api/v1/facilities?category=clinic_station&limit=1`)).json()) as {
      features: { geometry: { coordinates: [number, number] } }[]
    }
    const [nearLon, nearLat] = features[0].geometry.coordinates
    const { page, context } = await openPage(served.browser, `${url}/#map=14/${nearLat}/${nearLon}&panel=browse`)
    await mapIdle(page)
    await page.locator('.next-item', { hasText: '我在哪' }).click()
    await page.locator('.pointing', { hasText: '点一处' }).waitFor()
    const box = (await page.locator('.map-canvas').boundingBox())!
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.locator('.nearby').first().waitFor()
    await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).has('place'))
    const [lon, lat] = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('place')!.split(',')
    const held = (await (await fetch(`${url}/api/v1/locate?lon=${lon}&lat=${lat}`)).json()) as { divisions: { name: string }[] }
    await page.waitForFunction((count) => document.querySelectorAll('.chain-item').length === count, held.divisions.length)
    expect(await page.locator('.chain-item .data-name').allTextContents()).toEqual(
      held.divisions.map((division) => division.name),
    )
    type Near = { facilities: { withinRadius: boolean | null }[]; unreached: string[] }
    const near = (await (await fetch(`${url}/api/v1/nearby?lon=${lon}&lat=${lat}`)).json()) as Near
    expect(await page.locator('.nearby').count()).toBe(near.facilities.length)
    expect(await page.locator('.nearby-none').count()).toBe(near.unreached.length)
    expect(await page.locator('.within.yes').count()).toBe(near.facilities.filter((each) => each.withinRadius).length)
    await mapIdle(page)
    expect(await drawnFeatures(page, 'route')).toBeGreaterThan(0)
    expect(await drawnFeatures(page, 'route-chosen')).toBe(0)
    await page.locator('.nearby').first().hover()
    await page.waitForFunction(() => {
      const { map } = document.querySelector('.map-canvas') as never as { map: { queryRenderedFeatures(o: object): unknown[] } }
      return map.queryRenderedFeatures({ layers: ['route-chosen'] }).length > 0
    })
    await page.locator('.nearby-how select').selectOption('cycle')
    await page.waitForFunction(() => document.querySelector('.inspector')?.textContent?.includes('km/h'))
    await context.close()
  })

  it('says that no way leads on where the service says so', async () => {
    const village = await someDivision(url, 'village')
    const { page } = await freePage()
    const answer = {
      snapMeters: null,
      facilities: [],
      unreached: ['clinic_station', 'market'],
      mode: 'walk',
      speedKmh: 4,
      revision: 1,
    }
    await page.route('**/api/v1/nearby?*', (route) => route.fulfill({ json: answer }))
    await changeAddress(page, `#place=${village.lon},${village.lat}`)
    await page.getByText('走不到任何设施').waitFor()
    expect(await page.locator('.nearby-none').allTextContents()).toEqual(['社区卫生服务站走不到', '菜市场/生鲜超市走不到'])
  })

  it('takes the browser’s own position on a press, and lives with a refusal', async () => {
    const village = await someDivision(url, 'village')
    const { page, context } = await openPage(served.browser, url)
    await page.locator('.next-aside').click()
    await page.getByText('浏览器没有允许定位').waitFor()
    await context.setGeolocation({ longitude: village.lon, latitude: village.lat })
    await context.grantPermissions(['geolocation'])
    await page.locator('.next-aside').click()
    await page.locator('.chain-item', { hasText: village.name }).first().waitFor()
    await context.close()
  })

  it('answers the focused map’s Enter with the place at its middle', async () => {
    const { page } = await freePage()
    await page.locator('.map-canvas canvas').focus()
    await page.keyboard.press('Enter')
    await page.locator('.chain-item').first().waitFor()
  })

  it('finds by name, code and pinyin from the keyboard, says where hits lie, and goes there', async () => {
    const village = await someDivision(url, 'village', 1)
    const { page } = await freePage()
    const field = page.getByRole('combobox', { name: '搜索名称、代码、拼音、地址' })
    for (const text of [village.name, village.code]) {
      await field.fill(text)
      await page.locator('.hit', { hasText: village.name }).first().waitFor()
    }
    expect(await page.locator('.hit-within').first().textContent()).toContain('社区(村)')
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    await field.fill('xian')
    await page.locator('.hit', { hasText: '县' }).first().waitFor()
    await field.fill(village.name)
    await page.locator('.hit .data-name', { hasText: village.name }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    expect(await field.getAttribute('aria-activedescendant')).toBe(await page.locator('.hit').first().getAttribute('id'))
    await page.keyboard.press('Enter')
    await page.locator('.inspector .division-name', { hasText: village.name }).waitFor()
  })

  it('stays harmless with long texts, with markup and with what is nowhere', async () => {
    const { page, complaints } = await freePage()
    const field = page.getByRole('combobox')
    await field.fill('好'.repeat(10_000))
    await page.getByText('没有找到').waitFor()
    for (const text of ['<img src=x onerror=alert(1)>', "'; drop table streets; --", '%_\\', '𠮷\u202e', '"&amp;']) {
      await field.fill(text)
      await page.locator('.hit-words', { hasText: '没有找到' }).waitFor()
    }
    expect(await page.locator('.hits img').count()).toBe(0)
    const hit = { kind: 'place', id: null, code: null, level: null, category: null, lon: 105, lat: 30.3 }
    await page.route('**/api/v1/search?*', (route) =>
      route.fulfill({ json: { results: [{ ...hit, name: '<b>粗</b>', within: ['<i>村</i>'] }] } }),
    )
    await field.fill('粗')
    await page.locator('.hit', { hasText: '<b>粗</b>' }).waitFor()
    expect(await page.locator('.hit b, .hit i').count()).toBe(0)
    await page.unroute('**/api/v1/search?*')
    await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 500, body: 'no' }))
    await field.fill('河')
    await page.getByText('搜索没有成功').waitFor()
    expect(complaints.filter((line) => !line.includes('500'))).toEqual([])
  })
})
