import { interiorPoint } from '../../../geodesy/interior-point.ts'
import { unassignedIn } from '../../../topology/edit/division-map.ts'
import { faceAt } from '../../../topology/edit/face-at.ts'
import { outlineOf } from '../../../topology/edit/outline-of.ts'
import { toLattice } from '../../../topology/lattice.ts'
import type { CheckFinding, CheckSeverity } from '../../check-types.ts'
import { measureGround } from '../../measure/measure-ground.ts'
import type { PlanDivision, PlanState } from '../../plan-types.ts'
import type { CheckContext } from '../check-context.ts'

/**
 * Finds land that children leave free. An error where their level is meant to cover all ground: some parent of that level, here or in the base, is wholly tiled; a
 * warning where the base left as much of that land free; else it is told. Parents without children, where others of their level have some, are told in one finding.
 */
export function checkUnassigned({ state, base }: CheckContext): { findings: CheckFinding[]; checked: number } {
  const isTiled = (plan: PlanState, id: string): boolean =>
    (plan.children.get(id)?.length ?? 0) > 0 && !plan.map.faces.has(unassignedIn(id))
  const tiledLevels = new Set<string>()
  const levelsWithChildren = new Set<string>()
  for (const plan of base ? [base, state] : [state]) {
    for (const [id, children] of plan.children) {
      const parent = plan.divisions.get(id)!
      if (children.length > 0) levelsWithChildren.add(parent.level)
      if (isTiled(plan, id)) tiledLevels.add(`${parent.level} ${plan.divisions.get(children[0])!.level}`)
    }
  }
  const parents = [...state.divisions.values()].filter(({ level }) => levelsWithChildren.has(level))
  const findings: CheckFinding[] = []
  const bare = new Map<string, PlanDivision[]>()
  for (const parent of parents.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const children = state.children.get(parent.id) ?? []
    if (children.length === 0) bare.set(parent.level, [...(bare.get(parent.level) ?? []), parent])
    const free = children.length === 0 ? null : measureGround(state.map, [unassignedIn(parent.id)])
    if (!free) continue
    const freeBefore = base ? squareMetersFreeBefore(state, base, parent) : 0
    const isMeant = tiledLevels.has(`${parent.level} ${state.divisions.get(children[0])!.level}`)
    const severity: CheckSeverity = !isMeant ? 'info' : free.areaSquareMeters <= freeBefore * (1 + 1e-9) ? 'warning' : 'error'
    findings.push({
      rule: 'unassigned',
      severity,
      divisionIds: [parent.id],
      at: free.parts.map(interiorPoint),
      value: free.areaSquareMeters,
      limit: { min: null, max: 0 },
      text: null,
    })
  }
  for (const [level, divisions] of bare) {
    findings.push({
      rule: 'unassigned',
      severity: 'info',
      divisionIds: divisions.map(({ id }) => id),
      at: [],
      value: divisions.length,
      limit: null,
      text: `${level} without children`,
    })
  }
  return { findings, checked: parents.length }
}

/** How much of a parent's free land was no child's before: its own free land, and the ground of those without any children that it took over. */
function squareMetersFreeBefore(state: PlanState, base: PlanState, { id, level }: PlanDivision): number {
  const free = unassignedIn(id)
  const taken = [...base.divisions.values()].filter((division) => {
    if (division.level !== level || base.children.has(division.id)) return false
    if (division.id !== id && state.divisions.has(division.id)) return false
    const [lon, lat] = interiorPoint(outlineOf(base.map, division.id))
    return faceAt(state.map, 2 * toLattice(lon), 2 * toLattice(lat)) === free
  })
  return [free, ...taken.map((division) => division.id)].reduce(
    (sum, face) => sum + (measureGround(base.map, [face])?.areaSquareMeters ?? 0),
    0,
  )
}
