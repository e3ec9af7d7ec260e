import { sql } from 'kysely'
import type { PeopleByAge } from '#planning/division/measure/grid-workload'
import type { Database } from '../database/open-pool.ts'
import { countedDemand } from './demand.ts'
import { holdsOn } from './divisions/divisions.ts'

type Row = PeopleByAge & { id: string }
const byId = (rows: readonly Row[]): Map<string, PeopleByAge> => new Map(rows.map(({ id, ...people }) => [id, people]))

/** People of every place on a division's ground where people are counted, by age. */
export async function peopleOfPlaces(db: Database, divisionId: string, at: string): Promise<Map<string, PeopleByAge>> {
  const { rows } = await sql<Row>`
    select p.id::text as id, p.households, p.population, p.age0to3, p.age3to6, p.age60plus, p.age80plus
    from division_versions v join demand_points p on p.geometry && v.geometry and st_covers(v.geometry, p.geometry)
      join data_sets d on d.id = p.data_set_id
    where v.division_id = ${divisionId}::uuid and ${holdsOn(at)} and ${countedDemand}`.execute(db)
  return byId(rows)
}

/** People counted on the ground of each of some divisions, by age; divisions with no place are not listed. */
export async function peopleOfDivisions(
  db: Database,
  divisionIds: readonly string[],
  at: string,
): Promise<Map<string, PeopleByAge>> {
  const { rows } = await sql<Row>`
    select v.division_id as id, sum(p.households order by p.id) as households, sum(p.population order by p.id) as population, sum(p.age0to3 order by p.id) as age0to3,
      sum(p.age3to6 order by p.id) as age3to6, sum(p.age60plus order by p.id) as age60plus, sum(p.age80plus order by p.id) as age80plus
    from division_versions v join demand_points p on p.geometry && v.geometry and st_covers(v.geometry, p.geometry)
      join data_sets d on d.id = p.data_set_id
    where v.division_id = any(${divisionIds as string[]}::uuid[]) and ${holdsOn(at)} and ${countedDemand} group by 1`.execute(db)
  return byId(rows)
}
