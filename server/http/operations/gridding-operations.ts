import { gridCollectionSchema, griddingSchema } from '#contract/griddings/gridding-answer'
import { griddingBodySchema, griddingPlanSchema } from '#contract/griddings/gridding-body'
import { jobAcceptedSchema } from '#contract/jobs'
import { planSchema } from '#contract/plans'
import { roles } from '#contract/session'
import { geojson, json, type Operation } from './operation.ts'

/** Calls about dividing communities into grids. */
export const griddingOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/griddings',
    tag: 'griddings',
    summary:
      'Divide communities, villages or grids into grids, or group towns, villages or groups, as a job; its result is the id of the answer, which is the job’s own',
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
    method: 'get',
    path: '/griddings/{id}/grids.geojson',
    tag: 'griddings',
    summary: 'The same grids with their figures, for other programs',
    roles,
    answers: { 200: geojson('grids', gridCollectionSchema) },
  },
  {
    method: 'get',
    path: '/griddings/{id}/grids.csv',
    tag: 'griddings',
    summary: 'Their figures as a table',
    roles,
    answers: { 200: { description: 'a table', type: 'text/csv' } },
  },
  {
    method: 'post',
    path: '/griddings/{id}/plan',
    tag: 'griddings',
    summary:
      'Begin a plan whose first step makes the divisions consist of these grids; groupings leave borders alone and are refused (409)',
    body: griddingPlanSchema,
    roles: ['planner'],
    answers: { 201: json('the plan', planSchema) },
  },
]
