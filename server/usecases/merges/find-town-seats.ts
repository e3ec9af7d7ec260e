import { createDivisionPlacer } from '#planning/coverage/place-in-divisions'
import type { TownSeat } from '#planning/merging/question/town-seats'
import type { Facility, MultiPolygonCoordinates } from '#planning/types'
import { seatCategory } from './merge-question.ts'

/** Operating service centres of towns, each with the town that it stands in. */
export function findTownSeats(
  facilities: readonly Facility[],
  towns: readonly { id: string }[],
  outlines: ReadonlyMap<string, MultiPolygonCoordinates>,
): TownSeat[] {
  const drawn = towns.flatMap(({ id }, town) => (outlines.has(id) ? [{ id, town, geometry: outlines.get(id)! }] : []))
  if (drawn.length === 0) return []
  const placer = createDivisionPlacer(
    drawn.map(({ id, geometry }) => ({ id, code: id, level: 'town', parentIndex: -1, geometry })),
  )
  const own = facilities.filter(({ category, status }) => category === seatCategory.town && status === 'operating')
  const { byLevel } = placer(
    own.map(({ lon }) => lon),
    own.map(({ lat }) => lat),
  )
  return own.flatMap(({ lon, lat }, index) =>
    byLevel[0][index] < 0 ? [] : [{ parent: drawn[byLevel[0][index]].town, lon, lat }],
  )
}
