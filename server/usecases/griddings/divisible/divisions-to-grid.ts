import { mostDivisionsAGridding } from '#contract/griddings/gridding-body'
import { ProblemError } from '#contract/problems'
import { type DivisionKind, type DivisionLevel, divisionLevels } from '#planning/types'
import type { Database } from '../../../database/open-pool.ts'
import { type DivisionRow, findDivision, findDivisions } from '../../../repositories/divisions/divisions.ts'
import { countPlaces } from '../../../repositories/ground.ts'
import { noSuchDivision } from '../../divisions/resolve-division.ts'

/** The most places where people are counted, or units cut from the ground, that one division may have. */
export const mostUnits = 20_000

/** A division to be divided: into grids of a level, or (`gridLevel` null) by grouping the divisions of `unitLevel` below it, or the places where people are counted. */
export interface DivisionToGrid {
  id: string
  code: string
  name: string
  level: DivisionLevel
  divisionKind: DivisionKind
  gridLevel: DivisionLevel | null
  unitLevel: DivisionLevel | null
  /** Present divisions that stay whatever is asked: the villages of a town whose communities are redrawn. */
  staying: string[]
}

/** The level of the grids that a division has: every grid belongs to one community or village (DB6101/T 3185-2024), and four levels nest. */
const gridLevelOf: Partial<Record<DivisionLevel, DivisionLevel>> = {
  village: 'grid_1',
  grid_1: 'grid_2',
  grid_2: 'grid_3',
  grid_3: 'grid_4',
}

/**
 * The divisions that ids stand for: a community, village or grid itself; what is larger, for its communities and villages where people live. Throws a problem that points
 * at a division that is not there, is of a level without grids, has nobody in it or too many places; and where they are too many.
 */
export async function divisionsToGrid(db: Database, ids: readonly string[], at: string): Promise<DivisionToGrid[]> {
  const found = new Map<string, DivisionToGrid & { isNamed: boolean }>()
  for (const [index, id] of ids.entries()) {
    const row = await findDivision(db, id, at)
    if (row === null) throw await noSuchDivision(db, id, at)
    const below = await gridableIn(db, row, at, index)
    for (const each of below) found.set(each.id, { ...each, isNamed: each.id === id })
    if (found.size > mostDivisionsAGridding)
      throw refused(index, `"${row.name}" has more communities than the ${mostDivisionsAGridding} that one gridding may divide`)
  }
  const places = await countPlaces(db, [...found.keys()], at)
  const inhabited = [...found.values()].filter(
    (each) => (places.get(each.id)?.population ?? 0) + (places.get(each.id)?.households ?? 0) > 0,
  )
  const empty = [...found.values()].find((each) => each.isNamed && !inhabited.includes(each))
  if (empty || inhabited.length === 0)
    throw new ProblemError(
      'nothing-to-compute',
      `Nobody is counted in ${empty ? `"${empty.name}" (${empty.code})` : 'these divisions'}: import demand (buildings, settlements or population cells) there first.`,
    )
  for (const { id, name } of inhabited) requireDivisible(name, places.get(id)!.places, 'places where people are counted')
  return inhabited.map(({ isNamed: _, ...division }) => division)
}

/** Throws where a division has more units than can be divided well. */
export function requireDivisible(name: string, units: number, what: string): void {
  if (units <= mostUnits) return
  const [has, most] = [units.toLocaleString('en'), mostUnits.toLocaleString('en')]
  throw refused(
    0,
    `"${name}" has ${has} ${what}, more than the ${most} that one division may have here; divide the divisions below it`,
  )
}

const refused = (index: number, detail: string) =>
  new ProblemError('invalid-input', `${detail}.`, [{ detail, pointer: `/divisionIds/${index}` }])

async function gridableIn(db: Database, row: DivisionRow, at: string, index: number): Promise<DivisionToGrid[]> {
  const { id, code, name, level, kind: divisionKind } = row
  const gridLevel = gridLevelOf[level]
  if (gridLevel) return [{ id, code, name, level, divisionKind, gridLevel, unitLevel: null, staying: [] }]
  if (divisionLevels.indexOf(level) > divisionLevels.indexOf('village'))
    throw refused(index, `"${name}" (${code}) is a ${level}, which has no grids; name a community, a village, a grid, or a town`)
  const { divisions } = await findDivisions(db, { parentId: id, at, withGeometry: false, limit: 10_000, offset: 0 })
  const below: DivisionToGrid[] = []
  for (const child of divisions) {
    if (divisionLevels.indexOf(child.level) > divisionLevels.indexOf('village')) continue
    below.push(...(await gridableIn(db, child, at, index)))
    if (below.length > mostDivisionsAGridding) break
  }
  return below
}
