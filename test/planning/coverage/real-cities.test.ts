import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { computeCoverage } from '#planning/coverage/compute-coverage'
import { computeIsochrones } from '#planning/coverage/compute-isochrones'
import type { CoverageInput } from '#planning/coverage/coverage-types'
import { type CoverageArea, prepareArea } from '#planning/coverage/prepare-area'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import { createSnapper } from '#planning/network/snap'
import { createStreetTableBuilder } from '#planning/network/street-table'
import { readOsm } from '../../../server/formats/osm.ts'
import { missingRealData, realDataFolder } from '../../helpers/real-data.ts'
import { demandOf, facilityAt, type Home } from './coverage-fixtures.ts'
import { expectSound } from './draw-bands.ts'

const names = ['porto-alegre/streets.osm.pbf', 'streets/beijing-haidian.osm.gz', 'porto-alegre/hexgrid.csv']
const missing = missingRealData(...names)
const files = names.map((name) => join(realDataFolder, name))
const cells = files[2]

async function city(
  file: string,
): Promise<
  Pick<CoverageArea, 'network' | 'snapper'> & Pick<CoverageInput, 'streetName'> & { content: Awaited<ReturnType<typeof readOsm>> }
> {
  const content = await readOsm(readFileSync(file))
  const streets = createStreetTableBuilder()
  for (const street of content.streets) streets.add(street, 0)
  const barriers = createBarrierTableBuilder()
  for (const barrier of content.barriers) barriers.add(barrier)
  const built = buildNetwork(streets.finish(), barriers.finish(), 'walk')
  if (!built.ok) throw new Error(built.reason)
  const { network } = built
  return { network, snapper: createSnapper(network), streetName: (street) => content.streets[street].name, content }
}

describe.skipIf(missing)('coverage of real cities', () => {
  it('says who in Porto Alegre reaches healthcare within 15 minutes', async () => {
    const { content: _, streetName, ...streets } = await city(files[0])
    const rows = readFileSync(cells, 'utf8').trim().split(/\r?\n/).slice(1)
    const homes = rows.map((row): Home & { care: number } => {
      const [id, lon, lat, population, , , care] = row.replaceAll('"', '').split(',')
      return { id, at: [Number(lon), Number(lat)], population: Number(population), kind: 'cell', care: Number(care) }
    })
    const facilities = homes.filter(({ care }) => care > 0).map(({ id, at }) => facilityAt(id, at, { category: 'health_centre' }))
    const question = { categories: ['health_centre'] as const, minutes: 15, counted: 'now', withinDivision: -1 } as const
    const area = prepareArea({ ...streets, demand: demandOf(homes), divisions: [] })
    const input = { area, streetName, facilities, question }
    const result = computeCoverage(input)
    expect(result.totals.population).toBe(812_935)
    expect(facilities).toHaveLength(117)
    expect(result.totals.coveredShare).toBeGreaterThan(0.75)
    expect(result.totals.coveredShare).toBeLessThan(0.87)
    expect(result.facilities.reduce((sum, { servedPopulation }) => sum + servedPopulation, 0)).toBe(
      result.totals.coveredPopulation,
    )
    expect(result.gaps.reduce((sum, { population }) => sum + population, 0)).toBe(result.gapPopulation)
    // The middle of a cell with a facility is as near as its street allows: at most the way there and back.
    homes.forEach(({ care }, i) => {
      if (care > 0 && Number.isFinite(result.demand.meters[i])) expect(result.demand.meters[i]).toBeLessThanOrEqual(500)
    })
    expectSound(computeIsochrones(input))
  })

  it('draws sound bands among the walls, rivers and railways of Haidian', async () => {
    const { content, streetName, ...streets } = await city(files[1])
    const homes = content.demand.map(({ lon, lat, population }, i): Home => ({ id: `${i}`, at: [lon, lat], population }))
    const facilities = content.facilities.map((facility, i) => ({ ...facility, id: `${i}` }))
    const question = { categories: ['market', 'bus_stop'] as const, minutes: 15, counted: 'now', withinDivision: -1 } as const
    const area = prepareArea({ ...streets, demand: demandOf(homes), divisions: [] })
    const input = { area, streetName, facilities, question }
    const isochrones = computeIsochrones(input)
    expect(isochrones.map(({ minutes }) => minutes)).toEqual([5, 10, 15])
    expect(isochrones[2].polygons.length).toBeGreaterThan(0)
    expectSound(isochrones)
  })
})
