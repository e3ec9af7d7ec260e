import { ProblemError } from '#contract/problems'
import type { SitingGround } from '#planning/siting/question/state-siting'
import { findHoldings } from '../../repositories/holdings.ts'
import { divisionsOn, type LoadedArea } from '../coverage/area-cache.ts'
import type { WorkContext } from '../work-context.ts'
import type { SitingQuestion } from './siting-question.ts'

/** Loads what a siting is asked of. Throws a problem where there are no streets of its mode, or nobody. */
export async function loadGround(
  { db, areas, report }: Pick<WorkContext, 'db' | 'areas' | 'report'>,
  { at, body, withinId }: SitingQuestion,
  speedKmh: number,
): Promise<{ loaded: LoadedArea; ground: SitingGround }> {
  const loaded = await areas.area(db, body.mode, divisionsOn(at), (message) => report(0.05, message))
  if (loaded === null) {
    const { streets } = await findHoldings(db)
    throw new ProblemError(
      'nothing-to-compute',
      streets
        ? `No street on the map can be used in mode "${body.mode}".`
        : 'The street network is empty: import an OSM extract first.',
    )
  }
  if (loaded.demand.count === 0)
    throw new ProblemError(
      'nothing-to-compute',
      'There is nobody to serve yet: import demand (buildings, settlements or population cells) first.',
    )
  const withinDivision = withinId === null ? -1 : loaded.area.divisions.findIndex(({ id }) => id === withinId)
  if (withinId !== null && withinDivision < 0)
    throw new ProblemError('not-found', `There is no division "${body.within}" on ${at}.`)
  return { loaded, ground: { area: loaded.area, facilities: loaded.facilities, speedKmh, withinDivision } }
}
