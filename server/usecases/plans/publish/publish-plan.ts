import { ProblemError } from '#contract/problems'
import { lineageOf } from '#planning/plans/diff/lineage-of'
import type { Database } from '../../../database/open-pool.ts'
import { insertLineage } from '../../../repositories/divisions/division-lineage.ts'
import {
  insertStagedDivisions,
  publishStagedDivisions,
  type StagedDivision,
  stageEnds,
} from '../../../repositories/divisions/staged-divisions.ts'
import { areSynthetic, loadVersions } from '../../../repositories/plans/plan-bases.ts'
import { insertEvent } from '../../../repositories/plans/plan-events.ts'
import { retireCodes, versionsAt } from '../../../repositories/plans/plan-publication.ts'
import { lockPlan, updatePlan } from '../../../repositories/plans/plans.ts'
import { recountDivisions } from '../../divisions/recount-divisions.ts'
import { inBatches, stageAndPublish } from '../../imports/stage-file.ts'
import type { WorkContext } from '../../work-context.ts'
import type { OpenPlan } from '../desk/plan-desk.ts'
import { auditPlan } from '../plan-audit.ts'
import { requireDraft } from '../require-plan.ts'
import { boxesOf, edgePointsOf, withEdgePoints } from './edge-points.ts'
import { requirePublishable } from './require-publishable.ts'
import { restaged, type StagedPlan, stagePlan } from './stage-plan.ts'

/** What a job that publishes is given. */
export interface PublishInput {
  planId: string
  version: number
  effective: string
  publisher: { accountId: string; name: string }
}

/**
 * Makes a plan the published map from its day on: new versions, ends, lineage and retired codes in one transaction, with the tiles drawn
 * before it. Throws a problem, nothing changed, where the plan is not at the version or on the map any more that was looked at.
 */
export async function publishPlan(context: WorkContext, input: PublishInput): Promise<{ planId: string; revision: number }> {
  const { db } = context
  const { planId, effective } = input
  context.report(0.02, 'opening the plan')
  const plan = await context.plans.open(db, planId)
  requireSame(plan.row, input)
  const published = await loadVersions(db, plan.versionIds)
  context.report(0.1, 'comparing with the published map')
  const staged = stagePlan(plan.base.state, plan.state, published, effective)
  await requirePublishable(db, plan, staged, effective)
  const lineage = lineageOf(plan.base.state, plan.state).map((link) => ({ ...link, effective }))
  const beyond = await beyondTheEdge(db, plan, effective)
  const counts = { divisions: staged.versions.length + staged.endedIds.length }
  const provenance = {
    name: `${plan.row.name} (${planId})`,
    kind: 'plan',
    source: plan.row.name,
    licence: null,
    synthetic: await areSynthetic(db, plan.versionIds),
  }
  const { revision } = await stageAndPublish(
    context,
    provenance,
    ['divisions'],
    async (dataSetId) => {
      const versions = [...staged.versions, ...beyond]
      await inBatches(context, versions, 500, [0.2, 0.4], 'storing divisions', (batch) =>
        insertStagedDivisions(db, dataSetId, batch),
      )
      await stageEnds(db, dataSetId, staged.endedIds, effective)
      return counts
    },
    async (transaction, dataSetId, revision) => {
      const now = await lockPlan(transaction, planId)
      requireSame({ ...plan.row, ...now! }, input)
      await requirePublishable(transaction, plan, staged, effective)
      await publishStagedDivisions(transaction, dataSetId, revision)
      await insertLineage(transaction, lineage)
      await retireCodes(transaction, staged.retired, effective)
      await recordPublished(transaction, plan, input, revision, staged)
    },
  )
  context.report(0.98, 'counting people')
  await recountDivisions(db)
  return { planId, revision }
}

/** Throws where a plan is not what somebody decided to publish. */
function requireSame(row: Pick<OpenPlan['row'], 'name' | 'state' | 'version'>, { version }: PublishInput): void {
  requireDraft(row)
  if (row.version === version) return
  throw new ProblemError(
    'conflict',
    `The plan is at version ${row.version} now, not at ${version}, which was to be published. Look at it again, then publish.`,
  )
}

/** New versions of the divisions outside the scope on whose borders the plan put points; the same ground, with them. */
async function beyondTheEdge(db: Database, { base, state }: OpenPlan, day: string): Promise<StagedDivision[]> {
  const points = edgePointsOf(base.state, state)
  if (points.length === 0) return []
  const inside = [...base.state.divisions.keys(), ...base.state.units.keys()]
  const versions = await loadVersions(db, await versionsAt(db, boxesOf(points), day, inside))
  return versions.flatMap((version) => {
    const geometry = withEdgePoints(version.geometry, points)
    if (geometry === null) return []
    const { areaSquareMeters, labelPoint, ...same } = restaged(version)
    const validFrom = version.validFrom > day ? version.validFrom : day
    return [{ ...same, areaSquareMeters, labelPoint, geometry, validFrom }]
  })
}

async function recordPublished(
  transaction: Database,
  { row }: OpenPlan,
  { version, effective, publisher }: PublishInput,
  revision: number,
  staged: StagedPlan,
): Promise<void> {
  const { name } = publisher
  await updatePlan(transaction, row.id, { state: 'published', effective, publishedBy: name, publishedRevision: revision })
  await insertEvent(transaction, row.id, publisher, { version, kind: 'publish', base: row.base })
  await auditPlan(transaction, publisher, 'published', row.id, {
    version,
    effective,
    revision,
    versions: staged.versions.length,
    ended: staged.endedIds,
    retiredCodes: staged.retired.map(({ code }) => code),
  })
}
