import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Page } from 'playwright-core'
import type { Plan } from '#contract/plans'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { openPage, type WatchedPage } from './chromium.ts'
import { mapIdle } from './map-of-page.ts'
import type { ServedPage } from './serve-page.ts'
import { changeAddress, sharePage } from './shared-page.ts'

type MapElement = HTMLElement & { map: MapLibreMap }

/** Opens a page for somebody who has signed in: a picture of the service's, from where one goes to the page that is wanted and loads it once. */
export async function openPageOf(
  { app, browser }: ServedPage,
  name: string,
  password: string,
  size: { width?: number; height?: number } = {},
): Promise<WatchedPage> {
  const watched = await openPage(browser, 'about:blank', size)
  // The page names its icon; a bare picture does not, and Chromium guesses.
  await watched.page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }), { times: 1 })
  await watched.page.goto(`${app.url}/icon.svg`)
  await signIn(watched.page, name, password)
  return watched
}

/** Signs in over the page's own door, so that the page has the session's cookie. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  const status = await page.evaluate(
    async ([who, secret]) => {
      const answer = await fetch('/api/v1/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: who, password: secret }),
      })
      return answer.status
    },
    [name, password],
  )
  if (status !== 200) throw new Error(`got ${status} when expected to be signed in`)
}

/** Calls the service as whoever is signed in on a page. */
export function ask<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  return page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(`/api/v1${where}`, {
        method: how as string,
        headers: { 'content-type': 'application/json' },
        ...(what === undefined ? {} : { body: JSON.stringify(what) }),
      })
      if (!answer.ok) throw new Error(`${how} ${where}: ${await answer.text()}`)
      return answer.json()
    },
    [method, path, body],
  ) as Promise<T>
}

/** A page of the administrator's with a new plan of the whole county open on it. */
export async function newPlanPage(
  served: ServedPage,
  name: string,
  size: { width?: number; height?: number } = {},
): Promise<WatchedPage & { plan: Plan }> {
  const { url, adminPassword } = served.app
  const watched = await openPageOf(served, 'admin', adminPassword, size)
  const plan = await ask<Plan>(watched.page, 'POST', '/plans', { name, kind: 'village_adjust' })
  await openPlan(watched.page, url, plan.id)
  return { ...watched, plan }
}

/** A page of the administrator's that the tests of a block share; the answer opens a new plan of the whole county on it, with no tool in hand. */
export function sharePlanPage(served: () => ServedPage): (name: string) => Promise<WatchedPage & { plan: Plan }> {
  const sharedPage = sharePage(async () => {
    const { url, adminPassword } = served().app
    const watched = await openPageOf(served(), 'admin', adminPassword)
    await watched.page.goto(url)
    return watched
  })
  return async (name) => {
    const watched = await sharedPage()
    const { page } = watched
    const plan = await ask<Plan>(page, 'POST', '/plans', { name, kind: 'village_adjust' })
    await changeAddress(page, '#panel=browse')
    await page.locator('.edit-tools').waitFor({ state: 'detached' })
    await changeAddress(page, `#panel=redraw&plan=${plan.id}`)
    await page.getByRole('button', { name: '选择', exact: true }).click({ timeout: 60_000 })
    await mapIdle(page)
    return { ...watched, plan }
  }
}

/** Opens a plan on a page and waits until it can be drawn on. */
export async function openPlan(page: Page, url: string, planId: string, query = ''): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${url}/${query}#panel=redraw&plan=${planId}`)
  await page.locator('.edit-tools').waitFor({ timeout: 60_000 })
  await mapIdle(page)
}

/** Puts the middle of the map at a place, and waits until all is drawn. */
export async function lookAt(page: Page, [lon, lat]: LonLat, zoom: number): Promise<void> {
  await page.evaluate(
    ([x, y, z]) => {
      const { map } = document.querySelector('.map-canvas') as MapElement
      map.jumpTo({ center: [x, y], zoom: z })
    },
    [lon, lat, zoom] as const,
  )
  await mapIdle(page)
}

/** Where places lie on the screen. */
export function onScreen(page: Page, places: readonly LonLat[]): Promise<[number, number][]> {
  return page.evaluate((list) => {
    const element = document.querySelector('.map-canvas') as MapElement
    const { left, top } = element.getBoundingClientRect()
    return list.map(([lon, lat]) => {
      const { x, y } = element.map.project([lon, lat])
      return [left + x, top + y] as [number, number]
    })
  }, places as LonLat[])
}

/** Clicks places on the map one after the other, as with a hand that moves there first. */
export async function clickPlaces(page: Page, places: readonly LonLat[]): Promise<void> {
  for (const [x, y] of await onScreen(page, places)) {
    await page.mouse.move(x, y)
    await page.mouse.click(x, y)
  }
}

/** Waits until everything that was drawn is known to the service. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.saving-saved').waitFor({ timeout: 30_000 })
}

/** The names of the plan's divisions, as the page draws them now. */
export function namesOnMap(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { map } = document.querySelector('.map-canvas') as MapElement
    const data = (await map.getSource<import('maplibre-gl').GeoJSONSource>('plan-names')!.getData()) as never as {
      features: { properties: { name: string } }[]
    }
    return data.features
      .map(({ properties }) => properties.name)
      .filter((name) => name !== '')
      .sort()
  })
}

/** A village to redraw: its middle, and a line across it that begins and ends outside. */
export interface Village {
  id: string
  name: string
  middle: LonLat
  across: LonLat[]
}

/** Villages of the sample, the largest by ground first, with a straight line across each from west to east. */
export async function villagesOf(url: string): Promise<Village[]> {
  const answer = await fetch(`${url}/api/v1/divisions?level=village&limit=200`)
  const { features } = (await answer.json()) as {
    features: {
      geometry: { coordinates: MultiPolygonCoordinates }
      properties: { id: string; name: string; areaSquareMeters: number; labelPoint: [number, number] }
    }[]
  }
  return features
    .sort((a, b) => b.properties.areaSquareMeters - a.properties.areaSquareMeters)
    .map(({ geometry, properties: { id, name, labelPoint } }) => {
      const lons = geometry.coordinates.flat(2).map(([lon]) => lon)
      const [west, east] = [Math.min(...lons), Math.max(...lons)]
      const reach = (east - west) * 0.02
      const [, lat] = labelPoint
      return { id, name, middle: labelPoint, across: [[west - reach, lat], labelPoint, [east + reach, lat]] }
    })
}
