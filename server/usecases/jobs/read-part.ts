import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Database } from '../../database/open-pool.ts'
import { findAnalysisPart } from '../../repositories/analyses.ts'

const unzip = promisify(gunzip)

/** One part of a stored answer as text; null where nothing of it is stored. */
export async function readPart(db: Database, id: string, part: string): Promise<string | null> {
  const zipped = await findAnalysisPart(db, id, part)
  return zipped && (await unzip(zipped)).toString('utf8')
}
