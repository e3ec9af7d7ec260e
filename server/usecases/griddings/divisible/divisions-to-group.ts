import type { GroupingKind } from '#contract/griddings/gridding-body'
import { ProblemError } from '#contract/problems'
import type { DivisionLevel } from '#planning/types'
import type { Database } from '../../../database/open-pool.ts'
import { type DivisionRow, findDivision } from '../../../repositories/divisions/divisions.ts'
import { countUnits } from '../../../repositories/divisions/units-below.ts'
import { countPlaces } from '../../../repositories/ground.ts'
import { noSuchDivision } from '../../divisions/resolve-division.ts'
import { type DivisionToGrid, requireDivisible } from './divisions-to-grid.ts'

export type Grouping = Exclude<GroupingKind, 'grid' | 'community'>

/** What each kind of grouping is made of: in divisions of which levels, and of which units unless others are named. */
const groupings: Record<Grouping, { within: readonly DivisionLevel[]; units: DivisionLevel; words: string }> = {
  village_cluster: { within: ['village'], units: 'group', words: 'village clusters (村落) are made within a village' },
  planning_area: {
    within: ['prefecture', 'county'],
    units: 'town',
    words: 'planning areas (片区) are made within a county or prefecture',
  },
  service_district: {
    within: ['prefecture', 'county'],
    units: 'village',
    words: 'service districts are made within a county or prefecture',
  },
}

/**
 * The divisions that are to be grouped within, with the level of their units; a village without groups has its places where people are counted as units. Throws a problem that points at a
 * division that is not there, or of another level, and says where one has no units, too many, or nobody in it.
 */
export async function divisionsToGroup(
  db: Database,
  kind: Grouping,
  unitLevel: DivisionLevel | undefined,
  ids: readonly string[],
  at: string,
): Promise<DivisionToGrid[]> {
  const { within, units, words } = groupings[kind]
  const rows: DivisionRow[] = []
  for (const [index, id] of ids.entries()) {
    const row = await findDivision(db, id, at)
    if (row === null) throw await noSuchDivision(db, id, at)
    if (!within.includes(row.level)) {
      const detail = `"${row.name}" (${row.code}) is a ${row.level}; ${words}`
      throw new ProblemError('invalid-input', `${detail}.`, [{ detail, pointer: `/divisionIds/${index}` }])
    }
    rows.push(row)
  }
  const level = unitLevel ?? units
  const [counts, places] = [await countUnits(db, ids, level, at), await countPlaces(db, ids, at)]
  return rows.map(({ id, code, name, level: own, kind: divisionKind }) => {
    const people = places.get(id)
    if ((people?.population ?? 0) + (people?.households ?? 0) === 0)
      throw new ProblemError(
        'nothing-to-compute',
        `Nobody is counted in "${name}" (${code}): import demand (buildings, settlements or population cells) there first.`,
      )
    const found = counts.get(id) ?? 0
    if (found === 0 && kind !== 'village_cluster')
      throw new ProblemError(
        'nothing-to-compute',
        `"${name}" (${code}) has no divisions of level "${level}" on ${at} that could be grouped: import them, or name another unitLevel.`,
      )
    requireDivisible(
      name,
      found === 0 ? people!.places : found,
      found === 0 ? 'places where people are counted' : `divisions of level "${level}"`,
    )
    return { id, code, name, level: own, divisionKind, gridLevel: null, unitLevel: found === 0 ? null : level, staying: [] }
  })
}
