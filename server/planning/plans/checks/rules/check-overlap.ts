import { checkMap } from '../../../topology/edit/checks/check-map.ts'
import { isDivision } from '../../../topology/edit/division-map.ts'
import type { CheckFinding } from '../../check-types.ts'
import { divisionOfFace } from '../../plan-state.ts'
import type { CheckContext } from '../check-context.ts'

/**
 * Makes sure that the divisions tile the scope: faces and borders as `checkMap` wants them, every smallest division a face and every face a division's. All that is
 * impossible by construction, so a finding is a fault of the product. What was made of published divisions that overlapped is told. n log n in the points.
 */
export function checkOverlap({ state, options: { notes = [] } }: CheckContext): CheckFinding[] {
  const findings: CheckFinding[] = checkMap(state.map).map(({ fault, faces, at }) => ({
    rule: 'overlap',
    severity: 'error',
    divisionIds: [...new Set(faces.map(divisionOfFace))].filter((id) => state.divisions.has(id)).sort(),
    at: [at],
    value: null,
    limit: null,
    text: fault,
  }))
  const wrong = (id: string, text: string): void => {
    findings.push({ rule: 'overlap', severity: 'error', divisionIds: [id], at: [], value: null, limit: null, text })
  }
  for (const { id } of state.divisions.values()) {
    const isSmallest = (state.children.get(id)?.length ?? 0) === 0
    if (isSmallest !== state.map.faces.has(id)) wrong(id, isSmallest ? 'no_ground' : 'ground_twice')
  }
  for (const face of state.map.faces.keys()) if (isDivision(face) && !state.divisions.has(face)) wrong(face, 'unknown_face')
  for (const { kind, ids, squareMeters, at } of notes)
    findings.push({
      rule: 'overlap',
      severity: 'info',
      divisionIds: [...ids].sort(),
      at: [at],
      value: squareMeters,
      limit: null,
      text: kind,
    })
  return findings
}
