import { randomUUID } from 'node:crypto'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { interiorPoint } from '#planning/geodesy/interior-point'
import type { Database } from '../../database/open-pool.ts'
import type { LineageDraft } from '../../repositories/divisions/division-lineage.ts'
import { insertStagedDivisions } from '../../repositories/divisions/staged-divisions.ts'
import type { SampleDivision, SampleLineage } from '../../sample/sample-content.ts'

/** Stages a sample's divisions as they come, parents before children, giving each identity an id. */
export function createSampleDivisionWriter(db: Database) {
  const idOfIdentity = new Map<string, string>()
  // A code belongs to one identity for ever: codes of ended divisions are never used again.
  const idOfCode = new Map<string, string>()

  const known = (identity: string): string => {
    const id = idOfIdentity.get(identity)
    if (id === undefined) throw new Error(`got lineage of "${identity}" when expected the identity of a division`)
    return id
  }
  const parentOf = ({ code, parentCode }: SampleDivision): string | null => {
    if (parentCode === null) return null
    const id = idOfCode.get(parentCode)
    if (id === undefined) throw new Error(`got division ${code} before its parent ${parentCode} when expected parents first`)
    return id
  }

  return {
    async write(dataSetId: string, divisions: readonly SampleDivision[]): Promise<void> {
      const staged = divisions.map((division) => {
        const divisionId = idOfIdentity.get(division.identity) ?? randomUUID()
        idOfIdentity.set(division.identity, divisionId)
        idOfCode.set(division.code, divisionId)
        return {
          ...division,
          divisionId,
          parentId: parentOf(division),
          labelPoint: interiorPoint(division.geometry),
          areaSquareMeters: polygonSquareMeters(division.geometry),
        }
      })
      await insertStagedDivisions(db, dataSetId, staged)
    },
    /** Lineage with ids for identities; to be asked when every division was written. */
    withIds(lineage: readonly SampleLineage[]): LineageDraft[] {
      return lineage.map(({ predecessor, successor, change, effective }) => ({
        predecessorId: known(predecessor),
        successorId: known(successor),
        change,
        effective,
      }))
    },
  }
}
