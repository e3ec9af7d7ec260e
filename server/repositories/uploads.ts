import { sql } from 'kysely'
import type { Database } from '../database/open-pool.ts'

/** Begins an upload; pieces follow. */
export async function createUpload(db: Database, fileName: string): Promise<string> {
  return (await db.insertInto('uploads').values({ file_name: fileName }).returning('id').executeTakeFirstOrThrow()).id
}

/** Adds the next piece of an upload. */
export async function addUploadPiece(db: Database, uploadId: string, piece: number, body: Buffer): Promise<void> {
  await db.insertInto('upload_pieces').values({ upload_id: uploadId, piece, body }).execute()
  await db
    .updateTable('uploads')
    .set(({ eb }) => ({ bytes: eb('bytes', '+', body.length) }))
    .where('id', '=', uploadId)
    .execute()
}

/** The whole upload; null where it is gone. */
export async function readUpload(db: Database, uploadId: string): Promise<{ fileName: string; bytes: Buffer } | null> {
  const upload = await db.selectFrom('uploads').select(['file_name', 'bytes']).where('id', '=', uploadId).executeTakeFirst()
  if (!upload) return null
  const bytes = Buffer.allocUnsafe(upload.bytes)
  let at = 0
  for (let piece = 0; at < upload.bytes; piece++) {
    const row = await db
      .selectFrom('upload_pieces')
      .select('body')
      .where('upload_id', '=', uploadId)
      .where('piece', '=', piece)
      .executeTakeFirst()
    if (!row) return null
    at += row.body.copy(bytes, at)
  }
  return { fileName: upload.file_name, bytes }
}

export async function removeUpload(db: Database, uploadId: string): Promise<void> {
  await db.deleteFrom('uploads').where('id', '=', uploadId).execute()
}

/** Forgets uploads that no open job waits for. */
export async function removeAbandonedUploads(db: Database): Promise<void> {
  await db
    .deleteFrom('uploads')
    .where('created_at', '<', sql<Date>`now() - interval '1 hour'`)
    .where(
      sql<boolean>`not exists (select 1 from jobs j where j.input->>'uploadId' = uploads.id::text and j.state in ('queued', 'running'))`,
    )
    .execute()
}
