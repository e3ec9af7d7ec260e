import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanDetail } from '#contract/plans'
import type { LonLat } from '#planning/types'
import { findChromium } from './chromium.ts'
import { mapIdle } from './map-of-page.ts'
import {
  ask,
  clickPlaces,
  lookAt,
  namesOnMap,
  onScreen,
  openPageOf,
  saved,
  sharePlanPage,
  type Village,
  villagesOf,
} from './redraw-page.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const executable = findChromium()
const patience = 150_000

describe.skipIf(executable === null)('redrawing on the map', { timeout: patience }, () => {
  let served: ServedPage
  let url: string
  let villages: Village[]

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
    villages = await villagesOf(url)
  })
  afterAll(() => served?.stop())

  const planPage = sharePlanPage(() => served)
  const detailOf = (page: Page, id: string): Promise<PlanDetail> => ask<PlanDetail>(page, 'GET', `/plans/${id}`)

  it('makes a plan, cuts a village, paints, undoes and redoes, and has it all after a reload', async () => {
    const { page, context, complaints } = await openPageOf(served, 'admin', served.app.adminPassword)
    await page.goto(`${url}/#panel=redraw`)
    await page.getByRole('button', { name: '新建方案' }).click()
    await page.getByRole('textbox', { name: '名称', exact: true }).fill('城边各村调整')
    await page.getByRole('button', { name: '新建并打开' }).click()
    await page.locator('.edit-tools').waitFor({ timeout: 60_000 })
    const [village, target] = villages
    await lookAt(page, village.middle, 14)
    // The plan writes its own names, wherever the map moves.
    expect(await publishedNames(page)).toEqual([])

    await page.getByRole('button', { name: '切分', exact: true }).click()
    await clickPlaces(page, village.across)
    await page.keyboard.press('Enter')
    const proposal = page.locator('.proposal')
    await proposal.waitFor()
    expect(await proposal.textContent()).toContain(village.name)
    await page.getByLabel('左侧名称').fill('北坝村')
    await proposal.getByRole('button', { name: '应用' }).click()
    await saved(page)
    await page.locator('.edit-card', { hasText: '北坝村' }).waitFor()
    await expect.poll(() => namesOnMap(page)).toContain('北坝村')
    expect(await namesOnMap(page)).not.toContain(village.name)
    const id = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('plan')!
    expect(await detailOf(page, id)).toMatchObject({ version: 1, steps: 1 })

    // The brush gives the smaller unit under it to the chosen village.
    await lookAt(page, target.middle, 14)
    await page.getByRole('button', { name: '选择', exact: true }).click()
    await clickPlaces(page, [target.middle])
    await page.locator('.edit-card', { hasText: target.name }).waitFor()
    await page.getByRole('button', { name: '画笔', exact: true }).click()
    const [start] = await onScreen(page, [target.middle])
    await page.mouse.move(...start)
    await page.mouse.down()
    for (let step = 1; step <= 30; step++) {
      await page.mouse.move(start[0] + 12 * step, start[1])
      if ((await page.locator('.edit-figures thead').count()) > 0) break
    }
    await page.locator('.edit-figures thead').first().waitFor()
    await page.mouse.up()
    await saved(page)
    expect(await detailOf(page, id)).toMatchObject({ version: 2, steps: 2 })

    await page.keyboard.press('Control+z')
    await saved(page)
    expect(await detailOf(page, id)).toMatchObject({ steps: 1, undone: 1 })
    await page.keyboard.press('Control+Shift+z')
    await saved(page)
    expect(await detailOf(page, id)).toMatchObject({ steps: 2, undone: 0 })
    const names = await namesOnMap(page)
    await page.reload()
    await page.locator('.edit-tools').waitFor({ timeout: 60_000 })
    await expect.poll(() => namesOnMap(page), { timeout: 20_000 }).toEqual(names)
    await page.getByRole('tab', { name: '历史' }).click()
    await expect.poll(() => page.locator('.steps .step').count()).toBe(2)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('moves both sides of a border by a vertex that is dragged, and shows who wins ground meanwhile', async () => {
    const { page, plan } = await planPage('移动边界')
    await dragVertex(page, villages[1])
    await saved(page)
    expect(await detailOf(page, plan.id)).toMatchObject({ version: 1, steps: 1 })
  })

  it('draws a stretch of border anew, from one of its points to another', async () => {
    const { page, plan } = await planPage('改一段边界')
    const village = villages[2]
    const ring = await ringOf(page, village)
    const east = ring.reduce((best, [lon], index) => (lon > ring[best][0] ? index : best), 0)
    const [from, to] = [ring.at((east + 6) % ring.length)!, ring.at(east - 6)!]
    await lookAt(page, village.middle, 13)
    await page.getByRole('button', { name: '选择', exact: true }).click()
    await clickPlaces(page, [village.middle])
    await page.getByRole('button', { name: '边界', exact: true }).click()
    await lookAt(page, ring[east], 14.5)
    // In the middle of nothing no stretch can begin.
    await clickPlaces(page, [[(from[0] + to[0]) / 2 - 0.003, (from[1] + to[1]) / 2]])
    await page.locator('.edit-line.refused', { hasText: '没有边界' }).waitFor()
    await clickPlaces(page, [from, [(from[0] + to[0]) / 2 - 0.0015, (from[1] + to[1]) / 2], to])
    await page.locator('.edit-line .figures-line').waitFor()
    await page.keyboard.press('Enter')
    await saved(page)
    expect(await detailOf(page, plan.id)).toMatchObject({ version: 1, steps: 1 })
    expect(await ringOf(page, village, plan.id)).not.toEqual(ring)
  })

  it('loses no stroke when the connection goes, not even over a reload', async () => {
    const { page, plan } = await planPage('断线')
    const [village] = villages
    await page.route('**/plans/*/changes', (route) => route.abort('connectionreset'))
    await rename(page, village, '断线村')
    await page.locator('.saving-waiting').waitFor()
    await page.reload()
    await page.locator('.edit-tools').waitFor({ timeout: 60_000 })
    await expect.poll(() => namesOnMap(page), { timeout: 20_000 }).toContain('断线村')
    expect((await detailOf(page, plan.id)).version).toBe(0)
    await page.unroute('**/plans/*/changes')
    await saved(page)
    expect((await detailOf(page, plan.id)).version).toBe(1)
  })

  it('does not draw a stroke twice whose answer was lost on its way', async () => {
    const { page, plan } = await planPage('答复丢失')
    await page.route(
      '**/plans/*/changes',
      async (route) => {
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    await rename(page, villages[0], '一次村')
    await saved(page)
    expect(await detailOf(page, plan.id)).toMatchObject({ version: 1, steps: 1 })
  })

  it('shows another planner’s steps as they come, and lets two who meet choose', async () => {
    const mine = await planPage('两人同改')
    const [village, other] = villages
    const theirs = await openPageOf(served, 'admin', served.app.adminPassword)
    const change = (operations: unknown[], baseVersion: number) =>
      ask(theirs.page, 'POST', `/plans/${mine.plan.id}/changes`, { baseVersion, operations })
    await change([{ op: 'rename', divisionId: other.id, name: '对方改的村' }], 0)
    await expect.poll(() => namesOnMap(mine.page), { timeout: 30_000 }).toContain('对方改的村')

    // Both rename the same village, each without knowing of the other.
    await mine.page.route('**/plans/*/changes', (route) => route.abort('connectionreset'))
    await rename(mine.page, village, '我改的村')
    await mine.page.locator('.saving-waiting').waitFor()
    await change([{ op: 'rename', divisionId: village.id, name: '他改的村' }], 1)
    await mine.page.unroute('**/plans/*/changes')
    const conflict = mine.page.locator('.conflict')
    await conflict.waitFor({ timeout: 30_000 })
    expect(await conflict.textContent()).toContain('他改的村')
    await conflict.getByRole('button', { name: '重画我的' }).click()
    await saved(mine.page)
    await expect.poll(() => namesOnMap(mine.page)).toContain('我改的村')
    expect((await detailOf(mine.page, mine.plan.id)).version).toBe(3)
    await theirs.context.close()
  })

  it('splits a village from the keyboard alone, and says what is done', async () => {
    const { page, plan } = await planPage('只用键盘')
    const [village] = villages
    await lookAt(page, village.middle, 13.5)
    await page.locator('.map-canvas canvas').first().focus()
    await page.keyboard.press('ArrowLeft')
    await page.locator('#edit-spoken', { hasText: village.name }).waitFor({ state: 'attached' })
    await page.keyboard.press('c')
    const size = await page.locator('.map-canvas').boundingBox()
    const far = Math.ceil(Math.min(size!.width, size!.height) / 2 / 50) + 1
    const [[left], [right]] = await onScreen(page, [village.across[0], village.across.at(-1)!])
    const middle = size!.x + size!.width / 2
    for (let step = 0; step < Math.min(far, Math.ceil((middle - left) / 50)); step++) await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press(' ')
    for (let step = 0; step < Math.ceil((right - left) / 50) + 1; step++) await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press(' ')
    await page.keyboard.press('Enter')
    await page.locator('.proposal').waitFor()
    // What lies under the cross-hair must not talk over it.
    await page.waitForTimeout(600)
    expect(await page.locator('#edit-spoken').textContent()).toMatch(/应用/)
    await page.locator('.map-canvas canvas').first().focus()
    await page.keyboard.press('Enter')
    await saved(page)
    expect((await detailOf(page, plan.id)).version).toBe(1)
    await page.locator('#edit-spoken', { hasText: '切分' }).waitFor({ state: 'attached' })
  })

  it('refuses what touches a locked village, and says why at once', async () => {
    const { page, plan } = await planPage('锁定')
    const [village] = villages
    await lookAt(page, village.middle, 14)
    const legend = page.getByRole('region', { name: '图例' })
    expect(await legend.innerText()).not.toMatch(/已锁定|吸附到|新边界/)
    await page.getByRole('button', { name: '锁定', exact: true }).first().click()
    await clickPlaces(page, [village.middle])
    await legend.getByText('已锁定').waitFor()
    await page.getByRole('button', { name: '切分', exact: true }).click()
    await legend.getByText('吸附到').waitFor()
    await clickPlaces(page, village.across)
    await page.keyboard.press('Enter')
    await page.locator('.edit-line.refused', { hasText: '锁定' }).waitFor()
    expect((await detailOf(page, plan.id)).version).toBe(0)
  })

  it('compares: difference, swipe and side by side, with who changes division', async () => {
    const { page, plan } = await planPage('比较')
    const [village, other] = villages
    await ask(page, 'POST', `/plans/${plan.id}/changes`, {
      baseVersion: 0,
      operations: [{ op: 'split', divisionId: village.id, line: { type: 'LineString', coordinates: village.across } }],
    })
    await page.getByRole('tab', { name: '比较' }).click()
    await page.locator('.moves tbody tr').first().waitFor({ timeout: 30_000 })
    expect(await page.locator('.moves tbody').textContent()).toContain(village.name)
    expect(await page.locator('.moves tbody').textContent()).not.toContain(other.name)
    await page.getByRole('radio', { name: '卷帘' }).check()
    await page.locator('.edit-before canvas').waitFor({ timeout: 30_000 })
    const grip = page.getByRole('slider', { name: '卷帘位置' })
    await grip.focus()
    await page.keyboard.press('PageUp')
    expect(await grip.getAttribute('aria-valuenow')).toBe('70')
    await page.getByRole('radio', { name: '并排' }).check()
    await page.locator('.edit-before').waitFor()
    await page.getByRole('radio', { name: '不比较' }).check()
    await page.locator('.edit-before').waitFor({ state: 'detached' })
    await mapIdle(page)
  })
})

/** The outer ring of a village, as published or as a plan has it, without the point that closes it. */
async function ringOf(page: Page, { id }: Village, planId?: string): Promise<LonLat[]> {
  const { features } = await ask<{ features: { geometry: { coordinates: LonLat[][][] }; properties: { id: string } }[] }>(
    page,
    'GET',
    `/divisions?level=village&limit=200${planId ? `&plan=${planId}` : ''}`,
  )
  return features.find(({ properties }) => properties.id === id)!.geometry.coordinates[0][0].slice(0, -1)
}

/** The published names that are shown. */
function publishedNames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as HTMLElement & { map: import('maplibre-gl').Map }
    return map.getLayersOrder().filter((id) => id.startsWith('name-') && map.getLayoutProperty(id, 'visibility') !== 'none')
  })
}

/** Gives a village another name by the panel. */
async function rename(page: Page, village: Village, name: string): Promise<void> {
  await lookAt(page, village.middle, 13)
  await page.getByRole('tab', { name: '编辑' }).click()
  await page.getByRole('button', { name: '选择', exact: true }).click()
  await clickPlaces(page, [village.middle])
  const card = page.locator('.edit-card').first()
  await card.getByRole('button', { name: '改名称或代码' }).click()
  await card.getByRole('textbox', { name: '名称' }).fill(name)
  await card.getByRole('button', { name: '保存' }).click()
}

/** Drags a vertex of a village's border that lies in view a little inward. */
async function dragVertex(page: Page, village: Village): Promise<void> {
  await lookAt(page, village.middle, 12.7)
  await page.getByRole('button', { name: '选择', exact: true }).click()
  await clickPlaces(page, [village.middle])
  await page.getByRole('button', { name: '边界', exact: true }).click()
  const vertices = await page.evaluate(async ([lon, lat]) => {
    const { map } = document.querySelector('.map-canvas') as HTMLElement & { map: import('maplibre-gl').Map }
    const data = (await map.getSource<import('maplibre-gl').GeoJSONSource>('plan-borders')!.getData()) as never as {
      features: { geometry: { coordinates: [number, number][] }; properties: { rank: number } }[]
    }
    const inner = data.features
      .filter(({ properties }) => properties.rank === 4)
      .flatMap(({ geometry }) => geometry.coordinates.slice(1, -1))
    return inner.sort((a, b) => Math.hypot(a[0] - lon, a[1] - lat) - Math.hypot(b[0] - lon, b[1] - lat)).slice(0, 12)
  }, village.middle)
  const said: string[] = []
  for (const vertex of vertices) {
    await lookAt(page, vertex, 14.5)
    const [[x, y]] = await onScreen(page, [vertex])
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.keyboard.down('Alt')
    await page.mouse.move(x + 6, y + 5, { steps: 3 })
    const figures = page.locator('.edit-line .figures-line, .edit-line.refused')
    const isMoved = await figures.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    )
    said.push(isMoved ? ((await page.locator('.edit-line').first().textContent()) ?? '') : 'nothing')
    await page.mouse.up()
    await page.keyboard.up('Alt')
    if (isMoved && (await page.locator('.edit-line.refused').count()) === 0) return
    await page.keyboard.press('Escape')
  }
  throw new Error(`no vertex could be moved: ${said.join(' | ')}`)
}
