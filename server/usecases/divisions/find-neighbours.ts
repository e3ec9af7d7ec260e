import type { NeighboursAnswer } from '#contract/divisions'
import { sameBorderMeters, sharedBorderMeters } from '#planning/geodesy/shared-border'
import type { Database } from '../../database/open-pool.ts'
import { divisionsBeside, findDivision } from '../../repositories/divisions/divisions.ts'
import { noSuchDivision, resolveDivision } from './resolve-division.ts'

/** About twice the width of a crack between two borders that are one, in degrees. */
const nearDegrees = (2 * sameBorderMeters) / 110_000

/** Divisions of the same level that share a border with one on a day, longest border first. */
export async function findNeighbours(db: Database, idOrCode: string, at: string | undefined): Promise<NeighboursAnswer> {
  const id = await resolveDivision(db, idOrCode, at)
  const division = await findDivision(db, id, at)
  if (division === null) throw await noSuchDivision(db, idOrCode, at)
  const beside = await divisionsBeside(db, id, at, nearDegrees)
  const shared = sharedBorderMeters(
    division.geometry!,
    beside.map(({ geometry }) => geometry),
  )
  return {
    neighbours: beside
      .map(({ geometry: _, ...neighbour }, index) => ({ ...neighbour, sharedMeters: Math.round(shared[index] * 100) / 100 }))
      .filter(({ sharedMeters }) => sharedMeters > 0)
      .sort((a, b) => b.sharedMeters - a.sharedMeters || (a.code < b.code ? -1 : 1)),
  }
}
