import type { DemandTable } from '#planning/coverage/coverage-types'
import { prepareArea } from '#planning/coverage/prepare-area'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import type { Network } from '#planning/network/network'
import { createSnapper } from '#planning/network/snap'
import { createStreetTableBuilder } from '#planning/network/street-table'
import type { SitingGround } from '#planning/siting/question/state-siting'
import { ageGroupKeys, demandKinds } from '#planning/types'
import { generateSample } from '../../../server/sample/generate-sample.ts'
import type { SamplePreset } from '../../../server/sample/sample-content.ts'
import { BenchError } from '../bench-error.ts'
import { readPoints, readRows, readWalkingNetwork } from '../read-instance.ts'

interface Place {
  lon: number
  lat: number
  population: number
}

function groundFrom(network: Network, places: readonly Place[], kind: 'cell' | 'building'): SitingGround {
  const column = (value: (place: Place) => number): Float64Array => Float64Array.from(places, value)
  const unknown = new Float64Array(places.length).fill(Number.NaN)
  const demand: DemandTable = {
    count: places.length,
    id: places.map((_, index) => String(index).padStart(8, '0')),
    name: places.map(() => null),
    kind: new Uint8Array(places.length).fill(demandKinds.indexOf(kind)),
    lon: column(({ lon }) => lon),
    lat: column(({ lat }) => lat),
    households: new Float64Array(places.length),
    population: column(({ population }) => population),
    ages: Object.fromEntries(ageGroupKeys.map((key) => [key, unknown])) as DemandTable['ages'],
  }
  const area = prepareArea({ network, snapper: createSnapper(network), demand, divisions: [] })
  return { area, facilities: [], speedKmh: 4, withinDivision: -1 }
}

/** The walking streets of an OSM file with people of a table (lon, lat, population). */
export async function groundOfFiles(file: string, demandFile: string | undefined): Promise<SitingGround> {
  if (demandFile === undefined) throw new BenchError('--demand names the table of people (lon, lat, population).')
  const { network } = await readWalkingNetwork(file)
  const rows = readRows(demandFile)
  const points = readPoints(demandFile)
  const places = rows.map((row, i) => ({ lon: points[2 * i], lat: points[2 * i + 1], population: Number(row.population) }))
  const wrong = places.findIndex(({ population }) => !(population >= 0))
  if (wrong >= 0)
    throw new BenchError(
      `Row ${wrong + 1} of ${demandFile} has population "${rows[wrong].population}", which is no number from 0 on.`,
    )
  return groundFrom(network, places, 'cell')
}

/** The generated county or city. */
export function groundOfSample(preset: SamplePreset, seed: number, scale: number): SitingGround {
  const content = generateSample(preset, { seed, scale })
  const streets = createStreetTableBuilder()
  for (const street of content.streets) streets.add(street, 0)
  const barriers = createBarrierTableBuilder()
  for (const barrier of content.barriers) barriers.add(barrier)
  const built = buildNetwork(streets.finish(), barriers.finish(), 'walk')
  if (!built.ok) throw new BenchError(`The generated ${preset} has no street to walk on.`)
  const places = [...content.demand].map(({ lon, lat, population }) => ({ lon, lat, population }))
  return groundFrom(built.network, places, 'building')
}
