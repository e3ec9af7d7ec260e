import { beforeAll, expect, test } from 'vitest'
import { type GriddingResult, griddingSchema } from '#contract/griddings/gridding-answer'
import { griddingBodySchema } from '#contract/griddings/gridding-body'
import { computeGridding } from '../../server/usecases/griddings/compute-gridding.ts'
import { askGridding } from '../../server/usecases/griddings/gridding-question.ts'
import { importFile } from '../../server/usecases/imports/run-import.ts'
import { numberedId } from '../helpers/nested-divisions.ts'
import { contextOf, importTown, publishSquares, squareDivision, townOutline } from '../helpers/square-divisions.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'

const day = '2025-06-01'
const [whole, apart, single, empty] = [1, 2, 3, 4]

describeOnBothDatabases('griddings that cannot be', (database) => {
  let houseHouseholds: number
  beforeAll(async () => {
    const { db } = database()
    await importTown(db, 9)
    const grid = (number: number, [from, to]: [number, number]) =>
      squareDivision(number, `51019900100100${number - 10}`, [from, to], {
        level: 'grid_1',
        kind: 'basic_grid',
        parentId: numberedId(whole),
      })
    const parts = [...townOutline(0, 2), ...townOutline(4, 5)]
    await publishSquares(db, [
      squareDivision(whole, '510199001001', [0, 4]),
      grid(11, [0, 2]),
      squareDivision(apart, '510199001002', [0, 1], { geometry: parts }),
      squareDivision(single, '510199001003', [5, 6]),
      squareDivision(empty, '510199001004', [20, 21]),
    ])
    const one = await gridded(single, { parts: 1 })
    houseHouseholds = one.grids[0].households
    expect(houseHouseholds).toBeGreaterThan(0)
  })

  async function gridded(division: number, change: object): Promise<GriddingResult> {
    const { db } = database()
    const body = griddingBodySchema.parse({ divisionId: numberedId(division), slices: 10, ...change })
    const { id, result } = await computeGridding(contextOf(db), await askGridding(db, body, [numberedId(division)], day))
    griddingSchema.parse({ id, state: 'done', ...result })
    return result
  }
  /** How many houses so many households are. */
  const houses = (count: number): number => count * houseHouseholds

  test('more parts than there are units: the units are named', async () => {
    const one = await gridded(single, { parts: 2 })
    expect(one).toMatchObject({ ok: false, reason: 'too_few_atoms', blocking: [{ parts: 2 }] })
    expect(one.blocking![0].unitIds).toHaveLength(1)
    expect(await gridded(whole, { parts: 40 })).toMatchObject({ ok: false, reason: 'too_few_atoms' })
  })

  test('one unit is one grid', async () => {
    const one = await gridded(single, { households: { min: 1, max: houses(1) } })
    expect(one).toMatchObject({
      ok: true,
      metrics: { parts: 1, buildingsCut: 0, walk: { meanMeters: 0, reachedShare: 1 } },
      gap: 0,
    })
  })

  test('a unit larger than the greatest size: it is named, with its size', async () => {
    const found = await gridded(whole, { households: { min: 0, max: houses(1) - 1 } })
    expect(found).toMatchObject({ ok: false, reason: 'atom_too_large' })
    const tooLarge = found.blocking!.filter(({ reason }) => reason === 'atom_too_large')
    expect(tooLarge).toHaveLength(16)
    for (const { households, unitIds, isProven } of tooLarge) {
      expect(households).toBeGreaterThanOrEqual(houses(1))
      expect([unitIds.length, isProven]).toEqual([1, true])
    }
  })

  test('a community of two parts: every grid lies in one; a part that fits no number of grids is named', async () => {
    const found = await gridded(apart, { households: { min: houses(1), max: houses(4) } })
    expect(found).toMatchObject({ ok: true })
    const shapes = found.grids.map(({ geometry }) => geometry.coordinates.length)
    expect(shapes.every((polygons) => polygons === 1)).toBe(true)
    const refused = await gridded(apart, { households: { min: houses(2), max: houses(4) } })
    expect(refused).toMatchObject({ ok: false, reason: 'component_fits_no_count' })
    expect(refused.blocking!.map(({ households, unitIds }) => [households, unitIds.length])).toContainEqual([houses(1), 1])
    expect(refused.nearest!.households!.min).toBeLessThanOrEqual(houses(1))
  })

  test('locked grids that leave ground of a size that fits none: that ground is named', async () => {
    const body = { households: { min: houses(5), max: houses(5) }, locked: ['510199001001001'] }
    const found = await gridded(whole, body)
    expect(found).toMatchObject({ ok: false, grids: [] })
    expect(['total_fits_no_count', 'component_fits_no_count']).toContain(found.reason)
    expect(found.blocking![0].households).toBe(houses(12))
    expect(found.blocking![0].unitIds.length).toBeGreaterThanOrEqual(12)
    const fewer = await gridded(whole, { parts: 1, locked: ['510199001001001'] })
    expect(fewer).toMatchObject({ ok: false })
    expect(fewer.blocking![0].unitIds.length).toBeGreaterThan(0)
  })

  test('nobody there: said before any work is done', async () => {
    await expect(gridded(empty, { parts: 2 })).rejects.toThrow('Nobody is counted in "社区4" (510199001004)')
  })

  test('households missing are made up from people, negative ones refused row by row, before anything is divided', async () => {
    const demand = (text: string) =>
      importFile(contextOf(database().db), {
        fileName: 'people.csv',
        bytes: Buffer.from(text),
        options: { kind: 'demand', skipInvalid: false },
      } as Parameters<typeof importFile>[1])
    await expect(demand('lon,lat,population,households\n104.0655,30.6655,30,-3\n')).rejects.toMatchObject({
      errors: [{ pointer: '/row/1', detail: expect.stringContaining('households "-3"') }],
    })
    await demand('lon,lat,population\n104.0801,30.6801,30\n104.0806,30.6806,60\n')
    const found = await gridded(empty, { parts: 2 })
    expect(found).toMatchObject({ ok: true, totals: { population: 90 } })
    expect(found.totals.households).toBeGreaterThan(0)
  })
})
