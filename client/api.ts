import type { FeatureCollection, Point } from 'geojson'
import type { CoverageBody, CoverageResult, GapCollection, IsochroneCollection } from '#contract/coverage'
import type { DivisionCollection, DivisionFeature, LocateAnswer } from '#contract/divisions'
import type { FacilityCollection } from '#contract/facilities'
import type { DataSet, ImportOptions } from '#contract/imports'
import type { Job } from '#contract/jobs'
import type { Problem } from '#contract/problems'
import { session } from './state/session.ts'

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
  const headers = new Headers(init.headers)
  const { token } = session.get()
  if (token) headers.set('authorization', `Bearer ${token}`)
  const answer = await fetch(address(path, query), { ...init, headers })
  if (answer.ok) return answer
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

const asJson = (body: unknown): RequestInit => ({
  method: 'POST',
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

/** The doors of the service that the page goes through; nothing else in the page fetches. */
export const api = {
  dataSets: (signal?: AbortSignal) => read<{ dataSets: DataSet[] }>('/data-sets', {}, signal),
  divisions: (query: Query, signal?: AbortSignal) =>
    read<DivisionCollection>('/divisions', { geometry: 'none', ...query }, signal),
  division: (id: string, signal?: AbortSignal) => read<DivisionFeature>(`/divisions/${encodeURIComponent(id)}`, {}, signal),
  locate: (lon: number, lat: number, signal?: AbortSignal) =>
    read<LocateAnswer>('/locate', { lon: lon.toFixed(7), lat: lat.toFixed(7) }, signal),
  facilities: (query: Query, signal?: AbortSignal) => read<FacilityCollection>('/facilities', query, signal),
  tileMetadata: (layer: string) => read<TileMetadata>(`/tiles/${layer}.json`),
  tile: async (path: string, signal: AbortSignal) => (await call(`/tiles/${path}`, { signal })).arrayBuffer(),
  coverage: (id: string) => read<CoverageResult>(`/coverage/${encodeURIComponent(id)}`),
  isochrones: (id: string) => read<IsochroneCollection>(`/coverage/${encodeURIComponent(id)}/isochrones.geojson`),
  gaps: (id: string) => read<GapCollection>(`/coverage/${encodeURIComponent(id)}/gaps.geojson`),
  coverageDemand: (id: string) => read<CoverageDemand>(`/coverage/${encodeURIComponent(id)}/demand.geojson`),
  async askCoverage(body: CoverageBody): Promise<{ result: CoverageResult } | { job: Job }> {
    const answer = await call('/coverage', asJson(body))
    const content = await answer.json()
    return answer.status === 202 ? (content as { job: Job }) : { result: content as CoverageResult }
  },
  job: (id: string) => read<Job>(`/jobs/${encodeURIComponent(id)}`),
  cancelJob: (id: string) => call(`/jobs/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  jobEvents: (id: string) => new EventSource(address(`/jobs/${encodeURIComponent(id)}/events`)),
  signIn: async (name: string, password: string) =>
    (await call('/session', asJson({ name, password }))).json() as Promise<{ token: string }>,
  async importFile(file: File, options: Partial<ImportOptions>): Promise<{ job: Job }> {
    const form = new FormData()
    form.set('options', JSON.stringify(options))
    form.set('file', file)
    return (await call('/imports', { method: 'POST', body: form })).json() as Promise<{ job: Job }>
  },
}

/** Where a result's file is downloaded from. */
export function downloadAddress(id: string, file: 'divisions.csv' | 'isochrones.geojson' | 'gaps.geojson'): string {
  return address(`/coverage/${encodeURIComponent(id)}/${file}`)
}
