import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Json, signedIn } from '../helpers/api-client.ts'
import { missingRealData, realDataFolder } from '../helpers/real-data.ts'
import { startApp } from '../helpers/start-app.ts'
import { emptyDataFolder } from '../helpers/test-databases.ts'

/** What was measured, on the terminal. */
const tell = (city: string, figures: object) => console.info(`${city}: ${JSON.stringify(figures)}`)
const secondsSince = (begun: number) => Math.round((performance.now() - begun) / 10) / 100

async function onEmptyMap(work: (api: Awaited<ReturnType<typeof signedIn>>) => Promise<void>): Promise<void> {
  const folder = await emptyDataFolder()
  const app = await startApp({ FANGYUAN_DATA: folder, FANGYUAN_SAMPLE: 'none' })
  try {
    await work(await signedIn(app.url))
  } finally {
    await app.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

describe.skipIf(missingRealData('streets', 'porto-alegre'))('whole cities', { timeout: 240_000 }, () => {
  test('Haidian: streets, houses and facilities from one extract, and who reaches a kindergarten', async () => {
    await onEmptyMap(async (api) => {
      let begun = performance.now()
      const job = await api.import(
        'beijing-haidian.osm.gz',
        { path: join(realDataFolder, 'streets/beijing-haidian.osm.gz') },
        { kind: 'streets' },
        120,
      )
      expect(job.state, JSON.stringify(job.problem)).toBe('done')
      const imported = {
        seconds: secondsSince(begun),
        ...job.result.counts,
        refused: job.result.refused,
        notes: job.result.notes,
      }
      expect(job.result.counts.streets).toBeGreaterThan(891)
      expect(job.result.counts.demand).toBeGreaterThan(100)
      begun = performance.now()
      const result = await api.coverage({ categories: ['kindergarten'], minutes: 15 })
      tell('Haidian', { imported, answered: secondsSince(begun), ...figures(result) })
      expect(result.totals.coveredPopulation).toBeGreaterThan(0)
      expect(result.totals.coveredShare).toBeLessThanOrEqual(1)
    })
  })

  test('Porto Alegre: streets, 812,935 people in cells, and who reaches health care', async () => {
    const [head, ...lines] = readFileSync(join(realDataFolder, 'porto-alegre/hexgrid.csv'), 'utf8').trim().split(/\r?\n/)
    const at = Object.fromEntries(head.split(',').map((name, index) => [name, index]))
    const cells = lines.map((line) => line.split(','))
    const clinics = cells
      .filter((cell) => Number(cell[at.healthcare]) > 0)
      .map((cell) => `${cell[at.id]},clinic_station,${cell[at.lon]},${cell[at.lat]}`)
    await onEmptyMap(async (api) => {
      let begun = performance.now()
      const streets = await api.import(
        'streets.osm.pbf',
        { path: join(realDataFolder, 'porto-alegre/streets.osm.pbf') },
        { kind: 'streets' },
        180,
      )
      expect(streets.state, JSON.stringify(streets.problem)).toBe('done')
      const imported = {
        seconds: secondsSince(begun),
        ...streets.result.counts,
        refused: streets.result.refused,
        notes: streets.result.notes,
      }
      expect(streets.result.counts.streets).toBeGreaterThan(15_886)
      const people = await api.import(
        'hexgrid.csv',
        { path: join(realDataFolder, 'porto-alegre/hexgrid.csv') },
        { kind: 'demand' },
      )
      expect(people).toMatchObject({ state: 'done', result: { read: cells.length, taken: cells.length, refused: 0 } })
      const health = await api.import('health.csv', `name,category,lon,lat\n${clinics.join('\n')}`, { kind: 'facilities' })
      expect(health, JSON.stringify(health.problem)).toMatchObject({ state: 'done', result: { taken: clinics.length } })
      begun = performance.now()
      const result = await api.coverage({ categories: ['clinic_station'], minutes: 15 })
      tell('Porto Alegre', { imported, clinics: clinics.length, answered: secondsSince(begun), ...figures(result) })
      expect(result.totals.population).toBeGreaterThanOrEqual(812_935)
      expect(result.totals.coveredPopulation).toBeGreaterThan(0)
      begun = performance.now()
      await api.coverage({ categories: ['clinic_station'], minutes: 10 })
      tell('Porto Alegre', { answeredWithNetworkLoaded: secondsSince(begun) })
    })
  })
})

function figures({ totals, network, snapping, gaps, computeSeconds, warnings }: Json): object {
  const { population, coveredPopulation, coveredShare, unreachablePopulation, meanSeconds, p95Seconds } = totals
  return {
    population,
    coveredPopulation,
    coveredShare,
    unreachablePopulation,
    meanSeconds,
    p95Seconds,
    network,
    snapping: snapping.demand,
    gaps,
    computeSeconds,
    warnings: warnings.map(({ en }: Json) => en),
  }
}
