import type { FeatureCollection, Point } from 'geojson'
import type { Account, AccountChange, Accounts, NewAccount } from '#contract/accounts'
import type { Campaign, CampaignEvent, CampaignList } from '#contract/campaigns/campaign-answer'
import type { CampaignPlansBody, ChangeCampaign, NewCampaign } from '#contract/campaigns/campaign-body'
import type { CampaignAreaCollection, Dashboard } from '#contract/campaigns/dashboard'
import type { CoverageBody, CoverageResult, GapCollection, IsochroneCollection } from '#contract/coverage'
import type {
  DivisionCollection,
  DivisionDates,
  DivisionFeature,
  DivisionHistory,
  DivisionLineage,
  LocateAnswer,
  NameCheck,
  NeighboursAnswer,
} from '#contract/divisions'
import type { FacilityCollection, FacilityFeature } from '#contract/facilities'
import type { Gridding } from '#contract/griddings/gridding-answer'
import type { GriddingBody } from '#contract/griddings/gridding-body'
import type { Health } from '#contract/health'
import type { DataSet, ImportOptions } from '#contract/imports'
import type { Job } from '#contract/jobs'
import type { Merge, MergeGroupCollection, MergeSettlementCollection } from '#contract/merges/merge-answer'
import type { MergeBody, MergePlanBody } from '#contract/merges/merge-body'
import type { MergeEvidenceBody, MergeEvidenceList } from '#contract/merges/merge-evidence'
import type {
  MergeFacts,
  MergeFactsBody,
  MergeFactsList,
  MergeRules,
  MergeRulesBody,
  MergeRulesList,
} from '#contract/merges/merge-rules'
import type { NearbyAnswer } from '#contract/nearby'
import type { PlanOperationBody } from '#contract/plan-operations'
import type {
  NewComment,
  NewPlan,
  Plan,
  PlanComment,
  PlanDetail,
  PlanDiffAnswer,
  PlanList,
  PlanMap,
  PlanStepAnswer,
} from '#contract/plans'
import type { PlanBuildings } from '#contract/plans/plan-buildings'
import type { PlanMoves, PlanSteps } from '#contract/plans/plan-history'
import type { PlanWalks } from '#contract/plans/plan-walks'
import type { Problem } from '#contract/problems'
import type { SearchAnswer } from '#contract/search'
import type { NewToken, SessionAnswer, Token } from '#contract/session'
import type { Settings } from '#contract/settings'
import type { Accessibility, AccessibilityQuery } from '#contract/sitings/accessibility'
import type { CandidatesRead } from '#contract/sitings/candidates-file'
import type { Siting, SitingTrialAnswer } from '#contract/sitings/siting-answer'
import type { SitingBody, SitingFacilitiesBody, SitingTrialBody } from '#contract/sitings/siting-body'
import { noteConnection } from './state/service/connection.ts'
import { noteSessionEnded, session } from './state/service/session.ts'

const base = '/api/v1'

/** A call that did not succeed, with the problem document that says why. */
export class CallError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'CallError'
    this.problem = problem
  }
}

/** The problem document of anything that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CallError) return error.problem
  const detail = error instanceof Error ? error.message : String(error)
  return { type: '/problems/unreachable', title: '', status: 0, detail }
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

type Query = Record<string, string | number | undefined | null>

const address = (path: string, query: Query = {}): string => {
  const fields = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(fields.map(([key, value]) => [key, String(value)])).toString()
  return `${base}${path}${text ? `?${text}` : ''}`
}

async function call(path: string, options: RequestInit & { query?: Query } = {}): Promise<Response> {
  const { query, ...init } = options
  const answer = await fetch(address(path, query), init).catch((error: unknown) => {
    if (!isAbort(error)) noteConnection(false)
    throw error
  })
  noteConnection(true)
  if (answer.ok) return answer
  if (answer.status === 401 && session.get().who) noteSessionEnded()
  const text = await answer.text()
  let problem: Problem
  try {
    problem = JSON.parse(text) as Problem
    if (typeof problem.detail !== 'string') throw new Error(`got ${text.slice(0, 80)} when expected a problem document`)
  } catch {
    problem = { type: '/problems/internal', title: answer.statusText, status: answer.status, detail: text.slice(0, 300) }
  }
  throw new CallError({ instance: path, ...problem })
}

const read = async <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  (await call(path, { query, signal })).json() as Promise<T>

const answerOf = async <T>(path: string, init: RequestInit): Promise<T> => (await call(path, init)).json() as Promise<T>

const asJson = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

export interface TileMetadata {
  minzoom: number
  maxzoom: number
  bounds?: [number, number, number, number]
}

/** Every demand point of a result with its time, as /coverage/{id}/demand.geojson answers. */
export type CoverageDemand = FeatureCollection<
  Point,
  { id: string; population: number; households: number; seconds: number | null; meters: number | null; covered: boolean }
>

const mostSteps = 10_000

const planPath = (id: string, part = ''): string => `/plans/${encodeURIComponent(id)}${part}`

const griddingPath = (id: string, part = ''): string => `/griddings/${encodeURIComponent(id)}${part}`

const sitingPath = (id: string, part = ''): string => `/sitings/${encodeURIComponent(id)}${part}`

const mergePath = (id: string, part = ''): string => `/merges/${encodeURIComponent(id)}${part}`

const campaignPath = (id: string, part = ''): string => `/campaigns/${encodeURIComponent(id)}${part}`

const divisionPath = (id: string, part = ''): string => `/divisions/${encodeURIComponent(id)}${part}`

/** The doors of the service that the page goes through; nothing else in the page fetches. */
export const api = {
  dataSets: (signal?: AbortSignal) => read<{ dataSets: DataSet[] }>('/data-sets', {}, signal),
  divisions: (query: Query, signal?: AbortSignal) =>
    read<DivisionCollection>('/divisions', { geometry: 'none', ...query }, signal),
  division: (id: string, at?: string | null, signal?: AbortSignal) => read<DivisionFeature>(divisionPath(id), { at }, signal),
  divisionHistory: (id: string, signal?: AbortSignal) => read<DivisionHistory>(divisionPath(id, '/history'), {}, signal),
  divisionLineage: (id: string, signal?: AbortSignal) => read<DivisionLineage>(divisionPath(id, '/lineage'), {}, signal),
  neighbours: (id: string, at?: string | null, signal?: AbortSignal) =>
    read<NeighboursAnswer>(divisionPath(id, '/neighbours'), { at }, signal),
  nameCheck: (id: string, query: { name: string; ending: string }, signal?: AbortSignal) =>
    read<NameCheck>(divisionPath(id, '/name-check'), query, signal),
  divisionDates: (signal?: AbortSignal) => read<DivisionDates>('/divisions/dates', {}, signal),
  locate: (lon: number, lat: number, at?: string | null, signal?: AbortSignal) =>
    read<LocateAnswer>('/locate', { lon: lon.toFixed(7), lat: lat.toFixed(7), at }, signal),
  nearby: (lon: number, lat: number, query: Query, signal?: AbortSignal) =>
    read<NearbyAnswer>('/nearby', { lon: lon.toFixed(7), lat: lat.toFixed(7), ...query }, signal),
  search: (query: Query, signal?: AbortSignal) => read<SearchAnswer>('/search', query, signal),
  settings: () => read<Settings>('/settings'),
  changeSettings: (settings: Settings) => answerOf<Settings>('/settings', asJson(settings, 'PUT')),
  health: () => read<Health>('/health'),
  facilities: (query: Query, signal?: AbortSignal) => read<FacilityCollection>('/facilities', query, signal),
  facility: (id: string, signal?: AbortSignal) => read<FacilityFeature>(`/facilities/${encodeURIComponent(id)}`, {}, signal),
  tileMetadata: (layer: string) => read<TileMetadata>(`/tiles/${layer}.json`),
  tile: async (path: string, signal: AbortSignal) => (await call(`/tiles/${path}`, { signal })).arrayBuffer(),
  coverage: (id: string) => read<CoverageResult>(`/coverage/${encodeURIComponent(id)}`),
  isochrones: (id: string) => read<IsochroneCollection>(`/coverage/${encodeURIComponent(id)}/isochrones.geojson`),
  gaps: (id: string) => read<GapCollection>(`/coverage/${encodeURIComponent(id)}/gaps.geojson`),
  coverageDemand: (id: string) => read<CoverageDemand>(`/coverage/${encodeURIComponent(id)}/demand.geojson`),
  accessibility: (id: string, query: AccessibilityQuery) =>
    read<Accessibility>(`/coverage/${encodeURIComponent(id)}/accessibility`, query),
  async askCoverage(body: CoverageBody): Promise<{ result: CoverageResult } | { job: Job }> {
    const answer = await call('/coverage', asJson(body))
    const content = await answer.json()
    return answer.status === 202 ? (content as { job: Job }) : { result: content as CoverageResult }
  },
  askGridding: (body: Partial<GriddingBody>) => answerOf<{ job: Job }>('/griddings', asJson(body)),
  gridding: (id: string) => read<Gridding>(griddingPath(id)),
  planGridding: (id: string) => answerOf<Plan>(griddingPath(id, '/plan'), asJson({})),
  askSiting: (body: Partial<SitingBody>) => answerOf<{ job: Job }>('/sitings', asJson(body)),
  async readCandidates(file: File, crs: string): Promise<CandidatesRead> {
    const form = new FormData()
    form.set('crs', crs)
    form.set('file', file)
    return answerOf<CandidatesRead>('/sitings/candidates', { method: 'POST', body: form })
  },
  siting: (id: string) => read<Siting>(sitingPath(id)),
  trySites: (id: string, body: SitingTrialBody) => answerOf<SitingTrialAnswer>(sitingPath(id, '/trial'), asJson(body)),
  keepSites: (id: string, body: SitingFacilitiesBody) =>
    answerOf<FacilityCollection>(sitingPath(id, '/facilities'), asJson(body)),
  askMerges: (body: Partial<MergeBody>) => answerOf<{ job: Job }>('/merges', asJson(body)),
  merge: (id: string) => read<Merge>(mergePath(id)),
  mergeEvidence: (id: string) => read<MergeEvidenceList>(mergePath(id, '/checklist')),
  changeMergeEvidence: (id: string, body: MergeEvidenceBody) =>
    answerOf<MergeEvidenceList>(mergePath(id, '/checklist'), asJson(body, 'PUT')),
  mergeGroups: (id: string, proposal: number) => read<MergeGroupCollection>(mergePath(id, '/groups.geojson'), { proposal }),
  mergeSettlements: (id: string, proposal: number) =>
    read<MergeSettlementCollection>(mergePath(id, '/settlements.geojson'), { proposal }),
  planMerges: (id: string, body: Partial<MergePlanBody>) => answerOf<Plan>(mergePath(id, '/plan'), asJson(body)),
  mergeRules: () => read<MergeRulesList>('/merge-rules'),
  changeMergeRules: (id: string, body: MergeRulesBody) =>
    answerOf<MergeRules>(`/merge-rules/${encodeURIComponent(id)}`, asJson(body, 'PUT')),
  mergeFacts: (within: string) => read<MergeFactsList>('/merge-facts', { within }),
  changeMergeFacts: (id: string, body: MergeFactsBody) =>
    answerOf<MergeFacts>(divisionPath(id, '/merge-facts'), asJson(body, 'PUT')),
  job: (id: string) => read<Job>(`/jobs/${encodeURIComponent(id)}`),
  cancelJob: (id: string) => call(`/jobs/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  jobEvents: (id: string) => new EventSource(address(`/jobs/${encodeURIComponent(id)}/events`)),
  plans: (query: Query, signal?: AbortSignal) => read<PlanList>('/plans', query, signal),
  plan: (id: string) => read<PlanDetail>(planPath(id)),
  makePlan: (plan: NewPlan) => answerOf<Plan>('/plans', asJson(plan)),
  planMap: (id: string) => read<PlanMap>(planPath(id, '/map')),
  changePlan: (id: string, baseVersion: number, operations: PlanOperationBody[], comment: string) =>
    answerOf<PlanStepAnswer>(planPath(id, '/changes'), asJson({ baseVersion, operations, comment })),
  stepPlan: (id: string, step: 'undo' | 'redo', baseVersion: number) =>
    answerOf<PlanStepAnswer>(planPath(id, `/${step}`), asJson({ baseVersion })),
  planSteps: (id: string) => read<PlanSteps>(planPath(id, '/steps'), { limit: mostSteps }),
  planMoves: (id: string, after: number) => read<PlanMoves>(planPath(id, '/steps'), { after, changes: 'true', limit: mostSteps }),
  planComments: (id: string) => read<{ comments: PlanComment[] }>(planPath(id, '/comments')),
  commentPlan: (id: string, comment: NewComment) => answerOf<PlanComment>(planPath(id, '/comments'), asJson(comment)),
  planWalks: (id: string) => read<PlanWalks>(planPath(id, '/walks')),
  planBuildings: (id: string) => read<PlanBuildings>(planPath(id, '/buildings')),
  planDiff: (id: string, from: string) => read<PlanDiffAnswer>(planPath(id, '/diff'), { from, ground: 'true' }),
  rebasePlan: (id: string) => answerOf<Plan>(planPath(id, '/rebase'), asJson({})),
  /** Publishing may take long: then it is a job. */
  publishPlan: (id: string, version: number, effective?: string) =>
    answerOf<Plan | { job: Job }>(planPath(id, '/publish'), asJson({ version, effective })),
  planEvents: (id: string) => new EventSource(address(planPath(id, '/events'))),
  campaigns: (query: Query) => read<CampaignList>('/campaigns', query),
  campaign: (id: string) => read<Campaign>(campaignPath(id)),
  makeCampaign: (campaign: NewCampaign) => answerOf<Campaign>('/campaigns', asJson(campaign)),
  changeCampaign: (id: string, change: ChangeCampaign) => answerOf<Campaign>(campaignPath(id), asJson(change, 'PATCH')),
  placePlans: (id: string, body: CampaignPlansBody) => answerOf<Campaign>(campaignPath(id, '/plans'), asJson(body)),
  campaignEvents: (id: string, query: Query) =>
    read<{ events: CampaignEvent[]; numberMatched: number }>(campaignPath(id, '/events'), query),
  dashboard: (id: string) => read<Dashboard>(campaignPath(id, '/dashboard')),
  campaignAreas: (id: string) => read<CampaignAreaCollection>(campaignPath(id, '/areas.geojson')),
  session: () => read<SessionAnswer>('/session'),
  signIn: (name: string, password: string) => answerOf<SessionAnswer>('/session', asJson({ name, password })),
  signOut: () => call('/session', { method: 'DELETE' }),
  changePassword: (current: string, next: string) => call('/session/password', asJson({ current, next }, 'PUT')),
  tokens: () => read<{ tokens: Token[] }>('/session/tokens'),
  makeToken: (name: string, days: number) => answerOf<NewToken>('/session/tokens', asJson({ name, days })),
  revokeToken: (id: string) => call(`/session/tokens/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  accounts: (query: Query) => read<Accounts>('/accounts', query),
  addAccount: (account: NewAccount) => answerOf<Account>('/accounts', asJson(account)),
  changeAccount: (id: string, change: AccountChange) =>
    answerOf<Account>(`/accounts/${encodeURIComponent(id)}`, asJson(change, 'PATCH')),
  async importFile(file: File, options: Partial<ImportOptions>): Promise<{ job: Job }> {
    const form = new FormData()
    form.set('options', JSON.stringify(options))
    form.set('file', file)
    return answerOf<{ job: Job }>('/imports', { method: 'POST', body: form })
  },
}

/** Where a result's file is downloaded from. */
export function downloadAddress(
  id: string,
  file: 'divisions.csv' | 'divisions.geojson' | 'isochrones.geojson' | 'gaps.geojson',
): string {
  return address(`/coverage/${encodeURIComponent(id)}/${file}`)
}

/** Where the grids of a gridding are downloaded from. */
export const griddingFile = (id: string, file: 'grids.geojson' | 'grids.csv'): string => address(griddingPath(id, `/${file}`))

/** Where the sites of a siting, and its figures by division, are downloaded from. */
export const sitingFile = (id: string, file: 'sites.geojson' | 'sites.csv' | 'divisions.csv'): string =>
  address(sitingPath(id, `/${file}`))

/** Where what a proposal of merges makes is downloaded from. */
export const mergeFile = (id: string, file: 'groups.geojson' | 'settlements.geojson' | 'units.csv', proposal: number): string =>
  address(mergePath(id, `/${file}?proposal=${proposal}`))

/** Where the table of a campaign's dashboard is downloaded from. */
export const dashboardFile = (id: string): string => address(campaignPath(id, '/dashboard.csv'))
