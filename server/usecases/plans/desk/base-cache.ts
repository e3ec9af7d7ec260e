import { createHash } from 'node:crypto'
import { ProblemError } from '#contract/problems'
import { boxOf } from '#planning/geodesy/box-of'
import { buildPlanState } from '#planning/plans/build-plan-state'
import type { PlaceTable, PlanState, SourceDivision, SourceNote } from '#planning/plans/plan-types'
import type { DemandPoint, MultiPolygonCoordinates } from '#planning/types'
import type { Database } from '../../../database/open-pool.ts'
import { loadDemand } from '../../../repositories/demand.ts'
import { type BaseVersion, codesElsewhere, loadVersions } from '../../../repositories/plans/plan-bases.ts'
import { revisionsByTable } from '../../../repositories/revisions.ts'

/** Which versions of divisions a state is built from. */
export interface BaseKey {
  scopeId: string
  prefer: 'group' | 'grid'
  versionIds: readonly number[]
}
export interface LoadedBase {
  /** Equal for equal ground and people. */
  tag: string
  state: PlanState
  notes: SourceNote[]
  /** The revision of the divisions up to which `takenCodes` knows every code. */
  codesRevision: number
}

/** How many bases are kept; plans over the same map share one. */
const basesKept = 6

/** Keeps the states that plans begin with, built from versions of divisions and today's people. */
export function createBaseCache() {
  const bases = new Map<string, Promise<LoadedBase>>()
  let demand: { revision: number; points: Promise<DemandPoint[]> } | null = null

  const build = async (db: Database, key: BaseKey, tag: string, revisions: { demand: number; divisions: number }) => {
    if (demand?.revision !== revisions.demand) demand = { revision: revisions.demand, points: loadDemand(db) }
    const [divisions, takenCodes, points] = await Promise.all([
      loadVersions(db, key.versionIds),
      codesElsewhere(db, key.versionIds),
      demand.points,
    ])
    const scope = divisions.find(({ id }) => id === key.scopeId)
    const places = placesIn(points, scope?.geometry ?? [])
    const built = buildPlanState({
      scopeId: key.scopeId,
      divisions: divisions.map(withoutVersion),
      places,
      takenCodes,
      prefer: key.prefer,
    })
    if (!built.ok)
      throw new ProblemError(
        'conflict',
        'The published divisions cannot be drawn over: one of them has no ground or coordinates that are no degrees. Import them anew.',
        undefined,
        undefined,
        { reason: built.reason, divisionIds: built.ids, places: built.at.map(([lon, lat]) => [lon, lat]) },
      )
    return { tag, state: built.state, notes: built.notes, codesRevision: revisions.divisions }
  }

  return {
    /** What a base would be tagged with now. */
    async tagOf(db: Database, { scopeId, prefer, versionIds }: BaseKey) {
      const revisions = await revisionsByTable(db)
      const text = `${scopeId} ${prefer} ${revisions.demand} ${versionIds.join()}`
      return { tag: createHash('sha1').update(text).digest('hex'), revisions }
    },
    async load(db: Database, key: BaseKey): Promise<LoadedBase> {
      const { tag, revisions } = await this.tagOf(db, key)
      const known = bases.get(tag)
      bases.delete(tag)
      const base = known ?? build(db, key, tag, revisions)
      bases.set(tag, base)
      base.catch(() => bases.delete(tag))
      for (const oldest of [...bases.keys()].slice(0, Math.max(0, bases.size - basesKept))) bases.delete(oldest)
      return base
    },
  }
}
export type BaseCache = ReturnType<typeof createBaseCache>

/** A version as planning knows it: a division, not which of its versions. */
function withoutVersion({ versionId: _, validFrom: __, validTo: ___, ...division }: BaseVersion): SourceDivision {
  return division
}

/** The demand points in the box of an outline, as planning wants them. */
function placesIn(points: readonly DemandPoint[], outline: MultiPolygonCoordinates): PlaceTable {
  const [west, south, east, north] = boxOf(outline)
  const inside = points.filter(({ lon, lat }) => west <= lon && lon <= east && south <= lat && lat <= north)
  return {
    lon: Float64Array.from(inside, ({ lon }) => lon),
    lat: Float64Array.from(inside, ({ lat }) => lat),
    households: Float64Array.from(inside, ({ households }) => households),
    population: Float64Array.from(inside, ({ population }) => population),
    isBuilding: Uint8Array.from(inside, ({ kind }) => (kind === 'building' ? 1 : 0)),
  }
}
