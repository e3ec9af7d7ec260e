import { z } from 'zod'
import {
  coverageBodySchema,
  coverageDemandCollectionSchema,
  coverageResultSchema,
  gapCollectionSchema,
  isochroneCollectionSchema,
} from '#contract/coverage'
import {
  divisionCollectionSchema,
  divisionFeatureSchema,
  divisionHistorySchema,
  divisionLineageSchema,
  locateSchema,
} from '#contract/divisions'
import { facilityBodySchema, facilityCollectionSchema, facilityFeatureSchema } from '#contract/facilities'
import { healthSchema } from '#contract/health'
import { dataSetsSchema, importOptionsSchema } from '#contract/imports'
import { jobAcceptedSchema, jobSchema } from '#contract/jobs'
import { nearbyAnswerSchema } from '#contract/nearby'
import { searchAnswerSchema } from '#contract/search'
import { sessionSchema, signInSchema } from '#contract/session'
import { divisionLevels, facilityCategories, facilityStatuses, travelModes } from '#contract/vocabulary'

/** One call of the API as its documentation shows it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  tag: string
  summary: string
  /** Query parameters and what they take. */
  query?: Record<string, z.ZodType>
  body?: z.ZodType
  multipart?: boolean
  answers: Record<number, { description: string; schema?: z.ZodType; type?: string }>
  administrator?: boolean
}

const day = z.iso.date().optional().describe('a day such as 2026-11-22; default today')
const box = z.string().optional().describe('west,south,east,north in degrees; may not cross 180°')
const page = {
  limit: z.number().int().min(1).max(10_000).default(100).optional(),
  offset: z.number().int().min(0).default(0).optional(),
}
const json = (description: string, schema: z.ZodType) => ({ description, schema })
const geojson = (description: string, schema: z.ZodType) => ({ description, schema, type: 'application/geo+json' })

/** Every call under /api/v1. */
export const operations: readonly Operation[] = [
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
    method: 'get',
    path: '/divisions',
    tag: 'divisions',
    summary: 'Divisions of the published map, from the largest level down',
    query: {
      level: z.enum([...divisionLevels, 'grid']).optional(),
      parent: z.string().optional().describe('id or code'),
      code: z.string().optional(),
      q: z.string().optional().describe('part of a name, or the beginning of a code'),
      bbox: box,
      at: day,
      geometry: z.enum(['full', 'none']).optional(),
      ...page,
    },
    answers: { 200: json('divisions', divisionCollectionSchema) },
  },
  {
    method: 'get',
    path: '/divisions/{id}',
    tag: 'divisions',
    summary: 'One division, by id or code',
    query: { at: day },
    answers: { 200: json('the division', divisionFeatureSchema) },
  },
  {
    method: 'get',
    path: '/divisions/{id}/history',
    tag: 'divisions',
    summary: 'Its versions',
    answers: { 200: json('versions', divisionHistorySchema) },
  },
  {
    method: 'get',
    path: '/divisions/{id}/lineage',
    tag: 'divisions',
    summary: 'What it came from and became',
    answers: { 200: json('lineage', divisionLineageSchema) },
  },
  {
    method: 'get',
    path: '/locate',
    tag: 'divisions',
    summary: 'The divisions that contain a point, from the largest to the smallest',
    query: { lon: z.number(), lat: z.number(), at: day },
    answers: { 200: json('divisions', locateSchema) },
  },
  {
    method: 'get',
    path: '/search',
    tag: 'search',
    summary:
      'Divisions, facilities, streets and places by name, code or pinyin (whole, initials, mixed); traditional characters find simplified ones',
    query: {
      q: z.string().describe('at most 100 characters'),
      at: day,
      limit: z.number().int().min(1).max(50).default(12).optional(),
    },
    answers: { 200: json('best first: exact, then beginning, then inside; larger divisions first', searchAnswerSchema) },
  },
  {
    method: 'get',
    path: '/nearby',
    tag: 'coverage',
    summary: 'The nearest facility of every category from a point, with the way there over the streets',
    query: {
      lon: z.number(),
      lat: z.number(),
      mode: z.enum(travelModes).default('walk').optional(),
      counted: z.enum(['now', 'planned']).default('now').optional(),
    },
    answers: { 200: json('services, nearest first', nearbyAnswerSchema) },
  },
  {
    method: 'get',
    path: '/facilities',
    tag: 'facilities',
    summary: 'Facilities of the published map',
    query: { category: z.enum(facilityCategories).optional(), status: z.enum(facilityStatuses).optional(), bbox: box, ...page },
    answers: { 200: json('facilities', facilityCollectionSchema) },
  },
  {
    method: 'get',
    path: '/facilities/{id}',
    tag: 'facilities',
    summary: 'One facility',
    answers: { 200: json('the facility', facilityFeatureSchema) },
  },
  {
    method: 'post',
    path: '/facilities',
    tag: 'facilities',
    summary: 'Add a facility',
    body: facilityBodySchema,
    administrator: true,
    answers: { 201: json('the new facility', facilityFeatureSchema) },
  },
  {
    method: 'put',
    path: '/facilities/{id}',
    tag: 'facilities',
    summary: 'Overwrite a facility',
    body: facilityBodySchema,
    administrator: true,
    answers: { 200: json('the facility', facilityFeatureSchema) },
  },
  {
    method: 'delete',
    path: '/facilities/{id}',
    tag: 'facilities',
    summary: 'Remove a facility',
    administrator: true,
    answers: { 204: { description: 'removed' } },
  },
  {
    method: 'post',
    path: '/imports',
    tag: 'imports',
    summary: 'Import a file as a job: streets (OSM), divisions, facilities, demand; all or nothing',
    multipart: true,
    body: z.object({ file: z.string().describe('the file'), options: importOptionsSchema }),
    administrator: true,
    answers: { 202: json('the job; its result counts rows read, taken and refused', jobAcceptedSchema) },
  },
  {
    method: 'post',
    path: '/coverage',
    tag: 'coverage',
    summary: 'Who reaches facilities in time over the streets',
    body: coverageBodySchema,
    answers: {
      200: json('the answer, where it is known already', coverageResultSchema),
      202: json('the job that computes it; its result is {id}', jobAcceptedSchema),
    },
  },
  {
    method: 'get',
    path: '/coverage/{id}',
    tag: 'coverage',
    summary: 'The answer',
    answers: { 200: json('the answer', coverageResultSchema) },
  },
  {
    method: 'get',
    path: '/coverage/{id}/divisions.csv',
    tag: 'coverage',
    summary: 'Its figures per division',
    answers: { 200: { description: 'a table', type: 'text/csv' } },
  },
  {
    method: 'get',
    path: '/coverage/{id}/isochrones.geojson',
    tag: 'coverage',
    summary: 'Areas reached, one feature a band, largest first',
    answers: { 200: geojson('bands', isochroneCollectionSchema) },
  },
  {
    method: 'get',
    path: '/coverage/{id}/gaps.geojson',
    tag: 'coverage',
    summary: 'Uncovered demand grouped into places, largest first',
    answers: { 200: geojson('gaps', gapCollectionSchema) },
  },
  {
    method: 'get',
    path: '/coverage/{id}/demand.geojson',
    tag: 'coverage',
    summary: 'Every demand point with its time',
    answers: { 200: geojson('points', coverageDemandCollectionSchema) },
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
    summary: 'Cancel a job; an import only by the administrator',
    answers: { 202: json('the job', jobSchema) },
  },
  {
    method: 'get',
    path: '/tiles/{layer}/{z}/{x}/{y}.mvt',
    tag: 'tiles',
    summary: 'A vector tile; layers divisions, streets, barriers, facilities, demand',
    query: { at: day },
    answers: {
      200: { description: 'the tile', type: 'application/vnd.mapbox-vector-tile' },
      204: { description: 'nothing there' },
      304: { description: 'unchanged' },
    },
  },
  {
    method: 'get',
    path: '/tiles/{layer}.json',
    tag: 'tiles',
    summary: 'TileJSON of a layer',
    answers: { 200: json('TileJSON 3.0', z.object({ tilejson: z.string() }).loose()) },
  },
  {
    method: 'post',
    path: '/session',
    tag: 'session',
    summary: 'Sign in',
    body: signInSchema,
    answers: { 200: json('who, and the token', sessionSchema) },
  },
  { method: 'get', path: '/session', tag: 'session', summary: 'Who is signed in', answers: { 200: json('who', sessionSchema) } },
  { method: 'delete', path: '/session', tag: 'session', summary: 'Sign out', answers: { 204: { description: 'signed out' } } },
]
