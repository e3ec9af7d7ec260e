import { z } from 'zod'
import { jobAcceptedSchema } from '#contract/jobs'
import { mergeGroupCollectionSchema, mergeSchema, mergeSettlementCollectionSchema } from '#contract/merges/merge-answer'
import { mergeBodySchema, mergePlanSchema, mostAlternatives } from '#contract/merges/merge-body'
import { mergeEvidenceBodySchema, mergeEvidenceListSchema } from '#contract/merges/merge-evidence'
import {
  mergeFactsBodySchema,
  mergeFactsListSchema,
  mergeFactsSchema,
  mergeRulesBodySchema,
  mergeRulesListSchema,
  mergeRulesSchema,
} from '#contract/merges/merge-rules'
import { planSchema } from '#contract/plans'
import { roles } from '#contract/session'
import { geojson, json, type Operation } from './operation.ts'

const proposalFrom = (least: 0 | 1, about: string) => ({
  proposal: z
    .number()
    .int()
    .min(least)
    .max(1 + mostAlternatives)
    .default(1)
    .optional()
    .describe(about),
})
const proposal = proposalFrom(1, '1 is the best')

/** Calls about merging villages, groups and towns. */
export const mergeOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/merge-rules',
    tag: 'merges',
    summary: 'Rule sets for merges, the newest version of each, every number with its source and how certain it is',
    answers: { 200: json('rule sets', mergeRulesListSchema) },
  },
  {
    method: 'get',
    path: '/merge-rules/{id}',
    tag: 'merges',
    summary: 'One rule set, the newest version or an earlier one',
    query: { version: z.number().int().min(1).optional() },
    answers: { 200: json('a rule set', mergeRulesSchema) },
  },
  {
    method: 'put',
    path: '/merge-rules/{id}',
    tag: 'merges',
    summary: 'Store a rule set as its next version; earlier ones stay. 409 where others changed it meanwhile',
    body: mergeRulesBodySchema,
    roles: ['planner'],
    answers: { 200: json('the new version', mergeRulesSchema) },
  },
  {
    method: 'get',
    path: '/merge-facts',
    tag: 'merges',
    summary: 'What is known of divisions below one that decides about merges',
    query: { within: z.string() },
    roles,
    answers: { 200: json('what is known', mergeFactsListSchema) },
  },
  {
    method: 'put',
    path: '/divisions/{id}/merge-facts',
    tag: 'merges',
    summary: 'Say why a division may not be merged (exempt, views not united, …), and what people there live on',
    body: mergeFactsBodySchema,
    roles: ['planner'],
    answers: { 200: json('what is known now', mergeFactsSchema) },
  },
  {
    method: 'post',
    path: '/merges',
    tag: 'merges',
    summary: 'Propose merges of villages, groups or towns as a job; its result is the id of the answer, which is the job’s own',
    body: mergeBodySchema,
    roles: ['planner'],
    answers: { 202: json('the job', jobAcceptedSchema) },
  },
  {
    method: 'get',
    path: '/merges/{id}',
    tag: 'merges',
    summary:
      'Proposals with reasons, promises and statistics, and the curve of divisions left against travel; as far as it has come',
    roles,
    answers: { 200: json('the answer', mergeSchema) },
  },
  {
    method: 'get',
    path: '/merges/{id}/groups.geojson',
    tag: 'merges',
    summary: 'The divisions that a proposal leaves, with outlines',
    query: proposalFrom(0, '1 is the best, 0 the divisions of today'),
    roles,
    answers: { 200: geojson('divisions left', mergeGroupCollectionSchema) },
  },
  {
    method: 'get',
    path: '/merges/{id}/settlements.geojson',
    tag: 'merges',
    summary: 'How long people of each settlement travel today and by a proposal',
    query: proposal,
    roles,
    answers: { 200: geojson('settlements', mergeSettlementCollectionSchema) },
  },
  {
    method: 'get',
    path: '/merges/{id}/units.csv',
    tag: 'merges',
    summary: 'Every division with what a proposal makes of it, as a table',
    query: proposal,
    roles,
    answers: { 200: { description: 'a table', type: 'text/csv' } },
  },
  {
    method: 'get',
    path: '/merges/{id}/checklist',
    tag: 'merges',
    summary: 'What people found of the promises that cannot be measured, with the evidence',
    roles,
    answers: { 200: json('what was found', mergeEvidenceListSchema) },
  },
  {
    method: 'put',
    path: '/merges/{id}/checklist',
    tag: 'merges',
    summary: 'Note whether a promise that cannot be measured holds for a proposal, and what that rests on; or take it back',
    body: mergeEvidenceBodySchema,
    roles: ['planner'],
    answers: { 200: json('what was found', mergeEvidenceListSchema) },
  },
  {
    method: 'post',
    path: '/merges/{id}/plan',
    tag: 'merges',
    summary: 'Begin a plan whose first step merges the groups of a proposal, or some of them, with lineage',
    body: mergePlanSchema,
    roles: ['planner'],
    answers: { 201: json('the plan', planSchema) },
  },
]
