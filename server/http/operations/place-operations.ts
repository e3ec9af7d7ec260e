import { z } from 'zod'
import { facilityBodySchema, facilityCollectionSchema, facilityFeatureSchema } from '#contract/facilities'
import { searchAnswerSchema } from '#contract/search'
import { facilityCategories, facilityStatuses } from '#contract/words/vocabulary'
import { box, day, json, type Operation, page, plan } from './operation.ts'

/** Calls about what is found on the map: search, facilities, tiles. */
export const placeOperations: readonly Operation[] = [
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
    roles: ['administrator'],
    answers: { 201: json('the new facility', facilityFeatureSchema) },
  },
  {
    method: 'put',
    path: '/facilities/{id}',
    tag: 'facilities',
    summary: 'Overwrite a facility',
    body: facilityBodySchema,
    roles: ['administrator'],
    answers: { 200: json('the facility', facilityFeatureSchema) },
  },
  {
    method: 'delete',
    path: '/facilities/{id}',
    tag: 'facilities',
    summary: 'Remove a facility',
    roles: ['administrator'],
    answers: { 204: { description: 'removed' } },
  },
  {
    method: 'get',
    path: '/tiles/{layer}/{z}/{x}/{y}.mvt',
    tag: 'tiles',
    summary: 'A vector tile; layers divisions, streets, barriers, facilities, demand',
    query: { at: day, plan },
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
]
