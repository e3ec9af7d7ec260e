import type { NameCheck, NameCheckQuery } from '#contract/divisions'
import { judgeName } from '#planning/names/judge-name'
import { loadSoundOf } from '#planning/names/name-keys'
import type { Database } from '../../database/open-pool.ts'
import { findDivision } from '../../repositories/divisions/divisions.ts'
import { namesBeside } from '../../repositories/divisions/names-beside.ts'
import { noSuchDivision, resolveDivision } from './resolve-division.ts'

/** What would speak against giving a division a name today: the rules of plans' checks, asked before anything is drawn. Divisions that are to end with it do not count. */
export async function checkName(db: Database, idOrCode: string, { name, ending }: NameCheckQuery): Promise<NameCheck> {
  const id = await resolveDivision(db, idOrCode, undefined)
  const division = await findDivision(db, id, undefined)
  if (division === null) throw await noSuchDivision(db, idOrCode, undefined)
  // A village's name is its county's matter, a town's too; that of anything smaller its parent's.
  const within = division.level === 'village' || division.level === 'town' ? 'county' : null
  const beside = await namesBeside(db, id, within)
  const gone = new Set([id, ...ending])
  const others = beside
    .filter((other) => !gone.has(other.id))
    .map((other) => ({ ...other, isNear: other.parentId === division.parentId }))
  return {
    name,
    faults: judgeName(name, others, await loadSoundOf()).map(({ fault, with: other, signs }) => ({
      fault,
      division: other && { id: other.id, code: other.code, name: other.name, parentName: other.parentName },
      signs,
    })),
  }
}
