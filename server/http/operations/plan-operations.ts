import { z } from 'zod'
import { jobAcceptedSchema } from '#contract/jobs'
import {
  changedDivisionSchema,
  changePlanSchema,
  newCommentSchema,
  newPlanSchema,
  planChangesSchema,
  planDetailSchema,
  planListSchema,
  planSchema,
  planStates,
  planVersionSchema,
  publishPlanSchema,
} from '#contract/plans'
import { diffTotalSchema, moveSchema } from '#contract/plans/diff'
import { planBuildingsSchema } from '#contract/plans/plan-buildings'
import { planCommentSchema, planCommentsSchema, planRebaseSchema, planStepsSchema } from '#contract/plans/plan-history'
import { planWalksSchema } from '#contract/plans/plan-walks'
import { type Role, roles } from '#contract/session'
import { json, type Operation, page } from './operation.ts'

const planner: readonly Role[] = ['planner']

const stepAnswerSchema = z.object({
  planId: z.string(),
  version: z.number().int().describe('of the plan now'),
  step: z.number().int(),
  steps: z.number().int(),
  undone: z.number().int(),
  changed: z.array(changedDivisionSchema),
  changes: z.array(z.unknown()).describe('what it did to borders, divisions and units, each with its before and after'),
})
const mapSchema = z.object({
  planId: z.string(),
  version: z.number().int(),
  state: z.unknown().describe('divisions, borders (arcs on a lattice of 1e-7 degree), people'),
  notes: z.array(z.unknown()).describe('where the published divisions did not tile each other'),
})
const checksSchema = z.object({
  planId: z.string(),
  version: z.number().int(),
  ok: z.boolean().describe('whether nothing forbids publishing'),
  rules: z.array(z.unknown()),
  repairs: z.array(z.unknown()).describe('the smallest operations that answer a finding, to be sent as a change set'),
})
const diffSchema = z.object({
  scopeId: z.string(),
  divisions: z.array(z.unknown()).describe('that appear, end or change, before and after'),
  moves: z.array(moveSchema).describe('who moves from where to where, level by level'),
  totals: z.array(diffTotalSchema),
  lineage: z.array(z.unknown()),
  ground: z.array(z.unknown()).optional(),
})
const side = z.string().describe('"published", a day, or a plan’s id')
const ground = z.enum(['true', 'false']).optional().describe('outlines of the ground that moves too')

/** Calls about plans. */
export const planOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/plans',
    tag: 'plans',
    summary: 'Plans that the account may see, the latest changed first',
    query: { state: z.enum(planStates).optional(), ...page },
    roles,
    answers: { 200: json('plans', planListSchema) },
  },
  {
    method: 'post',
    path: '/plans',
    tag: 'plans',
    summary: 'Begin a draft over the published map',
    body: newPlanSchema,
    roles: planner,
    answers: { 201: json('the plan', planSchema) },
  },
  {
    method: 'get',
    path: '/plans/{id}',
    tag: 'plans',
    summary: 'One plan: its state, counts by level, findings of the checks',
    roles,
    answers: { 200: json('the plan', planDetailSchema) },
  },
  {
    method: 'patch',
    path: '/plans/{id}',
    tag: 'plans',
    summary: 'Give a draft another name or effective day',
    body: changePlanSchema,
    roles: planner,
    answers: { 200: json('the plan', planSchema) },
  },
  {
    method: 'delete',
    path: '/plans/{id}',
    tag: 'plans',
    summary: 'Withdraw a draft; it stays readable',
    roles: planner,
    answers: { 200: json('the plan', planSchema) },
  },
  {
    method: 'get',
    path: '/plans/{id}/map',
    tag: 'plans',
    summary: 'The plan as an editor keeps it at hand; ETag by version',
    roles,
    answers: { 200: json('the map', mapSchema), 304: { description: 'as the asker has it' } },
  },
  {
    method: 'post',
    path: '/plans/{id}/changes',
    tag: 'plans',
    summary:
      'Apply a change set as one step, all or nothing. What was drawn on an older version holds where nobody touched the same divisions since; else 409 lists each with both versions',
    body: planChangesSchema,
    roles: planner,
    answers: { 200: json('the new version and what changed', stepAnswerSchema) },
  },
  {
    method: 'post',
    path: '/plans/{id}/undo',
    tag: 'plans',
    summary: 'Take the last step back, however long ago it was made; with baseVersion only if nobody changed the plan since',
    body: planVersionSchema,
    roles: planner,
    answers: { 200: json('the new version and what changed', stepAnswerSchema) },
  },
  {
    method: 'post',
    path: '/plans/{id}/redo',
    tag: 'plans',
    summary: 'Do the first undone step again',
    body: planVersionSchema,
    roles: planner,
    answers: { 200: json('the new version and what changed', stepAnswerSchema) },
  },
  {
    method: 'post',
    path: '/plans/{id}/rebase',
    tag: 'plans',
    summary: 'Put the plan on the published map as it is now; 409 lists every division that both changed',
    body: planVersionSchema,
    roles: planner,
    answers: { 200: json('the new version, and what the map has otherwise', planRebaseSchema) },
  },
  {
    method: 'post',
    path: '/plans/{id}/publish',
    tag: 'plans',
    summary: 'Make the plan the map from its effective day on; by another person than those who drew it',
    body: publishPlanSchema,
    roles: ['reviewer'],
    answers: {
      200: json('the published plan', planSchema),
      202: json('the job that publishes it; its result is {planId, revision}', jobAcceptedSchema),
    },
  },
  {
    method: 'get',
    path: '/plans/{id}/steps',
    tag: 'plans',
    summary: 'Steps after a version; with changes=true all that led from there to now, undos too, with what it did to the map',
    query: { after: z.number().int().optional(), changes: z.enum(['true', 'false']).optional(), ...page },
    roles,
    answers: { 200: json('steps, oldest first', planStepsSchema) },
  },
  {
    method: 'get',
    path: '/plans/{id}/checks',
    tag: 'plans',
    summary: 'Gaps, overlaps, parts, sizes, codes and names, rule by rule, with repairs',
    roles,
    answers: { 200: json('the checks', checksSchema) },
  },
  {
    method: 'get',
    path: '/plans/{id}/walks',
    tag: 'plans',
    summary: 'Ways on foot from every place of the plan to stations, as the checks use them: compressed rows by place',
    roles,
    answers: { 200: json('the ways', planWalksSchema) },
  },
  {
    method: 'get',
    path: '/plans/{id}/buildings',
    tag: 'plans',
    summary: 'Outlines of the buildings on the plan’s scope, which no border should cut, as the checks use them; with an ETag',
    roles,
    answers: { 200: json('the buildings', planBuildingsSchema) },
  },
  {
    method: 'get',
    path: '/plans/{id}/diff',
    tag: 'plans',
    summary: 'What the plan changes: divisions, who moves where, lineage',
    query: { from: side.optional(), ground },
    roles,
    answers: { 200: json('the difference', diffSchema) },
  },
  {
    method: 'get',
    path: '/diff',
    tag: 'plans',
    summary: 'The difference between any two of: the published map, a day of it, plans',
    query: { from: side, to: side, within: z.string().optional().describe('id or code of a division'), ground },
    roles,
    answers: { 200: json('the difference', diffSchema) },
  },
  {
    method: 'get',
    path: '/plans/{id}/comments',
    tag: 'plans',
    summary: 'What people said about the plan, oldest first',
    roles,
    answers: { 200: json('comments', planCommentsSchema) },
  },
  {
    method: 'post',
    path: '/plans/{id}/comments',
    tag: 'plans',
    summary: 'Say something about the plan, a place or a division of it',
    body: newCommentSchema,
    roles: ['planner', 'reviewer'],
    answers: { 201: json('the comment', planCommentSchema) },
  },
  {
    method: 'get',
    path: '/plans/{id}/events',
    tag: 'plans',
    summary: 'What happens to the plan, as server-sent events; Last-Event-ID gives what was missed',
    roles,
    answers: { 200: { description: 'events; each data line is {version, kind, step, by, at}', type: 'text/event-stream' } },
  },
]
