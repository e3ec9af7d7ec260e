import { z } from 'zod'
import {
  divisionCollectionSchema,
  divisionDatesSchema,
  divisionFeatureSchema,
  divisionHistorySchema,
  divisionLineageSchema,
  locateSchema,
  nameCheckSchema,
  neighboursSchema,
} from '#contract/divisions'
import { divisionLevels } from '#contract/words/vocabulary'
import { box, day, json, type Operation, page, plan } from './operation.ts'

/** Calls about divisions. */
export const divisionOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/divisions',
    tag: 'divisions',
    summary: 'Divisions of the published map, from the largest level down',
    query: {
      level: z.enum([...divisionLevels, 'grid']).optional(),
      parent: z.string().optional().describe('id or code'),
      code: z.string().optional(),
      q: z.string().optional().describe('part of a name, or the beginning of a code or of pinyin'),
      bbox: box,
      at: day,
      plan,
      geometry: z.enum(['full', 'none']).optional(),
      ...page,
    },
    answers: { 200: json('divisions', divisionCollectionSchema) },
  },
  {
    method: 'get',
    path: '/divisions/dates',
    tag: 'divisions',
    summary: 'The days on which the map of divisions changes',
    answers: { 200: json('days, oldest first', divisionDatesSchema) },
  },
  {
    method: 'get',
    path: '/divisions/{id}',
    tag: 'divisions',
    summary: 'One division, by id or code',
    query: { at: day, plan },
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
    path: '/divisions/{id}/neighbours',
    tag: 'divisions',
    summary: 'Divisions of the same level that share a border with it',
    query: { at: day },
    answers: { 200: json('neighbours, longest border first', neighboursSchema) },
  },
  {
    method: 'get',
    path: '/divisions/{id}/name-check',
    tag: 'divisions',
    summary: 'What speaks against a name for it: the same or a like-sounding one beside it, a bare number, rare characters',
    query: {
      name: z.string(),
      ending: z.string().optional().describe('ids of divisions that would end with it, separated by commas'),
    },
    answers: { 200: json('faults', nameCheckSchema) },
  },
  {
    method: 'get',
    path: '/locate',
    tag: 'divisions',
    summary: 'The divisions that contain a point, from the largest to the smallest',
    query: { lon: z.number(), lat: z.number(), at: day },
    answers: { 200: json('divisions', locateSchema) },
  },
]
