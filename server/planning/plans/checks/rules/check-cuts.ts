import { interiorPoint } from '../../../geodesy/interior-point.ts'
import type { MultiPolygonCoordinates } from '../../../types.ts'
import type { CheckFinding } from '../../check-types.ts'
import { divisionAtLevel, divisionOfFace } from '../../plan-state.ts'
import type { FaceId, OverlayUnit, PlanState } from '../../plan-types.ts'
import type { CheckContext } from '../check-context.ts'
import { cutByBorders } from '../cut-by-borders.ts'
import { nearDivisions } from '../near-divisions.ts'

/** Finds units that lie in several divisions which should have them whole: compounds and buildings in one smallest division, grids and groups in one of their parent's level. A warning; told where the base cut them too. `only`: those that have part in one of these ids. */
export function checkUnitsCut({ state, base }: CheckContext, only: ReadonlySet<string> | null): CheckFinding[] {
  const findings: CheckFinding[] = []
  const isNear = nearDivisions(state, only)
  const units = [...state.units.values()].filter(({ id, geometry }) => only?.has(id) || isNear(geometry))
  for (const unit of units.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const cut = divisionsAcross(state, unit)
    if (cut.length < 2 || (only && !only.has(unit.id) && !cut.some(({ id }) => only.has(id)))) continue
    const before = base?.units.get(unit.id)
    const wasCut = base && before ? divisionsAcross(base, before).length >= cut.length : false
    findings.push({
      rule: 'units_cut',
      severity: wasCut ? 'info' : 'warning',
      divisionIds: [unit.id, ...cut.map(({ id }) => id)],
      at: [interiorPoint(unit.geometry)],
      // What lies elsewhere than most of it.
      value: cut.slice(1).reduce((sum, { areaShare }) => sum + areaShare, 0),
      limit: { min: null, max: 0 },
      text: unit.name,
    })
  }
  return findings
}

/** Finds buildings that lie in several of the smallest divisions. A warning; told where the base cut them too. `only`: those that have part in one of these ids. */
export function checkBuildingsCut(
  { state, base, options: { buildings = [] } }: CheckContext,
  only: ReadonlySet<string> | null,
): CheckFinding[] {
  const findings: CheckFinding[] = []
  if (buildings.length === 0) return findings
  const isNear = nearDivisions(state, only)
  for (const { id, geometry, households } of buildings) {
    if (!isNear(geometry)) continue
    const cut = sharesOf(state, geometry, divisionOfFace)
    if (cut.length < 2 || (only && !cut.some((division) => only.has(division.id)))) continue
    const wasCut = base ? sharesOf(base, geometry, divisionOfFace).length >= cut.length : false
    findings.push({
      rule: 'buildings_cut',
      severity: wasCut ? 'info' : 'warning',
      divisionIds: cut.map((division) => division.id),
      at: [interiorPoint(geometry)],
      value: households,
      limit: null,
      text: id,
    })
  }
  return findings.sort((a, b) => (a.text! < b.text! ? -1 : 1))
}

interface DivisionShare {
  id: string
  areaShare: number
}

function divisionsAcross(state: PlanState, { geometry, level, parentId }: OverlayUnit): DivisionShare[] {
  if (level === 'compound' || level === 'building') return sharesOf(state, geometry, divisionOfFace)
  const parentLevel = state.divisions.get(parentId)?.level
  return sharesOf(state, geometry, (face) =>
    parentLevel ? (divisionAtLevel(state, face, parentLevel)?.id ?? divisionOfFace(face)) : divisionOfFace(face),
  )
}

/** The divisions that an outline lies in, the one with most of it first; empty where it lies in one. */
function sharesOf(state: PlanState, geometry: MultiPolygonCoordinates, divisionOf: (face: FaceId) => string): DivisionShare[] {
  const shares = new Map<string, number>()
  for (const { face, areaShare } of cutByBorders(state.map, geometry)) {
    const id = divisionOf(face)
    if (state.divisions.has(id)) shares.set(id, (shares.get(id) ?? 0) + areaShare)
  }
  return shares.size < 2
    ? []
    : [...shares]
        .map(([id, areaShare]) => ({ id, areaShare }))
        .sort((a, b) => b.areaShare - a.areaShare || (a.id < b.id ? -1 : 1))
}
