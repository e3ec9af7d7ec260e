import { expect, test, vi } from 'vitest'
import { computeCoverage } from '#planning/coverage/compute-coverage'
import { prepareArea } from '#planning/coverage/prepare-area'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import { createSnapper } from '#planning/network/snap'
import { createStreetTableBuilder } from '#planning/network/street-table'
import { type AgeGroupKey, ageGroupKeys, type DemandDraft, demandKinds } from '#planning/types'
import { generateCounty } from '../../../server/sample/generate-county.ts'
import { expectGolden } from '../../helpers/golden.ts'
import { divisionsOn, today } from '../../sample/county.ts'

// Generating takes a second, more where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

test('the sample answers as it did: who reaches a clinic and a kindergarten within 15 minutes', () => {
  const sample = generateCounty({ seed: 1, scale: 0.1 })
  const divisions = divisionsOn(sample.divisions, today)
  const streets = createStreetTableBuilder()
  for (const street of sample.streets) streets.add(street, 0)
  const barriers = createBarrierTableBuilder()
  for (const barrier of sample.barriers) barriers.add(barrier)
  const built = buildNetwork(streets.finish(), barriers.finish(), 'walk')
  if (!built.ok) throw new Error('the sample has no streets')
  const column = (value: (point: DemandDraft) => number) => Float64Array.from(sample.demand, value)
  const outcome = computeCoverage({
    area: prepareArea({
      network: built.network,
      snapper: createSnapper(built.network),
      demand: {
        count: sample.demand.length,
        id: sample.demand.map((_, index) => String(index)),
        name: sample.demand.map((point) => point.name),
        kind: Uint8Array.from(sample.demand, (point) => demandKinds.indexOf(point.kind)),
        lon: column((point) => point.lon),
        lat: column((point) => point.lat),
        households: column((point) => point.households),
        population: column((point) => point.population),
        ages: Object.fromEntries(ageGroupKeys.map((key) => [key, column((point) => point[key] ?? Number.NaN)])) as Record<
          AgeGroupKey,
          Float64Array
        >,
      },
      divisions: divisions.map(({ code, name, level, geometry, parentCode }) => ({
        id: code,
        code,
        name,
        level,
        geometry,
        parentIndex: divisions.findIndex((division) => division.code === parentCode),
      })),
    }),
    facilities: sample.facilities.map((facility, index) => ({ ...facility, id: String(index) })),
    streetName: (street) => sample.streets[street].name,
    question: { categories: ['clinic_station', 'kindergarten'], minutes: 15, counted: 'now', withinDivision: -1 },
  })
  const rounded = (key: string, value: unknown) =>
    typeof value === 'number' && /Seconds$|Share$/.test(key) ? Number(value.toFixed(6)) : value
  const { totals, bands, limits, comparison, gaps } = outcome
  expect(gaps.length).toBeGreaterThan(0)
  expectGolden(
    'sample-coverage',
    JSON.parse(
      JSON.stringify(
        {
          totals,
          bands,
          limits,
          comparison: comparison && { now: comparison.now, planned: comparison.planned },
          towns: outcome.divisions.filter((division) => division.level === 'town'),
          largestGaps: gaps
            .slice(0, 5)
            .map(({ name, category, population, nearestFacilityName }) => ({ name, category, population, nearestFacilityName })),
        },
        rounded,
      ),
    ),
  )
})
