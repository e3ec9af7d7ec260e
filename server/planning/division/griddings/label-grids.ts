import { labelPart } from '../../plans/naming/label-part.ts'
import type { NamingState } from '../../plans/naming/propose-code.ts'
import { nameBeside } from '../../plans/naming/propose-names.ts'
import type { PlanDivision } from '../../plans/plan-types.ts'
import type { DivisionKind, DivisionLevel } from '../../types.ts'
import type { GroundGrid } from '../atoms/ground-types.ts'
import type { ProposedGrid } from './gridding-types.ts'

/** Whose grids they are, what it has now, and all codes ever given below it, retired ones included. */
export interface GridLabels {
  parent: Pick<PlanDivision, 'id' | 'code' | 'name'>
  level: DivisionLevel
  kind: DivisionKind
  present: readonly GroundGrid[]
  givenCodes: ReadonlySet<string>
}

/**
 * Gives new grids, in their order, the codes and names that they get when they are taken into a plan over the same map: numbers after the greatest that there ever was, names as
 * their siblings have them; new communities are called by the side of the present one on whose ground they lie. Who goes on keeps both.
 */
export function labelGrids(
  { parent, level, kind, present, givenCodes }: GridLabels,
  grids: readonly ProposedGrid[],
): ProposedGrid[] {
  const about = { parentId: parent.id, level, kind, terrain: null, urbanRuralClass: null }
  const divisions = new Map(present.map(({ id, code, name }): [string, PlanDivision] => [id, { id, code, name, ...about }]))
  const own = new Set(present.map(({ code }) => code))
  const state: NamingState = {
    divisions,
    children: new Map([[parent.id, present.map(({ id }) => id)]]),
    takenCodes: new Set([...givenCodes].filter((code) => !own.has(code))),
    baseCodes: new Map(present.map(({ code, id }) => [code, id])),
  }
  return grids.map((grid, index) => {
    if (grid.code !== null && grid.name !== null) return grid
    const id = `new ${index}`
    const given = level.startsWith('grid_') ? {} : { name: nameBeside([...divisions.values()], present, grid.geometry) }
    const label = labelPart(state, parent, { id, level, kind }, given)
    divisions.set(id, { id, ...label, ...about })
    return { ...grid, ...label }
  })
}
