import { polygonSquareMeters } from '#planning/geodesy/areas'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { countsOf, facesOf, outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanDivision, PlanState } from '#planning/plans/plan-types'
import { divisionLevels } from '#planning/types'
import type { StagedDivision } from '../../../repositories/divisions/staged-divisions.ts'
import type { BaseVersion } from '../../../repositories/plans/plan-bases.ts'
import { differingDivisions } from '../differing-divisions.ts'

/** What publishing a plan does to the divisions inside its scope. */
export interface StagedPlan {
  /** New versions, parents before children. */
  versions: StagedDivision[]
  /** Divisions that end. */
  endedIds: string[]
  /** Codes that nobody has any more, and who had them. */
  retired: { code: string; divisionId: string }[]
  /** Codes that the base did not have. */
  newCodes: string[]
}

/**
 * Finds what of a plan's divisions is not as it was published: those whose outline (by a point that lies on it, even), attributes or parent are other get a new
 * version from the day on.
 */
export function stagePlan(base: PlanState, state: PlanState, published: readonly BaseVersion[], day: string): StagedPlan {
  const versionOf = new Map(published.map((version) => [version.id, version]))
  const staged: StagedPlan = { versions: [], endedIds: [], retired: [], newCodes: [] }
  for (const { id, after, hasOtherOutline } of differingDivisions(base, state)) {
    if (after === null) staged.endedIds.push(id)
    else if (state.units.has(id)) staged.versions.push(stageUnit(versionOf.get(id)!, after.parentId, day))
    else staged.versions.push(stageDivision(state, state.divisions.get(id)!, versionOf.get(id), hasOtherOutline, day))
  }
  staged.versions.sort((a, b) => divisionLevels.indexOf(a.level) - divisionLevels.indexOf(b.level))
  const codes = new Set([...state.divisions.values(), ...state.units.values()].map(({ code }) => code))
  const known = new Set(published.map(({ code }) => code))
  for (const { code, id } of published) if (!codes.has(code)) staged.retired.push({ code, divisionId: id })
  staged.newCodes = [...codes].filter((code) => !known.has(code))
  return staged
}

function stageDivision(
  state: PlanState,
  { id, parentId, ...division }: PlanDivision,
  published: BaseVersion | undefined,
  hasOtherOutline: boolean,
  day: string,
): StagedDivision {
  const isSameGround = published !== undefined && !hasOtherOutline
  const geometry = isSameGround ? published.geometry : outlineOfDivision(state, id)
  const stated = isSameGround
    ? { households: published.statedHouseholds, population: published.statedPopulation }
    : statedPeople(state, id)
  return {
    ...division,
    ...stated,
    divisionId: id,
    parentId,
    parentCode: null,
    geometry,
    areaSquareMeters: polygonSquareMeters(geometry),
    labelPoint: interiorPoint(geometry),
    validFrom: day,
    validTo: null,
  }
}

/** People of a division where a source states some of them; null where all are counted at their places. */
function statedPeople(state: PlanState, id: string): { households: number | null; population: number | null } {
  if (!facesOf(state, id).some((face) => state.people.get(face)?.stated)) return { households: null, population: null }
  const { households, population } = countsOf(state, id)
  return { households: Math.round(households), population: Math.round(population) }
}

/** A unit lies as it lay, in another division. */
function stageUnit(published: BaseVersion, parentId: string | null, day: string): StagedDivision {
  return { ...restaged(published), parentId, validFrom: day, validTo: null }
}

/** A published version as one that is to be published again. */
export function restaged({ versionId: _, id, statedHouseholds, statedPopulation, ...version }: BaseVersion): StagedDivision {
  return {
    ...version,
    divisionId: id,
    parentCode: null,
    households: statedHouseholds,
    population: statedPopulation,
    areaSquareMeters: polygonSquareMeters(version.geometry),
    labelPoint: interiorPoint(version.geometry),
  }
}
