import { ProblemError } from '#contract/problems'

/** The problem of an id that no campaign has. */
export function noSuchCampaign(id: string): ProblemError {
  return new ProblemError(
    'not-found',
    `There is no campaign with the id "${id}". GET /api/v1/campaigns lists those that you may see.`,
  )
}
