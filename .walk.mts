import { launchChromium, findChromium, openPage } from './test/browser/chromium.ts'
import { signIn, openPlan, ask, lookAt, clickPlaces, onScreen, saved, namesOnMap } from './test/browser/redraw-page.ts'
import { mapIdle } from './test/browser/map-of-page.ts'
import { writeFileSync } from 'node:fs'
const out = '/tmp/walk', url = 'http://127.0.0.1:8093'
const get = async (p: string) => (await fetch(`${url}/api/v1${p}`)).json() as any
const c = (await get('/divisions?level=village&code=990101001002')).features[0]; const hits: any = [[104.9752578, 30.2780209], [104.9836005, 30.2794451]]
const browser = await launchChromium(findChromium()!)
const shot = async (page: any, name: string) => { await page.waitForTimeout(600); await page.screenshot({ path: `${out}/${name}.png` }); console.log('shot', name) }
const { page, complaints } = await openPage(browser, url)
await signIn(page, '王规划', 'walk-through-1')
const plan = await ask<any>(page, 'POST', '/plans', { name: '青湖社区沿中兴路分设', kind: 'community_adjust' })
console.log('plan', plan.id); writeFileSync('/tmp/walk/plan', plan.id)
await openPlan(page, url, plan.id)
await lookAt(page, c.properties.labelPoint, 14.6)
await clickPlaces(page, [c.properties.labelPoint])
await page.locator('.edit-card').first().waitFor()
await page.getByRole('button', { name: '切分', exact: true }).click()
await clickPlaces(page, hits)
await page.waitForTimeout(500)
await shot(page, '04-cut-drawn')
await page.getByRole('button', { name: '完成' }).click({ timeout: 3000 }).catch(() => page.keyboard.press('Enter'))
await page.locator('.proposal, .edit-line.refused').first().waitFor({ timeout: 20000 })
await shot(page, '05-cut-proposed')
console.log('refused?', await page.locator('.edit-line.refused').allInnerTexts(), (await page.locator('.proposal').allInnerTexts()).join().slice(0, 600))
await page.locator('.proposal').getByRole('button', { name: '应用' }).click()
await saved(page)
await shot(page, '06-cut-applied')
// grids
await page.locator('select').first().selectOption({ label: '一级网格' }).catch(async (e) => console.log(String(e).slice(0, 300), await page.locator('select option').allInnerTexts()))
await mapIdle(page)
await shot(page, '07-grids-level')
const state = await ask<any>(page, 'GET', `/divisions?level=grid_1&plan=${plan.id}&limit=1000`)
const lon0 = c.properties.labelPoint[0], lat0 = c.properties.labelPoint[1]
const near = state.features.map((f: any) => ({ id: f.properties.id, name: f.properties.name, p: f.properties.labelPoint, parent: f.properties.parentId, g: f.geometry })).filter((g: any) => Math.hypot(g.p[0] - lon0, g.p[1] - lat0) < 0.01).sort((a: any, b: any) => Math.hypot(a.p[0] - lon0, a.p[1] - lat0) - Math.hypot(b.p[0] - lon0, b.p[1] - lat0))
console.log(near.map((g: any) => g.name).join())
writeFileSync('/tmp/walk/near.json', JSON.stringify(near.slice(0, 6)))
// repaint three grids: choose one, brush over its neighbour's edge
for (let i = 0; i < 3; i++) {
  const a = near[i], b = near.find((g: any) => g.parent === a.parent && g.id !== a.id); if (!b) { console.log('no sibling of', a.name); continue }
  await page.getByRole('button', { name: '选择', exact: true }).click()
  await clickPlaces(page, [a.p])
  await page.locator('.edit-card', { hasText: a.name }).first().waitFor({ timeout: 10000 })
  await page.getByRole('button', { name: '画笔', exact: true }).click()
  const [[x, y], [u, v]] = await onScreen(page, [a.p, b.p])
  await page.mouse.move(x, y); await page.mouse.down()
  for (let k = 1; k <= 20; k++) { await page.mouse.move(x + (u - x) * k / 25, y + (v - y) * k / 25); if ((await page.locator('.edit-figures thead').count()) > 0 && k > 12) break }
  await page.waitForTimeout(300)
  if (i === 0) await shot(page, '08-painting')
  await page.mouse.up()
  await page.waitForTimeout(800)
  console.log('paint', i, a.name, '<-', b.name, await page.locator('.edit-line').allInnerTexts())
  await page.keyboard.press('Escape')
}
await saved(page)
await shot(page, '09-painted')
await page.keyboard.press('Control+z'); await saved(page)
await shot(page, '10-undone')
const det = await ask<any>(page, 'GET', `/plans/${plan.id}`)
console.log('steps', det.steps, 'undone', det.undone, 'version', det.version)
await page.getByRole('tab', { name: '比较' }).click()
await page.locator('.moves tbody tr').first().waitFor({ timeout: 60000 })
await page.getByRole('radio', { name: '差异' }).check(); await mapIdle(page)
await shot(page, '11-difference')
await page.getByRole('radio', { name: '卷帘' }).check(); await page.locator('.edit-before canvas').waitFor({ timeout: 30000 }); await page.waitForTimeout(1500)
await shot(page, '12-swipe')
await page.getByRole('radio', { name: '不比较' }).check()
await page.getByRole('tab', { name: /检查/ }).click(); await page.locator('.checks-head').waitFor({ timeout: 60000 }); await page.waitForTimeout(3000)
await shot(page, '13-checks')
console.log('complaints', complaints)
await browser.close()
