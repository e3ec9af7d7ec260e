import type { DivisionHistory, versionChanges } from '#contract/divisions'
import type { Database } from '../../database/open-pool.ts'
import { divisionLineage, divisionVersions, type HistoryRow } from '../../repositories/divisions/divisions.ts'
import { toProperties } from './find-divisions.ts'
import { noSuchDivision, resolveDivisionEver } from './resolve-division.ts'

type VersionChange = (typeof versionChanges)[number]

/** Areas that differ by less were only measured anew. */
const sameSquareMeters = 1

/** Every version of a division that was published, past and future, each with what is new in it. */
export async function getDivisionHistory(db: Database, idOrCode: string): Promise<DivisionHistory> {
  const versions = await divisionVersions(db, await resolveDivisionEver(db, idOrCode))
  if (versions.length === 0) throw await noSuchDivision(db, idOrCode, undefined)
  let before: HistoryRow | null = null
  return {
    versions: versions.map((version) => {
      const { supersededAt, parentName, ...row } = version
      const changed = before === null ? [] : changesBetween(before, version)
      if (supersededAt === null) before = version
      return { ...toProperties(row), recordedAt: row.recordedAt, supersededAt, parentName, changed }
    }),
  }
}

function changesBetween(before: HistoryRow, after: HistoryRow): VersionChange[] {
  const changes: Record<VersionChange, boolean> = {
    name: before.name !== after.name,
    code: before.code !== after.code,
    level: before.level !== after.level,
    kind: before.kind !== after.kind,
    parent: before.parentId !== after.parentId,
    area: Math.abs(before.areaSquareMeters - after.areaSquareMeters) > sameSquareMeters,
    people: before.population !== after.population || before.households !== after.households,
  }
  return (Object.keys(changes) as VersionChange[]).filter((change) => changes[change])
}

/** What a division came from and what it became. */
export async function getDivisionLineage(db: Database, idOrCode: string) {
  const id = await resolveDivisionEver(db, idOrCode)
  if ((await divisionVersions(db, id)).length === 0) throw await noSuchDivision(db, idOrCode, undefined)
  return divisionLineage(db, id)
}
