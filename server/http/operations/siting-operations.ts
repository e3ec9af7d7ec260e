import { z } from 'zod'
import { facilityCollectionSchema } from '#contract/facilities'
import { jobAcceptedSchema } from '#contract/jobs'
import { roles } from '#contract/session'
import { candidatesFileSchema, candidatesReadSchema } from '#contract/sitings/candidates-file'
import { siteCollectionSchema, sitingSchema, sitingTrialAnswerSchema } from '#contract/sitings/siting-answer'
import { sitingBodySchema, sitingFacilitiesSchema, sitingTrialSchema } from '#contract/sitings/siting-body'
import { geojson, json, type Operation } from './operation.ts'

/** Calls about choosing sites for facilities. */
export const sitingOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/sitings',
    tag: 'sitings',
    summary: 'Choose sites for a facility, as a job; its result is the id of the answer, which is the job’s own',
    body: sitingBodySchema,
    roles: ['planner'],
    answers: { 202: json('the job; its message says the best objective and gap so far', jobAcceptedSchema) },
  },
  {
    method: 'post',
    path: '/sitings/candidates',
    tag: 'sitings',
    summary: 'Read the places that a file (CSV, GeoJSON) proposes, as the body of a siting takes them; nothing is stored',
    multipart: true,
    body: candidatesFileSchema.extend({ file: z.string().describe('the file, up to 4 MB') }),
    roles: ['planner'],
    answers: { 200: json('the places, and the rows that cannot be taken', candidatesReadSchema) },
  },
  {
    method: 'get',
    path: '/sitings/{id}',
    tag: 'sitings',
    summary:
      'The sites with whom they serve, the best so far while the job runs and after it was cancelled; or why there are none',
    roles,
    answers: { 200: json('the siting', sitingSchema) },
  },
  {
    method: 'get',
    path: '/sitings/{id}/sites.geojson',
    tag: 'sitings',
    summary: 'New, kept and closed sites, for other programs',
    roles,
    answers: { 200: geojson('sites', siteCollectionSchema) },
  },
  {
    method: 'get',
    path: '/sitings/{id}/sites.csv',
    tag: 'sitings',
    summary: 'The same as a table',
    roles,
    answers: { 200: { description: 'a table', type: 'text/csv' } },
  },
  {
    method: 'get',
    path: '/sitings/{id}/divisions.csv',
    tag: 'sitings',
    summary: 'Before and after of every division as a table',
    roles,
    answers: { 200: { description: 'a table', type: 'text/csv' } },
  },
  {
    method: 'post',
    path: '/sitings/{id}/trial',
    tag: 'sitings',
    summary: 'What new sites elsewhere would be to people, beside the existing ones that stay; everybody goes to the nearest',
    body: sitingTrialSchema,
    roles,
    answers: { 200: json('the figures', sitingTrialAnswerSchema) },
  },
  {
    method: 'post',
    path: '/sitings/{id}/facilities',
    tag: 'sitings',
    summary: 'Put new sites on the map as planned facilities, all or those named',
    body: sitingFacilitiesSchema,
    roles: ['planner'],
    answers: { 201: json('the facilities', facilityCollectionSchema) },
  },
]
