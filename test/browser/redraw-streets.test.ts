import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { nearestCrossing } from '../../client/editing/snap/nearest-crossing.ts'
import { netOfStreets, type StreetLine } from '../../client/editing/snap/street-net.ts'
import { traceStreet } from '../../client/editing/snap/trace-street.ts'
import { isInside } from '../../client/editing/units/inside.ts'
import { findChromium } from './chromium.ts'
import { lookAt, newPlanPage, onScreen, saved } from './redraw-page.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const executable = findChromium()
const patience = 150_000
const leastBends = 8

describe.skipIf(executable === null)('cutting along a street', { timeout: patience }, () => {
  let served: ServedPage
  let url: string

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
  })
  afterAll(() => served?.stop())

  it('takes two clicks, or two points by the keyboard; Alt cuts straight', async () => {
    const { page, context } = await newPlanPage(served, '沿路切分')
    const cuts: LonLat[][] = []
    page.on('request', (request) => {
      if (!request.url().endsWith('/changes')) return
      const { operations } = request.postDataJSON() as { operations: { line: { coordinates: LonLat[] } }[] }
      cuts.push(operations[0].line.coordinates)
    })
    const { ends, bends } = await windingStreet(page, url)
    const places = await onScreen(page, ends)
    const apply = async (): Promise<void> => {
      await page.keyboard.press('Enter')
      await page.locator('.proposal').getByRole('button', { name: '应用' }).click()
      await saved(page)
      await page.keyboard.press('Control+z')
      await saved(page)
    }

    await page.getByRole('button', { name: '切分', exact: true }).click()
    for (const [x, y] of places) {
      await page.mouse.move(x + 2, y + 1)
      await page.mouse.click(x + 2, y + 1)
    }
    await apply()
    expect(cuts[0].length).toBeGreaterThan(leastBends)
    // It runs over the street's own bends, or those of the border that runs along it.
    const near = (a: LonLat, b: LonLat): boolean => Math.hypot(a[0] - b[0], a[1] - b[1]) < 2e-5
    expect(bends.filter((bend) => cuts[0].some((point) => near(point, bend))).length).toBeGreaterThan(0.9 * bends.length)

    await page.locator('.map-canvas canvas').first().focus()
    for (const [x, y] of places) {
      await page.mouse.move(x + 2, y + 1)
      await page.keyboard.press('ArrowLeft')
      if (x === places[1][0]) await page.locator('#edit-spoken', { hasText: '沿路走' }).waitFor({ state: 'attached' })
      await page.keyboard.press(' ')
    }
    await apply()
    expect(cuts.at(-1)).toEqual(cuts[0])

    await page.mouse.click(places[0][0] + 2, places[0][1] + 1)
    await page.keyboard.down('Alt')
    // Beyond the border: what is not drawn to it must cross it.
    const [x, y] = places[1].map((value, axis) => value + 12 * Math.sign(value - places[0][axis]))
    await page.mouse.move(x, y)
    await page.mouse.click(x, y)
    await page.keyboard.up('Alt')
    await page.locator('.map-canvas canvas').first().focus()
    await apply()
    expect(cuts.at(-1)).toHaveLength(2)
    await context.close()
  })
})

/** A street that winds through a village from border to border, brought into view. */
async function windingStreet(page: Page, url: string): Promise<{ ends: [LonLat, LonLat]; bends: readonly LonLat[] }> {
  const answer = await fetch(`${url}/api/v1/divisions?level=village&limit=200`)
  const { features } = (await answer.json()) as {
    features: {
      geometry: { coordinates: MultiPolygonCoordinates }
      properties: { areaSquareMeters: number; labelPoint: LonLat }
    }[]
  }
  features.sort((a, b) => b.properties.areaSquareMeters - a.properties.areaSquareMeters)
  for (const { geometry, properties } of features.slice(0, 8)) {
    await lookAt(page, properties.labelPoint, 13.5)
    const lines = await streetsOnMap(page)
    const crossings = lines.filter(({ street }) => street !== '').flatMap((line) => crossingsOf(line, geometry.coordinates))
    const net = netOfStreets(lines)
    const ways = crossings.flatMap((from) =>
      crossings.flatMap((to) => {
        const bends = from.street === to.street ? traceStreet(net, from.at, to.at, 2)?.bends : undefined
        return bends && bends.length >= leastBends && bends.every((bend) => isInside(geometry.coordinates, bend))
          ? [{ ends: [from.at, to.at] as [LonLat, LonLat], bends }]
          : []
      }),
    )
    const [longest] = ways.sort((a, b) => b.bends.length - a.bends.length)
    if (longest) return longest
  }
  throw new Error('got no street that winds through a village when expected one in the sample')
}

function streetsOnMap(page: Page): Promise<StreetLine[]> {
  return page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as HTMLElement & { map: import('maplibre-gl').Map }
    return map.querySourceFeatures('streets', { sourceLayer: 'streets' }).flatMap(({ geometry, properties }) => {
      const lines =
        geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : []
      return lines.map((points) => ({ points: points as [number, number][], street: String(properties.name ?? '') }))
    })
  })
}

/** Where a street crosses the rims of an outline. */
function crossingsOf({ points, street }: StreetLine, outline: MultiPolygonCoordinates): { at: LonLat; street: string }[] {
  const rims = outline.flat().map((ring) => ({ xy: ring.flat(), what: null }))
  return points.slice(1).flatMap((to, index) => {
    const from = points[index]
    const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
    const half = Math.hypot(to[0] - middle[0], to[1] - middle[1])
    const crossing = nearestCrossing(rims, [{ xy: [...from, ...to], what: null }], middle[0], middle[1], half)
    return crossing ? [{ at: [crossing.x, crossing.y] as LonLat, street }] : []
  })
}
