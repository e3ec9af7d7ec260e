import { griddingSchema } from '#contract/griddings/gridding-answer'
import { griddingBodySchema, griddingPlanSchema } from '#contract/griddings/gridding-body'
import { jobAcceptedSchema } from '#contract/jobs'
import { planSchema } from '#contract/plans'
import { roles } from '#contract/session'
import { json, type Operation } from './operation.ts'

/** Calls about dividing communities into grids. */
export const griddingOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/griddings',
    tag: 'griddings',
    summary:
      'Divide communities, villages or grids into grids as a job; its result is the id of the answer, which is the job’s own',
    body: griddingBodySchema,
    roles: ['planner'],
    answers: { 202: json('the job; its message says the best objective and gap so far', jobAcceptedSchema) },
  },
  {
    method: 'get',
    path: '/griddings/{id}',
    tag: 'griddings',
    summary: 'The grids, with the best plan so far while the job runs and after it was cancelled; or why there is none',
    roles,
    answers: { 200: json('the gridding', griddingSchema) },
  },
  {
    method: 'post',
    path: '/griddings/{id}/plan',
    tag: 'griddings',
    summary: 'Begin a plan whose first step makes the divisions consist of these grids',
    body: griddingPlanSchema,
    roles: ['planner'],
    answers: { 201: json('the plan', planSchema) },
  },
]
