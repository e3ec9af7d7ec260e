import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import type { PlaceTable } from '#planning/network/network'
import { createStreetTableBuilder } from '#planning/network/street-table'
import { seededRandom } from '#planning/random'
import { travelModes } from '#planning/types'
import { readOsm } from '../../../server/formats/osm.ts'
import { missingRealData, realDataFolder } from '../../helpers/real-data.ts'
import { expectSameAsPlain } from './expect-same-as-plain.ts'

const files = { 'Porto Alegre': 'porto-alegre/streets.osm.pbf', Haidian: 'streets/beijing-haidian.osm.gz' }

describe.each(Object.entries(files))('the search on the streets of %s', (_name, file) => {
  it.skipIf(missingRealData(file))(
    'agrees to the millimeter with the plain search, in every mode',
    { timeout: 60_000 },
    async () => {
      const content = await readOsm(readFileSync(join(realDataFolder, file)))
      const builder = createStreetTableBuilder()
      for (const street of content.streets) builder.add(street, 0)
      const table = builder.finish()
      for (const mode of travelModes) {
        const built = buildNetwork(table, createBarrierTableBuilder().finish(), mode)
        if (!built.ok) throw new Error(built.reason)
        const { network } = built
        const random = seededRandom(7)
        const count = 60
        const edge = Uint32Array.from({ length: count }, () => Math.floor(random() * network.edgeCount))
        const offset = edge.map((e) => Math.floor(random() * (network.edgeCost[e] + 1)))
        const sources: PlaceTable = { count, edge, offset, snapMillimeters: new Uint32Array(count) }
        expect(expectSameAsPlain(table, network, sources)).toBe(network.shapeCost.length)
      }
    },
  )
})
