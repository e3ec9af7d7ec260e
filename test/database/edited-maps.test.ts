import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { seededRandom } from '#planning/random'
import { measureFace } from '#planning/topology/edit/checks/measure-face'
import { type DivisionMap, divisionsOf, outside, unassigned } from '#planning/topology/edit/division-map'
import { reversed } from '#planning/topology/edit/draft/reversed'
import { polygonsOf } from '#planning/topology/edit/face-polygons'
import { outlineOf } from '#planning/topology/edit/outline-of'
import type { MultiPolygonCoordinates } from '#planning/types'
import { multiPolygonToHex } from '../../server/repositories/well-known-binary.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'
import { drawnMap } from '../planning/topology/edit/drawn-map.ts'
import { randomEdit } from '../planning/topology/edit/random-edits.ts'

/** The parent's land, from the borders with what is outside: its own rings are that face's, run the other way. */
function parentOf(map: DivisionMap): MultiPolygonCoordinates {
  const border = map.faces.get(outside)!.map(({ xy, left }) => ({
    xy: left === outside ? reversed([...xy]) : [...xy],
    left: 'land',
    right: outside,
  }))
  return polygonsOf(border, 'land').map((rings) =>
    rings.map(({ xy }) => Array.from({ length: xy.length / 2 }, (_, i) => [xy[2 * i] / 1e7, xy[2 * i + 1] / 1e7] as const)),
  )
}

describeOnBothDatabases('edited maps as PostGIS sees them', (database) => {
  test('valid divisions that tile their parent, none overlaps another, areas as measured', async () => {
    for (const [number, text] of ['AABB.\nACCBD\nAABBD', 'ABA\nBAB\nABC', 'AAAA  C\nABBA  C\nABBAEEC\nAAAAEEC'].entries()) {
      let map = drawnMap(text)
      const random = seededRandom(number + 1)
      for (let step = 0, done = 0; done < 40 && step < 300; step++) {
        const { result } = randomEdit(map, random, step)
        if (!result.ok) continue
        map = result.map
        done++
        if (done % 10 !== 0) continue
        const faces = [...divisionsOf(map), ...(map.faces.has(unassigned) ? [unassigned] : [])]
        const ids = sql.join(faces.map((face) => sql`${face}::text`))
        const shapes = sql.join(faces.map((face) => sql`${multiPolygonToHex(outlineOf(map, face))}::text`))
        const { rows } = await sql<{ invalid: string[]; overlapping: number; tiles: boolean }>`
          with face as (
            select id, st_geomfromwkb(decode(hex, 'hex'), 4490) as shape
            from unnest(array[${ids}], array[${shapes}]) as given(id, hex)
          )
          select
            (select coalesce(array_agg(id), '{}') from face where not st_isvalid(shape)) as invalid,
            (select count(*)::int from face a join face b on a.id < b.id and a.shape && b.shape
              where st_relate(a.shape, b.shape, '2********')) as overlapping,
            (select st_equals(st_union(shape), st_geomfromwkb(decode(${multiPolygonToHex(parentOf(map))}, 'hex'), 4490)) from face) as tiles
        `.execute(database().db)
        expect(rows[0], `land ${number}, edit ${done}`).toEqual({ invalid: [], overlapping: 0, tiles: true })
        // Our edges are straight in lon/lat, geography's are geodesics: cut them short before comparing.
        const { rows: areas } = await sql<{ id: string; area: number }>`
          select id, st_area(st_segmentize(shape, 0.0002)::geography) as area
          from unnest(array[${ids}], array[${shapes}]) as given(id, hex), st_geomfromwkb(decode(hex, 'hex'), 4490) as shape
        `.execute(database().db)
        for (const { id, area } of areas) {
          const own = measureFace(map, id)!
          expect(Math.abs(own.squareMeters - area), id).toBeLessThan(1e-6 * area + 0.01)
          expect(own.reockShare).toBeLessThanOrEqual(1)
          expect(own.polsbyPopperShare).toBeLessThanOrEqual(1)
        }
      }
    }
  })
})
