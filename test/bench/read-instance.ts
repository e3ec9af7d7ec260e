import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import type { Network, NetworkReport } from '#planning/network/network'
import { createStreetTableBuilder } from '#planning/network/street-table'
import { accessBits, type Street } from '#planning/types'
import { readOsm } from '../../server/formats/osm.ts'
import { BenchError } from './bench-error.ts'

/** Reads a file, or says in one sentence why it cannot. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new BenchError(code === 'ENOENT' ? `There is no file ${file}.` : `The file ${file} cannot be read (${code}).`)
  }
}

/** The same street with every direction of walking allowed, if any is. */
function walkedBothWays(street: Street): Street {
  const both = accessBits.walk.forward | accessBits.walk.backward
  return street.access & both ? { ...street, access: street.access | both } : street
}

/** Builds the walking network of an OSM file, undirected, since instances are stated so: the rare one-way footway is walked both ways. */
export async function readWalkingNetwork(file: string): Promise<{ network: Network; report: NetworkReport }> {
  const content = await readOsm(readBytes(file))
  const streets = createStreetTableBuilder()
  for (const street of content.streets) streets.add(walkedBothWays(street), 0)
  const barriers = createBarrierTableBuilder()
  for (const barrier of content.barriers) barriers.add(barrier)
  const built = buildNetwork(streets.finish(), barriers.finish(), 'walk')
  if (!built.ok) throw new BenchError(`${file} has no street to walk on.`)
  return built
}

/** Rows of a CSV file with a header, as objects. */
export function readRows(file: string): Record<string, string>[] {
  try {
    return parse(readBytes(file), {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
    })
  } catch (error) {
    if (error instanceof BenchError) throw error
    throw new BenchError(`${file} is not a CSV table: ${error instanceof Error ? error.message : error}.`)
  }
}

/** Points of a CSV file with columns lon and lat (degrees): lon at 2k, lat at 2k + 1. */
export function readPoints(file: string): Float64Array {
  const rows = readRows(file)
  if (rows.length === 0) throw new BenchError(`${file} has no rows below its header.`)
  if (!('lon' in rows[0] && 'lat' in rows[0])) throw new BenchError(`${file} lacks the columns lon and lat.`)
  const points = new Float64Array(2 * rows.length)
  rows.forEach((row, i) => {
    const [lon, lat] = [row.lon === '' ? Number.NaN : Number(row.lon), row.lat === '' ? Number.NaN : Number(row.lat)]
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      throw new BenchError(`Row ${i + 1} of ${file} has lon "${row.lon}" and lat "${row.lat}", which is no place in degrees.`)
    }
    points.set([lon, lat], 2 * i)
  })
  return points
}
