import type { SoundOf } from '../../names/name-forms.ts'
import { defaultRuleSet, type RuleSet } from '../../rules/division-rules.ts'
import type { FacilityCategory, MultiPolygonCoordinates } from '../../types.ts'
import type { CheckFinding } from '../check-types.ts'
import { type GroundMeasures, measureGround } from '../measure/measure-ground.ts'
import { countsOfFaces, facesOf } from '../plan-state.ts'
import type { Counts, FaceId, PlanDivision, PlanState, SourceNote } from '../plan-types.ts'

/** A building's outline, which no border should cut. */
export interface CheckedBuilding {
  id: string
  geometry: MultiPolygonCoordinates
  /** null: nobody counted them. */
  households: number | null
}

/** Ways on foot from places to stations of one category, found elsewhere: those of the place in row r are items starts[r] to starts[r + 1] of `station` (indices) and `meters`. Only stations within reach are listed. */
export interface StationWalks {
  category: FacilityCategory
  stations: readonly { lon: number; lat: number }[]
  starts: Uint32Array
  station: Uint32Array
  meters: Float64Array
}

export interface CheckOptions {
  /** The state that the plan began with: what was so before is told from what the plan does. */
  base?: PlanState
  rules?: RuleSet
  walks?: readonly StationWalks[]
  buildings?: readonly CheckedBuilding[]
  /** How names sound; absent: not known, and not looked at. */
  soundOf?: SoundOf
  /** What was made of published divisions that did not tile each other. */
  notes?: readonly SourceNote[]
}

/** A division as the rules see it. */
export interface MeasuredDivision {
  faces: readonly FaceId[]
  counts: Counts
  /** Null where it has no ground. */
  ground: GroundMeasures | null
}

/** What all rules of one run look at. */
export interface CheckContext {
  state: PlanState
  base: PlanState | null
  rules: RuleSet
  options: CheckOptions
  /** A division of the state; measured once a run. */
  measured: (id: string) => MeasuredDivision
  /** The same of the base; null where it has no such division. */
  measuredBefore: (id: string) => MeasuredDivision | null
}

/** A rule that looks at one division at a time. */
export type DivisionRule = (context: CheckContext, division: PlanDivision) => CheckFinding[]

export function createCheckContext(state: PlanState, options: CheckOptions = {}): CheckContext {
  const base = options.base ?? null
  const before = base && measurer(base)
  return {
    state,
    base,
    rules: options.rules ?? defaultRuleSet,
    options,
    measured: measurer(state),
    measuredBefore: (id) => (before && base?.divisions.has(id) ? before(id) : null),
  }
}

function measurer(state: PlanState): (id: string) => MeasuredDivision {
  const known = new Map<string, MeasuredDivision>()
  return (id) => {
    let measured = known.get(id)
    if (!measured) {
      const faces = facesOf(state, id)
      measured = { faces, counts: countsOfFaces(state, faces), ground: measureGround(state.map, faces) }
      known.set(id, measured)
    }
    return measured
  }
}
