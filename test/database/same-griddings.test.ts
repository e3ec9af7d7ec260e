import { expect, test } from 'vitest'
import { griddingBodySchema } from '#contract/griddings/gridding-body'
import { computeGridding } from '../../server/usecases/griddings/compute-gridding.ts'
import { askGridding } from '../../server/usecases/griddings/gridding-question.ts'
import { contextOf, importTown, publishSquares, squareDivision } from '../helpers/square-divisions.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'

const streets = 14
const day = '2025-06-01'
const asked = { households: { min: 60, max: 200 }, slices: 30, seed: 5, workload: { perHousehold: 1 } }

/** The first answer of this run, whichever database gave it. */
let first: string | null = null

describeOnBothDatabases('a gridding of so many slices', (database) => {
  test('has the same bytes for the same seed, again and on every database, but for its id and its time', async () => {
    const { db } = database()
    await importTown(db, streets)
    const community = squareDivision(1, '510199001001', [0, streets - 1])
    await publishSquares(db, [
      community,
      squareDivision(2, '510199001001001', [0, 5], { level: 'grid_1', kind: 'basic_grid', parentId: community.divisionId }),
    ])
    const answer = async (change: object = {}): Promise<string> => {
      const body = griddingBodySchema.parse({ divisionId: community.divisionId, ...asked, ...change })
      const { result } = await computeGridding(contextOf(db), await askGridding(db, body, [community.divisionId], day))
      expect(result).toMatchObject({ ok: true, divisions: [{ slices: asked.slices }] })
      expect(result.ensemble!.plans).toBeGreaterThan(0)
      const text = JSON.stringify({ ...result, seconds: 0, computedAt: '' })
      return text.replace(/"seconds":\d+(\.\d+)?/g, '"seconds":0')
    }
    const text = await answer()
    expect(await answer()).toBe(text)
    expect(await answer({ seed: 6 })).not.toBe(text)
    first ??= text
    expect(text).toBe(first)
  })
})
