import { z } from 'zod'
import {
  coverageBodySchema,
  coverageDemandCollectionSchema,
  coverageDivisionCollectionSchema,
  coverageResultSchema,
  gapCollectionSchema,
  isochroneCollectionSchema,
} from '#contract/coverage'
import { jobAcceptedSchema } from '#contract/jobs'
import { nearbyAnswerSchema } from '#contract/nearby'
import { accessibilitySchema } from '#contract/sitings/accessibility'
import { accessibilityMethods, divisionLevels, facilityCategories, travelModes } from '#contract/words/vocabulary'
import { geojson, json, type Operation } from './operation.ts'

/** Calls about coverage. */
export const coverageOperations: readonly Operation[] = [
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
    path: '/coverage/{id}/accessibility',
    tag: 'coverage',
    summary: 'Capacity per thousand people by floating catchments (2SFCA, E2SFCA, 3SFCA), per place and division',
    query: { category: z.enum(facilityCategories), method: z.enum(accessibilityMethods).default('e2sfca').optional() },
    answers: { 200: json('the figures', accessibilitySchema) },
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
    path: '/coverage/{id}/divisions.geojson',
    tag: 'coverage',
    summary: 'The same figures with the outlines of the divisions',
    query: { level: z.enum([...divisionLevels, 'grid']).optional() },
    answers: { 200: geojson('divisions', coverageDivisionCollectionSchema) },
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
]
