import { randomUUID } from 'node:crypto'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { type DivisionDraft, divisionLevels } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { divisionAbove, divisionsByCode, type StagedDivision } from '../../repositories/divisions/staged-divisions.ts'

/**
 * Gives each draft its identity (a known code keeps its id), its parent and its measures. The parent is the one the draft names
 * by code; else the division whose code begins this one's, longest first (national codes nest); else, among the divisions
 * already on the map, the smallest of a higher level around its inner point.
 */
export async function stageDivisions(
  db: Database,
  drafts: readonly DivisionDraft[],
  validFrom: string,
): Promise<{ staged: StagedDivision[]; orphans: DivisionDraft[] }> {
  const known = await divisionsByCode(db)
  const idOf = new Map(drafts.map((draft) => [draft.code, known.get(draft.code)?.id ?? randomUUID()]))
  const levelOf = new Map([...known].map(([code, { level }]) => [code, level]))
  for (const draft of drafts) levelOf.set(draft.code, draft.level)
  const lookUp = (code: string) => idOf.get(code) ?? known.get(code)?.id
  const orphans: DivisionDraft[] = []

  const parentByCode = (draft: DivisionDraft): string | undefined => {
    if (draft.parentCode !== null) return lookUp(draft.parentCode)
    for (let length = draft.code.length - 1; length >= 2; length--) {
      const code = draft.code.slice(0, length)
      const level = levelOf.get(code)
      if (level !== undefined && divisionLevels.indexOf(level) < divisionLevels.indexOf(draft.level)) return lookUp(code)
    }
    return undefined
  }

  const staged: StagedDivision[] = []
  for (const draft of drafts) {
    const labelPoint = interiorPoint(draft.geometry)
    const parentId = parentByCode(draft) ?? (draft.parentCode === null ? await divisionAbove(db, draft.level, labelPoint) : null)
    if (draft.parentCode !== null && parentId === null) orphans.push(draft)
    staged.push({
      ...draft,
      divisionId: idOf.get(draft.code)!,
      parentId,
      labelPoint,
      areaSquareMeters: polygonSquareMeters(draft.geometry),
      validFrom,
      validTo: null,
    })
  }
  return { staged, orphans }
}
