import { ProblemError } from '#contract/problems'
import type { Database } from '../../../database/open-pool.ts'
import { findDivision, findDivisions } from '../../../repositories/divisions/divisions.ts'
import { countPlaces } from '../../../repositories/ground.ts'
import { noSuchDivision } from '../../divisions/resolve-division.ts'
import { type DivisionToGrid, requireDivisible } from './divisions-to-grid.ts'

/** The most divisions right below a town that are read. */
const mostChildren = 10_000

/** Towns and sub-districts whose communities are redrawn (优化社区); their villages stay. Throws a problem that points at what is no town, and says where one has no community or nobody in it. */
export async function townsToRebound(db: Database, ids: readonly string[], at: string): Promise<DivisionToGrid[]> {
  const towns: DivisionToGrid[] = []
  for (const [index, id] of ids.entries()) {
    const row = await findDivision(db, id, at)
    if (row === null) throw await noSuchDivision(db, id, at)
    const { code, name, level, kind: divisionKind } = row
    if (level !== 'town') {
      const detail = `"${name}" (${code}) is a ${level}; communities are redrawn within a town or sub-district`
      throw new ProblemError('invalid-input', `${detail}.`, [{ detail, pointer: `/divisionIds/${index}` }])
    }
    const children = await findDivisions(db, { parentId: id, at, withGeometry: false, limit: mostChildren, offset: 0 })
    const villages = children.divisions.filter((child) => child.level === 'village')
    if (!villages.some(({ kind }) => kind === 'community'))
      throw new ProblemError('nothing-to-compute', `"${name}" (${code}) has no communities on ${at} that could be redrawn.`)
    towns.push({
      ...{ id, code, name, level, divisionKind, gridLevel: 'village' as const, unitLevel: null },
      staying: villages.filter(({ kind }) => kind !== 'community').map((village) => village.id),
    })
  }
  const places = await countPlaces(db, ids, at)
  for (const { id, code, name } of towns) {
    const people = places.get(id)
    if ((people?.population ?? 0) + (people?.households ?? 0) === 0)
      throw new ProblemError(
        'nothing-to-compute',
        `Nobody is counted in "${name}" (${code}): import demand (buildings, settlements or population cells) there first.`,
      )
    requireDivisible(name, people!.places, 'places where people are counted')
  }
  return towns
}
