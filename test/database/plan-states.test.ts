import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { applyOperation } from '#planning/plans/apply-operation'
import { childrenOf, facesOf, outlineOfDivision, outlineOfFaces } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { seededRandom } from '#planning/random'
import { unassignedIn } from '#planning/topology/edit/division-map'
import { multiPolygonToHex } from '../../server/repositories/well-known-binary.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'
import { randomOperation } from '../planning/plans/random-operations.ts'
import { samplePlan } from '../planning/plans/sample-plan.ts'

const redrawnBy = (seed: number, operations: number): PlanState => {
  let state = samplePlan({ scale: 0.05 })
  const [start, random] = [state.divisions.size, seededRandom(seed)]
  for (let [done, ids] = [0, 0]; done < operations; ) {
    const divisions = [...state.divisions.values()].filter(({ id }) => id !== state.scopeId)
    const asked = randomOperation(state, divisions, random, divisions.length < start)
    const result = applyOperation(state, asked, () => `new-${ids++}`)
    if (!result.ok) continue
    state = result.state
    done++
  }
  return state
}

describeOnBothDatabases('redrawn plans as PostGIS sees them', (database) => {
  test('outlines are valid, and those of the children make up their parent’s on every level', async () => {
    const state = redrawnBy(11, 120)
    const rows = [...state.divisions.keys()].map((id) => ({
      id,
      parent: state.divisions.get(id)!.parentId,
      outline: multiPolygonToHex(outlineOfDivision(state, id)),
    }))
    for (const id of state.divisions.keys()) {
      const free = unassignedIn(id)
      if (childrenOf(state, id).length > 0 && facesOf(state, id).includes(free))
        rows.push({ id: free, parent: id, outline: multiPolygonToHex(outlineOfFaces(state, [free])) })
    }
    const { rows: found } = await sql<{ invalid: string[]; overlapping: string[]; gaping: string[]; parents: number }>`
      with shape as (
        select id, parent, st_geomfromwkb(decode(outline, 'hex'), 4490) as ground
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, parent text, outline text)
      ), family as (
        select parent, st_union(ground) as ground from shape where parent is not null group by parent
      )
      select
        (select coalesce(array_agg(id), '{}') from shape where not st_isvalid(ground)) as invalid,
        (select coalesce(array_agg(a.id || ' ' || b.id), '{}') from shape a join shape b on a.parent = b.parent and a.id < b.id and a.ground && b.ground
          where st_relate(a.ground, b.ground, '2********')) as overlapping,
        (select coalesce(array_agg(f.parent), '{}') from family f join shape s on s.id = f.parent where not st_equals(f.ground, s.ground)) as gaping,
        (select count(*)::int from family f join shape s on s.id = f.parent) as parents`.execute(database().db)
    expect(found[0]).toMatchObject({ invalid: [], overlapping: [], gaping: [] })
    expect(found[0].parents).toBeGreaterThan(10)
  })
})
