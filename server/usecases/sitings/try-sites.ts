import type { SitingTrialAnswer } from '#contract/sitings/siting-answer'
import type { SitingTrialBody } from '#contract/sitings/siting-body'
import { serveFrom, standingFacilities } from '#planning/siting/question/measure-siting'
import { demandWeights } from '#planning/siting/question/state-siting'
import type { WorkContext } from '../work-context.ts'
import { tallyPlaces } from './describe-sites.ts'
import { assemblerFor } from './last-assembler.ts'
import { loadGround } from './load-ground.ts'
import { type SitingQuestion, wishesOf } from './siting-question.ts'

export interface SitingTrial {
  question: SitingQuestion
  /** Ids of existing facilities that stay open. */
  keptIds: readonly string[]
  body: SitingTrialBody
}

/** What new sites at these places would be to people, beside the existing ones that stay: everybody goes to the nearest. */
export async function trySites(context: WorkContext, { question, keptIds, body }: SitingTrial): Promise<SitingTrialAnswer> {
  const { wishes, speedKmh } = wishesOf(question)
  const { loaded, ground } = await loadGround(context, question, speedKmh)
  const assembler = assemblerFor(ground, question, loaded.streetName)
  const isKept = new Set(keptIds)
  const kept = standingFacilities(ground, wishes).filter(({ id }) => isKept.has(id))
  const places = [...body.sites, ...kept]
  const service = serveFrom(
    ground,
    wishes.distance,
    places.map(({ lon, lat }) => [lon, lat]),
  )
  const { order } = assembler
  const use = tallyPlaces(
    places.length,
    order,
    demandWeights(ground.area, order, wishes.demand),
    (row) => service.place[order[row]],
    (row) => service.cost[order[row]],
    wishes.limit.meters,
  )
  const { after, divisions } = assembler.measured(service)
  return {
    after,
    sites: use.slice(0, body.sites.length),
    divisions: divisions.map(({ divisionId, after: figures }) => ({ divisionId, after: figures })),
  }
}
