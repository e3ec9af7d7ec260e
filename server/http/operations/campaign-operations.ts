import { z } from 'zod'
import { campaignEventsSchema, campaignListSchema, campaignSchema } from '#contract/campaigns/campaign-answer'
import { campaignPlansSchema, campaignStates, changeCampaignSchema, newCampaignSchema } from '#contract/campaigns/campaign-body'
import { campaignAreaCollectionSchema, dashboardSchema } from '#contract/campaigns/dashboard'
import { type Role, roles } from '#contract/session'
import { geojson, json, type Operation, page } from './operation.ts'

const tag = 'campaigns'
const planner: readonly Role[] = ['planner']
const campaign = { 200: json('the campaign', campaignSchema) }

/** Calls about campaigns. */
export const campaignOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns',
    tag,
    summary: 'Campaigns that the account may see, the latest changed first',
    query: { state: z.enum(campaignStates).optional(), ...page },
    roles,
    answers: { 200: json('campaigns', campaignListSchema) },
  },
  {
    method: 'post',
    path: '/campaigns',
    tag,
    summary: 'Begin a campaign for a division, with its waves',
    body: newCampaignSchema,
    roles: planner,
    answers: { 201: json('the campaign', campaignSchema) },
  },
  {
    method: 'get',
    path: '/campaigns/{id}',
    tag,
    summary: 'One campaign: its waves, and the plans in them',
    roles,
    answers: campaign,
  },
  {
    method: 'patch',
    path: '/campaigns/{id}',
    tag,
    summary:
      'Give a campaign another name or other waves (days, quota, areas), close it or open it again. 409 where others changed it meanwhile',
    body: changeCampaignSchema,
    roles: planner,
    answers: campaign,
  },
  {
    method: 'delete',
    path: '/campaigns/{id}',
    tag,
    summary: 'Close a campaign; nothing of it is lost, and it can be opened again',
    roles: planner,
    answers: campaign,
  },
  {
    method: 'post',
    path: '/campaigns/{id}/plans',
    tag,
    summary: 'Put plans into a wave, move them from another, or (waveId null) take them out; all or none',
    body: campaignPlansSchema,
    roles: planner,
    answers: campaign,
  },
  {
    method: 'get',
    path: '/campaigns/{id}/events',
    tag,
    summary: 'Who did what to a campaign, and when; the latest first',
    query: page,
    roles,
    answers: { 200: json('events', campaignEventsSchema) },
  },
  {
    method: 'get',
    path: '/campaigns/{id}/dashboard',
    tag,
    summary:
      'How far the plans have come, wave by wave, who has the next step, units before and after, people concerned, what is missing to the quota. While pending is not 0, ask again',
    roles,
    answers: { 200: json('the dashboard', dashboardSchema) },
  },
  {
    method: 'get',
    path: '/campaigns/{id}/dashboard.csv',
    tag,
    summary: 'The plans of the dashboard as a table, with all figures worked out',
    roles,
    answers: { 200: { description: 'a table', type: 'text/csv' } },
  },
  {
    method: 'get',
    path: '/campaigns/{id}/areas.geojson',
    tag,
    summary: 'Outlines of the divisions where the waves work, the larger first',
    roles,
    answers: { 200: geojson('areas', campaignAreaCollectionSchema) },
  },
]
