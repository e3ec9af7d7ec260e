import { childrenOf, countsOf, divisionOfFace, outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { checkMap } from '#planning/topology/edit/checks/check-map'
import { isUnassigned, outside, unassignedIn } from '#planning/topology/edit/division-map'
import { outlineOf } from '#planning/topology/edit/outline-of'
import { divisionLevels, type LonLat, type MultiPolygonCoordinates } from '#planning/types'

type Segments = Map<string, number>

/**
 * What is wrong with a plan, found again from its outlines by plain means: rings that do not close or cross, children that do not tile their parent segment by segment and in area, people lost or
 * counted elsewhere than they live, codes given twice, faces of nobody. Empty where all is well.
 */
export function faultsOf(state: PlanState): string[] {
  const faults: string[] = checkMap(state.map).map(({ fault, faces, at }) => `${fault} ${faces} at ${at}`)
  const codes = new Map<string, string>()
  const outlines = new Map<string, MultiPolygonCoordinates>()
  for (const { id, code } of state.divisions.values()) {
    if (codes.has(code)) faults.push(`code ${code} of ${id} and ${codes.get(code)}`)
    codes.set(code, id)
    outlines.set(id, outlineOfDivision(state, id))
    if (outlines.get(id)!.length === 0) faults.push(`${id} has no ground`)
  }
  for (const face of state.map.faces.keys()) {
    if (face === outside) continue
    const id = divisionOfFace(face)
    if (!state.divisions.has(id)) faults.push(`face ${face} is nobody's`)
    else if (isUnassigned(face) !== childrenOf(state, id).length > 0)
      faults.push(`face ${face} of ${id}, which has ${childrenOf(state, id).length} children`)
  }
  for (const { id, level, parentId } of state.divisions.values()) {
    const parent = parentId === null ? undefined : state.divisions.get(parentId)
    if (id !== state.scopeId && !parent) faults.push(`${id} has no parent`)
    if (parent && divisionLevels.indexOf(parent.level) >= divisionLevels.indexOf(level)) faults.push(`${id} is above its parent`)
    if (parent && !childrenOf(state, parent.id).includes(id)) faults.push(`${id} is missing among the children of ${parent.id}`)
    const children = childrenOf(state, id)
    if (children.length > 0) faults.push(...tilingFaults(state, id, children, outlines))
  }
  return faults
}

function tilingFaults(
  state: PlanState,
  id: string,
  children: readonly string[],
  outlines: ReadonlyMap<string, MultiPolygonCoordinates>,
): string[] {
  const faults: string[] = []
  const parts = [...children.map((child) => outlines.get(child)!), outlineOf(state.map, unassignedIn(id))]
  const used: Segments = new Map()
  for (const part of parts) for (const key of segmentsOf(part)) used.set(key, (used.get(key) ?? 0) + 1)
  const edge = new Set(segmentsOf(outlines.get(id)!))
  for (const [key, count] of used)
    if (count !== (edge.has(key) ? 1 : 2)) faults.push(`${id}: segment ${key} is used ${count} times`)
  for (const key of edge) if (!used.has(key)) faults.push(`${id}: segment ${key} of the edge is no child's`)
  const area = doubleSteps(outlines.get(id)!)
  const sum = parts.reduce((total, part) => total + doubleSteps(part), 0n)
  if (sum !== area) faults.push(`${id}: its children have ${sum} of ${area}`)
  const own = countsOf(state, id)
  const free = state.people.get(unassignedIn(id))
  const people = children.reduce((total, child) => total + countsOf(state, child).population, free?.population ?? 0)
  if (Math.abs(people - own.population) > 1e-6) faults.push(`${id}: its children have ${people} of ${own.population} people`)
  return faults
}

const steps = ([lon, lat]: LonLat): [bigint, bigint] => [BigInt(Math.round(lon * 1e7)), BigInt(Math.round(lat * 1e7))]

function segmentsOf(outline: MultiPolygonCoordinates): string[] {
  return outline.flat().flatMap((ring) => ring.slice(1).map((to, i) => [String(ring[i]), String(to)].sort().join(' ')))
}

/** Twice the area in square lattice steps, in whole numbers. */
function doubleSteps(outline: MultiPolygonCoordinates): bigint {
  let sum = 0n
  for (const ring of outline.flat())
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [steps(ring[i - 1]), steps(ring[i])]
      sum += ax * by - bx * ay
    }
  return sum
}
