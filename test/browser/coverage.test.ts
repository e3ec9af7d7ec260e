import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilitySchema } from '#contract/sitings/accessibility'
import { coveragePresets } from '#planning/rules/coverage-presets'
import { apiClient, signedIn } from '../helpers/api-client.ts'
import { findChromium, openPage } from './chromium.ts'
import {
  addressFields,
  answered,
  ask,
  clinicIn15,
  columnTexts,
  numberIn,
  patience,
  resultOf,
  shareCoveragePage,
} from './coverage-page.ts'
import { drawnFeatures, mapIdle, mapPlace } from './map-of-page.ts'
import { type ServedPage, servePage, someDivision } from './serve-page.ts'

const executable = findChromium()

describe.skipIf(executable === null)('the coverage panel and its results', { timeout: patience }, () => {
  let served: ServedPage
  let url: string

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
  })
  afterAll(() => served?.stop())

  const openAt = shareCoveragePage(() => served)

  it('is not loaded by one who only looks', async () => {
    const { page, context } = await openPage(served.browser, 'about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(url)
    await mapIdle(page)
    const parts = (): string[] => asked.filter((each) => /coverage-task|result-drawer|result-words|report-page/.test(each))
    expect(parts()).toEqual([])
    await page.locator('.rail-item', { hasText: '覆盖' }).click()
    await page.locator('.preset').first().waitFor()
    expect(parts().length).toBeGreaterThan(0)
    await context.close()
  })

  it('answers who reaches a clinic within 15 minutes on foot: sentence, table, gaps, bands; and again from its link', async () => {
    const { page, complaints, hosts } = await openAt(clinicIn15)
    await ask(page)
    expect(await page.locator('.sentence').textContent()).toMatch(/^[\d,]+ 人步行 15 分钟内到不了社区卫生服务站$/)
    expect(await drawnFeatures(page, 'band')).toBeGreaterThanOrEqual(3)
    expect(await drawnFeatures(page, 'gap')).toBeGreaterThan(0)
    const { totals } = await resultOf(url, page)
    const missing = Math.round(totals.population - totals.coveredPopulation).toLocaleString('en')
    expect(await page.locator('.sentence').textContent()).toContain(missing)
    await page.reload()
    await page.locator('.sentence', { hasText: missing }).waitFor()
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([new URL(url).host])
  })

  it('fills in minutes and facilities of a named question with one click, and says how certain its list is', async () => {
    const { page } = await openAt('#panel=coverage')
    for (const preset of coveragePresets) {
      const button = page.locator('.preset').filter({ has: page.getByText(preset.name.zh, { exact: true }) })
      await button.click()
      expect(await button.getAttribute('aria-pressed')).toBe('true')
      expect(await page.locator('.preset[aria-pressed=true]').count()).toBe(1)
      await expect.poll(() => page.locator('.category input:checked').count()).toBe(preset.categories.length)
      await expect.poll(() => page.locator('.minutes-input input').inputValue()).toBe(String(preset.minutes))
      expect(await page.locator('.presets .mark').count()).toBe(1)
    }
    await page.locator('.category input:checked').first().uncheck()
    expect(await page.locator('.preset[aria-pressed=true]').count()).toBe(0)
  })

  it('sorts by a column’s head, filters by name and by share, and says how many are left', async () => {
    const { page } = await openAt(clinicIn15)
    await ask(page)
    const { divisions } = await resultOf(url, page)
    const villages = divisions.filter((row) => row.level === 'village')
    const uncovered = (await columnTexts(page, 4)).map(numberIn)
    expect(uncovered).toEqual([...uncovered].sort((a, b) => b - a))
    await page.getByRole('button', { name: '按人口排序' }).click()
    const people = (await columnTexts(page, 3)).map(numberIn)
    expect(people[0]).toBe(Math.round(Math.max(...villages.map((row) => row.population))))
    expect(people).toEqual([...people].sort((a, b) => b - a))
    expect(await page.locator('th[aria-sort=descending]').textContent()).toContain('人口')
    await page.getByRole('combobox', { name: '按覆盖率筛选' }).selectOption({ label: '低于 50%' })
    const few = villages.filter((row) => row.coveredShare !== null && row.coveredShare < 0.5).length
    expect(await page.locator('.tab-tools [role=status]').textContent()).toContain(`${few} 行,共 ${villages.length} 行`)
    const [{ name }] = villages
    await page.getByRole('combobox', { name: '按覆盖率筛选' }).selectOption({ label: '全部覆盖率' })
    await page.getByRole('searchbox', { name: '筛选名称或代码' }).fill(name)
    expect([...new Set(await columnTexts(page, 1))]).toContain(name)
    await page.getByRole('searchbox', { name: '筛选名称或代码' }).fill('<img src=x onerror=alert(1)>%_')
    await page.getByText('没有符合筛选的行').waitFor()
  })

  it('keeps table and map in step: the row opens the division, the division marks its row, the keyboard goes through them', async () => {
    const { page } = await openAt(`${clinicIn15}&shading=shares`)
    await ask(page)
    const before = await mapPlace(page)
    const first = page.locator('.data-table tbody tr[aria-rowindex="2"] button')
    await first.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const third = page.locator('.data-table tbody tr[aria-rowindex="4"]')
    expect(await third.locator('button').evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.locator('.inspector').waitFor()
    expect(await third.getAttribute('aria-current')).toBe('true')
    await page.waitForFunction(
      (zoom) => (document.querySelector('.map-canvas') as never as { map: { getZoom(): number } }).map.getZoom() !== zoom,
      before.zoom,
    )
    await mapIdle(page)
    // A group inside another community, selected from a link, marks the community's row.
    const { divisions } = await resultOf(url, page)
    const group = divisions.find((row) => row.level === 'group' && row.parentId !== null)!
    const village = divisions.find((row) => row.divisionId === group.parentId)!
    const hash = new URL(page.url()).hash.replace(/division=[^&]+/, `division=${group.divisionId}`)
    await page.evaluate((next) => {
      location.hash = next
    }, hash)
    await page.locator('.data-table tr[aria-current=true]', { hasText: village.name }).waitFor()
    const [x, y] = await page.evaluate(() => {
      const { left, top, width, height } = document.querySelector('.map-canvas')!.getBoundingClientRect()
      return [left + width / 3, top + height / 2]
    })
    await page.mouse.move(x, y)
    await page.mouse.move(x + 4, y + 4)
    await page.locator('.data-table tr.hovered').first().waitFor({ state: 'attached' })
  })

  it('shades divisions by share, and by supply, at the level chosen', async () => {
    const { page } = await openAt(`${clinicIn15}&shading=shares`)
    await ask(page)
    expect(await drawnFeatures(page, 'share')).toBeGreaterThan(5)
    await page.locator('.tab-tools select').first().selectOption('town')
    await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get('level') === 'town')
    await mapIdle(page)
    const levels = await page.evaluate(() => {
      const { map } = document.querySelector('.map-canvas') as never as {
        map: { queryRenderedFeatures(o: object): { properties: { level: string } }[] }
      }
      return [...new Set(map.queryRenderedFeatures({ layers: ['share'] }).map((feature) => feature.properties.level))]
    })
    expect(levels).toEqual(['town'])

    // Covered is not enough: supply beside it, which comes to the same in all however it is shared.
    const { id } = await resultOf(url, page)
    await page.getByRole('button', { name: '供给够不够' }).click()
    for (const [method, name] of [
      ['e2sfca', '近者多分'],
      ['2sfca', '平均分'],
      ['3sfca', '选择多者少占'],
    ]) {
      await page.locator('.supply .segments label', { hasText: name }).click()
      const path = `coverage/${id}/accessibility?category=clinic_station&method=${method}`
      const shared = accessibilitySchema.parse((await apiClient(url).get(path)).body)
      const used = Math.round(shared.supply - shared.unusedSupply).toLocaleString('en')
      await page.locator('.supply-sentences', { hasText: `= 容量 ${used}` }).waitFor()
      const towns = shared.divisions.filter((row) => row.level === 'town')
      await expect.poll(() => page.locator('.supply-dot').count()).toBe(towns.length)
      const shares = towns.map(({ perThousand }) => perThousand / shared.perThousand).sort((a, b) => a - b)
      const ratios = (await columnTexts(page, 4)).map((text) => numberIn(text.replace('×', ''))).sort((a, b) => a - b)
      expect(ratios).toEqual(shares.map((ratio) => expect.closeTo(ratio, 2)))
    }
    await mapIdle(page)
    expect(await drawnFeatures(page, 'supply')).toBeGreaterThan(1)
    await page.locator('.legend', { hasText: '每千人供给' }).waitFor()

    // No capacities, changed data, a service that fails: each says what to do.
    const answers = [
      [422, 'nothing-to-compute', '.supply-none'],
      [409, 'conflict', '.supply .problem >> text=按新数据重新计算'],
      [500, 'internal', '.supply .problem >> text=重试'],
    ] as const
    for (const [index, [status, kind, sign]] of answers.entries()) {
      await page.route('**/accessibility?*', (route) =>
        route.fulfill({ status, json: { type: `/problems/${kind}`, title: kind, status, detail: kind } }),
      )
      await page.locator('.supply .segments label').nth(index).click()
      await page.locator(sign).first().waitFor()
      await page.unroute('**/accessibility?*')
    }
    await page.locator('.supply .problem button').click()
    await page.locator('.supply-sentences').waitFor()
  })

  it('shows completeness as a matrix, the worst first, with the count of what is met', async () => {
    const { page } = await openAt('#panel=coverage&tab=complete')
    await page.getByText('15 分钟圈', { exact: true }).click()
    await ask(page)
    const { divisions, parameters } = await resultOf(url, page)
    const counts = await columnTexts(page, 2)
    expect(await page.locator('.data-table thead th').count()).toBe(3 + parameters.categories.length)
    const met = counts.map((text) => Number(text.split('/')[0]))
    expect(met).toEqual([...met].sort((a, b) => a - b))
    const [name] = await columnTexts(page, 1)
    const worst = divisions.find((row) => row.level === 'village' && row.name === name)!
    const reached = parameters.categories.filter((category) => (worst.categories[category]?.coveredShare ?? 0) >= 0.9).length
    expect(counts[0]).toBe(`${reached}/${parameters.categories.length}`)
    await page.getByRole('combobox', { name: '达标线' }).selectOption('80')
    expect(Number((await columnTexts(page, 2))[0].split('/')[0])).toBeGreaterThanOrEqual(met[0])
  })

  it('draws times with the limit marked, and says them as a table too', async () => {
    const { page } = await openAt(`${clinicIn15}&tab=chart`)
    await ask(page)
    expect(await page.locator('.limit-words').textContent()).toBe('规定 15 分钟')
    const { totals } = await resultOf(url, page)
    expect(await page.locator('.time-bars').getAttribute('aria-label')).toContain(
      `规定内 ${Math.round(totals.coveredPopulation).toLocaleString('en')} 人`,
    )
    await page.getByRole('button', { name: '看表格' }).click()
    const [within, over] = [await timeTexts(page, 2), await timeTexts(page, 3)].map((list) =>
      list.reduce((sum, text) => sum + numberIn(text), 0),
    )
    expect(Math.abs(within - totals.coveredPopulation)).toBeLessThanOrEqual(30)
    expect(Math.abs(within + over - totals.population)).toBeLessThanOrEqual(60)
  })

  it('flies to a gap by click and by Enter, tells about it, and lets go at Esc', async () => {
    const { page } = await openAt(`${clinicIn15}&tab=gaps`)
    await ask(page)
    const people = (await columnTexts(page, 2)).map(numberIn)
    expect(people).toEqual([...people].sort((a, b) => b - a))
    await page.locator('.data-table tbody tr[aria-rowindex="4"]').click()
    await page.locator('.inspector', { hasText: '服务盲区' }).waitFor()
    await page.waitForFunction(
      () => (document.querySelector('.map-canvas') as never as { map: { getZoom(): number } }).map.getZoom() >= 15,
    )
    await mapIdle(page)
    const first = await mapPlace(page)
    await page.locator('.data-table tbody tr[aria-rowindex="2"] button').focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (lon) =>
        (document.querySelector('.map-canvas') as never as { map: { getCenter(): { lng: number } } }).map.getCenter().lng !== lon,
      first.lon,
    )
    await page.keyboard.press('Escape')
    await page.locator('.inspector').waitFor({ state: 'detached' })
  })

  it('goes through its tabs with the arrow keys', async () => {
    const { page } = await openAt(clinicIn15)
    await ask(page)
    await page.getByRole('tab', { name: '区划表' }).focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('tab', { name: '齐全度' }).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('End')
    expect(await page.getByRole('tab', { name: '比较' }).evaluate((tab) => tab === document.activeElement)).toBe(true)
    expect(await page.getByRole('tabpanel', { name: '比较' }).isVisible()).toBe(true)
  })

  it('says that the data has moved on, and computes anew', async () => {
    const { page } = await openAt(clinicIn15)
    await ask(page)
    const { id, totals, revision } = await resultOf(url, page)
    expect(await page.locator('.data-moved').count()).toBe(0)
    const admin = await signedIn(url)
    const gap = await gapAt(page)
    const answer = await admin.send('POST', 'facilities', {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: gap },
      properties: { category: 'clinic_station', name: '新卫生站' },
    })
    expect(answer.status).toBe(201)
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await page.locator('.data-moved', { hasText: `版本 ${revision} →` }).waitFor()
    await page.getByRole('button', { name: '按新数据重新计算' }).click()
    await page.locator('.data-moved').waitFor({ state: 'detached', timeout: patience })
    await answered(page)
    const next = await resultOf(url, page, id)
    expect(next.revision).toBeGreaterThan(revision)
    expect(next.totals.coveredPopulation).toBeGreaterThan(totals.coveredPopulation)
  })

  it('hands out its files: tables, shapes, the picture of the map', async () => {
    const { page } = await openAt(clinicIn15)
    await ask(page)
    const { divisions } = await resultOf(url, page)
    const addresses = await page
      .locator('.exports a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    expect(addresses.length).toBe(4)
    for (const address of addresses) {
      const answer = await fetch(address)
      expect(answer.status).toBe(200)
      const text = await answer.text()
      if (address.includes('.csv')) expect(text).toContain('coveredPopulation')
      else expect(JSON.parse(text).features.length).toBeGreaterThan(0)
      if (address.includes('divisions.geojson'))
        expect(JSON.parse(text).features.length).toBe(divisions.filter((row) => row.level === 'village').length)
    }
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '地图 PNG' }).click()])
    expect(download.suggestedFilename()).toMatch(/^coverage-.*\.png$/)
    const bytes: Buffer[] = []
    for await (const chunk of await download.createReadStream()) bytes.push(chunk as Buffer)
    expect(Buffer.concat(bytes).subarray(1, 4).toString()).toBe('PNG')
  })

  it('asks about one division alone', async () => {
    const village = await someDivision(url, 'village')
    const { page } = await openAt(`${clinicIn15}&within=${village.id}`)
    await ask(page)
    await page.locator('.question-line', { hasText: village.name }).waitFor()
    expect((await addressFields(page)).get('within')).toBe(village.id)
  })
})

/** As `columnTexts`, for the table of times, whose rows are all there. */
function timeTexts(page: Parameters<typeof columnTexts>[0], column: number): Promise<string[]> {
  return page
    .locator(`.narrow-table tbody tr > :nth-child(${column})`)
    .evaluateAll((cells) => cells.map((cell) => (cell.textContent ?? '').trim()))
}

/** The place of the largest gap. */
function gapAt(page: Parameters<typeof columnTexts>[0]): Promise<[number, number]> {
  return page.evaluate(async () => {
    const id = new URLSearchParams(location.hash.slice(1)).get('result')
    const gaps = await (await fetch(`/api/v1/coverage/${id}/gaps.geojson`)).json()
    return gaps.features[0].properties.center
  })
}
