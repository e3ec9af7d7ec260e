import { z } from 'zod'
import { healthSchema } from '#contract/health'
import { dataSetsSchema, importOptionsSchema } from '#contract/imports'
import { jobAcceptedSchema, jobSchema } from '#contract/jobs'
import { settingsSchema } from '#contract/settings'
import { json, type Operation } from './operation.ts'

/** Calls about the service itself, imports and jobs. */
export const serviceOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/health',
    tag: 'service',
    summary: 'Is the service well, on which database, at which revision',
    answers: { 200: json('well', healthSchema) },
  },
  {
    method: 'get',
    path: '/data-sets',
    tag: 'service',
    summary: 'Where the published data came from',
    answers: { 200: json('data sets, latest first', dataSetsSchema) },
  },
  {
    method: 'post',
    path: '/imports',
    tag: 'imports',
    summary: 'Import a file as a job: streets (OSM), divisions, facilities, demand; all or nothing',
    multipart: true,
    body: z.object({ file: z.string().describe('the file'), options: importOptionsSchema }),
    roles: ['administrator'],
    answers: { 202: json('the job; its result counts rows read, taken and refused', jobAcceptedSchema) },
  },
  { method: 'get', path: '/jobs/{id}', tag: 'jobs', summary: 'How far a job is', answers: { 200: json('the job', jobSchema) } },
  {
    method: 'get',
    path: '/jobs/{id}/events',
    tag: 'jobs',
    summary: 'The same as server-sent events, until it ends',
    answers: { 200: { description: 'events; each data line is the job', type: 'text/event-stream' } },
  },
  {
    method: 'delete',
    path: '/jobs/{id}',
    tag: 'jobs',
    summary: "Cancel a job: what an account started only by it or an administrator; a visitor's coverage by anyone",
    answers: { 202: json('the job', jobSchema) },
  },
  {
    method: 'get',
    path: '/settings',
    tag: 'settings',
    summary: 'What the bureau set for its service: map review number, base map credit',
    answers: { 200: json('settings', settingsSchema) },
  },
  {
    method: 'put',
    path: '/settings',
    tag: 'settings',
    summary: 'Overwrite the settings',
    body: settingsSchema,
    roles: ['administrator'],
    answers: { 200: json('what holds now', settingsSchema) },
  },
]
